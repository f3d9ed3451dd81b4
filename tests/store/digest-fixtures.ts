/**
 * Subscriptions, deliveries and intents to fill a store with.
 */
import type { Item } from '../../src/digest/item.ts';
import type { DigestStore, Intent, NewDelivery, PartChange } from '../../src/digest/store.ts';
import type { Subscription } from '../../src/digest/subscription.ts';

export const NINE = Date.UTC(2024, 4, 1, 9);
export const TEN = Date.UTC(2024, 4, 1, 10);

/** The platforms of these tests plan nothing before its time, unless a test says so. */
export const ON_TIME: ReadonlyMap<string, number> = new Map();

export const brief: Item = { kind: 'brief', id: 'ferry' };
export const quotation: Item = { kind: 'quotation', id: 'q1' };

export const CARD = '{"elements":[]}';

/** A subscription that is due at nine. */
export function subscriptionTo(id: string, changes: Partial<Subscription> = {}): Subscription {
  const [platform = '', channel = ''] = id.split(':');
  return {
    id,
    platform,
    channel,
    schedule: 'daily 09:00 UTC',
    topics: [],
    quiet: 'library',
    origin: 'settings',
    nextDue: NINE,
    ...changes,
  };
}

export const slack = subscriptionTo('slack:C1');

/** A delivery, due at nine, with parts of these keys. */
export function deliveryWith(
  slot: string,
  keys: readonly string[],
  shows: readonly Item[] = [brief],
): NewDelivery {
  return {
    id: `delivery-${slot}`,
    slot,
    due: NINE,
    asked: false,
    deadline: TEN,
    content: { kind: 'parts', parts: keys.map((key) => ({ key, card: CARD, shows })) },
  };
}

/** An intent to post a part, by the holder `one`. */
export function intentFor(key: string, changes: Partial<Intent> = {}): Intent {
  return { key, card: CARD, at: NINE, holder: 'one', paces: [], ...changes };
}

export const sent: PartChange = { state: 'sent', message: 'm1' };
export const unknown: PartChange = { state: 'unknown', reason: 'Silence.', nextAttempt: NINE };

/** Plans a delivery of one part without moving the subscription on. */
export async function plan(
  digest: DigestStore,
  key: string,
  { shows = [brief], at = NINE, subscription = slack.id } = {},
): Promise<void> {
  await digest.plan({ subscription, at, deliveries: [deliveryWith(key, [key], shows)] });
}

/** Plans, begins and settles a delivery of one part. */
export async function post(
  digest: DigestStore,
  key: string,
  change: PartChange,
  { shows = [brief], at = NINE } = {},
): Promise<void> {
  await plan(digest, key, { shows, at });
  await digest.claimOne('one', slack.id, at);
  await digest.begin(intentFor(key, { at }));
  await digest.settle(key, 'sending', change, at);
}
