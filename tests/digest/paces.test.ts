import { describe, expect, test } from 'vitest';
import type { Pace } from '../../src/digest/platform.ts';
import { exampleBrief } from '../fixtures/brief.ts';
import { truthOf } from './ledger.ts';
import { beginWorld, channelOf, HOUR, MINUTE } from './world.ts';

/** Channels of a platform, all due at nine. */
const channels = (platform: string, count: number) =>
  Array.from({ length: count }, (_, index) => channelOf(platform, `${platform}-${index}`));

/** 200 posts a minute for a workspace, and one a second for a channel. */
const slackPaces = (channel: string): readonly Pace[] => [
  { scope: 'slack:T1', interval: 300, burst: 1 },
  { scope: `slack:${channel}`, interval: 1_000, burst: 1 },
];

/** The most messages that were posted within a stretch of time. */
function mostWithin(times: readonly number[], stretch: number): number {
  const ordered = times.toSorted((one, other) => one - other);
  return Math.max(
    ...ordered.map((at, index) => ordered.slice(index).filter((one) => one - at < stretch).length),
  );
}

describe('Digests that are due at the same time', () => {
  test('are spread at the pace allowed: it is never passed, and at least 95 % of it is reached', async () => {
    const world = await beginWorld();
    world.channels = channels('slack', 300);
    world.slack.paces = slackPaces;
    const bot = await world.start();
    await world.at(bot, '2024-05-01T09:00Z');
    await world.pass(bot, 10 * MINUTE);
    const times = world.slack.messages.map(({ at }) => at);
    expect(times).toHaveLength(300);
    expect(mostWithin(times, 300)).toBe(1);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual((300 * 300) / 0.95);
    expect(bot.errors).toEqual([]);
  });

  test('do not wait for those of another platform', async () => {
    const world = await beginWorld();
    world.channels = [...channels('slack', 200), ...channels('discord', 200)];
    world.slack.paces = slackPaces;
    world.discord.paces = () => [{ scope: 'discord', interval: 20, burst: 5 }];
    const bot = await world.start();
    await world.at(bot, '2024-05-01T09:00Z');
    await world.pass(bot, 5 * MINUTE);
    const span = (times: readonly number[]) => Math.max(...times) - Date.parse('2024-05-01T09:00Z');
    expect(world.discord.messages).toHaveLength(200);
    expect(world.slack.messages).toHaveLength(200);
    expect(span(world.discord.messages.map(({ at }) => at))).toBeLessThanOrEqual((200 * 20) / 0.95 + 1_000);
    expect(span(world.slack.messages.map(({ at }) => at))).toBeLessThanOrEqual((200 * 300) / 0.95);
  });

  test('of several messages keep to the pace of their channel, and hold up no other', async () => {
    const world = await beginWorld();
    world.briefs = [1, 2, 3].map((n) => exampleBrief({ id: `brief-${n}`, title: `Title ${n}` }));
    world.channels = channels('slack', 60);
    world.slack.paces = slackPaces;
    const bot = await world.start();
    await world.at(bot, '2024-05-01T09:00Z');
    await world.pass(bot, 3 * MINUTE);
    expect(world.slack.messages).toHaveLength(180);
    for (const { channel } of world.channels) {
      const own = world.slack.in(channel);
      expect(own.map(({ card }) => card.title)).toEqual(
        [1, 2, 3].map((n) => `New in the library: Title ${n}`),
      );
      expect(
        mostWithin(
          own.map(({ at }) => at),
          1_000,
        ),
      ).toBe(1);
    }
    const times = world.slack.messages.map(({ at }) => at);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual((180 * 300) / 0.95 + 3_000);
  });

  test('wait as long as the platform says, all of its channels, and then go on', async () => {
    const world = await beginWorld();
    world.channels = channels('slack', 30);
    world.slack.paces = slackPaces;
    const slack = world.slack.connect(
      () => world.now,
      async () => {},
    );
    let limited = false;
    const bot = await world.start({
      platforms: [
        {
          ...slack,
          post: async (...post) => {
            if (limited || world.slack.messages.length < 5) return slack.post(...post);
            limited = true;
            return { state: 'limited', retryAfter: 60_000, scope: 'slack:T1' };
          },
        },
      ],
    });
    await world.at(bot, '2024-05-01T09:00Z');
    await world.pass(bot, 5 * MINUTE);
    const times = world.slack.messages.map(({ at }) => at).toSorted((one, other) => one - other);
    expect(times).toHaveLength(30);
    expect((times[5] ?? 0) - (times[4] ?? 0)).toBeGreaterThanOrEqual(60_000);
    expect(await truthOf(world)).toEqual(Array(30).fill('sent'));
  });

  test('say that they wait for their turn, and are late where they are', async () => {
    const world = await beginWorld();
    world.channels = channels('slack', 500);
    // The turn of the last comes more than six minutes after it is due.
    world.slack.paces = () => [{ scope: 'slack:T1', interval: 800, burst: 1 }];
    const bot = await world.start();
    await world.at(bot, '2024-05-01T09:00Z');
    await world.pass(bot, MINUTE);
    const last = { platform: 'slack', channel: 'slack-499' };
    const waiting = await bot.digest.history(last, 1);
    await world.pass(bot, HOUR);
    expect(waiting).toMatchObject([
      {
        state: 'planned',
        reason: 'The platform takes only so many posts at a time: it waits for its turn.',
      },
    ]);
    expect(await truthOf(world)).toEqual(Array(500).fill('sent'));
    expect(JSON.stringify(world.slack.messages.at(-1)?.card)).toContain('posted late');
    expect(JSON.stringify(world.slack.messages[0]?.card)).not.toContain('posted late');
  });

  test('are begun while the bot works, a bounded number at a time', async () => {
    const world = await beginWorld();
    world.channels = channels('slack', 400);
    const slack = world.slack.connect(
      () => world.now,
      async () => {},
    );
    let underWay = 0;
    let most = 0;
    const bot = await world.start({
      platforms: [
        {
          ...slack,
          post: async (...post) => {
            underWay += 1;
            most = Math.max(most, underWay);
            await new Promise<void>((resolve) => world.time.after(1_000, resolve));
            underWay -= 1;
            return slack.post(...post);
          },
        },
      ],
    });
    world.trueTime = Date.parse('2024-05-01T09:00Z');
    await bot.do((digest) => digest.tick());
    expect(world.slack.messages).toHaveLength(400);
    expect(most).toBeGreaterThan(50);
    expect(most).toBeLessThanOrEqual(256);
  });
});
