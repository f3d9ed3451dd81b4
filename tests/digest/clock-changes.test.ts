import { describe, expect, test } from 'vitest';
import { leasedStore } from './leased-store.ts';
import { truthOf } from './ledger.ts';
import { textOf } from './reading.ts';
import { beginWorld, channelOf, DAY, HOUR, MINUTE } from './world.ts';

describe('Where the clocks change', () => {
  test('a digest at an hour that does not exist comes once, when the clocks have gone forward', async () => {
    const world = await beginWorld();
    world.trueTime = Date.parse('2024-03-30T12:00Z');
    world.channels = [channelOf('slack', 'C1', 'daily 02:30 Europe/Berlin')];
    const bot = await world.start();
    await world.pass(bot, DAY);
    expect(world.slack.messages.map(({ at }) => new Date(at).toISOString())).toEqual([
      '2024-03-31T01:00:00.000Z',
    ]);
  });

  test('a digest at an hour that exists twice comes the first time only', async () => {
    const world = await beginWorld();
    world.trueTime = Date.parse('2024-10-26T12:00Z');
    world.channels = [channelOf('slack', 'C1', 'daily 02:30 Europe/Berlin')];
    const bot = await world.start();
    await world.pass(bot, DAY);
    expect(world.slack.messages.map(({ at }) => new Date(at).toISOString())).toEqual([
      '2024-10-27T00:30:00.000Z',
    ]);
  });

  test('a digest at a midnight that does not exist comes when the day begins', async () => {
    const world = await beginWorld();
    world.trueTime = Date.parse('2018-11-03T12:00Z');
    world.channels = [channelOf('slack', 'C1', 'daily 00:00 America/Sao_Paulo')];
    const bot = await world.start();
    await world.pass(bot, DAY, 5 * MINUTE);
    expect(world.slack.messages.map(({ at }) => new Date(at).toISOString())).toEqual([
      '2018-11-04T03:00:00.000Z',
    ]);
  });

  test('a digest of a leap day comes on that day', async () => {
    const world = await beginWorld();
    world.trueTime = Date.parse('2024-02-28T12:00Z');
    world.channels = [channelOf('slack', 'C1', 'thu 09:00 UTC')];
    const bot = await world.start();
    await world.pass(bot, 3 * DAY, 30 * MINUTE);
    expect(world.slack.messages.map(({ at }) => new Date(at).toISOString())).toEqual([
      '2024-02-29T09:00:00.000Z',
    ]);
  });

  test('a clock that jumps ahead and back again brings no digest twice, and silences no subscription', async () => {
    const world = await beginWorld();
    world.channels = [];
    const bot = await world.start();
    const days = [1, 2, 3, 4, 5, 6, 7] as const;
    const schedule = { days, times: [{ hour: 9, minute: 0 }], zone: 'UTC' } as const;
    const asked = { platform: 'slack', channel: 'C1' };
    await bot.digest.subscribe(asked, { schedule, topics: [], quiet: 'library', person: 'U1' });
    world.skew = 10 * DAY + 2 * HOUR;
    await world.pass(bot, 10 * MINUTE);
    world.skew = 0;
    await world.pass(bot, 2 * DAY, 10 * MINUTE);
    const scheduled = await bot.digest.deliveries(asked, Date.parse('2024-05-01'), Date.parse('2024-05-03'));
    expect(scheduled.map(({ due, state }) => [new Date(due).toISOString().slice(0, 10), state])).toEqual([
      ['2024-05-01', 'sent'],
      ['2024-05-02', 'sent'],
    ]);
    expect(new Set(world.slack.messages.map(({ key }) => key)).size).toBe(world.slack.messages.length);
  });

  test('a clock that is put right while the bot is down silences no subscription that a command made', async () => {
    const world = await beginWorld();
    world.channels = [];
    const bot = await world.start();
    const days = [1, 2, 3, 4, 5, 6, 7] as const;
    const schedule = { days, times: [{ hour: 9, minute: 0 }], zone: 'UTC' } as const;
    const asked = { platform: 'slack', channel: 'C1' };
    await bot.digest.subscribe(asked, { schedule, topics: [], quiet: 'library', person: 'U1' });
    world.skew = 10 * DAY + 2 * HOUR;
    await world.pass(bot, 10 * MINUTE);
    bot.kill();
    world.skew = 0;
    await world.pass(await world.start(), 2 * DAY, 10 * MINUTE);
    const scheduled = await world.store.digest.between(
      'slack:C1',
      Date.parse('2024-05-01'),
      Date.parse('2024-05-03'),
    );
    expect(scheduled.map(({ slot }) => slot)).toEqual([
      '2024-05-01T09:00:00.000Z',
      '2024-05-02T09:00:00.000Z',
    ]);
    expect(world.slack.messages).toHaveLength(3);
  });

  test('a clock set back does not bring a digest again, and the next one is not late', async () => {
    const world = await beginWorld();
    const bot = await world.start();
    await world.at(bot, '2024-05-01T09:00Z');
    world.skew = -2 * HOUR;
    await world.pass(bot, 3 * HOUR);
    expect(world.slack.messages).toHaveLength(1);
    await world.pass(bot, DAY, 10 * MINUTE);
    expect(world.slack.messages).toHaveLength(2);
    expect(textOf(world.slack.messages[1])).not.toContain('late');
  });

  test('a slot of which nothing went out while the clock was ahead comes once its time has come', async () => {
    const world = await beginWorld();
    const bot = await world.start();
    world.slack.fates.push('unreachable');
    world.skew = 10 * DAY + 2 * HOUR;
    await world.at(bot, '2024-05-11T10:00Z');
    world.skew = 0;
    await world.pass(bot, 11 * DAY, 20 * MINUTE);
    const days = world.slack.messages.map(({ at }) => new Date(at).toISOString().slice(0, 13));
    expect(days).toEqual(
      Array.from({ length: 11 }, (_, day) => `2024-05-${String(day + 1).padStart(2, '0')}T09`),
    );
    expect((await truthOf(world)).toSorted()).toEqual(['missed', ...Array(11).fill('sent')]);
  });

  test.each([
    ['by less than the time since the last slot', 30 * MINUTE, 0],
    ['behind the last slot', 3 * HOUR, 5],
  ])(
    'a clock set back %s, as processes that share the work see it, brings nothing twice',
    async (_, by, moved) => {
      const world = await beginWorld();
      world.channels = Array.from({ length: 5 }, (_, index) => channelOf('slack', `C${index}`));
      const store = leasedStore(world.store.digest, () => world.trueTime);
      const saved: string[] = [];
      const watched: typeof store = {
        ...store,
        saveSubscription: (subscription, at) => {
          saved.push(subscription.id);
          return store.saveSubscription(subscription, at);
        },
      };
      const bots = [await world.join({ store: watched }), await world.join({ store: watched })];
      await world.pass(bots, 2 * HOUR, 10 * MINUTE);
      expect(await truthOf(world)).toEqual(Array(5).fill('sent'));
      saved.length = 0;
      world.skew = -by;
      await world.pass(bots, DAY + 3 * HOUR, 10 * MINUTE);
      // Each was looked at; only those are changed whose next slot has moved.
      expect(new Set(saved).size).toBe(moved);
      expect(saved).toHaveLength(moved);
      expect(await truthOf(world)).toEqual(Array(10).fill('sent'));
      expect(world.slack.messages).toHaveLength(10);
    },
  );

  test('a clock that was days ahead and is put right does not silence the channel', async () => {
    const world = await beginWorld();
    const bot = await world.start();
    world.skew = 10 * DAY;
    await world.pass(bot, 10 * MINUTE);
    world.skew = 0;
    await world.pass(bot, DAY + 2 * HOUR, 10 * MINUTE);
    expect(world.slack.messages.map(({ at }) => new Date(at).toISOString())).toContain(
      '2024-05-02T09:00:00.000Z',
    );
  });
});
