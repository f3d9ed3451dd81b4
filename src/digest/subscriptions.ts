/**
 * Subscribing, changing, pausing, resuming, unsubscribing: what people do to a channel's subscription. Whatever they
 * change is theirs from then on, and no longer the settings'.
 */
import type {
  ChannelAddress,
  Digest,
  ResumeOutcome,
  SubscribeOutcome,
  SubscriptionView,
  Wish,
} from './digest.ts';
import type { DigestReader } from './digest-reader.ts';
import { dueNext, subscriptionId } from './enrolment.ts';
import type { HandedOver } from './handed-over.ts';
import type { Holding } from './holding.ts';
import type { Lease } from './lease.ts';
import { recordHeldBack } from './pause-record.ts';
import { scheduleOf } from './planner.ts';
import type { PlatformCalls } from './platform-calls.ts';
import { type Schedule, scheduleInWords } from './schedule.ts';
import { nextSlot } from './slots.ts';
import type { DigestStore } from './store.ts';
import { isActive, type Pause, type Subscription } from './subscription.ts';
import { pauseAt } from './subscription-view.ts';
import { PAUSED, RESCHEDULED, UNSUBSCRIBED } from './unwanted.ts';

/** What people can do to subscriptions. */
export type Subscribing = Pick<Digest, 'subscribe' | 'change' | 'pause' | 'resume' | 'unsubscribe'>;

/** What serving people needs. */
export interface SubscriptionsOptions {
  readonly store: DigestStore;
  readonly holding: Holding;
  readonly calls: PlatformCalls;
  readonly reader: DigestReader;
  readonly handedOver: HandedOver;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Called whenever something may be due sooner than before. */
  readonly changed: () => void;
}

/** Subscriptions as people deal with them. */
export class Subscriptions implements Subscribing {
  readonly #options: SubscriptionsOptions;

  constructor(options: SubscriptionsOptions) {
    this.#options = options;
  }

  async subscribe(address: ChannelAddress, wish: Wish): Promise<SubscribeOutcome> {
    const { calls } = this.#options;
    const check = await calls.check(address);
    if (check.state === 'missing') {
      return { kind: 'cannot-post', reason: check.reason, remedy: check.remedy };
    }
    const { view, changed } = await this.#holding(address, (stored, lease) =>
      this.#subscribe(address, wish, stored, lease),
    );
    return {
      kind: 'subscribed',
      view,
      changed,
      ...(check.state === 'cannot-tell' ? { note: check.reason } : {}),
    };
  }

  async #subscribe(
    { platform, channel }: ChannelAddress,
    { schedule, topics, quiet, person, workspace }: Wish,
    stored: Subscription | undefined,
    lease: Lease,
  ): Promise<{ readonly view: SubscriptionView; readonly changed: boolean }> {
    const words = scheduleInWords(schedule);
    const active = stored !== undefined && isActive(stored) ? stored : undefined;
    const isSame = active?.schedule === words && active.pause === undefined;
    const appearing =
      active === undefined || isSame ? [] : await this.#options.handedOver.giveUp(active, RESCHEDULED, lease);
    if (active !== undefined) await this.#writeHeldBack(active);
    const since = active?.schedule === words ? active.since : undefined;
    const subscription: Subscription = {
      id: subscriptionId({ platform, channel }),
      platform,
      channel,
      ...(workspace === undefined ? {} : { workspace }),
      schedule: words,
      topics,
      quiet,
      origin: 'command',
      person,
      ...(since === undefined ? {} : { since }),
      nextDue: this.#nextDue(schedule, isSame ? active.nextDue : undefined),
    };
    return { view: await this.#save(subscription, appearing), changed: active !== undefined };
  }

  change(
    address: ChannelAddress,
    { schedule, ...change }: Partial<Pick<Wish, 'schedule' | 'topics' | 'quiet'>>,
  ): Promise<SubscriptionView | undefined> {
    return this.#changing(address, async (stored, lease) => {
      const changed: Subscription = { ...stored, ...change, origin: 'command' };
      if (schedule === undefined || scheduleInWords(schedule) === stored.schedule) {
        return this.#save(changed);
      }
      const appearing = await this.#options.handedOver.giveUp(stored, RESCHEDULED, lease);
      await this.#writeHeldBack(stored);
      const { since: _, ...begun } = changed;
      return this.#save(this.#rescheduled(begun, schedule), appearing);
    });
  }

  pause(address: ChannelAddress, until?: number): Promise<SubscriptionView | undefined> {
    return this.#changing(address, async ({ nextDue: _, ...stored }, lease) => {
      const appearing = await this.#options.handedOver.giveUp(stored, PAUSED, lease);
      await this.#writeHeldBack(stored);
      const pause: Pause = {
        kind: 'asked',
        since: this.#pausedSince(stored),
        ...(until === undefined ? {} : { until }),
      };
      return this.#save(
        this.#rescheduled({ ...stored, origin: 'command', pause }, scheduleOf(stored)),
        appearing,
      );
    });
  }

  async resume(address: ChannelAddress): Promise<ResumeOutcome | undefined> {
    const { reader, calls } = this.#options;
    const before = await reader.subscription(address);
    if (before?.pause === undefined) return before && { kind: 'resumed', view: before };
    const check = await calls.check(address);
    if (check.state === 'missing') {
      return { kind: 'cannot-post', reason: check.reason, remedy: check.remedy };
    }
    const view = await this.#resume(address);
    const note = check.state === 'cannot-tell' ? { note: check.reason } : {};
    return view && { kind: 'resumed', view, ...note };
  }

  #resume(address: ChannelAddress): Promise<SubscriptionView | undefined> {
    return this.#changing(address, async (stored) => {
      if (stored.pause === undefined) return this.#options.reader.view(stored);
      await this.#writeHeldBack(stored);
      const { pause: _, ...resumed } = stored;
      return this.#save(this.#rescheduled(resumed, scheduleOf(stored)));
    });
  }

  unsubscribe(address: ChannelAddress): Promise<boolean> {
    return this.#holding(address, async (stored, lease) => {
      if (stored === undefined || !isActive(stored)) return false;
      const { store, clock } = this.#options;
      await this.#options.handedOver.giveUp(stored, UNSUBSCRIBED, lease);
      await this.#writeHeldBack(stored);
      await store.endSubscription(stored.id, 'command', clock());
      return true;
    });
  }

  /** Writes down what a pause has held back, before anything about it changes. */
  #writeHeldBack(subscription: Subscription): Promise<void> {
    const { store, clock } = this.#options;
    return recordHeldBack(store, subscription, clock());
  }

  /** Since when a subscription is paused that is to be paused now: one that is already has been all along. */
  #pausedSince(subscription: Subscription): number {
    const { clock } = this.#options;
    return pauseAt(subscription, clock())?.since ?? clock();
  }

  /** Does something about a channel's subscription while nobody else does. */
  async #holding<Result>(
    address: ChannelAddress,
    work: (stored: Subscription | undefined, lease: Lease) => Promise<Result>,
  ): Promise<Result> {
    const { holding, store, changed } = this.#options;
    const id = subscriptionId(address);
    const result = await holding.run(id, async (lease) => work(await store.subscription(id), lease));
    changed();
    return result;
  }

  #changing(
    address: ChannelAddress,
    work: (stored: Subscription, lease: Lease) => Promise<SubscriptionView>,
  ): Promise<SubscriptionView | undefined> {
    return this.#holding(address, async (stored, lease) =>
      stored === undefined || !isActive(stored) ? undefined : work(stored, lease),
    );
  }

  /** A subscription with another schedule, or another pause: due next by these from now on. */
  #rescheduled({ nextDue: _, ...subscription }: Subscription, schedule: Schedule): Subscription {
    const { pause } = subscription;
    const changed = { ...subscription, schedule: scheduleInWords(schedule) };
    if (pause === undefined) return { ...changed, nextDue: this.#nextDue(schedule) };
    const until = pause.kind === 'asked' ? pause.until : undefined;
    if (until === undefined) return changed;
    return { ...changed, nextDue: nextSlot(schedule, Math.max(until - 1, this.#options.clock())) };
  }

  #nextDue(schedule: Schedule, known?: number): number {
    return dueNext(schedule, known, this.#options.clock());
  }

  /** Saves a subscription as its workspace's, so that the store finds it by that: whoever asks in a channel is there. */
  async #save(subscription: Subscription, appearing?: readonly number[]): Promise<SubscriptionView> {
    const { store, reader, calls, clock } = this.#options;
    const workspace = calls.workspaceOf(subscription);
    const placed = { ...subscription, ...(workspace === undefined ? {} : { workspace }) };
    await store.saveSubscription(placed, clock());
    return reader.view({ since: clock(), ...placed }, appearing);
  }
}
