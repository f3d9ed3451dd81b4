/**
 * What was handed to a platform ahead of its time and has not appeared yet: it is taken back where its subscription
 * changes. Where the platform cannot be asked yet, as at the start, it is left to be taken back by who looks for it.
 */
import type { Lease } from './lease.ts';
import type { Log } from './log.ts';
import type { PlatformCalls } from './platform-calls.ts';
import type { DigestStore, OpenPart, PartChange } from './store.ts';
import type { Subscription } from './subscription.ts';

/** What taking back needs. */
export interface HandedOverOptions {
  readonly store: DigestStore;
  readonly calls: PlatformCalls;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly log: Log;
}

const NOT_GIVEN_BACK = 'The platform did not give it back.';

/** A part that was taken back. @param reason why, in a whole sentence. */
export function takenBack(reason: string): PartChange {
  return { state: 'missed', reason: `Taken back before it appeared: ${reason}` };
}

/** Takes back what has not appeared yet. */
export class HandedOver {
  readonly #options: HandedOverOptions;

  constructor(options: HandedOverOptions) {
    this.#options = options;
  }

  /**
   * Ends what is under way of a subscription's scheduled digests, and takes back what has not appeared, as far as the
   * platform gives it back.
   *
   * What is taken back is `unknown` meanwhile: should this process end before the answer, it is looked for, and not
   * handed over again.
   *
   * @param reason why, in a whole sentence.
   * @returns when the messages appear that the platform did not give back.
   */
  async giveUp(subscription: Subscription, reason: string, lease: Lease): Promise<readonly number[]> {
    const messages = await this.letGo(subscription, reason);
    const appearing: number[] = [];
    for (const part of messages.size === 0 ? [] : await this.#options.store.openParts(subscription.id)) {
      const message = messages.get(part.key);
      if (message === undefined || !(await lease.holds())) continue;
      if (!(await this.#takeBack(subscription, part, message, reason)))
        appearing.push(part.appearsAt ?? part.due);
    }
    return appearing;
  }

  /**
   * Ends what is under way of a subscription's scheduled digests, without asking the platform. What has not appeared is
   * `unknown` from then on, and due to be looked for.
   *
   * @returns the platform's ids of what has not appeared, by the keys of the parts.
   */
  async letGo({ id }: Pick<Subscription, 'id'>, reason: string): Promise<ReadonlyMap<string, string>> {
    const { store, clock } = this.#options;
    const messages = new Map<string, string>();
    for (const { key, message } of await store.handedOver(id, clock())) {
      const change = {
        state: 'unknown',
        reason: `${reason} ${NOT_GIVEN_BACK}`,
        nextAttempt: clock(),
      } as const;
      if (await store.settle(key, 'sent', change, clock())) messages.set(key, message);
    }
    await store.supersede(id, reason, clock());
    return messages;
  }

  /** @returns whether the platform gave it back. */
  async #takeBack(
    subscription: Subscription,
    part: OpenPart,
    message: string,
    reason: string,
  ): Promise<boolean> {
    const { store, calls, clock, log } = this.#options;
    if (await calls.cancel(subscription, message)) {
      await store.settle(part.key, 'unknown', takenBack(reason), clock());
      return true;
    }
    log.warn(
      { subscription: subscription.id, key: part.key },
      'A message that was handed over was not given back',
    );
    const found = await calls.findAhead(subscription, part.appearsAt ?? part.due, part.attemptedAt);
    // What is not found now is looked for again as soon as the subscription is worked on.
    if (found.state === 'found') {
      await store.settle(part.key, 'unknown', { state: 'sent', message: found.message }, clock());
    }
    return false;
  }
}
