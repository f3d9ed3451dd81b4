/**
 * A world to test the digest in: a clock that is set by hand, a store that survives, platforms that keep a ledger of
 * what stands in their channels, and a bot that can end at any step and start again.
 */
import { onTestFinished } from 'vitest';
import type { Brief } from '../../src/briefs/schema.ts';
import type { DigestOptions } from '../../src/digest/create-digest.ts';
import type { ConfiguredChannel } from '../../src/digest/enrolment.ts';
import { parseSchedule } from '../../src/digest/schedule.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { exampleBrief } from '../fixtures/brief.ts';
import { Bot, type Trouble } from './bot.ts';
import { HeldTime } from './held-time.ts';
import { type Insight, LedgerPlatform } from './ledger-platform.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A channel with a schedule in words. */
export function channelOf(platform: string, channel: string, words = 'daily 09:00 UTC'): ConfiguredChannel {
  const parsed = parseSchedule(words);
  if (!parsed.ok) throw new Error(parsed.message);
  return { platform, channel, schedule: parsed.schedule };
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

  /** Opens a store in memory, which whoever begins the world closes. */
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

/** Begins a world that ends with the test. */
export async function beginWorld(insight?: Insight): Promise<World> {
  const world = await World.begin(insight);
  onTestFinished(() => world.store.close());
  return world;
}
