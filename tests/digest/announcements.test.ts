import { afterEach, describe, expect, test } from 'vitest';
import type { Brief } from '../../src/briefs/schema.ts';
import { toPlainText } from '../../src/cards/plain-text.ts';
import { parseSchedule } from '../../src/digest/schedule.ts';
import { exampleBrief } from '../fixtures/brief.ts';
import type { Bot } from './bot.ts';
import { leasedStore } from './leased-store.ts';
import { truthOf } from './ledger.ts';
import type { Fate, Message } from './ledger-platform.ts';
import { channelOf, HOUR, MINUTE, World } from './world.ts';

const worlds: World[] = [];

afterEach(async () => {
  for (const { store } of worlds.splice(0)) await store.close();
});

const old = exampleBrief({ id: 'old', title: 'The old brief', topics: ['islands'] });
const fresh = exampleBrief({ id: 'fresh', title: 'The fresh brief', topics: ['trade'] });

function corrected(brief: Brief, ...notes: readonly string[]): Brief {
  return { ...brief, corrections: notes.map((note) => ({ date: '2024-05-01', note })) };
}

/** A world at 09:30 in which so many channels have seen the old brief at nine. */
async function begin(channels = 1): Promise<{ readonly world: World; readonly bot: Bot }> {
  const world = await World.begin();
  worlds.push(world);
  world.briefs = [old];
  world.channels = Array.from({ length: channels }, (_, number) => channelOf('slack', `C${number + 1}`));
  const bot = await world.start();
  await world.at(bot, '2024-05-01T09:00Z');
  await world.pass(bot, 30 * MINUTE, 10 * MINUTE);
  return { world, bot };
}

/** Publishes briefs, and announces one of them. @returns to how many channels. */
async function announce(world: World, bot: Bot, brief: Brief): Promise<number | undefined> {
  world.briefs = [...world.briefs.filter(({ id }) => id !== brief.id), brief];
  let announced: number | undefined;
  await bot.do(async (digest) => {
    announced = await digest.announce(brief.id, world.now);
  });
  return announced;
}

/** Fewer steps than a bot takes until it can be asked for anything. */
const STEPS_OF_A_START = 10;

const titleOf = ({ card }: Message) => card.title;
const titlesIn = (world: World, channel = 'C1') => world.slack.in(channel).map(titleOf).slice(1);

describe('Announcing a brief', () => {
  test('posts it at once where it is new, and the next digest does not repeat it', async () => {
    const { world, bot } = await begin();
    expect(await announce(world, bot, fresh)).toBe(1);
    await world.pass(bot, MINUTE);
    expect(titlesIn(world)).toEqual(['New in the library: The fresh brief']);
    expect(world.slack.in('C1').at(-1)?.at).toBeLessThan(Date.parse('2024-05-01T09:31Z'));
    await world.pass(bot, 24 * HOUR, HOUR);
    expect(titlesIn(world)).toEqual(['New in the library: The fresh brief', 'From the library']);
    expect(await truthOf(world)).toEqual(['sent', 'sent', 'sent']);
  });

  test('posts it before the next tick', async () => {
    const { world, bot } = await begin();
    await announce(world, bot, fresh);
    await world.time.passTo(world.trueTime + 5_000);
    expect(titlesIn(world)).toHaveLength(1);
  });

  test('does so once, however often it is asked for', async () => {
    const { world, bot } = await begin();
    expect(await announce(world, bot, fresh)).toBe(1);
    expect(await announce(world, bot, fresh)).toBe(0);
    await world.pass(bot, 5 * MINUTE);
    expect(await announce(world, bot, fresh)).toBe(0);
    await world.pass(bot, 5 * MINUTE);
    expect(titlesIn(world)).toHaveLength(1);
  });

  test('does nothing where it was seen, and for a brief that is not in the library', async () => {
    const { world, bot } = await begin();
    expect(await announce(world, bot, old)).toBe(0);
    await bot.do(async (digest) => expect(await digest.announce('nothing', world.now)).toBe(0));
    await world.pass(bot, 5 * MINUTE);
    expect(titlesIn(world)).toEqual([]);
  });

  test('leaves out channels of other topics, paused ones and those that were unsubscribed', async () => {
    const { world, bot } = await begin(5);
    const at = (channel: string) => ({ platform: 'slack', channel });
    await bot.do(async (digest) => {
      await digest.change(at('C1'), { topics: ['trade'] });
      await digest.change(at('C2'), { topics: ['islands'] });
      await digest.pause(at('C3'));
      await digest.pause(at('C4'), world.now + HOUR);
      await digest.unsubscribe(at('C5'));
    });
    expect(await announce(world, bot, fresh)).toBe(1);
    await world.pass(bot, 5 * MINUTE);
    const counts = ['C1', 'C2', 'C3', 'C4', 'C5'].map((channel) => titlesIn(world, channel).length);
    expect(counts).toEqual([1, 0, 0, 0, 0]);
  });

  test('reaches all of many channels, at the pace of their platform', async () => {
    const { world, bot } = await begin(200);
    world.slack.paces = () => [{ scope: 'slack:T1', interval: 300, burst: 1 }];
    const begun = world.trueTime;
    expect(await announce(world, bot, fresh)).toBe(200);
    await world.pass(bot, 3 * MINUTE);
    const times = world.slack.messages.map(({ at }) => at).filter((at) => at >= begun);
    expect(times).toHaveLength(200);
    expect(Math.max(...times) - begun).toBeGreaterThanOrEqual(199 * 300);
    expect(bot.errors).toEqual([]);
  });

  test('tells of itself as what it is', async () => {
    const { world, bot } = await begin();
    await announce(world, bot, fresh);
    await world.pass(bot, MINUTE);
    const history = await bot.digest.history({ platform: 'slack', channel: 'C1' }, 2);
    expect(history).toMatchObject([{ asked: true, announces: 'fresh', state: 'sent' }, { asked: false }]);
    expect(history[1]).not.toHaveProperty('announces');
  });

  test('goes on where one channel is in trouble', async () => {
    const { world, bot } = await begin(3);
    world.slack.fates.push('confirmed', 'refused');
    expect(await announce(world, bot, fresh)).toBe(3);
    await world.pass(bot, 5 * MINUTE);
    expect((await truthOf(world)).toSorted()).toEqual(['failed', ...Array(5).fill('sent')]);
  });
});

describe('Announcing a correction', () => {
  test('posts it where the brief was seen, and nowhere else', async () => {
    const { world, bot } = await begin(2);
    await announce(world, bot, fresh);
    await world.pass(bot, MINUTE);
    const schedule = parseSchedule('daily 12:00 UTC');
    if (!schedule.ok) throw new Error(schedule.message);
    const wish = { schedule: schedule.schedule, topics: [], quiet: 'library', person: 'U1' } as const;
    await bot.do((digest) => digest.subscribe({ platform: 'slack', channel: 'C9' }, wish));
    expect(await announce(world, bot, corrected(fresh, 'Two boats, not one.'))).toBe(2);
    await world.pass(bot, MINUTE);
    for (const channel of ['C1', 'C2']) {
      expect(titlesIn(world, channel).at(-1)).toBe('Correction: The fresh brief');
    }
    expect(world.slack.in('C9')).toEqual([]);
    // It gets the brief as it stands corrected, in its own time, and no correction.
    await world.at(bot, '2024-05-01T12:00Z');
    expect(world.slack.in('C9').map(titleOf)).toContain('New in the library: The fresh brief');
    expect(world.slack.in('C9').map(titleOf)).not.toContain('Correction: The fresh brief');
  });

  test('posts each one once, and the latest alone where the earlier ones were seen', async () => {
    const { world, bot } = await begin();
    await announce(world, bot, corrected(old, 'Two boats, not one.'));
    expect(await announce(world, bot, corrected(old, 'Two boats, not one.'))).toBe(0);
    await world.pass(bot, MINUTE);
    expect(await announce(world, bot, corrected(old, 'Two boats, not one.', 'On a Friday.'))).toBe(1);
    await world.pass(bot, MINUTE);
    const texts = world.slack
      .in('C1')
      .map(({ card }) => toPlainText(card))
      .slice(1);
    expect(texts).toHaveLength(2);
    expect(texts[0]).toContain('Two boats, not one.');
    expect(texts[1]).toContain('On a Friday.');
    expect(texts[1]).not.toContain('Two boats');
  });
});

describe('An announcement that cannot be posted yet', () => {
  test('gives way to the next digest, which brings the brief', async () => {
    const { world, bot } = await begin();
    world.slack.fates.push(...Array<Fate>(60).fill('unreachable'));
    await announce(world, bot, fresh);
    await world.pass(bot, HOUR);
    expect(titlesIn(world)).toEqual([]);
    await bot.do((digest) => digest.change({ platform: 'slack', channel: 'C1' }, { quiet: 'skip' }));
    world.slack.fates.splice(0);
    world.slack.fates.push('unreachable');
    await world.pass(bot, 24 * HOUR, 10 * MINUTE);
    expect(titlesIn(world)).toEqual(['New in the library: The fresh brief']);
    expect((await truthOf(world)).filter((state) => state === 'sent')).toHaveLength(2);
  });

  test('is not posted where digests are paused meanwhile, and comes once they are resumed', async () => {
    const { world, bot } = await begin();
    const address = { platform: 'slack', channel: 'C1' };
    world.slack.fates.push(...Array<Fate>(3).fill('unreachable'));
    await announce(world, bot, fresh);
    await world.pass(bot, 10_000, 10_000);
    await bot.do((digest) => digest.pause(address));
    world.slack.fates.splice(0);
    await world.pass(bot, 2 * HOUR, 10 * MINUTE);
    expect(titlesIn(world)).toEqual([]);
    await bot.do((digest) => digest.resume(address));
    await world.pass(bot, 24 * HOUR, 10 * MINUTE);
    expect(titlesIn(world)).toEqual(['New in the library: The fresh brief']);
  });

  test('is given up after six hours, and comes with the next digest', async () => {
    const { world, bot } = await begin();
    world.slack.fates.push(...Array<Fate>(40).fill('unreachable'));
    await announce(world, bot, fresh);
    await world.pass(bot, 7 * HOUR, 5 * MINUTE);
    expect(await truthOf(world)).toEqual(['missed', 'sent']);
    world.slack.fates.splice(0);
    await world.pass(bot, 17 * HOUR, 10 * MINUTE);
    expect(titlesIn(world)).toEqual(['New in the library: The fresh brief']);
  });
});

describe('A bot that ends at any step of an announcement', () => {
  test.each<Fate>(['confirmed', 'answer-lost', 'request-lost'])(
    'posts it to no channel twice, where the first message is %s, and every channel gets it',
    async (fate) => {
      for (let steps = 1, survived = false; !survived; steps += 1) {
        const { world } = await begin(2);
        world.slack.fates.push(fate);
        const mortal = await world.start({}, STEPS_OF_A_START + steps);
        await announce(world, mortal, fresh);
        await world.pass(mortal, 4 * MINUTE, 2 * MINUTE);
        survived = !mortal.hasEnded;
        const again = await world.start();
        await announce(world, again, fresh);
        await world.pass(again, 10 * MINUTE, 2 * MINUTE);
        await world.at(again, '2024-05-02T09:00Z');
        await world.pass(again, 2 * MINUTE);
        const states = await truthOf(world);
        expect(states.filter((state) => state !== 'sent' && state !== 'missed')).toEqual([]);
        for (const channel of ['C1', 'C2']) {
          const titles = titlesIn(world, channel);
          expect(titles.filter((title) => title === 'New in the library: The fresh brief')).toHaveLength(1);
        }
        await world.store.close();
        worlds.splice(worlds.indexOf(world), 1);
      }
    },
  );
});

describe('Several processes', () => {
  test('that announce the same brief at once post it once to each channel', async () => {
    const { world } = await begin(100);
    const store = leasedStore(world.store.digest, () => world.trueTime);
    const bots = [await world.join({ store }), await world.join({ store })];
    world.briefs = [old, fresh];
    const counts = [0, 0];
    await Promise.all(
      bots.map((bot, index) =>
        bot.do(async (digest) => {
          counts[index] = await digest.announce('fresh', world.now);
        }),
      ),
    );
    await world.pass(bots, 5 * MINUTE);
    expect(counts.reduce((sum, count) => sum + count)).toBe(100);
    for (const { channel } of world.channels) expect(titlesIn(world, channel)).toHaveLength(1);
    expect(bots.flatMap(({ errors }) => errors)).toEqual([]);
  });
});

describe('A bot that stops', () => {
  test('announces nothing any more', async () => {
    const { world, bot } = await begin();
    await bot.do((digest) => digest.stop());
    expect(await announce(world, bot, fresh)).toBe(0);
  });
});
