import { describe, expect, test } from 'vitest';
import type { Bot } from './bot.ts';
import { address, scheduleOf, utc, viewIn, wish } from './subscribing.ts';
import { beginWorld, DAY, HOUR, MINUTE, type World } from './world.ts';

/** A world whose settings name no channel. */
async function begin(): Promise<World> {
  const world = await beginWorld();
  world.channels = [];
  return world;
}

describe('Pausing', () => {
  test('holds digests back until they are resumed, from the first slot after that on', async () => {
    const world = await begin();
    const bot = await world.start();
    await bot.digest.subscribe(address, wish());
    const paused = await bot.digest.pause(address);
    expect(paused).toMatchObject({ pause: { kind: 'asked' }, upcoming: [] });
    await world.pass(bot, 3 * DAY, HOUR);
    expect(world.slack.messages).toEqual([]);
    const resumed = await bot.digest.resume(address);
    const view = resumed?.kind === 'resumed' ? resumed.view : undefined;
    expect(view).not.toHaveProperty('pause');
    expect(utc(view?.upcoming)?.[0]).toBe('2024-05-04T09:00');
    await world.pass(bot, 2 * HOUR);
    expect(world.slack.in('C7')).toHaveLength(1);
  });

  test('until a time ends by itself, with the first slot from that time on', async () => {
    const world = await begin();
    const bot = await world.start();
    await bot.digest.subscribe(address, wish());
    const until = Date.parse('2024-05-03T09:00Z');
    const paused = await bot.digest.pause(address, until);
    expect(utc(paused?.upcoming)).toEqual(['2024-05-03T09:00', '2024-05-04T09:00', '2024-05-05T09:00']);
    await world.pass(bot, 2 * DAY, HOUR);
    expect(world.slack.messages).toEqual([]);
    expect(await viewIn(bot)).toMatchObject({ pause: { kind: 'asked', until } });
    await world.pass(bot, HOUR + MINUTE);
    expect(world.slack.in('C7')).toHaveLength(1);
    expect(await viewIn(bot)).not.toHaveProperty('pause');
  });

  test('has what it holds back told among the last digests, while it lasts and once its time is over', async () => {
    const world = await begin();
    const bot = await world.start();
    await bot.digest.subscribe(address, wish());
    await bot.digest.pause(address, Date.parse('2024-05-03T12:00Z'));
    const told = async () => {
      const history = await bot.digest.history(address, 10);
      const { channels } = await bot.digest.status({ kind: 'channel', address });
      expect(channels[0]?.recent).toEqual(history);
      return history.map(({ due, state }) => `${utc([due])?.join()} ${state}`);
    };
    expect(await told()).toEqual([]);
    await world.pass(bot, 2 * DAY, HOUR);
    const held = ['2024-05-02T09:00 skipped', '2024-05-01T09:00 skipped'];
    expect(await told()).toEqual(held);
    await world.at(bot, '2024-05-03T13:00Z');
    expect(await told()).toEqual(['2024-05-03T09:00 skipped', ...held]);
    await world.at(bot, '2024-05-04T09:00Z');
    expect(await told()).toEqual(['2024-05-04T09:00 sent', '2024-05-03T09:00 skipped', ...held]);
  });

  test('is not ended by resuming where the bot cannot post', async () => {
    const world = await begin();
    const bot = await world.start();
    await bot.digest.subscribe(address, wish());
    await bot.digest.pause(address);
    const missing = { state: 'missing', reason: 'I am not in #C7.', remedy: 'Invite me.' } as const;
    world.slack.checks.set('C7', missing);
    expect(await bot.digest.resume(address)).toMatchObject({ kind: 'cannot-post', remedy: 'Invite me.' });
    expect((await viewIn(bot)).pause).toBeDefined();
    world.slack.checks.set('C7', { state: 'cannot-tell', reason: 'Slack did not answer.' });
    expect(await bot.digest.resume(address)).toMatchObject({ note: 'Slack did not answer.' });
    expect((await viewIn(bot)).pause).toBeUndefined();
  });

  test('is told in a preview, with what it holds back', async () => {
    const world = await begin();
    const bot = await world.start();
    await bot.digest.subscribe(address, wish());
    await bot.digest.pause(address);
    const [preview] = await bot.digest.preview();
    expect(preview).toMatchObject({ pause: { kind: 'asked' }, cards: [{}] });
    expect(preview).not.toHaveProperty('due');
  });

  test.each([
    ['resumed', '2024-05-04T08:00Z', async (bot: Bot) => void (await bot.digest.resume(address))],
    [
      'subscribed anew',
      '2024-05-04T08:00Z',
      async (bot: Bot) => void (await bot.digest.subscribe(address, wish())),
    ],
    [
      'given another schedule',
      '2024-05-04T08:00Z',
      async (bot: Bot) => void (await bot.digest.change(address, { schedule: scheduleOf('mon 07:00 UTC') })),
    ],
    ['unsubscribed', '2024-05-04T08:00Z', async (bot: Bot) => void (await bot.digest.unsubscribe(address))],
    ['past its end', '2024-05-04T10:00Z', async () => {}],
    ['past its end by a slot', '2024-05-05T09:00Z', async () => {}],
  ])('leaves on record what it held back, once it is %s', async (_, time, end) => {
    const world = await begin();
    const bot = await world.start();
    await bot.digest.subscribe(address, wish());
    await bot.digest.pause(address, Date.parse('2024-05-04T09:30Z'));
    await world.pass(bot, DAY, HOUR);
    await bot.digest.change(address, { quiet: 'line' });
    await world.at(bot, time);
    await end(bot);
    await world.at(bot, time);
    const held = await bot.digest.deliveries(address, 0, Date.parse('2024-05-04T00:00Z'));
    expect(utc(held.map(({ due }) => due))).toEqual([
      '2024-05-01T09:00',
      '2024-05-02T09:00',
      '2024-05-03T09:00',
    ]);
    for (const one of held) {
      expect(one).toMatchObject({
        state: 'skipped',
        reason: 'It was paused, from Wednesday, 1 May 2024, 08:00 in UTC on.',
      });
    }
  });

  test('of years leaves the last slots on record', async () => {
    const world = await begin();
    const bot = await world.start();
    await bot.digest.subscribe(address, wish('mon 09:00 UTC'));
    await bot.digest.pause(address);
    world.trueTime += 1_000 * DAY;
    await bot.digest.resume(address);
    const held = await bot.digest.history(address, 100);
    expect(held).toHaveLength(31);
    expect(utc(held.map(({ due }) => due))?.at(0)).toBe('2027-01-25T09:00');
  });

  test('and resuming leaves a schedule as old as it is', async () => {
    const world = await begin();
    const bot = await world.start();
    await bot.digest.subscribe(address, wish());
    const begun = world.now;
    await world.pass(bot, DAY, HOUR);
    await bot.digest.pause(address);
    await bot.digest.change(address, { topics: ['border'] });
    await bot.digest.resume(address);
    expect(await viewIn(bot)).toMatchObject({ since: begun });
    await bot.digest.change(address, { schedule: scheduleOf('daily 10:00 UTC') });
    expect(await viewIn(bot)).toMatchObject({ since: world.now });
  });

  test('ends what is still to be posted, and says so', async () => {
    const world = await begin();
    const bot = await world.start();
    await bot.digest.subscribe(address, wish());
    world.slack.fates.push('unreachable');
    await world.at(bot, '2024-05-01T09:00Z');
    await bot.digest.pause(address);
    await world.pass(bot, HOUR);
    expect(world.slack.messages).toEqual([]);
    expect(await bot.digest.history(address, 5)).toMatchObject([
      { state: 'missed', reason: 'slack cannot be reached. Digests were paused.' },
    ]);
  });

  test('does not keep anybody from asking for a digest', async () => {
    const world = await begin();
    const bot = await world.start();
    await bot.digest.subscribe(address, wish());
    await bot.digest.pause(address);
    expect((await bot.digest.postNow(address, 'a')).state).toBe('sent');
    expect((await viewIn(bot)).pause).toEqual({ kind: 'asked', since: world.now });
  });

  test('and resuming, changing and unsubscribing find nothing where there is no subscription', async () => {
    const bot = await (await begin()).start();
    expect(await bot.digest.pause(address)).toBeUndefined();
    expect(await bot.digest.resume(address)).toBeUndefined();
    expect(await bot.digest.change(address, { topics: ['border'] })).toBeUndefined();
    expect(await bot.digest.unsubscribe(address)).toBe(false);
  });

  test('keeps a changed schedule for when it has ended', async () => {
    const world = await begin();
    const bot = await world.start();
    await bot.digest.subscribe(address, wish());
    await bot.digest.pause(address);
    const changed = await bot.digest.change(address, { schedule: scheduleOf('daily 20:00 UTC') });
    expect(changed).toMatchObject({ schedule: 'daily 20:00 UTC', upcoming: [], pause: { kind: 'asked' } });
    await bot.digest.resume(address);
    expect(utc((await viewIn(bot)).upcoming)?.[0]).toBe('2024-05-01T20:00');
  });
});
