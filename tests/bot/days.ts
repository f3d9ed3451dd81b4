/** Days in the life of a bot that posts digests: time is moved by hand, and what stands in the channels is read. */
import { onTestFinished } from 'vitest';
import type { Bot } from '../../src/bot.ts';
import { firstBrief } from '../fixtures/first-brief.ts';
import { runningClock } from './clock.ts';
import { MANAGER } from './discord-side.ts';
import { createWorld, type World, type WorldOptions } from './harness.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** What a digest is called that brings the first brief to a channel. */
export const NEW_MIGRATION = `New in the library: ${firstBrief().title}`;

/** The first lines of posts. */
export const titles = (posts: readonly string[]) => posts.map((post) => post.split('\n')[0]);

/** A world in which days pass. */
export interface Days {
  readonly world: World;
  /** The bot that was started last by this world of days. */
  bot(): Bot;
  /** Moves to a time, and lets the digest look at it. @param time epoch milliseconds, or as `Date.parse` reads it */
  at(time: number | string): Promise<void>;
  /** Lets so many milliseconds pass, and the digest look. */
  later(milliseconds: number): Promise<void>;
  /** Stops the bot. */
  stop(): Promise<void>;
  /** Stops the bot, and starts another one at a time. */
  restart(time: string): Promise<void>;
  /** The digests that stand in the channel, oldest first, as they are read. */
  slackPosts(): readonly string[];
  discordPosts(): readonly string[];
  /** How many there are in Slack and in Discord. */
  counts(): readonly [number, number];
  /** What `/digest status` says to an admin. */
  slackStatus(): Promise<string>;
  discordStatus(): Promise<string>;
}

/** Options of a day's world, and what is done to it before its first bot starts. */
export interface DaysOptions extends Partial<WorldOptions> {
  readonly before?: (world: World) => void;
}

/**
 * Starts a bot that has posted nothing yet, at a time. All of it ends with the test. The clock goes on where it was
 * moved to, so that what waits for its turn comes to it. The Slack app may read histories, so that its digests are
 * posted at their time, unless told otherwise.
 */
export async function begin(time: string, { before, ...options }: DaysOptions = {}): Promise<Days> {
  const world = await createWorld({
    briefs: [firstBrief()],
    clock: runningClock(time),
    history: true,
    store: 'file',
    // Discord counts in true time, and days pass here within milliseconds.
    discord: { rateLimits: 'none' },
    ...options,
  });
  onTestFinished(() => world.stop());
  before?.(world);
  let bot: Bot = await world.start();
  const { slack, discord, clock } = world;
  const slackPosts = () => slack.posts('#briefings').map(slack.read);
  const discordPosts = () => discord.posts('briefings').map(discord.read);
  const at = async (moment: number | string) => {
    clock.set(moment);
    await bot.digest.tick();
  };
  return {
    world,
    bot: () => bot,
    at,
    later: (milliseconds) => at(clock.now() + milliseconds),
    stop: () => bot.stop(),
    async restart(moment) {
      await bot.stop();
      clock.set(moment);
      bot = await world.start();
    },
    slackPosts,
    discordPosts,
    counts: () => [slackPosts().length, discordPosts().length],
    slackStatus: async () => slack.read(await slack.ask('/digest status', { user: slack.sandbox.admin.id })),
    discordStatus: async () => discord.read(await discord.ask('/digest status', { user: MANAGER })),
  };
}
