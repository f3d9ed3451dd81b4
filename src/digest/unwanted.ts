/**
 * Why a slot is not to be posted any more, from its subscription as it is. Pure.
 */
import { parseSchedule } from './schedule.ts';
import { slotsBetween } from './slots.ts';
import { isActive, type Subscription } from './subscription.ts';

/** Reasons, in whole sentences. */
export const RESCHEDULED = 'The schedule was changed.';
export const PAUSED = 'Digests were paused.';
export const UNSUBSCRIBED = 'This channel was unsubscribed.';
export const DROPPED = 'This is no longer a digest channel.';

/**
 * Why nobody wants a slot any more, in a whole sentence; nothing where it is wanted. A refusal of the platform's is no
 * wish: what it had taken before stays.
 *
 * @param due the slot's due time, in epoch milliseconds.
 */
export function unwantedBecause(
  subscription: Pick<Subscription, 'schedule' | 'pause' | 'nextDue'>,
  due: number,
): string | undefined {
  const { schedule, pause } = subscription;
  if (!isActive(subscription)) return DROPPED;
  if (pause?.kind === 'asked' && due < (pause.until ?? Infinity)) return PAUSED;
  const parsed = parseSchedule(schedule);
  return parsed.ok && slotsBetween(parsed.schedule, due - 1, due).length === 0 ? RESCHEDULED : undefined;
}
