/**
 * Points in time as a clock on the wall shows them, and days as a zone has them.
 */
import type { Temporal } from 'temporal-polyfill';
import { parseSchedule } from '../../digest/schedule.ts';

export { dayInWords, inZone, timeOfDay, wallTime } from '../../digest/wall-time.ts';

/** The zone where nothing says another. */
export const UTC = 'UTC';

/** The zone of a schedule in words; UTC where it has none, because digests only come when they are asked for. */
export function zoneOfSchedule(words: string): string {
  const parsed = parseSchedule(words);
  return parsed.ok ? parsed.schedule.zone : UTC;
}

/** When a day begins and ends in a zone, in epoch milliseconds; the end is the next day's beginning. */
export function boundsOfDay(
  date: Temporal.PlainDate,
  zone: string,
): { readonly from: number; readonly to: number } {
  const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).epochMilliseconds;
  return { from: startOf(date), to: startOf(date.add({ days: 1 })) };
}

/** A length of time in words: `2 hours 5 minutes`, `3 days`. @param milliseconds 0 or more. */
export function lengthInWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24];
  const counted = (count: number, unit: string) =>
    count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`];
  const words = [...counted(days, 'day'), ...counted(hours, 'hour'), ...counted(minutes % 60, 'minute')];
  return words.length === 0 ? 'less than a minute' : words.slice(0, 2).join(' ');
}
