/**
 * Writes down what became of a part, and tells those who must know: the log, and an admin where something needs one.
 */
import { failedNotice, refusedNotice, unsettledNotice } from './admin-notice.ts';
import type { Log } from './log.ts';
import type { PlatformCalls } from './platform-calls.ts';
import type { DigestStore, OpenPart, PartChange, PartState } from './store.ts';
import { isActive, type Subscription } from './subscription.ts';

/** What settling needs. */
export interface SettlementOptions {
  readonly store: DigestStore;
  readonly calls: PlatformCalls;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly log: Log;
}

/** Settles parts. */
export class Settlement {
  readonly #options: SettlementOptions;

  constructor(options: SettlementOptions) {
    this.#options = options;
  }

  /** @returns `false` where the part was no longer in the state `from`. */
  async settle(
    subscription: Subscription,
    part: OpenPart,
    from: PartState,
    outcome: PartChange,
  ): Promise<boolean> {
    const { store, clock } = this.#options;
    const change = ofSubscribed(subscription, outcome);
    if (!(await store.settle(part.key, from, change, clock()))) return false;
    this.#write(subscription, part, change);
    if (change.state === 'failed' && change.refused) await this.giveUp(subscription, change.reason);
    await this.#report(subscription, part, outcome);
    return true;
  }

  /** Tells an admin of a message that will not come, or of which nobody knows whether it did. */
  async #report(subscription: Subscription, part: OpenPart, outcome: PartChange): Promise<void> {
    const label = this.#label(subscription);
    if (outcome.state === 'failed' && !outcome.refused) {
      await this.#tell(subscription, failedNotice(label, part, outcome.reason));
    }
    if (outcome.state === 'unknown' && outcome.nextAttempt === undefined) {
      await this.#tell(subscription, unsettledNotice(label, part, outcome.reason));
    }
  }

  #label(subscription: Subscription): string {
    return this.#options.calls.label(subscription);
  }

  #write(subscription: Subscription, part: OpenPart, change: PartChange): void {
    const { log } = this.#options;
    const event = {
      subscription: subscription.id,
      channel: this.#label(subscription),
      due: new Date(part.due).toISOString(),
      key: part.key,
      state: change.state,
      ...(change.state === 'sent' ? {} : { reason: change.reason }),
    };
    if (change.state === 'sent') log.info(event, 'A digest was posted');
    else log.warn(event, 'A digest is not known to be posted');
  }

  /**
   * Ends what is left of the digests of a subscription that is paused because posting was refused, and tells an admin,
   * once. Also called where the process that wrote the refusal down did not live to do so.
   */
  async giveUp(subscription: Subscription, reason: string): Promise<void> {
    const { store, clock } = this.#options;
    await store.supersede(subscription.id, 'Posting to this channel was refused.', clock());
    if (!(await store.markTold(subscription.id))) return;
    await this.#tell(subscription, refusedNotice(this.#label(subscription), reason));
  }

  async #tell(subscription: Subscription, notice: Parameters<PlatformCalls['tell']>[2]): Promise<void> {
    const { calls, log } = this.#options;
    if (await calls.tell(subscription, subscription.person, notice)) return;
    log.warn({ subscription: subscription.id }, 'No admin could be told: the status says what is wrong');
  }
}

/** A refusal pauses a subscription; a channel that was only asked for has none to pause. */
function ofSubscribed(subscription: Subscription, change: PartChange): PartChange {
  return change.state === 'failed'
    ? { ...change, refused: change.refused && isActive(subscription) }
    : change;
}
