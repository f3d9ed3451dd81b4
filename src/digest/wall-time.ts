/**
 * Points in time in words, as a clock on the wall of a zone shows them.
 */
import { Temporal } from 'temporal-polyfill';
import { dateInWords } from '../cards/date-in-words.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** A moment in a zone. @param at epoch milliseconds. */
export function inZone(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

/** The time of day in a zone: `09:00`. @param at epoch milliseconds. */
export function timeOfDay(at: number, zone: string): string {
  return inZone(at, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** A day in words: `Wednesday, 25 November 2026`. */
export function dayInWords(date: Temporal.PlainDate): string {
  return `${DAYS[date.dayOfWeek - 1] ?? ''}, ${dateInWords(date.toString())}`;
}

/** A moment as a clock on the wall of a zone shows it: `Wednesday, 25 November 2026, 09:00`. */
export function wallTime(at: number, zone: string): string {
  return `${dayInWords(inZone(at, zone).toPlainDate())}, ${timeOfDay(at, zone)}`;
}
