/**
 * Does what there is to do about one subscription: plans what is due, posts what is planned, finds out what is unknown.
 */
import { nextPart, waitingParts } from './delivery.ts';
import type { Lease } from './lease.ts';
import type { PartFinder } from './part-finder.ts';
import type { PartSender } from './part-sender.ts';
import type { Planner } from './planner.ts';
import type { PlatformCalls } from './platform-calls.ts';
import type { Settlement } from './settlement.ts';
import type { DigestStore, OpenPart } from './store.ts';
import type { Due, Subscription } from './subscription.ts';
import type { Pauses } from './timer.ts';

/** Why a part that was being posted is unknown. */
export const INTERRUPTED = 'The bot ended while it was posting.';

const BEHIND = 'It waits for the message before it.';

/** What working needs. */
export interface WorkerOptions {
  readonly store: DigestStore;
  readonly planner: Planner;
  readonly sender: PartSender;
  readonly finder: PartFinder;
  readonly settlement: Settlement;
  readonly calls: PlatformCalls;
  readonly pauses: Pauses;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

/** Works on subscriptions, each of which is held while it does. */
export class Worker {
  readonly #options: WorkerOptions;

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  /**
   * Does everything there is to do about a subscription now.
   *
   * @param afterFailure whether work on it failed before, perhaps between the intent to post and writing down what
   * became of it.
   */
  async work(id: string, lease: Lease, afterFailure: boolean): Promise<void> {
    const { store, settlement, clock, pauses } = this.#options;
    if (pauses.ended) return;
    if (store.shared || afterFailure) await store.interrupt(INTERRUPTED, clock(), id);
    let subscription = await store.subscription(id);
    if (subscription?.pause?.kind === 'refused') {
      await settlement.giveUp(subscription, subscription.pause.reason);
    }
    while (subscription !== undefined) {
      const planned: Subscription | undefined = await this.#plan(subscription, lease);
      await this.deliver(planned ?? subscription, lease, () => true);
      subscription = planned !== undefined && this.#isDue(planned) ? planned : undefined;
    }
  }

  /** Whether a slot is due, or is to be handed over ahead of its time. */
  #isDue(subscription: Subscription): subscription is Due {
    const { clock, pauses, calls } = this.#options;
    const lead = calls.ahead(subscription)?.lead ?? 0;
    return !pauses.ended && subscription.nextDue !== undefined && subscription.nextDue <= clock() + lead;
  }

  /** Plans one slot, where one is due. @returns the subscription moved on. */
  async #plan(subscription: Subscription, lease: Lease): Promise<Subscription | undefined> {
    const { planner, clock } = this.#options;
    if (!this.#isDue(subscription)) return undefined;
    const now = clock();
    // What an earlier slot still has to post must not give way to one that is still to come.
    if (subscription.nextDue > now && (await this.#hasOpenSlot(subscription))) return undefined;
    return (await lease.holds()) ? planner.planDue(subscription, now) : undefined;
  }

  async #hasOpenSlot({ id }: Subscription): Promise<boolean> {
    const open = await this.#options.store.openParts(id);
    return open.some(({ asked, announces }) => !asked || announces !== undefined);
  }

  /** Takes a subscription's open parts, as far as they concern the caller, as far as they go now. */
  async deliver(
    subscription: Subscription,
    lease: Lease,
    concerns: (part: OpenPart) => boolean,
  ): Promise<void> {
    const { store, clock, pauses, sender, finder } = this.#options;
    while (!pauses.ended) {
      const open = await store.openParts(subscription.id);
      const part = nextPart(open.filter(concerns), clock());
      if (part === undefined) return this.#holdBack(open);
      const goesOn = await (part.state === 'planned'
        ? sender.post(subscription, part, lease)
        : finder.find(subscription, part, lease));
      if (!goesOn) return;
    }
  }

  /** Puts parts off that wait for one before them, so that their subscription is not taken on for nothing meanwhile. */
  async #holdBack(open: readonly OpenPart[]): Promise<void> {
    const { store, clock } = this.#options;
    for (const { part, until } of waitingParts(open, clock())) {
      const change = { state: 'planned', reason: BEHIND, nextAttempt: until } as const;
      await store.settle(part.key, 'planned', change, clock());
    }
  }
}
