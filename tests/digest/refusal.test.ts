import { describe, expect, test } from 'vitest';
import { toPlainText } from '../../src/cards/plain-text.ts';
import { exampleBrief } from '../fixtures/brief.ts';
import type { Bot } from './bot.ts';
import { beginWorld, DAY, HOUR } from './world.ts';

const address = { platform: 'slack', channel: 'C1' };

const statesOf = async (bot: Bot) =>
  (await bot.digest.history(address, 10)).flatMap(({ parts }) => parts.map(({ state }) => state));

describe('A refusal', () => {
  test('pauses the subscription, and nothing more is tried until it is resumed', async () => {
    const world = await beginWorld();
    world.briefs = [1, 2, 3].map((n) => exampleBrief({ id: `brief-${n}`, title: `Title ${n}` }));
    const bot = await world.start();
    world.slack.fates.push('refused');
    await world.at(bot, '2024-05-01T09:00Z');
    await world.pass(bot, 2 * DAY, HOUR);
    expect(world.slack.posts).toBe(1);
    expect(await statesOf(bot)).toEqual(['failed', 'missed', 'missed']);
    const { channels } = await bot.digest.status({ kind: 'everything' });
    expect(channels[0]).toMatchObject({
      pause: { kind: 'refused', reason: 'The bot may not post here. Invite it.', told: true },
    });
    expect(channels[0]).not.toHaveProperty('next');
    await bot.digest.resume(address);
    await world.pass(bot, DAY, HOUR);
    expect(world.slack.messages.map(({ card }) => card.title)).toEqual(
      [1, 2, 3].map((n) => `New in the library: Title ${n}`),
    );
  });

  test('is told once, in private: what happened and what to do', async () => {
    const world = await beginWorld();
    world.channels = [];
    const bot = await world.start();
    const schedule = { days: [1, 2, 3, 4, 5, 6, 7], times: [{ hour: 9, minute: 0 }], zone: 'UTC' } as const;
    await bot.digest.subscribe(address, { schedule, topics: [], quiet: 'library', person: 'U1' });
    world.slack.fates.push('refused', 'refused');
    await world.at(bot, '2024-05-01T09:00Z');
    await bot.digest.postNow(address, 'a');
    expect(world.slack.told.map(({ channel, person }) => [channel, person])).toEqual([['C1', 'U1']]);
    const card = world.slack.told[0]?.card ?? { elements: [] };
    expect(toPlainText(card)).toBe(
      [
        'Digests for #C1 are paused',
        '',
        'A digest could not be posted to #C1: The bot may not post here. Invite it.',
        '',
        'Nothing more is posted there until it is resumed: type /digest resume in #C1.',
      ].join('\n'),
    );
  });

  test('is told once more where it comes again after somebody resumed', async () => {
    const world = await beginWorld();
    const bot = await world.start();
    world.slack.fates.push('refused', 'refused');
    await world.at(bot, '2024-05-01T09:00Z');
    await bot.digest.resume(address);
    await world.at(bot, '2024-05-02T09:00Z');
    expect(world.slack.told).toHaveLength(2);
  });

  test('is told also where the process that wrote it down ended at once', async () => {
    let untold = 0;
    for (let steps = 1; ; steps += 1) {
      const world = await beginWorld();
      await world.start();
      world.slack.fates.push('refused');
      world.trueTime += HOUR;
      const bot = await world.start({}, steps);
      const survived = !bot.hasEnded;
      const pause = (await world.store.digest.subscription('slack:C1'))?.pause;
      if (pause?.kind === 'refused' && !pause.told) {
        untold += 1;
        expect(world.slack.told).toEqual([]);
        await world.pass(await world.start(), HOUR);
        expect(world.slack.told).toHaveLength(1);
      }
      if (survived) break;
    }
    expect(untold).toBeGreaterThan(0);
  });

  test('of what was asked for in a channel without a subscription pauses nothing and tells nobody', async () => {
    const world = await beginWorld();
    const bot = await world.start();
    world.discord.fates.push('refused');
    const asked = { platform: 'discord', channel: 'D9' };
    expect((await bot.digest.postNow(asked, 'a')).state).toBe('failed');
    expect(world.discord.told).toEqual([]);
    expect(await bot.digest.subscription(asked)).toBeUndefined();
  });

  test('outlives a restart: the channel stays paused although the settings name it', async () => {
    const world = await beginWorld();
    const bot = await world.start();
    world.slack.fates.push('refused');
    await world.at(bot, '2024-05-01T09:00Z');
    const next = await world.start();
    await world.pass(next, 2 * DAY, HOUR);
    expect(world.slack.posts).toBe(1);
    expect(await next.digest.subscription(address)).toMatchObject({ origin: 'settings', upcoming: [] });
  });

  test('is a warning in the log where nobody can be told, and no error', async () => {
    const world = await beginWorld();
    const slack = world.slack.connect(
      () => world.now,
      async () => {},
    );
    const warnings: string[] = [];
    const log = { info: () => {}, warn: (_: object, text: string) => warnings.push(text), error: () => {} };
    const tell = async () => {
      throw new Error('An adapter failed.');
    };
    const bot = await world.start({ platforms: [{ ...slack, tell }], log });
    world.slack.fates.push('refused');
    await world.at(bot, '2024-05-01T09:00Z');
    expect(warnings).toContain('No admin could be told: the status says what is wrong');
    expect(await statesOf(bot)).toEqual(['failed']);
  });
});

describe('A message that nobody can account for', () => {
  test('is told to an admin once, when it is no longer looked for', async () => {
    const world = await beginWorld('nothing');
    const bot = await world.start();
    world.slack.fates.push('answer-lost');
    await world.at(bot, '2024-05-01T09:00Z');
    expect(world.slack.told).toEqual([]);
    await world.pass(bot, 22 * HOUR, HOUR);
    expect(world.slack.told).toHaveLength(1);
    expect(toPlainText(world.slack.told[0]?.card ?? { elements: [] })).toBe(
      [
        'Perhaps posted to #C1',
        '',
        'The digest due at 2024-05-01 09:00 UTC may or may not stand in #C1: The history may not be read. Look for it in the channel: it will not be repeated.',
        '',
        'The digests to come are not affected.',
      ].join('\n'),
    );
    await world.at(bot, '2024-05-02T09:00Z');
    expect(world.slack.messages).toHaveLength(2);
  });
});
