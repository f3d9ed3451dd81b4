import { describe, expect, test } from 'vitest';
import { recent, textOf } from './reading.ts';
import { beginWorld, channelOf, HOUR, MINUTE } from './world.ts';

describe('A channel of the settings', () => {
  test('gets its digest when it is due, once', async () => {
    const world = await beginWorld();
    const bot = await world.start();
    await world.pass(bot, HOUR - MINUTE);
    expect(world.slack.messages).toEqual([]);
    await world.pass(bot, 10 * MINUTE);
    expect(world.slack.in('C1')).toHaveLength(1);
    expect(textOf(world.slack.messages[0])).toContain('New in the library: The winter without a ferry');
    expect(textOf(world.slack.messages[0])).not.toContain('late');
    expect(await recent(bot)).toEqual(['sent']);
  });

  test('is not sent what was due before it was there', async () => {
    const world = await beginWorld();
    world.trueTime = Date.parse('2024-05-01T10:00Z');
    const bot = await world.start();
    await world.pass(bot, 22 * HOUR, HOUR);
    expect(world.slack.messages).toEqual([]);
    await world.pass(bot, HOUR);
    expect(world.slack.messages).toHaveLength(1);
  });

  test('that is named twice is one', async () => {
    const world = await beginWorld();
    world.channels = [channelOf('slack', 'C1'), channelOf('slack', 'C1')];
    const bot = await world.start();
    await world.pass(bot, 2 * HOUR);
    expect(world.slack.messages).toHaveLength(1);
    expect(await bot.digest.preview()).toHaveLength(1);
  });

  test('follows a changed schedule from then on', async () => {
    const world = await beginWorld();
    await world.start();
    world.channels = [channelOf('slack', 'C1', 'daily 11:00 UTC')];
    const bot = await world.start();
    await world.at(bot, '2024-05-01T10:59Z');
    expect(world.slack.messages).toEqual([]);
    await world.at(bot, '2024-05-01T11:00Z');
    expect(world.slack.messages).toHaveLength(1);
    expect((await bot.digest.status({ kind: 'everything' })).channels[0]?.schedule).toBe('daily 11:00 UTC');
  });

  test('that is taken out gets nothing more, and once back is not sent what was due meanwhile', async () => {
    const world = await beginWorld();
    const [channel] = world.channels;
    await world.at(await world.start(), '2024-05-01T09:00Z');
    world.channels = [];
    await world.at(await world.start(), '2024-05-02T09:00Z');
    expect(world.slack.messages).toHaveLength(1);
    if (channel === undefined) throw new Error('No channel');
    world.channels = [channel];
    const bot = await world.start();
    await world.pass(bot, HOUR);
    expect(world.slack.messages).toHaveLength(1);
    await world.at(bot, '2024-05-03T09:00Z');
    // It has seen the brief before it was taken out.
    expect(textOf(world.slack.messages[1])).toContain('From the library');
  });

  test('whose platform is missing does not hold up the others', async () => {
    const world = await beginWorld();
    world.channels = [channelOf('matrix', 'M1'), channelOf('slack', 'C1')];
    const bot = await world.start();
    await world.at(bot, '2024-05-01T09:00Z');
    expect(world.slack.messages).toHaveLength(1);
    expect(await recent(bot)).toEqual(['planned: This bot is not connected to matrix.']);
  });

  test('that takes long to post to does not hold up the others', async () => {
    const world = await beginWorld();
    world.channels = [channelOf('slack', 'C1'), channelOf('discord', 'D1', 'daily 09:01 UTC')];
    const slow = world.slack.connect(
      () => world.now,
      async () => {},
    );
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const bot = await world.start({
      platforms: [
        {
          ...slow,
          post: async (...parameters) => {
            await held;
            return slow.post(...parameters);
          },
        },
        world.discord.connect(
          () => world.now,
          async () => {},
        ),
      ],
    });
    world.trueTime = Date.parse('2024-05-01T09:00Z');
    const first = bot.digest.tick();
    await world.time.passTo(world.trueTime);
    await world.at(bot, '2024-05-01T09:01Z');
    await world.at(bot, '2024-05-01T09:02Z');
    expect(world.discord.messages).toHaveLength(1);
    expect(world.slack.messages).toEqual([]);
    answer();
    await first;
    expect(world.slack.messages).toHaveLength(1);
  });
});
