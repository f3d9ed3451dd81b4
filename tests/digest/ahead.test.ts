import { describe, expect, test } from 'vitest';
import { toPlainText } from '../../src/cards/plain-text.ts';
import { exampleBriefs } from '../fixtures/brief.ts';
import type { Bot } from './bot.ts';
import { truthOf } from './ledger.ts';
import { beginWorld, channelOf, DAY, HOUR, MINUTE, type World } from './world.ts';

/** A world whose Slack takes posts ahead of their time and whose history may not be read. */
async function begin(): Promise<World> {
  const world = await beginWorld('nothing');
  world.slack.schedules = true;
  return world;
}

const address = { platform: 'slack', channel: 'C1' };

const utc = (at: number | undefined) => new Date(at ?? 0).toISOString().slice(0, 19);

/** State, reason and appearance of the last deliveries, newest first. */
async function history(bot: Bot, channel = address) {
  const reports = await bot.digest.history(channel, 10);
  return reports.map(({ state, reason, parts }) => ({
    state,
    ...(reason === undefined ? {} : { reason }),
    appears: parts.map(({ appears }) => (appears === undefined ? undefined : utc(appears))),
  }));
}

describe('A scheduled digest of a platform that takes posts ahead of their time', () => {
  test('is handed over ten minutes before, and appears to the second, also while the bot is down', async () => {
    const world = await begin();
    const bot = await world.start();
    await world.at(bot, '2024-05-01T08:49:00Z');
    expect(world.slack.posts).toBe(0);
    await world.at(bot, '2024-05-01T08:50:00Z');
    expect(await history(bot)).toEqual([{ state: 'sent', appears: ['2024-05-01T09:00:00'] }]);
    expect(world.slack.in('C1')).toEqual([]);
    bot.kill();
    world.trueTime = Date.parse('2024-05-01T09:00:00Z');
    expect(world.slack.in('C1')).toHaveLength(1);
  });

  test('of several messages has each appear a second after the one before it', async () => {
    const world = await begin();
    world.briefs = exampleBriefs(3);
    const bot = await world.start();
    await world.at(bot, '2024-05-01T08:50:00Z');
    await world.at(bot, '2024-05-01T09:01:00Z');
    expect(world.slack.in('C1').map(({ at, card }) => [utc(at), card.title])).toEqual([
      ['2024-05-01T09:00:00', 'New in the library: Title 0'],
      ['2024-05-01T09:00:01', 'New in the library: Title 1'],
      ['2024-05-01T09:00:02', 'New in the library: Title 2'],
    ]);
  });

  test('that is planned late appears as soon as may be, and says that it is late only where it is', async () => {
    const world = await begin();
    await world.start();
    world.trueTime = Date.parse('2024-05-01T09:02:00.500Z');
    await world.start();
    world.trueTime = Date.parse('2024-05-02T09:10:00Z');
    const bot = await world.start();
    await world.pass(bot, 10 * MINUTE);
    expect(world.slack.in('C1').map(({ at, card }) => [utc(at), toPlainText(card).includes('late')])).toEqual(
      [
        ['2024-05-01T09:03:31', false],
        ['2024-05-02T09:11:30', true],
      ],
    );
  });

  test('does not share a second with one of the same channel’s threads', async () => {
    const world = await begin();
    world.channels = ['C1', 'C1/1700000000.000100', 'C2'].map((channel) => channelOf('slack', channel));
    const bot = await world.start();
    await world.at(bot, '2024-05-01T08:50:00Z');
    expect(world.slack.messages.map(({ channel, at }) => `${channel} ${utc(at)}`).sort()).toEqual([
      'C1 2024-05-01T09:00:00',
      'C1/1700000000.000100 2024-05-01T09:00:01',
      'C2 2024-05-01T09:00:00',
    ]);
  });

  test('is planned slot by slot where two are less than the lead apart', async () => {
    const world = await begin();
    world.channels = [channelOf('slack', 'C1', 'daily 09:00,09:05 UTC')];
    const bot = await world.start();
    await world.at(bot, '2024-05-01T08:56:00Z');
    await world.pass(bot, 15 * MINUTE);
    expect(world.slack.in('C1').map(({ at, card }) => [utc(at), card.title])).toEqual([
      ['2024-05-01T09:00:00', 'New in the library: The winter without a ferry'],
      ['2024-05-01T09:05:00', 'From the library'],
    ]);
  });

  test('does not give way to a slot that is still to come', async () => {
    const world = await begin();
    world.channels = [channelOf('slack', 'C1', 'daily 09:00,09:05 UTC')];
    const bot = await world.start();
    world.slack.fates.push('unreachable', 'unreachable', 'unreachable');
    await world.at(bot, '2024-05-01T08:56:00Z');
    await world.pass(bot, 20 * MINUTE);
    expect(world.slack.in('C1').map(({ card }) => card.title)).toEqual([
      'New in the library: The winter without a ferry',
      'From the library',
    ]);
  });

  test('comes after an hour that does not exist at the first moment after it', async () => {
    const world = await begin();
    world.trueTime = Date.parse('2024-03-30T12:00Z');
    world.channels = [channelOf('slack', 'C1', 'daily 02:30 Europe/Berlin')];
    const bot = await world.start();
    await world.pass(bot, DAY);
    expect(world.slack.in('C1').map(({ at }) => utc(at))).toEqual(['2024-03-31T01:00:00']);
  });
});

describe('A digest asked for', () => {
  test('is posted at once all the same', async () => {
    const world = await begin();
    const bot = await world.start();
    const report = await bot.digest.postNow(address, 'a');
    expect(report.state).toBe('sent');
    expect(report.parts[0]).not.toHaveProperty('appears');
    expect(world.slack.in('C1')).toHaveLength(1);
  });
});

describe('A message handed over whose answer is lost', () => {
  test('is found before its time, and not handed over again', async () => {
    const world = await begin();
    const bot = await world.start();
    world.slack.fates.push('answer-lost');
    await world.at(bot, '2024-05-01T08:50:00Z');
    expect((await history(bot))[0]?.state).toBe('unknown');
    await world.pass(bot, 5 * MINUTE);
    expect(await history(bot)).toEqual([{ state: 'sent', appears: ['2024-05-01T09:00:00'] }]);
    expect(world.slack.posts).toBe(1);
  });

  test('is handed over again once it is known to be absent', async () => {
    const world = await begin();
    const bot = await world.start();
    world.slack.fates.push('request-lost');
    await world.at(bot, '2024-05-01T08:50:00Z');
    await world.pass(bot, 15 * MINUTE);
    expect(world.slack.posts).toBe(2);
    expect(world.slack.in('C1')).toHaveLength(1);
    expect(await truthOf(world)).toEqual(['sent']);
  });

  test('stays unknown once its time has come unlooked for: it is shown, told once, and not repeated', async () => {
    const world = await begin();
    const bot = await world.start();
    world.slack.fates.push('answer-lost');
    await world.at(bot, '2024-05-01T08:50:00Z');
    bot.kill();
    world.trueTime = Date.parse('2024-05-01T09:05:00Z');
    const next = await world.start();
    await world.pass(next, HOUR);
    expect(await history(next)).toEqual([
      {
        state: 'unknown',
        reason:
          "No answer came. It was to appear at 2024-05-01 09:00 UTC by the platform's own schedule, which says nothing afterwards. Look for it in the channel: it will not be repeated.",
        appears: ['2024-05-01T09:00:00'],
      },
    ]);
    expect(world.slack.told).toHaveLength(1);
    expect(world.slack.posts).toBe(1);
  });

  test('is not looked for in the history once posts are made at their time again', async () => {
    const world = await begin();
    const bot = await world.start();
    world.slack.fates.push('answer-lost');
    await world.at(bot, '2024-05-01T08:50:00Z');
    world.slack.schedules = false;
    const next = await world.start();
    await world.pass(next, HOUR);
    expect((await history(next))[0]?.state).toBe('unknown');
    expect(world.slack.posts).toBe(1);
  });
});

describe('What was handed over', () => {
  test('is taken back where the channel is paused, and planned once more where it is resumed in time', async () => {
    const world = await begin();
    const bot = await world.start();
    await world.at(bot, '2024-05-01T08:50:00Z');
    const paused = await bot.digest.pause(address);
    expect(paused).not.toHaveProperty('appearing');
    expect(world.slack.messages).toEqual([]);
    expect(await history(bot)).toEqual([
      {
        state: 'missed',
        reason: 'Taken back before it appeared: Digests were paused.',
        appears: [undefined],
      },
    ]);
    await world.at(bot, '2024-05-01T08:55:00Z');
    await bot.digest.resume(address);
    await world.pass(bot, 10 * MINUTE);
    // The second of what was taken back is not used again.
    expect(world.slack.in('C1').map(({ at, card }) => [utc(at), card.title])).toEqual([
      ['2024-05-01T09:00:01', 'New in the library: The winter without a ferry'],
    ]);
  });

  test('is said to appear still where the platform does not give it back', async () => {
    const world = await begin();
    const bot = await world.start();
    await world.at(bot, '2024-05-01T08:50:00Z');
    world.slack.givesBack = false;
    const paused = await bot.digest.pause(address);
    expect(paused?.appearing).toEqual([Date.parse('2024-05-01T09:00:00Z')]);
    expect(await history(bot)).toEqual([{ state: 'sent', appears: ['2024-05-01T09:00:00'] }]);
  });

  test('is taken back where the channel is unsubscribed, and where it gets another schedule', async () => {
    const world = await begin();
    world.channels = [channelOf('slack', 'C1'), channelOf('slack', 'C2')];
    const bot = await world.start();
    await world.at(bot, '2024-05-01T08:50:00Z');
    expect(world.slack.messages).toHaveLength(2);
    await bot.digest.unsubscribe(address);
    const times = [{ hour: 10, minute: 0 }] as const;
    const schedule = { days: [1, 2, 3, 4, 5, 6, 7], times, zone: 'UTC' } as const;
    await bot.digest.change({ platform: 'slack', channel: 'C2' }, { schedule });
    await world.pass(bot, 3 * HOUR);
    expect(world.slack.messages.map(({ channel, at }) => [channel, utc(at)])).toEqual([
      ['C2', '2024-05-01T10:00:00'],
    ]);
    expect(await truthOf(world)).toEqual(expect.arrayContaining(['missed', 'sent']));
  });

  test('is left alone where nothing but topics change', async () => {
    const world = await begin();
    const bot = await world.start();
    await world.at(bot, '2024-05-01T08:50:00Z');
    await bot.digest.change(address, { topics: ['border'] });
    expect(world.slack.messages).toHaveLength(1);
  });
});
