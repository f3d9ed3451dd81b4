/** What the ledger says became of every slot. */
import { deliveryId } from '../../src/digest/new-delivery.ts';
import type { Delivery, DigestStore, Part } from '../../src/digest/store.ts';

/** One message of a delivery, by the ledger. */
export interface AccountPart extends Pick<Part, 'state' | 'reason' | 'nextAttempt' | 'appearsAt'> {
  readonly key: string;
  /** When it came into its state: epoch milliseconds, as all times here. */
  readonly at: number;
}

/** One slot, by the ledger. */
export interface Account {
  readonly subscription: string;
  readonly due: number;
  readonly content:
    | { readonly kind: 'parts'; readonly parts: readonly AccountPart[] }
    | { readonly kind: 'nothing'; readonly reason: string };
}

/** Later than any time of a run, and a number that every store can hold. */
const EVER = 8_640_000_000_000_000;

function partsOf(subscription: string, { slot }: Delivery, parts: readonly Part[]): readonly AccountPart[] {
  const id = deliveryId(subscription, slot);
  return parts.map(({ state, reason, changedAt, nextAttempt, appearsAt }, index) => ({
    key: `${id}-${index + 1}`,
    state,
    at: changedAt,
    ...(reason === undefined ? {} : { reason }),
    ...(nextAttempt === undefined ? {} : { nextAttempt }),
    ...(appearsAt === undefined ? {} : { appearsAt }),
  }));
}

/** Reads every account of some subscriptions. */
export async function readAccounts(
  store: Pick<DigestStore, 'between'>,
  subscriptions: readonly string[],
): Promise<readonly Account[]> {
  const accounts: Account[] = [];
  for (const subscription of subscriptions) {
    for (const delivery of await store.between(subscription, 0, EVER)) {
      const { due, content } = delivery;
      accounts.push({
        subscription,
        due,
        content:
          content.kind === 'parts'
            ? { kind: 'parts', parts: partsOf(subscription, delivery, content.parts) }
            : { kind: 'nothing', reason: `${content.state}: ${content.reason}` },
      });
    }
  }
  return accounts;
}

/** Whether anything of a part is still to come. @param now epoch milliseconds. */
export function isOpen({ state, nextAttempt, appearsAt = 0 }: AccountPart, now: number): boolean {
  if (state === 'planned' || state === 'sending') return true;
  // What was handed over may be late by a little, as messages are everywhere.
  if (state === 'sent') return appearsAt + 10_000 > now;
  return state === 'unknown' && nextAttempt !== undefined;
}
