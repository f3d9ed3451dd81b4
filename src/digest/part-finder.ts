/**
 * Finds out what became of a part of which nobody knows whether it was posted.
 */
import type { Card } from '../cards/card.ts';
import { afterAppearance, afterFind, afterFindAhead, afterRepeat, REPEAT_PAUSE } from './delivery.ts';
import { thaw } from './frozen-card.ts';
import { takenBack } from './handed-over.ts';
import type { Lease } from './lease.ts';
import type { PlatformCalls } from './platform-calls.ts';
import type { Settlement } from './settlement.ts';
import type { DigestStore, OpenPart, PartChange } from './store.ts';
import type { Subscription } from './subscription.ts';
import { unwantedBecause } from './unwanted.ts';

/** What finding out needs. */
export interface FinderOptions {
  readonly store: DigestStore;
  readonly calls: PlatformCalls;
  readonly settlement: Settlement;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

const NO_ANSWER = 'The platform did not answer.';

/** Looks for parts. */
export class PartFinder {
  readonly #options: FinderOptions;

  constructor(options: FinderOptions) {
    this.#options = options;
  }

  /**
   * Takes an unknown part one step further. Work on one subscription must not overlap.
   *
   * @returns `false` where nothing more is to be done about its subscription for now.
   */
  async find(subscription: Subscription, part: OpenPart, lease: Lease): Promise<boolean> {
    if (!(await lease.holds())) return false;
    if (part.appearsAt !== undefined) return this.#findAhead(subscription, part, part.appearsAt, lease);
    const { calls, clock, settlement } = this.#options;
    const outcome = await calls.find(subscription, part.key, part.attemptedAt);
    if (!(await lease.holds())) return false;
    const card = outcome.state === 'cannot-tell' ? this.#repeatable(subscription, part) : undefined;
    if (card !== undefined) return this.#repeat(subscription, part, card, lease);
    return settlement.settle(subscription, part, 'unknown', afterFind(part, outcome, clock()));
  }

  async #findAhead(
    subscription: Subscription,
    part: OpenPart,
    appearsAt: number,
    lease: Lease,
  ): Promise<boolean> {
    const { calls, clock, settlement } = this.#options;
    if (clock() >= appearsAt) {
      const change = afterAppearance(part.reason ?? NO_ANSWER, appearsAt);
      return settlement.settle(subscription, part, 'unknown', change);
    }
    const outcome = await calls.findAhead(subscription, appearsAt, part.attemptedAt);
    const answered = clock();
    if (!(await lease.holds())) return false;
    const change = afterFindAhead(part, appearsAt, outcome, answered);
    const unwanted = unwantedBecause(subscription, part.due);
    const isBack =
      change.state === 'sent' && unwanted !== undefined && (await calls.cancel(subscription, change.message));
    return settlement.settle(subscription, part, 'unknown', isBack ? takenBack(unwanted) : change);
  }

  /**
   * The card of a part that may be posted once more, because the platform would return the first message.
   *
   * Whether it still would is a matter of minutes, by a clock that may have been set back meanwhile. That is why the
   * history, where it may be read, is asked first.
   */
  #repeatable(subscription: Subscription, part: OpenPart): Card | undefined {
    const { calls, clock } = this.#options;
    const now = clock();
    if (now >= part.deadline || now < part.attemptedAt) return undefined;
    return calls.repeatable(subscription, part.attemptedAt) ? thaw(part.card) : undefined;
  }

  async #repeat(subscription: Subscription, part: OpenPart, card: Card, lease: Lease): Promise<boolean> {
    const { store, clock, calls, settlement } = this.#options;
    // Written down first: should this process end meanwhile, nobody looks for the part before the repeat is over.
    const reason = part.reason ?? NO_ANSWER;
    const intent: PartChange = { state: 'unknown', reason, nextAttempt: clock() + REPEAT_PAUSE };
    if (!(await store.settle(part.key, 'unknown', intent, clock()))) return false;
    // This process may have stood still since: then another one has taken over, and the nonce may be forgotten.
    if (!(await lease.holds()) || !calls.repeatable(subscription, part.attemptedAt)) return false;
    const outcome = await calls.post(subscription, card, part.key);
    return settlement.settle(subscription, part, 'unknown', afterRepeat(part, outcome, clock()));
  }
}
