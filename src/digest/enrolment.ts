/**
 * The channels named in the settings, and the subscriptions that they are. What a command made, changed or ended is no
 * longer the settings' affair.
 */
import type { ChannelAddress } from './digest.ts';
import { type Schedule, scheduleInWords } from './schedule.ts';
import { nextSlot } from './slots.ts';
import { isActive, type Quiet, type Subscription } from './subscription.ts';

/** A channel that the settings name. */
export interface ConfiguredChannel extends ChannelAddress {
  readonly schedule: Schedule;
}

/** A subscription's id, the same for the same channel. */
export const subscriptionId = ({ platform, channel }: ChannelAddress) => `${platform}:${channel}`;

/**
 * When a subscription is due next: as the store knows, so that slots that have come due meanwhile are caught up with.
 * It is the first slot after now where the store knows none, or one that is further ahead than that because the clock
 * went back.
 */
export function dueNext(schedule: Schedule, known: number | undefined, now: number): number {
  const next = nextSlot(schedule, now);
  return Math.min(known ?? next, next);
}

/**
 * A channel of the settings as a subscription, from what the store knows of it. It stays as it is where a command has
 * changed it; a pause stays.
 *
 * @param quiet what the settings want of quiet days.
 */
export function enrolled(
  { platform, channel, schedule }: ConfiguredChannel,
  quiet: Quiet,
  stored: Subscription | undefined,
  now: number,
): Subscription {
  if (stored?.origin === 'command') return stored;
  const words = scheduleInWords(schedule);
  const { workspace, person, pause } = stored ?? {};
  const since =
    stored !== undefined && isActive(stored) && stored.schedule === words ? stored.since : undefined;
  const subscription: Subscription = {
    id: subscriptionId({ platform, channel }),
    platform,
    channel,
    schedule: words,
    topics: [],
    quiet,
    origin: 'settings',
    ...(workspace === undefined ? {} : { workspace }),
    ...(person === undefined ? {} : { person }),
    ...(pause === undefined ? {} : { pause }),
    ...(since === undefined ? {} : { since }),
  };
  if (pause !== undefined && !('until' in pause)) return subscription;
  const known = stored?.schedule === words ? stored.nextDue : undefined;
  return { ...subscription, nextDue: dueNext(schedule, known, now) };
}

/** Whether a subscription in the store is as the settings want it. */
export function isEnrolled(stored: Subscription | undefined, wanted: Subscription): boolean {
  return (
    stored === wanted ||
    (stored?.nextDue === wanted.nextDue &&
      stored?.schedule === wanted.schedule &&
      stored.quiet === wanted.quiet &&
      isActive(stored))
  );
}

/** Each channel once, in the order of the settings. */
export function withoutRepeats(channels: readonly ConfiguredChannel[]): readonly ConfiguredChannel[] {
  return [...new Map(channels.map((channel) => [subscriptionId(channel), channel])).values()];
}
