/**
 * What was handed to a platform ahead of its time and has not appeared yet: it is taken back where its subscription
 * changes.
 */
import type { Lease } from './lease.ts';
import type { Log } from './log.ts';
import { deliveryId, positionOf } from './new-delivery.ts';
import type { PlatformCalls } from './platform-calls.ts';
import type { DigestStore } from './store.ts';
import type { Subscription } from './subscription.ts';

/** What has not appeared yet was due, or is due, within so many milliseconds of now. */
const DAY = 86_400_000;

/** What taking back needs. */
export interface HandedOverOptions {
  readonly store: DigestStore;
  readonly calls: PlatformCalls;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly log: Log;
}

/** Takes back what has not appeared yet. */
export class HandedOver {
  readonly #options: HandedOverOptions;

  constructor(options: HandedOverOptions) {
    this.#options = options;
  }

  /**
   * Takes back all that has not appeared of a subscription's digests, as far as the platform gives it back.
   *
   * @param reason why, in a whole sentence.
   * @returns when the messages appear that it did not give back.
   */
  async takeBack(subscription: Subscription, reason: string, lease: Lease): Promise<readonly number[]> {
    const { store, calls, clock, log } = this.#options;
    const left: string[] = [];
    for (const { key, message } of await store.handedOver(subscription.id, clock())) {
      if (!(await lease.holds())) return [];
      if (await calls.cancel(subscription, message)) {
        const change = { state: 'missed', reason: `Taken back before it appeared: ${reason}` } as const;
        await store.settle(key, 'sent', change, clock());
      } else left.push(key);
    }
    if (left.length === 0) return [];
    log.warn(
      { subscription: subscription.id, keys: left },
      'The platform did not give back what was handed over',
    );
    return this.#appearances(subscription, left);
  }

  async #appearances({ id }: Subscription, keys: readonly string[]): Promise<readonly number[]> {
    const { store, clock } = this.#options;
    const now = clock();
    const deliveries = await store.between(id, now - DAY, now + DAY);
    return deliveries.flatMap(({ slot, content }) => {
      const delivery = deliveryId(id, slot);
      const positions = keys.filter((key) => key.startsWith(`${delivery}-`)).map(positionOf);
      if (content.kind === 'nothing') return [];
      return positions.flatMap((position) => content.parts[position]?.appearsAt ?? []);
    });
  }
}
