/**
 * What becomes of the slots that have come due since the last look: usually one, after an outage many. Pure.
 */
import { utcMinute } from '../cards/plain-text.ts';
import type { Schedule } from './schedule.ts';
import { nextSlot, slotsBetween } from './slots.ts';

/** A slot that is over without a post. */
export interface EndedSlot {
  readonly due: number;
  readonly state: 'missed' | 'skipped';
  readonly reason: string;
}

/** What is to be done about a subscription's slots up to now. Times are epoch milliseconds. */
export interface CatchUp {
  /** The one slot to post, late or not; absent where none is young enough. */
  readonly post?: number;
  /** The others, oldest first. */
  readonly ended: readonly EndedSlot[];
  /** The first slot after now. */
  readonly nextDue: number;
}

/** The most slots of one outage, or of one pause, that are written down one by one, so that a year's stays readable. */
export const MOST_ENDED = 31;

const HOUR = 3_600_000;

function endedSlot(due: number, now: number, staleness: number, post: number | undefined): EndedSlot {
  if (post === undefined || now - due >= staleness) {
    const hours = Math.round((staleness / HOUR) * 10) / 10;
    return { due, state: 'missed', reason: `The bot was not at work within ${hours} hours of it.` };
  }
  return {
    due,
    state: 'skipped',
    reason: `One post stands for several slots: the one of ${utcMinute(post)}.`,
  };
}

/**
 * Decides about every slot from `nextDue` up to now: the newest is posted if it is younger than `staleness`, and
 * stands for the others; those are `skipped`, or `missed` where they are older. A slot that is still to come, where
 * posts are handed over ahead of their time, is decided about alone.
 */
export function catchUp(schedule: Schedule, nextDue: number, now: number, staleness: number): CatchUp {
  if (nextDue > now) return { post: nextDue, ended: [], nextDue: nextSlot(schedule, nextDue) };
  const slots = slotsBetween(schedule, nextDue - 1, now);
  const newest = slots.at(-1);
  const post = newest !== undefined && now - newest < staleness ? newest : undefined;
  const ended = slots.filter((due) => due !== post).map((due) => endedSlot(due, now, staleness, post));
  const written = ended.slice(-MOST_ENDED);
  const unwritten = ended.length - written.length;
  return {
    ...(post === undefined ? {} : { post }),
    ended: written.map((slot, index) =>
      index === 0 && unwritten > 0
        ? { ...slot, reason: `${slot.reason} So were ${unwritten} slots before it.` }
        : slot,
    ),
    nextDue: nextSlot(schedule, now),
  };
}
