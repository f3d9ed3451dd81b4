/**
 * A world to test the digest in: a clock that is set by hand, a store that survives, platforms that keep a ledger of
 * what stands in their channels, and a bot that can end at any step and start again.
 */
import type { Brief } from '../../src/briefs/schema.ts';
import type { Card } from '../../src/cards/card.ts';
import { createDigest, type DigestOptions, type RunningDigest } from '../../src/digest/create-digest.ts';
import type { ConfiguredChannel } from '../../src/digest/enrolment.ts';
import type {
  AheadOfTime,
  ChannelCheck,
  FindOutcome,
  Pace,
  Platform,
  PostOutcome,
} from '../../src/digest/platform.ts';
import { parseSchedule } from '../../src/digest/schedule.ts';
import type { DigestStore } from '../../src/digest/store.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { exampleBrief } from '../fixtures/brief.ts';
import { HeldTime } from './held-time.ts';
import { presentation } from './presentation.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** What a platform does with the next post. Without one it confirms it. */
export type Fate =
  | 'confirmed'
  /** It is posted, and the answer is lost. */
  | 'answer-lost'
  /** It is lost on the way there. */
  | 'request-lost'
  /** It is posted half a minute later, and the answer is lost. */
  | 'delayed'
  | 'limited'
  | 'unreachable'
  | 'refused'
  /** It is posted, and the platform's adapter fails in a way of its own. */
  | 'posted-and-thrown';

/** A message that stands in a channel. */
export interface Message {
  readonly channel: string;
  readonly key: string;
  readonly card: Card;
  readonly at: number;
}

/** What a platform lets the bot find out. */
export type Insight = 'history' | 'nonce' | 'both' | 'nothing';

/** How long after an attempt a platform's `find` says nothing of absence. */
const MARGIN = MINUTE;
const DELAY = 30_000;
const NONCE_WINDOW = 3 * MINUTE;

/** What the platform tells about a channel, and what it was told. */
export interface Told {
  readonly channel: string;
  readonly person: string | undefined;
  readonly card: Card;
}

/** Slack's own schedule, as the adapter offers it: how long ahead, and how long at least. */
const LEAD = 10 * MINUTE;
const LEAST = 90_000;

/** Within how long before it appears a message cannot be taken back. */
const TOO_LATE = MINUTE;

/** How long after an attempt the platform's schedule says nothing of absence. */
const AHEAD_MARGIN = 30_000;

/** A platform that keeps a ledger. Times in it are true times, whatever the bot's clock says. */
export class LedgerPlatform {
  readonly messages: Message[] = [];
  readonly fates: Fate[] = [];
  readonly told: Told[] = [];
  readonly name: string;
  /** What stands in the way of posting to a channel. */
  readonly checks = new Map<string, ChannelCheck>();
  /** The workspaces of channels that are not in the usual one; `undefined` where the platform does not know. */
  readonly workspaces = new Map<string, string | undefined>();
  /** Set where posts are handed over ahead of their time. */
  schedules = false;
  /** Whether what was handed over is given back. */
  givesBack = true;
  paces: (channel: string) => readonly Pace[] = () => [];
  readonly #trueTime: () => number;
  readonly #insight: Insight;
  posts = 0;

  constructor(name: string, trueTime: () => number, insight: Insight) {
    this.name = name;
    this.#trueTime = trueTime;
    this.#insight = insight;
  }

  get #remembersNonces(): boolean {
    return this.#insight === 'nonce' || this.#insight === 'both';
  }

  /** The messages of one channel that have appeared, in the order in which they did. */
  in(channel: string): readonly Message[] {
    return this.messages
      .filter((message) => message.channel === channel && message.at <= this.#trueTime())
      .sort((one, other) => one.at - other.at);
  }

  post(channel: string, card: Card, key: string): PostOutcome {
    return this.#take((delay) => this.#stand(channel, card, key, delay));
  }

  /** Takes a post on that appears at a time. The key under which it stands is its channel and its time. */
  handOver(channel: string, card: Card, at: number): PostOutcome {
    if (at < this.#trueTime())
      return { state: 'refused', reason: 'That time is past.', remedy: 'Set the clock.' };
    const key = keyAhead(channel, at);
    return this.#take(() => {
      this.messages.push({ channel, card, key, at });
      return key;
    });
  }

  #take(stand: (delay: number) => string): PostOutcome {
    this.posts += 1;
    const fate = this.fates.shift() ?? 'confirmed';
    switch (fate) {
      case 'limited':
        return { state: 'limited', retryAfter: 2_000 };
      case 'unreachable':
        return { state: 'unreachable', reason: `${this.name} cannot be reached.` };
      case 'refused':
        return { state: 'refused', reason: 'The bot may not post here.', remedy: 'Invite it.' };
      case 'request-lost':
        return { state: 'unknown', reason: 'No answer came.' };
      case 'answer-lost':
        stand(0);
        return { state: 'unknown', reason: 'No answer came.' };
      case 'delayed':
        stand(DELAY);
        return { state: 'unknown', reason: 'No answer came.' };
      case 'posted-and-thrown':
        stand(0);
        throw new Error('An adapter failed.');
      case 'confirmed':
        return { state: 'sent', message: stand(0) };
    }
  }

  #stand(channel: string, card: Card, key: string, delay: number): string {
    const now = this.#trueTime();
    const remembered = this.messages.some((one) => one.key === key && now - one.at < NONCE_WINDOW);
    if (!this.#remembersNonces || !remembered) {
      this.messages.push({ channel, card, key, at: now + delay });
    }
    return key;
  }

  /** @param since by the bot's clock, as `now` is. */
  find(channel: string, key: string, since: number, now: number): FindOutcome {
    if (this.#insight === 'nothing' || this.#insight === 'nonce') {
      return { state: 'cannot-tell', reason: 'The history may not be read.' };
    }
    const standing = this.in(channel).some((one) => one.key === key && one.at <= this.#trueTime());
    if (standing) return { state: 'found', message: key };
    if (now - since < MARGIN) return { state: 'cannot-tell', reason: 'It is too early to say.' };
    return { state: 'absent' };
  }

  findAhead(channel: string, at: number, since: number, now: number): FindOutcome {
    if (this.#trueTime() >= at) return { state: 'cannot-tell', reason: 'Its time has come.' };
    const key = keyAhead(channel, at);
    if (this.messages.some((one) => one.key === key)) return { state: 'found', message: key };
    if (now - since < AHEAD_MARGIN) return { state: 'cannot-tell', reason: 'It is too early to say.' };
    return { state: 'absent' };
  }

  cancel(message: string): boolean {
    const index = this.messages.findIndex(({ key }) => key === message);
    const at = this.messages[index]?.at ?? -Infinity;
    if (!this.givesBack || at - this.#trueTime() < TOO_LATE) return false;
    this.messages.splice(index, 1);
    return true;
  }

  /** The platform as a bot with its own clock is connected to it. `step` is called before and after each post. */
  connect(clock: () => number, step: () => Promise<void>): Platform {
    const inSteps = async <Result>(call: () => Result): Promise<Result> => {
      await step();
      const result = call();
      await step();
      return result;
    };
    const ahead: AheadOfTime = {
      lead: LEAD,
      least: LEAST,
      post: (channel, card, at) => inSteps(() => this.handOver(channel, card, at)),
      find: async (channel, at, since) => this.findAhead(channel, at, since, clock()),
      cancel: (_, message) => inSteps(() => this.cancel(message)),
    };
    return {
      name: this.name,
      start: async () => {},
      stop: async () => {},
      health: () => ({ state: 'connected', notes: [] }),
      label: (channel) => `#${channel}`,
      workspaceOf: (channel) =>
        this.workspaces.has(channel) ? this.workspaces.get(channel) : `${this.name}-workspace`,
      post: (channel, card, key) => inSteps(() => this.post(channel, card, key)),
      find: async (channel, key, since) => this.find(channel, key, since, clock()),
      check: async (channel) => this.checks.get(channel) ?? { state: 'ready' },
      tell: async (channel, person, card) => {
        this.told.push({ channel, person, card });
        return true;
      },
      paces: (channel) => this.paces(channel),
      ...(this.#remembersNonces ? { repeatable: (since: number) => clock() - since < NONCE_WINDOW } : {}),
      ...(this.schedules ? { ahead } : {}),
    };
  }
}

/** The key under which a message stands that was handed over: no two of a channel appear in the same second. */
export const keyAhead = (channel: string, at: number) => `${channel.split('/')[0]}@${at}`;

/** A channel with a schedule in words. */
export function channelOf(platform: string, channel: string, words = 'daily 09:00 UTC'): ConfiguredChannel {
  const parsed = parseSchedule(words);
  if (!parsed.ok) throw new Error(parsed.message);
  return { platform, channel, schedule: parsed.schedule };
}

/** A process that stands still. */
export interface Stall {
  /** At which of its steps at the store, from 1. */
  readonly at: number;
  /** For how long, in milliseconds. */
  readonly lasting: number;
}

/** What happens to a process. */
export interface Trouble {
  /** How many steps it takes before it ends at once; a step is a call of the store or a post, begun or done. */
  readonly stepsLeft?: number;
  readonly stall?: Stall;
}

/** One run of the bot, from start to end. */
export class Bot {
  readonly digest: RunningDigest;
  /** Errors in the log. */
  readonly errors: string[] = [];
  readonly #world: World;
  readonly #ended: Promise<'ended'>;
  #end: () => void = () => {};
  #stepsLeft: number;
  #stall: Stall | undefined;
  /** How many calls of the store it has begun or done. */
  #storeSteps = 0;
  #stalled: Promise<void> = Promise.resolve();

  constructor(world: World, settings: Partial<DigestOptions>, { stepsLeft = Infinity, stall }: Trouble) {
    this.#world = world;
    this.#stepsLeft = stepsLeft;
    this.#stall = stall;
    this.#ended = new Promise((resolve) => {
      this.#end = () => resolve('ended');
    });
    const step = () => this.#step();
    this.digest = createDigest({
      subscriptions: world.channels,
      quiet: 'library',
      holder: world.newHolder(),
      platforms: world.platforms.map((platform) => platform.connect(() => world.now, step)),
      library: { catalogue: () => ({ briefs: world.briefs }) },
      presentation,
      clock: () => world.now,
      random: () => 0.5,
      timer: (milliseconds, run) =>
        world.time.after(milliseconds, () => {
          if (!this.hasEnded) run();
        }),
      log: {
        info: () => {},
        warn: () => {},
        error: (_, message) => this.errors.push(message),
      },
      ...settings,
      store: mortal(settings.store ?? world.store.digest, () => this.#storeStep()),
    });
  }

  get hasEnded(): boolean {
    return this.#stepsLeft <= 0;
  }

  /** Ends it at once, wherever it is. */
  kill(): void {
    this.#stepsLeft = 0;
    this.#end();
  }

  /** A step: where the bot ends, it never returns, as in a process that is gone. */
  async #step(): Promise<void> {
    await this.#stalled;
    this.#stepsLeft -= 1;
    if (this.#stepsLeft > 0) return;
    this.#end();
    await new Promise(() => {});
  }

  /** A step at a call of the store, where the whole process may stand still for a while, as one that is stopped does. */
  async #storeStep(): Promise<void> {
    this.#storeSteps += 1;
    if (this.#storeSteps === this.#stall?.at) {
      const { lasting } = this.#stall;
      this.#stalled = new Promise((resolve) => {
        this.#world.time.after(lasting, resolve);
      });
    }
    await this.#stalled;
    await this.#step();
  }

  /** Whether it has stood still, or stands still. */
  get hasStalled(): boolean {
    return this.#stall !== undefined && this.#storeSteps >= this.#stall.at;
  }

  /** Does something, as far as the bot gets. Time passes where it waits. */
  async do(work: (digest: RunningDigest) => Promise<unknown>): Promise<void> {
    if (this.hasEnded) return;
    await this.#world.time.passUntil(Promise.race([work(this.digest), this.#ended]));
  }
}

/** A store whose every call is two steps of the bot: before it and after it. */
function mortal(store: DigestStore, step: () => Promise<void>): DigestStore {
  const around =
    <Parameters extends readonly unknown[], Result>(call: (...parameters: Parameters) => Promise<Result>) =>
    async (...parameters: Parameters): Promise<Result> => {
      await step();
      const result = await call(...parameters);
      await step();
      return result;
    };
  return {
    shared: store.shared,
    subscriptions: around(store.subscriptions),
    subscriptionsAfter: around(store.subscriptionsAfter),
    subscriptionsIn: around(store.subscriptionsIn),
    presence: around(store.presence),
    subscription: around(store.subscription),
    saveSubscription: around(store.saveSubscription),
    endSubscription: around(store.endSubscription),
    markTold: around(store.markTold),
    claim: around(store.claim),
    claimOne: around(store.claimOne),
    renew: around(store.renew),
    release: around(store.release),
    nextWork: around(store.nextWork),
    plan: around(store.plan),
    openParts: around(store.openParts),
    begin: around(store.begin),
    hold: around(store.hold),
    settle: around(store.settle),
    interrupt: around(store.interrupt),
    supersede: around(store.supersede),
    handedOver: around(store.handedOver),
    seen: around(store.seen),
    delivery: around(store.delivery),
    recent: around(store.recent),
    dealtWithAfter: around(store.dealtWithAfter),
    between: around(store.between),
    forget: around(store.forget),
    zone: around(store.zone),
    setZone: around(store.setZone),
  };
}

/** Everything around the bot. It begins on 1 May 2024 at 08:00 UTC, with one channel due daily at 09:00. */
export class World {
  /** The bot's clock. It differs from the true time by `skew`. */
  skew = 0;
  readonly time = new HeldTime(Date.UTC(2024, 4, 1, 8));
  briefs: readonly Brief[] = [exampleBrief()];
  channels: readonly ConfiguredChannel[] = [channelOf('slack', 'C1')];
  readonly store: Store;
  readonly platforms: readonly LedgerPlatform[];
  #holders = 0;
  #running: Bot | undefined;

  private constructor(store: Store, insight: Insight) {
    this.store = store;
    this.platforms = ['slack', 'discord'].map(
      (name) => new LedgerPlatform(name, () => this.trueTime, insight),
    );
  }

  static async begin(insight: Insight = 'history'): Promise<World> {
    return new World(await openStore(':memory:'), insight);
  }

  get trueTime(): number {
    return this.time.now;
  }

  set trueTime(now: number) {
    this.time.now = now;
  }

  get now(): number {
    return this.trueTime + this.skew;
  }

  get slack(): LedgerPlatform {
    const [slack] = this.platforms;
    if (slack === undefined) throw new Error('No Slack');
    return slack;
  }

  get discord(): LedgerPlatform {
    const [, discord] = this.platforms;
    if (discord === undefined) throw new Error('No Discord');
    return discord;
  }

  /** A name for a process that no other one has or had. */
  newHolder(): string {
    this.#holders += 1;
    return `process-${this.#holders}`;
  }

  /** Starts the bot: it recovers and ticks. One that ran before is killed: one process works at a time. */
  async start(settings: Partial<DigestOptions> = {}, stepsLeft = Number.POSITIVE_INFINITY): Promise<Bot> {
    this.#running?.kill();
    this.#running = await this.join(settings, { stepsLeft });
    return this.#running;
  }

  /** Starts one more bot beside those that run. */
  async join(settings: Partial<DigestOptions> = {}, trouble: Trouble = {}): Promise<Bot> {
    const bot = new Bot(this, settings, trouble);
    await bot.do((digest) => digest.recover());
    await bot.do((digest) => digest.tick());
    return bot;
  }

  /** Lets time pass, with a tick every so often and one at the end; bots wake in between where they want to. */
  async pass(bots: Bot | readonly Bot[], time: number, every = MINUTE): Promise<void> {
    const end = this.trueTime + time;
    while (this.trueTime < end) {
      await this.time.passTo(Math.min(this.trueTime + every, end));
      for (const bot of [bots].flat()) await bot.do((digest) => digest.tick());
    }
  }

  /** Sets the time, by the bot's clock, and ticks. */
  async at(bot: Bot, utc: string): Promise<void> {
    this.trueTime = Date.parse(utc) - this.skew;
    await bot.do((digest) => digest.tick());
  }
}
