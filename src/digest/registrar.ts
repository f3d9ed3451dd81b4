/**
 * Makes the channels of the settings subscriptions, and puts right what a clock that went back has left behind.
 * Several processes may do so at the same time: each finds done what another has done.
 */
import { ChannelBusyError } from './digest.ts';
import {
  type ConfiguredChannel,
  dueNext,
  enrolled,
  isEnrolled,
  subscriptionId,
  withoutRepeats,
} from './enrolment.ts';
import type { HandedOver } from './handed-over.ts';
import type { Holding } from './holding.ts';
import type { Log } from './log.ts';
import { recordHeldBack } from './pause-record.ts';
import { scheduleOf } from './planner.ts';
import type { DigestStore } from './store.ts';
import { isActive, type Quiet, type Subscription } from './subscription.ts';
import { DROPPED, RESCHEDULED } from './unwanted.ts';

/** What enrolling needs. */
export interface RegistrarOptions {
  readonly store: DigestStore;
  readonly holding: Holding;
  readonly handedOver: HandedOver;
  /** The channels named in the settings. A channel that is there twice counts once. */
  readonly subscriptions: readonly ConfiguredChannel[];
  /** What the settings want of quiet days. */
  readonly quiet: Quiet;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly log: Log;
}

/** Enrols channels. */
export class Registrar {
  readonly #options: RegistrarOptions;
  /** The channels named in the settings, each once. */
  readonly channels: readonly ConfiguredChannel[];

  constructor(options: RegistrarOptions) {
    this.#options = options;
    this.channels = withoutRepeats(options.subscriptions);
  }

  /** Makes the settings' channels the subscriptions they are. Others of the settings' keep their history and are not due. */
  async enrol(): Promise<void> {
    const named = new Set(this.channels.map(subscriptionId));
    for (const channel of this.channels) {
      await this.#held(subscriptionId(channel), () => this.#enrolOne(channel));
    }
    for (const { id, origin } of await this.#options.store.subscriptions('settings')) {
      if (origin === 'settings' && !named.has(id)) await this.#held(id, () => this.#endOne(id));
    }
  }

  /** Moves every subscription that is due later than its schedule says to its first slot after now. */
  async putRight(): Promise<void> {
    await this.#putAllRight((await this.#options.store.subscriptions()).map(({ id }) => id));
  }

  /**
   * Does the same at the start, where nobody has seen the clock go back, with those of which a slot was dealt with that is
   * still to come.
   */
  async putRightAtStart(): Promise<void> {
    const { store, clock } = this.#options;
    await this.#putAllRight(await store.dealtWithAfter(clock()));
  }

  async #putAllRight(ids: readonly string[]): Promise<void> {
    for (const id of ids) await this.#held(id, () => this.#putRightOne(id));
  }

  /** Does something about a subscription, unless another process is at work on it. */
  async #held(id: string, work: () => Promise<void>): Promise<void> {
    try {
      await this.#options.holding.run(id, work);
    } catch (error) {
      if (!(error instanceof ChannelBusyError)) throw error;
      this.#options.log.warn(
        { subscription: id },
        'Another process is at work on a subscription: it stays as it is',
      );
    }
  }

  async #enrolOne(channel: ConfiguredChannel): Promise<void> {
    const { store, quiet, clock } = this.#options;
    const stored = await store.subscription(subscriptionId(channel));
    const wanted = enrolled(channel, quiet, stored, clock());
    if (isEnrolled(stored, wanted)) return;
    if (stored !== undefined && isActive(stored) && stored.schedule !== wanted.schedule) {
      await this.#leave(stored, RESCHEDULED);
    }
    await store.saveSubscription(wanted, clock());
  }

  async #endOne(id: string): Promise<void> {
    const { store, clock } = this.#options;
    // Looked at again: a command may have made it its own meanwhile.
    const stored = await store.subscription(id);
    if (stored?.origin !== 'settings') return;
    await this.#leave(stored, DROPPED);
    await store.endSubscription(id, 'settings', clock());
  }

  /**
   * Leaves a schedule behind: writes down what a pause has held back of it, and lets go of what was planned. What the
   * platform has already is taken back once it is connected: that is later than this.
   */
  async #leave(subscription: Subscription, reason: string): Promise<void> {
    const { store, handedOver, clock } = this.#options;
    await recordHeldBack(store, subscription, clock());
    await handedOver.letGo(subscription, reason);
  }

  async #putRightOne(id: string): Promise<void> {
    const { store, clock } = this.#options;
    const stored = await store.subscription(id);
    if (stored?.nextDue === undefined) return;
    const { pause } = stored;
    const from = pause?.kind === 'asked' && pause.until !== undefined ? pause.until - 1 : -Infinity;
    const nextDue = dueNext(scheduleOf(stored), stored.nextDue, Math.max(clock(), from));
    if (nextDue !== stored.nextDue) await store.saveSubscription({ ...stored, nextDue }, clock());
  }
}
