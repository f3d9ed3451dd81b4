/**
 * The slots that a pause held back: written down once it ends, so that it can be told later why nothing came. Pure.
 */
import { type EndedSlot, MOST_ENDED } from './catch-up.ts';
import { parseSchedule } from './schedule.ts';
import { slotsBetween } from './slots.ts';
import type { Pause, Subscription } from './subscription.ts';
import { wallTime } from './wall-time.ts';

/** Every schedule has at least one slot within so many milliseconds: a week, and the days that a calendar may leave out. */
const LONGEST_GAP = 8 * 24 * 3_600_000;

function reasonFor({ kind, since }: Pause, zone: string): string {
  const began = since === undefined ? '' : `, from ${wallTime(since, zone)} in ${zone} on`;
  return kind === 'refused'
    ? `It was paused, because an earlier post was refused${began}.`
    : `It was paused${began}.`;
}

/**
 * The slots that a subscription's pause has held back so far, oldest first: the last of them, where they are very many.
 * None where it is not known since when it lasts.
 *
 * @param now epoch milliseconds.
 */
export function heldBack(
  { schedule, pause, since = -Infinity }: Pick<Subscription, 'schedule' | 'pause' | 'since'>,
  now: number,
): readonly EndedSlot[] {
  const parsed = parseSchedule(schedule);
  if (pause?.since === undefined || !parsed.ok) return [];
  const until = pause.kind === 'asked' ? pause.until : undefined;
  const to = until === undefined ? now : Math.min(now, until - 1);
  const from = Math.max(pause.since, since, to - MOST_ENDED * LONGEST_GAP);
  const reason = reasonFor(pause, parsed.schedule.zone);
  return from >= to
    ? []
    : slotsBetween(parsed.schedule, from, to)
        .slice(-MOST_ENDED)
        .map((due) => ({ due, state: 'skipped', reason }));
}
