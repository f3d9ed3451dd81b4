import { describe, expect, test } from 'vitest';
import type { Bot } from './bot.ts';
import { beginWorld, DAY, HOUR, MINUTE, type World } from './world.ts';

/** A world, and the times before which its store was told to forget. */
async function watched(fails = false) {
  const here = await beginWorld();
  const forgotten: number[] = [];
  const { digest } = here.store;
  const store = {
    ...digest,
    forget: async (before: number) => {
      forgotten.push(before);
      if (fails) throw new Error('The disk is full.');
      return digest.forget(before);
    },
  };
  return { here, forgotten, start: () => here.start({ store }) };
}

/** The due days of a channel's deliveries that the store still has, oldest first. */
async function daysKept(here: World): Promise<readonly number[]> {
  const deliveries = await here.store.digest.recent('slack:C1', 1_000);
  return deliveries.map(({ due }) => Math.floor(due / DAY)).toReversed();
}

const daysBetween = (bot: Bot, here: World, days: number) => here.pass(bot, days * DAY, HOUR);

describe('What was posted', () => {
  test('is kept for 90 days, and what channels have seen for longer', async () => {
    const { here, start } = await watched();
    const bot = await start();
    const first = Math.floor(here.trueTime / DAY);
    await daysBetween(bot, here, 90);
    expect((await daysKept(here))[0]).toBe(first);
    const seen = await here.store.digest.seen('slack:C1');
    await daysBetween(bot, here, 10);
    const kept = await daysKept(here);
    const today = Math.floor(here.trueTime / DAY);
    expect(kept[0]).toBeGreaterThanOrEqual(today - 91);
    expect(kept[0]).toBeLessThanOrEqual(today - 89);
    const names = (await here.store.digest.seen('slack:C1')).map(({ kind, id }) => `${kind} ${id}`);
    expect(names).toEqual(expect.arrayContaining(seen.map(({ kind, id }) => `${kind} ${id}`)));
    expect(seen.length).toBeGreaterThan(0);
  });

  test('is kept for as long as the settings say', async () => {
    const here = await beginWorld();
    const bot = await here.start({ retention: 3 * DAY });
    await daysBetween(bot, here, 10);
    const kept = await daysKept(here);
    const today = Math.floor(here.trueTime / DAY);
    expect(kept[0]).toBeGreaterThanOrEqual(today - 4);
    expect(kept.at(-1)).toBeGreaterThanOrEqual(today - 1);
  });

  test('is looked through an hour after the start and then once a day, however often the bot ticks', async () => {
    const { here, forgotten, start } = await watched();
    const first = here.now + HOUR - 90 * DAY;
    const bot = await start();
    await here.pass(bot, HOUR - MINUTE, 10 * MINUTE);
    expect(forgotten).toEqual([]);
    await here.pass(bot, MINUTE);
    expect(forgotten).toEqual([first]);
    await here.pass(bot, DAY - MINUTE, 10 * MINUTE);
    expect(forgotten).toHaveLength(1);
    await here.pass(bot, MINUTE);
    expect(forgotten).toEqual([first, first + DAY]);
  });

  test('is kept while the clock is months ahead, until it has gone on evenly for an hour', async () => {
    const { here, forgotten, start } = await watched();
    const bot = await start();
    await daysBetween(bot, here, 2);
    const kept = await daysKept(here);
    forgotten.length = 0;
    here.skew = 200 * DAY;
    await here.pass(bot, 50 * MINUTE, 10 * MINUTE);
    here.skew = 0;
    await here.pass(bot, 50 * MINUTE, 10 * MINUTE);
    expect(forgotten).toEqual([]);
    expect(await daysKept(here)).toEqual(expect.arrayContaining([...kept]));
    await here.pass(bot, 20 * MINUTE, 10 * MINUTE);
    expect(forgotten).toHaveLength(1);
  });

  test('is kept at a start with a clock that is months ahead and put right within the hour', async () => {
    const { here, forgotten, start } = await watched();
    await daysBetween(await start(), here, 2);
    forgotten.length = 0;
    here.skew = 200 * DAY;
    const bot = await start();
    await here.pass(bot, 30 * MINUTE, 10 * MINUTE);
    here.skew = 0;
    await here.pass(bot, 2 * HOUR, 10 * MINUTE);
    expect(forgotten).toEqual([expect.toSatisfy((before: number) => before < here.now - 89 * DAY)]);
  });

  test('is tried to be forgotten a day later where it cannot be now, and the digest goes on', async () => {
    const { here, forgotten, start } = await watched(true);
    const bot = await start();
    await here.pass(bot, DAY + HOUR, HOUR);
    expect(forgotten).toHaveLength(2);
    expect(bot.errors).toEqual(Array(2).fill('Old deliveries could not be forgotten'));
    expect(here.slack.messages).toHaveLength(2);
  });
});
