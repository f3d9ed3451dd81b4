/**
 * The digest, put together: what is due is planned, what is planned is posted, and what became of it is told.
 */
import { nextPart } from './delivery.ts';
import { reportOf } from './delivery-report.ts';
import type { ChannelAddress, DeliveryReport, Digest, DigestStatus, Preview } from './digest.ts';
import { type ConfiguredChannel, enrol, enrolled, subscriptionId, withoutRepeats } from './enrolment.ts';
import { Lanes } from './lanes.ts';
import { askedSlot } from './new-delivery.ts';
import { PartSender, type SenderOptions } from './part-sender.ts';
import { Planner, type PlannerOptions } from './planner.ts';
import type { Platform } from './platform.ts';
import { Retention } from './retention.ts';
import { nextSlot } from './slots.ts';
import type { Due, OpenPart, Subscription } from './store.ts';

/** How late a slot may be posted where nothing else is set, in milliseconds: six hours. */
const DEFAULT_STALENESS = 6 * 3_600_000;

/** The most subscriptions that one tick takes up; the others wait for the next. */
const MOST_AT_ONCE = 1_000;

/** From how far back on a clock that went back is noticed, in milliseconds. */
const CLOCK_JUMP = 60_000;

/** How many deliveries `status` tells of, for each channel. */
const MOST_RECENT = 5;

/** The lane of the daily forgetting, so that `stop` waits for it. No subscription's id is like this. */
const RETENTION = 'retention';

const INTERRUPTED = 'The bot ended while it was posting.';

/** What the digest is made of. */
export interface DigestOptions extends Omit<PlannerOptions, 'staleness'>, Omit<SenderOptions, 'platforms'> {
  /** The channels named in the settings. A channel that is there twice counts once. */
  readonly subscriptions: readonly ConfiguredChannel[];
  readonly platforms: readonly Platform[];
  /** How late a slot may be posted, in milliseconds; six hours unless told otherwise. */
  readonly staleness?: number;
}

/** The digest at work. */
export interface RunningDigest extends Digest {
  /**
   * Once at start, before the first tick: makes the channels of the settings subscriptions, and treats what was
   * being posted when the bot ended as perhaps posted.
   */
  recover(): Promise<void>;
  /**
   * Does what is due, and resolves once that is done. Ticks may overlap: work on one subscription never does.
   * Never rejects for one subscription's sake: what goes wrong is logged, and the others go on.
   */
  tick(): Promise<void>;
  /** Begins nothing more, and resolves once what is under way has ended. Before the ticker's `stop`, which waits for ticks. */
  stop(): Promise<void>;
}

class DigestService implements RunningDigest {
  readonly #options: DigestOptions;
  readonly #channels: readonly ConfiguredChannel[];
  readonly #platforms: ReadonlyMap<string, Platform>;
  readonly #planner: Planner;
  readonly #sender: PartSender;
  readonly #retention: Retention;
  readonly #lanes = new Lanes();
  /** Subscriptions whose work failed, perhaps between the intent to post and writing down what became of it. */
  readonly #failed = new Set<string>();
  #lastTick = -Infinity;
  #stopped = false;

  constructor(options: DigestOptions) {
    this.#options = options;
    this.#channels = withoutRepeats(options.subscriptions);
    this.#platforms = new Map(options.platforms.map((platform) => [platform.name, platform]));
    this.#planner = new Planner({ ...options, staleness: options.staleness ?? DEFAULT_STALENESS });
    this.#sender = new PartSender({ ...options, platforms: this.#platforms });
    this.#retention = new Retention(options.store, options.log);
  }

  async recover(): Promise<void> {
    const { store, clock, log } = this.#options;
    const interrupted = await store.interrupt(INTERRUPTED, clock());
    if (interrupted > 0) log.warn({ interrupted }, 'Posts were under way when the bot ended');
    await enrol(this.#channels, store, clock());
  }

  async tick(): Promise<void> {
    if (this.#stopped) return;
    const { store, clock, log } = this.#options;
    const now = clock();
    if (now < this.#lastTick - CLOCK_JUMP) {
      log.warn({ milliseconds: this.#lastTick - now }, 'The clock went back');
      await enrol(this.#channels, store, now);
    }
    this.#lastTick = now;
    const waiting = new Set([...this.#failed, ...(await store.waiting(now, MOST_AT_ONCE))]);
    const free = [...waiting].filter((id) => !this.#lanes.isBusy(id));
    await Promise.all(free.map((id) => this.#inLane(id, () => this.#workOn(id)).catch(() => undefined)));
    if (!this.#stopped && this.#retention.isDue(now)) {
      await this.#lanes.run(RETENTION, () => this.#retention.forget(now));
    }
  }

  /** Does a piece of work on a subscription, and remembers where it failed. */
  #inLane<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
    return this.#lanes.run(id, async () => {
      try {
        return await work();
      } catch (error) {
        this.#failed.add(id);
        this.#options.log.error({ subscription: id, err: error }, 'A digest could not be dealt with');
        throw error;
      }
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#lanes.idle();
  }

  async #workOn(id: string): Promise<void> {
    const { store, clock } = this.#options;
    if (this.#stopped) return;
    const now = clock();
    if (this.#failed.has(id)) {
      await store.interrupt(INTERRUPTED, now, id);
      this.#failed.delete(id);
    }
    const subscription = await store.subscription(id);
    if (subscription === undefined) return;
    const { nextDue } = subscription;
    if (nextDue !== undefined && nextDue <= now) {
      await this.#planner.planDue({ ...subscription, nextDue }, now);
    }
    await this.#deliver(subscription, () => true);
  }

  /** Takes a subscription's open parts as far as they go now. */
  async #deliver(subscription: Subscription, concerns: (part: OpenPart) => boolean): Promise<void> {
    const { store, clock } = this.#options;
    while (!this.#stopped) {
      const open = await store.openParts(subscription.id);
      const part = nextPart(open.filter(concerns), clock());
      if (part === undefined || !(await this.#sender.advance(subscription, part))) return;
    }
  }

  async postNow(address: ChannelAddress, token: string): Promise<DeliveryReport> {
    const id = subscriptionId(address);
    return this.#inLane(id, async () => {
      const { store, clock } = this.#options;
      const label = this.#labelOf(address);
      const now = clock();
      if (this.#stopped) {
        return { label, due: now, asked: true, state: 'skipped', reason: 'The bot is stopping. Ask again.' };
      }
      const subscription = await this.#subscriptionAt(address, now);
      const delivery = await this.#planner.planAsked(subscription, token, now);
      await this.#deliver(subscription, (part) => part.delivery === delivery);
      const planned = await store.delivery(id, askedSlot(token));
      if (planned === undefined) throw new Error(`The delivery ${delivery} is not in the store.`);
      return reportOf(planned, label);
    });
  }

  /** A channel's subscription; one without a schedule's slots where it is no digest channel. */
  async #subscriptionAt(address: ChannelAddress, now: number): Promise<Subscription> {
    const { store } = this.#options;
    const id = subscriptionId(address);
    const stored = await store.subscription(id);
    if (stored !== undefined) return stored;
    const subscription = { id, platform: address.platform, channel: address.channel, schedule: '' };
    await store.saveSubscription(subscription, now);
    return subscription;
  }

  async preview(platform?: string): Promise<readonly Preview[]> {
    const previews: Preview[] = [];
    for (const { id, nextDue, schedule, ...address } of await this.#subscriptions(platform)) {
      const composition = await this.#planner.compose(id);
      previews.push({
        address,
        label: this.#labelOf(address),
        ...this.#workspaceOf(address),
        due: nextDue,
        schedule,
        ...(composition.kind === 'parts'
          ? { cards: composition.parts.map(({ card }) => card) }
          : { cards: [], reason: composition.reason }),
      });
    }
    return previews;
  }

  async status(platform?: string): Promise<DigestStatus> {
    const { store } = this.#options;
    const channels: DigestStatus['channels'][number][] = [];
    for (const { id, nextDue, schedule, ...address } of await this.#subscriptions(platform)) {
      const label = this.#labelOf(address);
      const recent = await store.recent(id, MOST_RECENT);
      channels.push({
        address,
        label,
        ...this.#workspaceOf(address),
        schedule,
        next: nextDue,
        recent: recent.map((delivery) => reportOf(delivery, label)),
      });
    }
    const platforms = [...this.#platforms.values()].filter(({ name }) => (platform ?? name) === name);
    return { channels, platforms: platforms.map((one) => ({ name: one.name, health: one.health() })) };
  }

  #labelOf({ platform, channel }: ChannelAddress): string {
    return this.#platforms.get(platform)?.label(channel) ?? channel;
  }

  #workspaceOf({ platform, channel }: ChannelAddress): { readonly workspace?: string } {
    const workspace = this.#platforms.get(platform)?.workspaceOf(channel);
    return workspace === undefined ? {} : { workspace };
  }

  /** The subscriptions as they are or, before `recover`, as they will be, each with its next slot after now. */
  async #subscriptions(platform: string | undefined): Promise<readonly Due[]> {
    const { store, clock } = this.#options;
    const now = clock();
    const wanted = this.#channels.filter((channel) => (platform ?? channel.platform) === channel.platform);
    return Promise.all(
      wanted.map(async (channel) => {
        const stored = await store.subscription(subscriptionId(channel));
        const subscription = enrolled(channel, stored, now);
        const ahead = subscription.nextDue > now;
        return ahead ? subscription : { ...subscription, nextDue: nextSlot(channel.schedule, now) };
      }),
    );
  }
}

/** Puts the digest together. It does nothing until it is told to `recover` and to `tick`. */
export function createDigest(options: DigestOptions): RunningDigest {
  return new DigestService(options);
}
