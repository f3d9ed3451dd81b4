import { afterEach, describe, expect, test } from 'vitest';
import { toPlainText } from '../../src/cards/plain-text.ts';
import { exampleBrief } from '../fixtures/brief.ts';
import { type Bot, channelOf, DAY, HOUR, type Insight, type Message, MINUTE, World } from './world.ts';

const worlds: World[] = [];

async function begin(insight?: Insight): Promise<World> {
  const world = await World.begin(insight);
  worlds.push(world);
  return world;
}

afterEach(async () => {
  for (const { store } of worlds.splice(0)) await store.close();
});

const textOf = (message: Message | undefined) => toPlainText(message?.card ?? { elements: [] });

/** State and reason of the last deliveries of the only channel, newest first. */
async function recent(bot: Bot): Promise<readonly string[]> {
  const { channels } = await bot.digest.status({ kind: 'everything' });
  return (channels[0]?.recent ?? []).map(({ state, reason }) =>
    reason === undefined ? state : `${state}: ${reason}`,
  );
}

/** Briefs with titles of their own. */
const briefsNumbered = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    exampleBrief({ id: `brief-${index}`, title: `Title ${index}` }),
  );

describe('A channel of the settings', () => {
  test('gets its digest when it is due, once', async () => {
    const world = await begin();
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
    const world = await begin();
    world.trueTime = Date.parse('2024-05-01T10:00Z');
    const bot = await world.start();
    await world.pass(bot, 22 * HOUR, HOUR);
    expect(world.slack.messages).toEqual([]);
    await world.pass(bot, HOUR);
    expect(world.slack.messages).toHaveLength(1);
  });

  test('that is named twice is one', async () => {
    const world = await begin();
    world.channels = [channelOf('slack', 'C1'), channelOf('slack', 'C1')];
    const bot = await world.start();
    await world.pass(bot, 2 * HOUR);
    expect(world.slack.messages).toHaveLength(1);
    expect(await bot.digest.preview()).toHaveLength(1);
  });

  test('follows a changed schedule from then on', async () => {
    const world = await begin();
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
    const world = await begin();
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
    const world = await begin();
    world.channels = [channelOf('matrix', 'M1'), channelOf('slack', 'C1')];
    const bot = await world.start();
    await world.at(bot, '2024-05-01T09:00Z');
    expect(world.slack.messages).toHaveLength(1);
    expect(await recent(bot)).toEqual(['planned: This bot is not connected to matrix.']);
  });

  test('that takes long to post to does not hold up the others', async () => {
    const world = await begin();
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

describe('A digest of several messages', () => {
  test('posts them in order, each under a key that Discord takes as a nonce', async () => {
    const world = await begin();
    world.briefs = briefsNumbered(4);
    const bot = await world.start();
    await world.at(bot, '2024-05-01T09:00Z');
    expect(world.slack.messages.map(({ card }) => card.title)).toEqual(
      [0, 1, 2].map((n) => `New in the library: Title ${n}`),
    );
    const keys = world.slack.messages.map(({ key }) => key);
    for (const key of keys) expect(key).toMatch(/^[a-z0-9-]{1,25}$/);
    expect(new Set(keys).size).toBe(3);
  });

  test('keeps to its order where the platform takes no more for a while', async () => {
    const world = await begin();
    world.briefs = briefsNumbered(3);
    const bot = await world.start();
    world.slack.fates.push('confirmed', 'limited');
    await world.at(bot, '2024-05-01T09:00Z');
    expect(world.slack.messages).toHaveLength(1);
    expect(await recent(bot)).toEqual([
      'planned: Message 2 of 3: The platform took no more requests at the time.',
    ]);
    await world.pass(bot, MINUTE);
    expect(world.slack.messages.map(({ card }) => card.title)).toEqual(
      [0, 1, 2].map((n) => `New in the library: Title ${n}`),
    );
  });
});

describe('A post that did not go out', () => {
  test('is refused with its reason and what to do, and not tried again', async () => {
    const world = await begin();
    const bot = await world.start();
    world.slack.fates.push('refused');
    await world.at(bot, '2024-05-01T09:00Z');
    await world.pass(bot, HOUR);
    expect(world.slack.posts).toBe(1);
    expect(await recent(bot)).toEqual(['failed: The bot may not post here. Invite it.']);
  });

  test('is tried again with growing pauses while the platform cannot be reached, and says that it is late', async () => {
    const world = await begin();
    const bot = await world.start();
    world.slack.fates.push(...Array.from({ length: 5 }, () => 'unreachable' as const));
    await world.at(bot, '2024-05-01T09:00Z');
    await world.pass(bot, 30 * MINUTE);
    expect(world.slack.posts).toBe(6);
    expect(world.slack.messages).toHaveLength(1);
    expect(textOf(world.slack.messages[0])).toContain('Due at 2024-05-01 09:00 UTC, posted late.');
    expect(await recent(bot)).toEqual(['sent']);
  });

  test('is missed once it is six hours late, and its brief is still new the next day', async () => {
    const world = await begin();
    const bot = await world.start();
    world.slack.fates.push(...Array.from({ length: 100 }, () => 'unreachable' as const));
    await world.at(bot, '2024-05-01T09:00Z');
    await world.pass(bot, 7 * HOUR);
    expect(await recent(bot)).toEqual([
      'missed: slack cannot be reached. By the time it could be posted it would have been too late.',
    ]);
    const posts = world.slack.posts;
    expect(posts).toBeLessThan(40);
    world.slack.fates.length = 0;
    await world.at(bot, '2024-05-02T09:00Z');
    expect(world.slack.posts).toBe(posts + 1);
    expect(textOf(world.slack.messages[0])).toContain('New in the library');
  });

  test('gives way to the next digest, which brings what it would have brought', async () => {
    const world = await begin();
    world.channels = [channelOf('slack', 'C1', 'daily 09:00,10:00 UTC')];
    const bot = await world.start();
    world.slack.fates.push(...Array.from({ length: 10 }, () => 'unreachable' as const));
    await world.at(bot, '2024-05-01T09:00Z');
    await world.pass(bot, HOUR + 30 * MINUTE);
    expect(world.slack.messages.map(({ card }) => card.title)).toEqual([
      'New in the library: The winter without a ferry',
    ]);
    expect(await recent(bot)).toEqual([
      'sent',
      'missed: slack cannot be reached. The next digest took its place.',
    ]);
  });
});

describe('A post without an answer', () => {
  test.each(['answer-lost', 'delayed', 'posted-and-thrown'] as const)(
    'is found in the history and not repeated (%s)',
    async (fate) => {
      const world = await begin('history');
      const bot = await world.start();
      world.slack.fates.push(fate);
      await world.at(bot, '2024-05-01T09:00Z');
      expect((await recent(bot))[0]).toMatch(/^unknown: /);
      await world.pass(bot, 5 * MINUTE);
      expect(world.slack.posts).toBe(1);
      expect(world.slack.messages).toHaveLength(1);
      expect(await recent(bot)).toEqual(['sent']);
    },
  );

  test('is posted again under the same key once the history shows that it is absent', async () => {
    const world = await begin('history');
    const bot = await world.start();
    world.slack.fates.push('request-lost');
    await world.at(bot, '2024-05-01T09:00Z');
    await world.pass(bot, 5 * MINUTE);
    expect(world.slack.posts).toBe(2);
    expect(world.slack.messages).toHaveLength(1);
    expect(await recent(bot)).toEqual(['sent']);
  });

  test.each(['answer-lost', 'delayed', 'request-lost'] as const)(
    'is settled by the same nonce within minutes (%s)',
    async (fate) => {
      const world = await begin('nonce');
      const bot = await world.start();
      world.slack.fates.push(fate);
      await world.at(bot, '2024-05-01T09:00Z');
      await world.pass(bot, MINUTE);
      expect(world.slack.posts).toBe(2);
      expect(world.slack.messages).toHaveLength(1);
      expect(await recent(bot)).toEqual(['sent']);
    },
  );

  test('is not repeated by its nonce where the history shows it', async () => {
    const world = await begin('both');
    const bot = await world.start();
    world.slack.fates.push('answer-lost');
    await world.at(bot, '2024-05-01T09:00Z');
    await world.pass(bot, 2 * MINUTE);
    expect(world.slack.posts).toBe(1);
    expect(await recent(bot)).toEqual(['sent']);
  });

  test('is not repeated by its nonce once the platform has forgotten it', async () => {
    const world = await begin('nonce');
    const bot = await world.start();
    world.slack.fates.push('answer-lost');
    await world.at(bot, '2024-05-01T09:00Z');
    await world.at(bot, '2024-05-01T09:10Z');
    expect(world.slack.posts).toBe(1);
    expect(await recent(bot)).toEqual(['unknown: The history may not be read.']);
  });

  test('is not looked for while a second request under its nonce may still be under way', async () => {
    const world = await begin('both');
    const bot = await world.start();
    world.slack.fates.push('request-lost', 'delayed');
    await world.at(bot, '2024-05-01T09:00:00Z');
    await world.at(bot, '2024-05-01T09:00:40Z');
    expect(world.slack.posts).toBe(2);
    await world.at(bot, '2024-05-01T09:01:05Z');
    await world.pass(bot, 20 * MINUTE);
    expect(world.slack.messages).toHaveLength(1);
    expect(await recent(bot)).toEqual(['sent']);
  });

  test('is not posted by its nonce once a newer digest has taken its place', async () => {
    const world = await begin('nonce');
    world.channels = [channelOf('slack', 'C1', 'daily 09:00,09:01 UTC')];
    const bot = await world.start();
    world.slack.fates.push('request-lost');
    await world.at(bot, '2024-05-01T09:00Z');
    await world.at(bot, '2024-05-01T09:01Z');
    await world.at(bot, '2024-05-01T09:02Z');
    expect(world.slack.messages.map(({ card }) => card.title)).toEqual(['From the library']);
    expect((await recent(bot))[1]).toMatch(/^unknown: /);
  });

  test('stays unknown where nobody can tell: it is reported, never repeated, and counts as seen', async () => {
    const world = await begin('nothing');
    const bot = await world.start();
    world.slack.fates.push('answer-lost');
    await world.at(bot, '2024-05-01T09:00Z');
    await world.pass(bot, 23 * HOUR, 10 * MINUTE);
    expect(world.slack.posts).toBe(1);
    expect(await recent(bot)).toEqual([
      'unknown: The history may not be read. Look for it in the channel: it will not be repeated.',
    ]);
    await world.at(bot, '2024-05-02T09:00Z');
    expect(world.slack.messages.map(({ card }) => card.title)).toEqual([
      'New in the library: The winter without a ferry',
      'From the library',
    ]);
  });

  test('that turns out absent too late is missed, and its brief is still new', async () => {
    const world = await begin('history');
    await world.start();
    world.slack.fates.push('request-lost');
    const first = await world.start();
    await world.at(first, '2024-05-01T09:00Z');
    const bot = await world.start();
    await world.at(bot, '2024-05-01T18:00Z');
    expect(await recent(bot)).toEqual([
      'missed: It did not arrive. By the time it could be posted it would have been too late.',
    ]);
    await world.at(bot, '2024-05-02T09:00Z');
    expect(textOf(world.slack.messages[0])).toContain('New in the library');
  });

  test('is not posted again once a newer digest has taken its place', async () => {
    const world = await begin('history');
    world.channels = [channelOf('slack', 'C1', 'daily 09:00,09:01 UTC')];
    const bot = await world.start();
    world.slack.fates.push('request-lost');
    await world.at(bot, '2024-05-01T09:00Z');
    await world.at(bot, '2024-05-01T09:01Z');
    await world.pass(bot, 10 * MINUTE);
    expect(world.slack.messages).toHaveLength(1);
    expect((await recent(bot))[1]).toContain('missed: It did not arrive.');
  });
});

describe('After an outage', () => {
  test('a slot missed by less than six hours is posted once, late, and says so', async () => {
    const world = await begin();
    await world.start();
    world.trueTime = Date.parse('2024-05-01T14:59Z');
    const bot = await world.start();
    await world.pass(bot, 10 * MINUTE);
    expect(world.slack.messages).toHaveLength(1);
    expect(textOf(world.slack.messages[0])).toContain('Due at 2024-05-01 09:00 UTC, posted late.');
  });

  test('a slot missed by six hours is missed', async () => {
    const world = await begin();
    await world.start();
    world.trueTime = Date.parse('2024-05-01T15:00Z');
    const bot = await world.start();
    expect(world.slack.messages).toEqual([]);
    expect(await recent(bot)).toEqual(['missed: The bot was not at work within 6 hours of it.']);
  });

  test('of a day, the last slot is posted, and every other one has its reason', async () => {
    const world = await begin();
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
    const world = await begin();
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

describe('Where the clocks change', () => {
  test('a digest at an hour that does not exist comes once, when the clocks have gone forward', async () => {
    const world = await begin();
    world.trueTime = Date.parse('2024-03-30T12:00Z');
    world.channels = [channelOf('slack', 'C1', 'daily 02:30 Europe/Berlin')];
    const bot = await world.start();
    await world.pass(bot, DAY);
    expect(world.slack.messages.map(({ at }) => new Date(at).toISOString())).toEqual([
      '2024-03-31T01:00:00.000Z',
    ]);
  });

  test('a digest at an hour that exists twice comes the first time only', async () => {
    const world = await begin();
    world.trueTime = Date.parse('2024-10-26T12:00Z');
    world.channels = [channelOf('slack', 'C1', 'daily 02:30 Europe/Berlin')];
    const bot = await world.start();
    await world.pass(bot, DAY);
    expect(world.slack.messages.map(({ at }) => new Date(at).toISOString())).toEqual([
      '2024-10-27T00:30:00.000Z',
    ]);
  });

  test('a digest at a midnight that does not exist comes when the day begins', async () => {
    const world = await begin();
    world.trueTime = Date.parse('2018-11-03T12:00Z');
    world.channels = [channelOf('slack', 'C1', 'daily 00:00 America/Sao_Paulo')];
    const bot = await world.start();
    await world.pass(bot, DAY, 5 * MINUTE);
    expect(world.slack.messages.map(({ at }) => new Date(at).toISOString())).toEqual([
      '2018-11-04T03:00:00.000Z',
    ]);
  });

  test('a digest of a leap day comes on that day', async () => {
    const world = await begin();
    world.trueTime = Date.parse('2024-02-28T12:00Z');
    world.channels = [channelOf('slack', 'C1', 'thu 09:00 UTC')];
    const bot = await world.start();
    await world.pass(bot, 3 * DAY, 30 * MINUTE);
    expect(world.slack.messages.map(({ at }) => new Date(at).toISOString())).toEqual([
      '2024-02-29T09:00:00.000Z',
    ]);
  });

  test('a clock that jumps ahead and back again brings no digest twice, and silences no subscription', async () => {
    const world = await begin();
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
    const world = await begin();
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
    const world = await begin();
    const bot = await world.start();
    await world.at(bot, '2024-05-01T09:00Z');
    world.skew = -2 * HOUR;
    await world.pass(bot, 3 * HOUR);
    expect(world.slack.messages).toHaveLength(1);
    await world.pass(bot, DAY, 10 * MINUTE);
    expect(world.slack.messages).toHaveLength(2);
    expect(textOf(world.slack.messages[1])).not.toContain('late');
  });

  test('a clock that was days ahead and is put right does not silence the channel', async () => {
    const world = await begin();
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

describe('A quiet day', () => {
  test('posts nothing where quiet days are skipped, and the status says why', async () => {
    const world = await begin();
    const bot = await world.start({ quiet: 'skip' });
    await world.at(bot, '2024-05-01T09:00Z');
    await world.at(bot, '2024-05-02T09:00Z');
    expect(world.slack.messages).toHaveLength(1);
    expect(await recent(bot)).toEqual([
      'skipped: Nothing was new to this channel, and it skips quiet days.',
      'sent',
    ]);
  });
});

describe('A digest asked for', () => {
  const address = { platform: 'slack', channel: 'C1' };

  test('is posted at once, and the scheduled one still comes', async () => {
    const world = await begin();
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
    const world = await begin();
    const bot = await world.start();
    const [preview] = await bot.digest.preview();
    await bot.digest.postNow(address, 'a');
    expect(world.slack.messages.map(({ card }) => card)).toEqual(preview?.cards);
  });

  test('comes once for a token, also where it is pressed twice at the same time', async () => {
    const world = await begin();
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
    const world = await begin();
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
    const world = await begin();
    const bot = await world.start();
    world.slack.fates.push('refused');
    expect(await bot.digest.postNow(address, 'a')).toMatchObject({
      state: 'failed',
      reason: 'The bot may not post here. Invite it.',
    });
  });

  test('is not posted long after it was asked for', async () => {
    const world = await begin();
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
    const world = await begin();
    const bot = await world.start();
    const report = await bot.digest.postNow({ platform: 'discord', channel: 'D9' }, 'a');
    expect(report.state).toBe('sent');
    await world.at(bot, '2024-05-01T09:00Z');
    expect(world.discord.in('D9')).toHaveLength(1);
  });
});

describe('Preview and status', () => {
  test('tell what is next and when, before and after the bot has started', async () => {
    const world = await begin();
    world.channels = [channelOf('slack', 'C1'), channelOf('discord', 'D1', 'weekdays 08:30 Europe/Berlin')];
    const bot = await world.start();
    const [, discord] = await bot.digest.preview();
    expect(discord).toMatchObject({
      address: { platform: 'discord', channel: 'D1' },
      label: '#D1',
      workspace: 'discord-workspace',
      due: Date.parse('2024-05-02T06:30Z'),
      schedule: 'weekdays 08:30 Europe/Berlin',
    });
    expect((await bot.digest.preview()).map(({ label }) => label)).toEqual(['#C1', '#D1']);
    const status = await bot.digest.status({
      kind: 'channel',
      address: { platform: 'slack', channel: 'C1' },
    });
    expect(status.channels.map(({ label, workspace, next }) => [label, workspace, next])).toEqual([
      ['#C1', 'slack-workspace', Date.parse('2024-05-01T09:00Z')],
    ]);
    const connected = (platform?: string) =>
      bot.digest.connections(platform).map((connection) => connection.platform);
    expect([connected('slack'), connected()]).toEqual([['slack'], ['slack', 'discord']]);
  });

  test('tell the last five deliveries, newest first', async () => {
    const world = await begin();
    const bot = await world.start();
    await world.pass(bot, 7 * DAY, HOUR);
    const { channels } = await bot.digest.status({ kind: 'everything' });
    expect(channels[0]?.recent.map(({ due }) => new Date(due).getUTCDate())).toEqual([7, 6, 5, 4, 3]);
  });

  test('change nothing', async () => {
    const world = await begin();
    const bot = await world.start();
    const before = await bot.digest.preview();
    await bot.digest.status({ kind: 'everything' });
    expect(await bot.digest.preview()).toEqual(before);
  });
});

describe('Stopping', () => {
  test('lets the post that is under way end, and begins no other', async () => {
    const world = await begin();
    world.briefs = briefsNumbered(3);
    const slack = world.slack.connect(
      () => world.now,
      async () => {},
    );
    let stopped: Promise<void> | undefined;
    const bot = await world.start({
      platforms: [
        {
          ...slack,
          post: (...parameters) => {
            stopped ??= bot.digest.stop();
            return slack.post(...parameters);
          },
        },
      ],
    });
    await world.at(bot, '2024-05-01T09:00Z');
    await stopped;
    expect(world.slack.messages).toHaveLength(1);
    await bot.digest.tick();
    expect(world.slack.messages).toHaveLength(1);
    const next = await world.start();
    expect(world.slack.messages).toHaveLength(3);
    expect(await recent(next)).toEqual(['sent']);
  });
});

describe('A part that something else has begun to post', () => {
  test('is not posted', async () => {
    const world = await begin();
    const bot = await world.start({
      store: { ...world.store.digest, begin: async () => ({ kind: 'lost' }) },
    });
    await world.at(bot, '2024-05-01T09:00Z');
    expect(world.slack.posts).toBe(0);
  });
});

describe('A store that fails', () => {
  test('after a post leaves it unknown, to be found as soon as the store works again', async () => {
    const world = await begin('history');
    let failures = 1;
    const { digest: store } = world.store;
    const bot = await world.start({
      store: {
        ...store,
        settle: async (...parameters) => {
          if (parameters[1] === 'sending' && failures > 0) {
            failures -= 1;
            throw new Error('The disk is full.');
          }
          return store.settle(...parameters);
        },
      },
    });
    await world.at(bot, '2024-05-01T09:00Z');
    expect(bot.errors).toHaveLength(1);
    await world.pass(bot, 2 * MINUTE);
    expect(world.slack.messages).toHaveLength(1);
    expect(await recent(bot)).toEqual(['sent']);
  });
});
