import { describe, expect, test } from 'vitest';
import { recent, textOf } from './reading.ts';
import { beginWorld, channelOf, DAY, HOUR, MINUTE } from './world.ts';

describe('After an outage', () => {
  test('a slot missed by less than six hours is posted once, late, and says so', async () => {
    const world = await beginWorld();
    await world.start();
    world.trueTime = Date.parse('2024-05-01T14:59Z');
    const bot = await world.start();
    await world.pass(bot, 10 * MINUTE);
    expect(world.slack.messages).toHaveLength(1);
    expect(textOf(world.slack.messages[0])).toContain('Due at 2024-05-01 09:00 UTC, posted late.');
  });

  test('a slot missed by six hours is missed', async () => {
    const world = await beginWorld();
    await world.start();
    world.trueTime = Date.parse('2024-05-01T15:00Z');
    const bot = await world.start();
    expect(world.slack.messages).toEqual([]);
    expect(await recent(bot)).toEqual(['missed: The bot was not at work within 6 hours of it.']);
  });

  test('of a day, the last slot is posted, and every other one has its reason', async () => {
    const world = await beginWorld();
    world.channels = [channelOf('slack', 'C1', 'daily 09:00,18:00,21:00,23:00 UTC')];
    await world.start();
    world.trueTime = Date.parse('2024-05-02T01:00Z');
    const bot = await world.start();
    expect(world.slack.messages).toHaveLength(1);
    expect(await recent(bot)).toEqual([
      'sent',
      'skipped: One post stands for several slots: the one of 2024-05-01 23:00 UTC.',
      'missed: The bot was not at work within 6 hours of it.',
      'missed: The bot was not at work within 6 hours of it.',
    ]);
    await world.pass(bot, 7 * HOUR, HOUR);
    expect(world.slack.messages).toHaveLength(1);
  });

  test('of ten years, it says how many slots were missed without writing each down', async () => {
    const world = await beginWorld();
    await world.start();
    world.trueTime += 3_650 * DAY;
    const bot = await world.start();
    expect(world.slack.messages).toEqual([]);
    const ledger = await world.store.digest.recent('slack:C1', 1_000);
    expect(ledger).toHaveLength(31);
    expect(ledger.at(-1)?.content).toMatchObject({
      reason: 'The bot was not at work within 6 hours of it. So were 3619 slots before it.',
    });
    await world.at(bot, new Date(world.now + HOUR).toISOString());
    expect(world.slack.messages).toHaveLength(1);
  });
});
