/**
 * A world to test the digest in: a clock that is set by hand, a store that survives, platforms that keep a ledger of
 * what stands in their channels, and a bot that can end at any step and start again.
 */
import type { Brief } from '../../src/briefs/schema.ts';
import type { Card } from '../../src/cards/card.ts';
import { createDigest, type DigestOptions, type RunningDigest } from '../../src/digest/create-digest.ts';
import type { ConfiguredChannel } from '../../src/digest/enrolment.ts';
import type { FindOutcome, Platform, PostOutcome } from '../../src/digest/platform.ts';
import { parseSchedule } from '../../src/digest/schedule.ts';
import type { DigestStore } from '../../src/digest/store.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { exampleBrief } from '../fixtures/brief.ts';
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

/** A platform that keeps a ledger. Times in it are true times, whatever the bot's clock says. */
export class LedgerPlatform {
  readonly messages: Message[] = [];
  readonly fates: Fate[] = [];
  readonly name: string;
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

  /** The messages of one channel, in order. */
  in(channel: string): readonly Message[] {
    return this.messages.filter((message) => message.channel === channel);
  }

  post(channel: string, card: Card, key: string): PostOutcome {
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
        this.#stand(channel, card, key, 0);
        return { state: 'unknown', reason: 'No answer came.' };
      case 'delayed':
        this.#stand(channel, card, key, DELAY);
        return { state: 'unknown', reason: 'No answer came.' };
      case 'posted-and-thrown':
        this.#stand(channel, card, key, 0);
        throw new Error('An adapter failed.');
      case 'confirmed':
        return { state: 'sent', message: this.#stand(channel, card, key, 0) };
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

  /** The platform as a bot with its own clock is connected to it. `step` is called before and after each post. */
  connect(clock: () => number, step: () => Promise<void>): Platform {
    return {
      name: this.name,
      start: async () => {},
      stop: async () => {},
      health: () => ({ state: 'connected', notes: [] }),
      label: (channel) => `#${channel}`,
      workspaceOf: () => `${this.name}-workspace`,
      post: async (channel, card, key) => {
        await step();
        const outcome = this.post(channel, card, key);
        await step();
        return outcome;
      },
      find: async (channel, key, since) => this.find(channel, key, since, clock()),
      ...(this.#remembersNonces ? { repeatable: (since: number) => clock() - since < NONCE_WINDOW } : {}),
    };
  }
}

/** A channel with a schedule in words. */
export function channelOf(platform: string, channel: string, words = 'daily 09:00 UTC'): ConfiguredChannel {
  const parsed = parseSchedule(words);
  if (!parsed.ok) throw new Error(parsed.message);
  return { platform, channel, schedule: parsed.schedule };
}

/** One run of the bot, from start to end. */
export class Bot {
  readonly digest: RunningDigest;
  /** Errors in the log. */
  readonly errors: string[] = [];
  readonly #ended: Promise<'ended'>;
  #end: () => void = () => {};
  #stepsLeft: number;

  /** @param stepsLeft how many steps it takes before it ends at once; a step is a call of the store or a post, begun or done. */
  constructor(world: World, settings: Partial<DigestOptions>, stepsLeft: number) {
    this.#stepsLeft = stepsLeft;
    this.#ended = new Promise((resolve) => {
      this.#end = () => resolve('ended');
    });
    const step = () => this.#step();
    this.digest = createDigest({
      subscriptions: world.channels,
      quiet: 'library',
      platforms: world.platforms.map((platform) => platform.connect(() => world.now, step)),
      library: { catalogue: () => ({ briefs: world.briefs }) },
      presentation,
      clock: () => world.now,
      log: {
        info: () => {},
        warn: () => {},
        error: (_, message) => this.errors.push(message),
      },
      ...settings,
      store: mortal(settings.store ?? world.store.digest, step),
    });
  }

  get hasEnded(): boolean {
    return this.#stepsLeft <= 0;
  }

  /** A step: where the bot ends, it never returns, as in a process that is gone. */
  async #step(): Promise<void> {
    this.#stepsLeft -= 1;
    if (this.#stepsLeft > 0) return;
    this.#end();
    await new Promise(() => {});
  }

  /** Does something, as far as the bot gets. */
  async do(work: (digest: RunningDigest) => Promise<unknown>): Promise<void> {
    if (this.hasEnded) return;
    await Promise.race([work(this.digest), this.#ended]);
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
    subscriptions: around(store.subscriptions),
    subscription: around(store.subscription),
    saveSubscription: around(store.saveSubscription),
    endSubscription: around(store.endSubscription),
    waiting: around(store.waiting),
    plan: around(store.plan),
    openParts: around(store.openParts),
    begin: around(store.begin),
    settle: around(store.settle),
    interrupt: around(store.interrupt),
    supersede: around(store.supersede),
    seen: around(store.seen),
    delivery: around(store.delivery),
    recent: around(store.recent),
    forget: around(store.forget),
  };
}

/** Everything around the bot. It begins on 1 May 2024 at 08:00 UTC, with one channel due daily at 09:00. */
export class World {
  /** The bot's clock. It differs from the true time by `skew`. */
  skew = 0;
  trueTime = Date.UTC(2024, 4, 1, 8);
  briefs: readonly Brief[] = [exampleBrief()];
  channels: readonly ConfiguredChannel[] = [channelOf('slack', 'C1')];
  readonly store: Store;
  readonly platforms: readonly LedgerPlatform[];

  private constructor(store: Store, insight: Insight) {
    this.store = store;
    this.platforms = ['slack', 'discord'].map(
      (name) => new LedgerPlatform(name, () => this.trueTime, insight),
    );
  }

  static async begin(insight: Insight = 'history'): Promise<World> {
    return new World(await openStore(':memory:'), insight);
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

  /** Starts the bot: it recovers and ticks. */
  async start(settings: Partial<DigestOptions> = {}, stepsLeft = Number.POSITIVE_INFINITY): Promise<Bot> {
    const bot = new Bot(this, settings, stepsLeft);
    await bot.do((digest) => digest.recover());
    await bot.do((digest) => digest.tick());
    return bot;
  }

  /** Lets time pass, with a tick every so often and one at the end. */
  async pass(bot: Bot, time: number, every = MINUTE): Promise<void> {
    const end = this.trueTime + time;
    while (this.trueTime < end) {
      this.trueTime = Math.min(this.trueTime + every, end);
      await bot.do((digest) => digest.tick());
    }
  }

  /** Sets the time, by the bot's clock, and ticks. */
  async at(bot: Bot, utc: string): Promise<void> {
    this.trueTime = Date.parse(utc) - this.skew;
    await bot.do((digest) => digest.tick());
  }
}
