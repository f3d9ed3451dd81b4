/**
 * The digest, put together: what is due is planned, what is planned is posted, and what became of it is told.
 */
import { Announcements } from './announcements.ts';
import { reportOf } from './delivery-report.ts';
import {
  type CannotPost,
  type ChannelAddress,
  ChannelBusyError,
  type DeliveryReport,
  type Digest,
} from './digest.ts';
import { DigestReader } from './digest-reader.ts';
import { type ConfiguredChannel, subscriptionId } from './enrolment.ts';
import { HandedOver } from './handed-over.ts';
import { Holding } from './holding.ts';
import { Lanes } from './lanes.ts';
import type { Lease } from './lease.ts';
import type { Log } from './log.ts';
import { askedSlot } from './new-delivery.ts';
import { PartFinder } from './part-finder.ts';
import { PartSender } from './part-sender.ts';
import { Planner, type PlannerOptions } from './planner.ts';
import type { Platform } from './platform.ts';
import { PlatformCalls } from './platform-calls.ts';
import { Pump } from './pump.ts';
import { Registrar } from './registrar.ts';
import { DEFAULT_RETENTION, Retention } from './retention.ts';
import { RoomForPosts } from './room.ts';
import { Settlement } from './settlement.ts';
import type { Holder } from './store.ts';
import type { Quiet } from './subscription.ts';
import { type Subscribing, Subscriptions } from './subscriptions.ts';
import { nodeTimer, Pauses, type Timer } from './timer.ts';
import { INTERRUPTED, Worker } from './worker.ts';

/** How late a slot may be posted where nothing else is set, in milliseconds. */
const DEFAULT_STALENESS = 6 * 3_600_000;

/** From how far back on a clock that went back is noticed, in milliseconds. */
const CLOCK_JUMP = 60_000;

/** The lane of the daily forgetting, so that `stop` waits for it. No subscription's id is like this. */
const RETENTION = 'retention';

/** The lane of announcements, for the same reason, and so that they are planned one after the other. */
const ANNOUNCING = 'announcing';
/** How long an answer waits for a look at a channel, in milliseconds: Slack and Discord give up after three seconds. */
const LONGEST_LOOK = 1_500;

/** What the digest is made of. Time and chance come in, so that tests can hold them. */
export interface DigestOptions extends Omit<PlannerOptions, 'staleness'> {
  /** The channels named in the settings. A channel that is there twice counts once. */
  readonly subscriptions: readonly ConfiguredChannel[];
  readonly platforms: readonly Platform[];
  /** What happens on quiet days in the settings' channels, and in channels that only ask. */
  readonly quiet: Quiet;
  /** A name for this process that no other one has or had. */
  readonly holder: Holder;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  /** Node's own unless told otherwise. */
  readonly timer?: Timer;
  /** How late a slot may be posted, in milliseconds; six hours unless told otherwise. */
  readonly staleness?: number;
  /** How long a delivery is kept with its frozen card, in milliseconds; 90 days unless told otherwise. */
  readonly retention?: number;
  readonly log: Log;
}

/** The digest at work. */
export interface RunningDigest extends Digest {
  /**
   * Once at start, before the first tick: makes the channels of the settings subscriptions, and treats what was
   * being posted when the bot ended, and is no other process's, as perhaps posted.
   */
  recover(): Promise<void>;
  /**
   * Does what is due, and resolves once that is done. Ticks may overlap: work on one subscription never does. Between
   * ticks the digest wakes by itself for what is due sooner. Never rejects for one subscription's sake: what goes wrong
   * is logged, and the others go on.
   */
  tick(): Promise<void>;
  /** Begins nothing more, and resolves once what is under way has ended. Before the ticker's `stop`, which waits for ticks. */
  stop(): Promise<void>;
}

class DigestService {
  readonly #options: DigestOptions;
  readonly #lanes = new Lanes();
  readonly #pauses: Pauses;
  readonly #calls: PlatformCalls;
  readonly #planner: Planner;
  readonly #holding: Holding;
  readonly #worker: Worker;
  readonly #pump: Pump;
  readonly #registrar: Registrar;
  readonly #retention: Retention;
  readonly #announcements: Announcements;
  readonly reader: DigestReader;
  readonly subscriptions: Subscribing;
  #lastTick = -Infinity;

  constructor(options: DigestOptions) {
    this.#options = options;
    const { store, clock, log, timer = nodeTimer, staleness = DEFAULT_STALENESS } = options;
    this.#pauses = new Pauses(timer);
    this.#calls = new PlatformCalls(options.platforms, log);
    this.#planner = new Planner({ ...options, staleness });
    const parts = {
      ...options,
      timer,
      lanes: this.#lanes,
      pauses: this.#pauses,
      calls: this.#calls,
      planner: this.#planner,
    };
    this.#holding = new Holding(parts);
    const handedOver = new HandedOver({ store, calls: this.#calls, clock, log });
    const held = { ...parts, holding: this.#holding, handedOver };
    this.#worker = this.#createWorker();
    this.#pump = new Pump({
      ...held,
      work: (id, lease, afterFailure) => this.#worker.work(id, lease, afterFailure),
      leads: () => this.#calls.leads(),
    });
    this.#registrar = new Registrar(held);
    this.#announcements = new Announcements({ ...held, staleness, planned: () => this.#pump.wake() });
    this.#retention = new Retention(store, log, options.retention ?? DEFAULT_RETENTION);
    this.reader = new DigestReader({ ...parts, channels: this.#registrar.channels });
    this.subscriptions = new Subscriptions({
      ...held,
      reader: this.reader,
      changed: () => void this.#pump.sleep(),
    });
  }

  #createWorker(): Worker {
    const parts = { ...this.#options, calls: this.#calls, planner: this.#planner, pauses: this.#pauses };
    const settlement = new Settlement(parts);
    return new Worker({
      ...parts,
      settlement,
      sender: new PartSender({ ...parts, settlement, room: new RoomForPosts(parts) }),
      finder: new PartFinder({ ...parts, settlement }),
    });
  }

  async recover(): Promise<void> {
    await this.#interrupt();
    await this.#registrar.enrol();
    await this.#registrar.putRightAtStart();
  }

  /** Parts that were being posted by a process that is gone are perhaps posted. */
  async #interrupt(): Promise<void> {
    const { store, clock, log } = this.#options;
    const interrupted = await store.interrupt(INTERRUPTED, clock());
    if (interrupted > 0) log.warn({ interrupted }, 'Posts were under way when the bot ended');
  }

  async tick(): Promise<void> {
    if (this.#pauses.ended) return;
    const { store, clock, log } = this.#options;
    const now = clock();
    if (now < this.#lastTick - CLOCK_JUMP) {
      log.warn({ milliseconds: this.#lastTick - now }, 'The clock went back');
      await this.#registrar.putRight();
    }
    this.#lastTick = now;
    const forgets = this.#retention.look(now);
    if (store.shared) await this.#interrupt();
    await this.#pump.tick();
    if (forgets && !this.#pauses.ended) {
      await this.#lanes.run(RETENTION, () => this.#retention.forget(now));
    }
  }

  async stop(): Promise<void> {
    this.#pauses.end();
    await this.#pump.stop();
    await this.#lanes.idle();
  }

  announce(brief: string, at: number): Promise<number> {
    return this.#lanes.run(ANNOUNCING, () => this.#announcements.announce(brief, at));
  }

  async postNow(address: ChannelAddress, token: string): Promise<DeliveryReport> {
    const id = subscriptionId(address);
    try {
      await this.#makeKnown(address);
      return await this.#holding.run(id, (lease) => this.#postHeld(address, token, lease));
    } catch (error) {
      if (!(error instanceof ChannelBusyError)) this.#pump.failed(id);
      throw error;
    } finally {
      void this.#pump.sleep();
    }
  }

  async obstacle(address: ChannelAddress): Promise<CannotPost | undefined> {
    const late = this.#pauses.for(LONGEST_LOOK);
    const check = await Promise.race([this.#calls.check(address), late]);
    if (check?.state !== 'missing') return undefined;
    return { kind: 'cannot-post', reason: check.reason, remedy: check.remedy };
  }

  async #postHeld(address: ChannelAddress, token: string, lease: Lease): Promise<DeliveryReport> {
    const { store, clock } = this.#options;
    const label = this.#calls.label(address);
    const now = clock();
    if (this.#pauses.ended) {
      const reason = 'The bot is stopping. Ask again.';
      return { label, due: now, asked: true, state: 'skipped', reason, parts: [] };
    }
    const subscription = await store.subscription(subscriptionId(address));
    if (subscription === undefined) throw new Error(`${subscriptionId(address)} is not in the store.`);
    const delivery = await this.#planner.planAsked(subscription, token, now);
    await this.#worker.deliver(subscription, lease, (part) => part.delivery === delivery);
    const planned = await store.delivery(subscription.id, askedSlot(token));
    if (planned === undefined) throw new Error(`The delivery ${delivery} is not in the store.`);
    return reportOf(planned, label);
  }

  /** Writes a channel down that is no digest channel, without a schedule, so that it can be held. */
  #makeKnown({ platform, channel }: ChannelAddress): Promise<void> {
    const { store, quiet, clock } = this.#options;
    const id = subscriptionId({ platform, channel });
    return this.#lanes.run(id, async () => {
      if ((await store.subscription(id)) !== undefined) return;
      const unsubscribed = { schedule: '', topics: [], quiet, origin: 'settings' } as const;
      await store.saveSubscription({ id, platform, channel, ...unsubscribed }, clock());
    });
  }
}

/** Puts the digest together. It does nothing until it is told to `recover` and to `tick`. */
export function createDigest(options: DigestOptions): RunningDigest {
  const service = new DigestService(options);
  const { reader, subscriptions } = service;
  const { store } = options;
  return {
    recover: () => service.recover(),
    tick: () => service.tick(),
    stop: () => service.stop(),
    postNow: (address, token) => service.postNow(address, token),
    announce: (brief, at) => service.announce(brief, at),
    preview: () => reader.preview(),
    previewOf: (address) => reader.previewOf(address),
    status: (scope) => reader.status(scope),
    presence: (workspace) => reader.presence(workspace),
    connections: (platform) => reader.connections(platform),
    subscription: (address) => reader.subscription(address),
    obstacle: (address) => service.obstacle(address),
    history: (address, most) => reader.history(address, most),
    deliveries: (address, from, to) => reader.deliveries(address, from, to),
    subscribe: (address, wish) => subscriptions.subscribe(address, wish),
    change: (address, change) => subscriptions.change(address, change),
    pause: (address, until) => subscriptions.pause(address, until),
    resume: (address) => subscriptions.resume(address),
    unsubscribe: (address) => subscriptions.unsubscribe(address),
    zone: (workspace) => store.zone(workspace),
    setZone: (workspace, zone) => store.setZone(workspace, zone),
  };
}
