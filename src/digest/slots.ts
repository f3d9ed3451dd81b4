/**
 * The moments a schedule stands for.
 *
 * Each scheduled local day and time has one slot, and these rules settle what clocks make of it:
 *
 * - A time that does not exist, because the clocks go forward over it, is due at the first moment after the
 *   gap: 02:30 in Berlin on the last Sunday of March is due at 03:00, and 00:00 in a zone whose midnight is
 *   skipped at 01:00.
 * - A time that exists twice, because the clocks go back over it, is due the first time only.
 * - A day that does not exist at all (30 December 2011 in Samoa) has no slots.
 * - Two times that become one moment by these rules are one slot.
 */
import { Temporal } from 'temporal-polyfill';
import type { LocalTime, Schedule, Weekday } from './schedule.ts';

/** The moment of a local day and time in epoch milliseconds, or none where the day does not exist. */
function momentOf(date: Temporal.PlainDate, time: LocalTime, zone: string): number | undefined {
  const local = date.toPlainDateTime(time);
  // Of a time that exists twice this is the first; of one that does not exist, a moment before the gap.
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(local)) return earlier.epochMilliseconds;
  const dayExists = date.toZonedDateTime(zone).toPlainDate().equals(date);
  return dayExists ? earlier.getTimeZoneTransition('next')?.epochMilliseconds : undefined;
}

function* momentsFrom({ days, times, zone }: Schedule, start: Temporal.PlainDate): Generator<number> {
  const scheduled = new Set<number>(days satisfies readonly Weekday[]);
  for (let date = start; ; date = date.add({ days: 1 })) {
    if (!scheduled.has(date.dayOfWeek)) continue;
    for (const time of times) {
      const moment = momentOf(date, time, zone);
      if (moment !== undefined) yield moment;
    }
  }
}

/** The local day of a moment, `2026-11-24`. @param at epoch milliseconds. */
export function localDay({ zone }: Pick<Schedule, 'zone'>, at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The slots later than `after`, in order and without end. All times are epoch milliseconds. */
function* slotsAfter(schedule: Schedule, after: number): Generator<number, never> {
  const start = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(schedule.zone).toPlainDate();
  let last = after;
  for (const moment of momentsFrom(schedule, start)) {
    if (moment <= last) continue;
    yield moment;
    last = moment;
  }
  throw new RangeError('The calendar has ended.');
}

/** The first slot later than `after`. */
export function nextSlot(schedule: Schedule, after: number): number {
  return slotsAfter(schedule, after).next().value;
}

/** The first slots later than `after`, in order. */
export function nextSlots(schedule: Schedule, after: number, count: number): readonly number[] {
  const slots: number[] = [];
  while (slots.length < count) slots.push(nextSlot(schedule, slots.at(-1) ?? after));
  return slots;
}

/** The slots later than `from` and up to `to`, `to` included, in order. */
export function slotsBetween(schedule: Schedule, from: number, to: number): readonly number[] {
  const slots: number[] = [];
  for (const slot of slotsAfter(schedule, from)) {
    if (slot > to) break;
    slots.push(slot);
  }
  return slots;
}
