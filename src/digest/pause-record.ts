/**
 * Writing down what a pause has held back, before anything changes by which that could be told later.
 */
import { heldBack } from './held-back.ts';
import { endedDelivery } from './new-delivery.ts';
import type { DigestStore } from './store.ts';
import type { Subscription } from './subscription.ts';

/**
 * Writes down the slots that a subscription's pause has held back so far; nothing where it is not paused. Where what
 * follows is cut off, the same slots are found written down the next time.
 *
 * @param now epoch milliseconds.
 */
export async function recordHeldBack(
  store: Pick<DigestStore, 'plan'>,
  subscription: Subscription,
  now: number,
): Promise<void> {
  const { id } = subscription;
  const deliveries = heldBack(subscription, now).map((slot) => endedDelivery(id, slot));
  if (deliveries.length > 0) await store.plan({ subscription: id, at: now, deliveries });
}
