import { describe, expect, test } from 'vitest';
import { ChannelBusyError } from '../../src/digest/digest.ts';
import { exampleBrief } from '../fixtures/brief.ts';
import { address, viewIn, wish } from './subscribing.ts';
import { beginWorld, channelOf, DAY, HOUR, type World } from './world.ts';

/** A world whose settings name no channel. */
async function begin(): Promise<World> {
  const world = await beginWorld();
  world.channels = [];
  return world;
}

describe('Subscribing', () => {
  test('answers with the schedule, the workspace and the next three slots', async () => {
    const world = await begin();
    const bot = await world.start();
    const outcome = await bot.digest.subscribe(
      address,
      wish('weekdays 8:30 Europe/Berlin', { topics: ['islands'] }),
    );
    expect(outcome).toEqual({
      kind: 'subscribed',
      changed: false,
      view: {
        address,
        label: '#C7',
        workspace: 'slack-workspace',
        schedule: 'weekdays 08:30 Europe/Berlin',
        topics: ['islands'],
        quiet: 'library',
        origin: 'command',
        since: world.now,
        upcoming: ['2024-05-02', '2024-05-03', '2024-05-06'].map((day) => Date.parse(`${day}T06:30Z`)),
      },
    });
    expect(await viewIn(bot)).toEqual(outcome.kind === 'subscribed' && outcome.view);
  });

  test('brings the digest at its time, also where that is before the next tick', async () => {
    const world = await begin();
    const bot = await world.start();
    await bot.digest.subscribe(address, wish('daily 08:00,08:30 UTC'));
    world.trueTime = Date.parse('2024-05-01T08:29:30Z');
    await bot.digest.change(address, { quiet: 'skip' });
    await world.time.passTo(Date.parse('2024-05-01T08:30:01Z'));
    expect(world.slack.in('C7')).toHaveLength(1);
  });

  test('changes nothing where the bot cannot post, and says what is missing', async () => {
    const world = await begin();
    const bot = await world.start();
    world.slack.checks.set('C7', { state: 'missing', reason: 'I am not in #C7.', remedy: 'Invite me.' });
    expect(await bot.digest.subscribe(address, wish())).toEqual({
      kind: 'cannot-post',
      reason: 'I am not in #C7.',
      remedy: 'Invite me.',
    });
    expect(await bot.digest.subscription(address)).toBeUndefined();
    expect(await bot.digest.unsubscribe(address)).toBe(false);
  });

  test('says so where it could not be checked that posting works', async () => {
    const world = await begin();
    const bot = await world.start();
    world.slack.checks.set('C7', { state: 'cannot-tell', reason: 'Slack did not answer.' });
    expect(await bot.digest.subscribe(address, wish())).toMatchObject({
      kind: 'subscribed',
      note: 'Slack did not answer.',
    });
  });

  test('is not possible on a platform that the bot is not connected to', async () => {
    const bot = await (await begin()).start();
    const outcome = await bot.digest.subscribe({ platform: 'matrix', channel: 'M1' }, wish());
    expect(outcome).toMatchObject({ kind: 'cannot-post', reason: 'This bot is not connected to matrix.' });
  });

  test('once more changes the subscription, ends its pause, and makes the channel the command’s own', async () => {
    const world = await begin();
    world.channels = [channelOf('slack', 'C7')];
    const bot = await world.start();
    await bot.digest.pause(address);
    const outcome = await bot.digest.subscribe(address, wish('daily 10:00 UTC', { quiet: 'line' }));
    expect(outcome).toMatchObject({ changed: true, view: { schedule: 'daily 10:00 UTC', quiet: 'line' } });
    expect(await viewIn(bot)).not.toHaveProperty('pause');
    await world.at(bot, '2024-05-01T10:00Z');
    expect(world.slack.in('C7')).toHaveLength(1);
    const next = await world.start();
    expect((await viewIn(next)).schedule).toBe('daily 10:00 UTC');
  });

  test('a slot that has come due but was not looked at yet is not lost', async () => {
    const world = await begin();
    const bot = await world.start();
    await bot.digest.subscribe(address, wish());
    world.trueTime = Date.parse('2024-05-01T09:00:10Z');
    await bot.digest.subscribe(address, wish('daily 09:00 UTC', { quiet: 'line' }));
    await bot.do((digest) => digest.tick());
    expect(world.slack.in('C7')).toHaveLength(1);
  });
});

describe('A channel’s topics', () => {
  const briefs = ['transport', 'border'].map((topic) =>
    exampleBrief({ id: `about-${topic}`, title: `About ${topic}`, aliases: [], topics: [topic] }),
  );

  test('decide which briefs its digest holds, and a change of them counts from then on', async () => {
    const world = await begin();
    world.briefs = briefs;
    const bot = await world.start();
    await bot.digest.subscribe(address, wish('daily 09:00 UTC', { topics: ['border'], quiet: 'skip' }));
    expect((await bot.digest.previewOf(address)).cards.map(({ title }) => title)).toEqual([
      'New in the library: About border',
    ]);
    await world.at(bot, '2024-05-01T09:00Z');
    await world.at(bot, '2024-05-02T09:00Z');
    await bot.digest.change(address, { topics: [] });
    await world.at(bot, '2024-05-03T09:00Z');
    expect(world.slack.in('C7').map(({ card }) => card.title)).toEqual([
      'New in the library: About border',
      'New in the library: About transport',
    ]);
  });

  test('a channel that is not subscribed sees what it would get with all topics', async () => {
    const world = await begin();
    world.briefs = briefs;
    const bot = await world.start();
    const preview = await bot.digest.previewOf(address);
    expect(preview.cards).toHaveLength(2);
    expect(preview).toMatchObject({ address, label: '#C7', schedule: '' });
    expect(preview).not.toHaveProperty('due');
  });
});

describe('Unsubscribing', () => {
  test('ends the digests and keeps the history', async () => {
    const world = await begin();
    const bot = await world.start();
    await bot.digest.subscribe(address, wish());
    await world.at(bot, '2024-05-01T09:00Z');
    expect(await bot.digest.unsubscribe(address)).toBe(true);
    expect(await bot.digest.subscription(address)).toBeUndefined();
    await world.pass(bot, 2 * DAY, HOUR);
    expect(world.slack.in('C7')).toHaveLength(1);
    expect(await bot.digest.history(address, 5)).toHaveLength(1);
  });

  test('and subscribing again knows what the channel has seen', async () => {
    const world = await begin();
    const bot = await world.start();
    await bot.digest.subscribe(address, wish());
    await world.at(bot, '2024-05-01T09:00Z');
    await bot.digest.unsubscribe(address);
    expect(await bot.digest.subscribe(address, wish())).toMatchObject({ changed: false });
    await world.at(bot, '2024-05-02T09:00Z');
    expect(world.slack.in('C7').map(({ card }) => card.title)).toEqual([
      'New in the library: The winter without a ferry',
      'From the library',
    ]);
  });
});

describe('What the settings name', () => {
  test('is theirs until a command changes it: a pause outlives a restart with another schedule', async () => {
    const world = await begin();
    world.channels = [channelOf('slack', 'C7')];
    const bot = await world.start();
    expect((await viewIn(bot)).origin).toBe('settings');
    await bot.digest.pause(address);
    world.channels = [channelOf('slack', 'C7', 'daily 10:00 UTC')];
    const next = await world.start();
    expect(await viewIn(next)).toMatchObject({
      schedule: 'daily 09:00 UTC',
      origin: 'command',
      pause: { kind: 'asked' },
    });
  });

  test('does not come back after a restart where a command has ended it', async () => {
    const world = await begin();
    world.channels = [channelOf('slack', 'C7')];
    await (await world.start()).digest.unsubscribe(address);
    const bot = await world.start();
    await world.at(bot, '2024-05-01T09:00Z');
    expect(world.slack.messages).toEqual([]);
    expect((await bot.digest.status({ kind: 'everything' })).channels).toEqual([]);
  });

  test('ends with its name in the settings, and nothing else does', async () => {
    const world = await begin();
    world.channels = [channelOf('slack', 'C1')];
    await (await world.start()).digest.subscribe(address, wish());
    world.channels = [];
    const bot = await world.start();
    expect((await bot.digest.status({ kind: 'everything' })).channels.map(({ label }) => label)).toEqual([
      '#C7',
    ]);
  });

  test('may be enrolled by several processes at the same time', async () => {
    const world = await begin();
    world.channels = [channelOf('slack', 'C1'), channelOf('slack', 'C2')];
    const bots = [await world.join(), await world.join(), await world.join()];
    await Promise.all(bots.map((bot) => bot.do((digest) => digest.recover())));
    const [bot] = bots;
    expect((await bot?.digest.status({ kind: 'everything' }))?.channels.map(({ label }) => label)).toEqual([
      '#C1',
      '#C2',
    ]);
  });
});

describe('What became of digests', () => {
  test('is told for any stretch of time, oldest first, its end excluded', async () => {
    const world = await begin();
    const bot = await world.start();
    await bot.digest.subscribe(address, wish('daily 09:00 UTC', { quiet: 'skip' }));
    await world.pass(bot, 4 * DAY, HOUR);
    const from = Date.parse('2024-05-02T09:00Z');
    const told = await bot.digest.deliveries(address, from, from + 2 * DAY);
    expect(told.map(({ due, state }) => [due, state])).toEqual([
      [from, 'skipped'],
      [from + DAY, 'skipped'],
    ]);
  });

  test('is told of each message: its state, its attempts, when it is tried next, and its title', async () => {
    const world = await begin();
    const bot = await world.start();
    await bot.digest.subscribe(address, wish());
    world.slack.fates.push('unreachable');
    await world.at(bot, '2024-05-01T09:00Z');
    const [report] = await bot.digest.history(address, 1);
    expect(report).toMatchObject({ label: '#C7', state: 'planned', asked: false });
    expect(report?.parts).toEqual([
      {
        state: 'planned',
        reason: 'slack cannot be reached.',
        at: world.now,
        attempts: 1,
        next: world.now + 22_500,
        title: 'New in the library: The winter without a ferry',
      },
    ]);
  });
});

describe('A workspace', () => {
  test('has the zone that was set for it', async () => {
    const bot = await (await begin()).start();
    expect(await bot.digest.zone('slack:T1')).toBeUndefined();
    await bot.digest.setZone('slack:T1', 'Europe/Berlin');
    await bot.digest.setZone('slack:T1', 'Europe/Rome');
    expect(await bot.digest.zone('slack:T1')).toBe('Europe/Rome');
  });
});

describe('A channel that another process is at work on', () => {
  test('is asked for again for a while, and then answered with what to do', async () => {
    const world = await begin();
    const bot = await world.start();
    await bot.digest.subscribe(address, wish());
    const busy = await world.join({ store: { ...world.store.digest, claimOne: async () => undefined } });
    const before = world.trueTime;
    await busy.do((digest) => expect(digest.pause(address)).rejects.toThrow(ChannelBusyError));
    expect(world.trueTime - before).toBeGreaterThan(1_000);
    expect(await viewIn(bot)).not.toHaveProperty('pause');
  });
});
