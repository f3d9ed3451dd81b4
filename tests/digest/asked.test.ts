import { describe, expect, test } from 'vitest';
import { textOf } from './reading.ts';
import { beginWorld, MINUTE } from './world.ts';

describe('A digest asked for', () => {
  const address = { platform: 'slack', channel: 'C1' };

  test('is posted at once, and the scheduled one still comes', async () => {
    const world = await beginWorld();
    const bot = await world.start();
    expect(await bot.digest.postNow(address, 'a')).toEqual({
      label: '#C1',
      due: world.now,
      asked: true,
      state: 'sent',
      parts: [
        {
          state: 'sent',
          at: world.now,
          attempts: 1,
          title: 'New in the library: The winter without a ferry',
        },
      ],
    });
    expect(textOf(world.slack.messages[0])).toContain('New in the library');
    await world.at(bot, '2024-05-01T09:00Z');
    expect(world.slack.messages.map(({ card }) => card.title)).toEqual([
      'New in the library: The winter without a ferry',
      'From the library',
    ]);
  });

  test('is the same as the preview showed', async () => {
    const world = await beginWorld();
    const bot = await world.start();
    const [preview] = await bot.digest.preview();
    await bot.digest.postNow(address, 'a');
    expect(world.slack.messages.map(({ card }) => card)).toEqual(preview?.cards);
  });

  test('comes once for a token, also where it is pressed twice at the same time', async () => {
    const world = await beginWorld();
    const bot = await world.start();
    const reports = await Promise.all([bot.digest.postNow(address, 'a'), bot.digest.postNow(address, 'a')]);
    const next = await world.start();
    reports.push(await next.digest.postNow(address, 'a'));
    expect(reports.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
    expect(world.slack.messages).toHaveLength(1);
    await next.digest.postNow(address, 'b');
    expect(world.slack.messages).toHaveLength(2);
  });

  test('does not hold what another one is about to post', async () => {
    const world = await beginWorld();
    const bot = await world.start();
    world.slack.fates.push('limited');
    expect((await bot.digest.postNow(address, 'a')).state).toBe('planned');
    expect((await bot.digest.postNow(address, 'b')).state).toBe('sent');
    await world.pass(bot, MINUTE);
    expect(world.slack.messages.map(({ card }) => card.title)).toEqual([
      'From the library',
      'New in the library: The winter without a ferry',
    ]);
  });

  test('reports a refusal', async () => {
    const world = await beginWorld();
    const bot = await world.start();
    world.slack.fates.push('refused');
    expect(await bot.digest.postNow(address, 'a')).toMatchObject({
      state: 'failed',
      reason: 'The bot may not post here. Invite it.',
    });
  });

  test('is not posted long after it was asked for', async () => {
    const world = await beginWorld();
    const bot = await world.start();
    world.slack.fates.push(...Array.from({ length: 20 }, () => 'unreachable' as const));
    expect((await bot.digest.postNow(address, 'a')).state).toBe('planned');
    await world.pass(bot, 30 * MINUTE);
    world.slack.fates.length = 0;
    await world.pass(bot, 20 * MINUTE);
    expect(world.slack.messages).toEqual([]);
    expect((await bot.digest.postNow(address, 'a')).state).toBe('missed');
  });

  test('goes to a channel that is no digest channel too, and does not make it one', async () => {
    const world = await beginWorld();
    const bot = await world.start();
    const report = await bot.digest.postNow({ platform: 'discord', channel: 'D9' }, 'a');
    expect(report.state).toBe('sent');
    await world.at(bot, '2024-05-01T09:00Z');
    expect(world.discord.in('D9')).toHaveLength(1);
  });
});
