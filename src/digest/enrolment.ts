/**
 * The channels named in the settings, and the subscriptions that they are.
 */
import type { ChannelAddress } from './digest.ts';
import { type Schedule, scheduleInWords } from './schedule.ts';
import { nextSlot } from './slots.ts';
import type { DigestStore, Due, Subscription } from './store.ts';

/** A channel that the settings name. */
export interface ConfiguredChannel extends ChannelAddress {
  readonly schedule: Schedule;
}

/** A subscription's id, the same for the same channel. */
export const subscriptionId = ({ platform, channel }: ChannelAddress) => `${platform}:${channel}`;

/**
 * A channel of the settings as a subscription, from what the store knows of it.
 *
 * The next slot is the store's, so that slots that have come due meanwhile are caught up with. It is the first one
 * after now where the channel is new, was away or has another schedule, and where the store's is further ahead
 * than that, because the clock went back.
 */
export function enrolled(
  { platform, channel, schedule }: ConfiguredChannel,
  stored: Subscription | undefined,
  now: number,
): Due {
  const words = scheduleInWords(schedule);
  const next = nextSlot(schedule, now);
  const known = stored?.schedule === words ? stored.nextDue : undefined;
  return {
    id: subscriptionId({ platform, channel }),
    platform,
    channel,
    schedule: words,
    nextDue: Math.min(known ?? next, next),
  };
}

/** Each channel once, in the order of the settings. */
export function withoutRepeats(channels: readonly ConfiguredChannel[]): readonly ConfiguredChannel[] {
  return [...new Map(channels.map((channel) => [subscriptionId(channel), channel])).values()];
}

/** Makes the channels of the settings the subscriptions of the store. Others keep their history and are not due. */
export async function enrol(
  channels: readonly ConfiguredChannel[],
  store: DigestStore,
  now: number,
): Promise<void> {
  const ids = new Set(channels.map(subscriptionId));
  for (const { id } of await store.subscriptions()) {
    if (ids.has(id)) continue;
    await store.endSubscription(id);
    await store.supersede(id, 'This is no longer a digest channel.', now);
  }
  for (const channel of withoutRepeats(channels)) {
    const stored = await store.subscription(subscriptionId(channel));
    const subscription = enrolled(channel, stored, now);
    const same = stored?.nextDue === subscription.nextDue && stored.schedule === subscription.schedule;
    if (!same) await store.saveSubscription(subscription, now);
  }
}
