import { afterEach, describe, expect, test } from 'vitest';
import { truthOf } from './ledger.ts';
import { channelOf, MINUTE, World } from './world.ts';

const worlds: World[] = [];

/** A world whose Slack takes posts ahead of their time. */
async function begin(): Promise<World> {
  const world = await World.begin('nothing');
  world.slack.schedules = true;
  worlds.push(world);
  return world;
}

afterEach(async () => {
  for (const { store } of worlds.splice(0)) await store.close();
});

const address = { platform: 'slack', channel: 'C1' };

const HANDED_OVER = '2024-05-01T08:50:00Z';

describe('What was handed over, at a restart', () => {
  test('is taken back where the settings no longer name the channel', async () => {
    const world = await begin();
    const before = await world.start();
    await world.at(before, HANDED_OVER);
    before.kill();
    expect(world.slack.messages).toHaveLength(1);
    world.channels = [];
    const bot = await world.start();
    await world.pass(bot, 30 * MINUTE);
    expect(world.slack.messages).toEqual([]);
    expect((await bot.digest.history(address, 5)).map(({ state, reason }) => [state, reason])).toEqual([
      ['missed', 'Taken back before it appeared: This is no longer a digest channel.'],
    ]);
    expect(world.slack.told).toEqual([]);
  });

  test('is taken back where the settings have another schedule, which then holds', async () => {
    const world = await begin();
    const before = await world.start();
    await world.at(before, HANDED_OVER);
    before.kill();
    world.channels = [channelOf('slack', 'C1', 'daily 09:20 UTC')];
    const bot = await world.start();
    await world.pass(bot, 60 * MINUTE);
    expect(world.slack.in('C1').map(({ at }) => new Date(at).toISOString().slice(11, 16))).toEqual(['09:20']);
    expect(await truthOf(world)).toEqual(expect.arrayContaining(['missed', 'sent']));
  });

  test('is left where it is not given back, and shown as appeared', async () => {
    const world = await begin();
    const before = await world.start();
    await world.at(before, HANDED_OVER);
    before.kill();
    world.channels = [];
    world.slack.givesBack = false;
    const bot = await world.start();
    await world.pass(bot, 30 * MINUTE);
    expect(world.slack.in('C1')).toHaveLength(1);
    expect((await bot.digest.history(address, 5)).map(({ state }) => state)).toEqual(['sent']);
  });

  test('stays where nothing about its slot has changed', async () => {
    const world = await begin();
    const before = await world.start();
    await world.at(before, HANDED_OVER);
    before.kill();
    world.channels = [channelOf('slack', 'C1'), channelOf('slack', 'C2')];
    const bot = await world.start();
    await world.pass(bot, 30 * MINUTE);
    expect(world.slack.in('C1')).toHaveLength(1);
    expect(world.slack.posts).toBe(2);
  });
});

describe('What was handed over with its answer lost', () => {
  test('is taken back once it is found, where the channel was paused meanwhile', async () => {
    const world = await begin();
    const bot = await world.start();
    world.slack.fates.push('answer-lost');
    await world.at(bot, HANDED_OVER);
    await bot.digest.pause(address);
    await world.pass(bot, 30 * MINUTE);
    expect(world.slack.messages).toEqual([]);
    expect((await bot.digest.history(address, 5)).map(({ state, reason }) => [state, reason])).toEqual([
      ['missed', 'Taken back before it appeared: Digests were paused.'],
    ]);
  });
});

describe('A pause during which the settings change', () => {
  const day = (text: string) => Date.parse(`${text}T00:00Z`);

  test('keeps on record what it held back by the old schedule', async () => {
    const world = await begin();
    const before = await world.start();
    world.slack.schedules = false;
    const { digest } = before;
    // By a refusal: it leaves the channel the settings' own.
    world.slack.fates.push('refused');
    await world.at(before, '2024-05-01T09:00Z');
    await world.at(before, '2024-05-02T09:30Z');
    expect((await digest.subscription(address))?.pause?.kind).toBe('refused');
    world.channels = [channelOf('slack', 'C1', 'daily 11:00 UTC')];
    const bot = await world.start();
    const held = await bot.digest.deliveries(address, day('2024-05-02'), day('2024-05-03'));
    expect(held.map(({ due, state, reason }) => [new Date(due).toISOString(), state, reason])).toEqual([
      [
        '2024-05-02T09:00:00.000Z',
        'skipped',
        'It was paused, because an earlier post was refused, from Wednesday, 1 May 2024, 09:00 in UTC on.',
      ],
    ]);
  });
});
