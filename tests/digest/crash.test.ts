import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleBrief } from '../fixtures/brief.ts';
import type { Bot } from './bot.ts';
import { truthOf } from './ledger.ts';
import type { Fate, Insight } from './ledger-platform.ts';
import { beginWorld, channelOf, HOUR, MINUTE, World } from './world.ts';

const twoBriefs = ['one', 'two'].map((id) => exampleBrief({ id, title: `Title ${id}` }));

const address = { platform: 'slack', channel: 'C1' };

/** Tries a story again and again, with the bot ending at its first step, its second, and so on until it survives. */
async function atEveryStep(
  story: (steps: number) => Promise<{ readonly bot: Bot; readonly check: () => Promise<void> }>,
): Promise<number> {
  for (let steps = 1; ; steps += 1) {
    const { bot, check } = await story(steps);
    const survived = !bot.hasEnded;
    await check();
    if (survived) return steps;
  }
}

describe.each<Fate>(['confirmed', 'answer-lost', 'request-lost', 'delayed', 'limited', 'refused'])(
  'A bot that ends at any step of a digest whose first message is %s',
  (fate) => {
    // A nonce alone settles one lost answer, and not that of the bot's end and another one.
    test.each<Insight>(
      fate.endsWith('lost') || fate === 'delayed' ? ['history', 'both'] : ['history', 'nonce', 'both'],
    )(
      'posts each message exactly once after it has started again, where the platform gives %s',
      async (insight) => {
        const steps = await atEveryStep(async (stepsLeft) => {
          const world = await beginWorld(insight);
          world.briefs = twoBriefs;
          await world.start();
          world.slack.fates.push(fate);
          world.trueTime += HOUR;
          const bot = await world.start({}, stepsLeft);
          return {
            bot,
            check: async () => {
              await world.pass(await world.start(), 20 * MINUTE, 2 * MINUTE);
              const states = await truthOf(world);
              // A refusal that the bot did not live to write down is asked for again, and not refused again. One
              // that it wrote down pauses the channel.
              const refused = fate === 'refused' && states.includes('failed');
              expect(states.toSorted()).toEqual(refused ? ['failed', 'missed'] : ['sent', 'sent']);
            },
          };
        });
        // Two messages, each planned, begun, posted and settled, are many steps.
        expect(steps).toBeGreaterThan(20);
      },
    );

    test.each<Insight>(['nonce', 'nothing'])(
      'posts nothing twice and claims nothing false where the platform gives %s',
      async (insight) => {
        await atEveryStep(async (stepsLeft) => {
          const world = await beginWorld(insight);
          world.briefs = twoBriefs;
          await world.start();
          world.slack.fates.push(fate);
          world.trueTime += HOUR;
          const bot = await world.start({}, stepsLeft);
          return {
            bot,
            check: async () => {
              await world.pass(await world.start(), 8 * HOUR, 20 * MINUTE);
              expect(await truthOf(world)).toHaveLength(2);
            },
          };
        });
      },
    );
  },
);

describe.each<Fate>(['confirmed', 'answer-lost', 'request-lost', 'limited', 'unreachable'])(
  'A bot that ends at any step of handing over a digest whose first message is %s',
  (fate) => {
    test('has each message appear exactly once, in order, after it has started again', async () => {
      const steps = await atEveryStep(async (stepsLeft) => {
        const world = await beginWorld('nothing');
        world.slack.schedules = true;
        world.briefs = twoBriefs;
        await world.start();
        world.slack.fates.push(fate);
        world.trueTime = Date.parse('2024-05-01T08:50:00Z');
        const bot = await world.start({}, stepsLeft);
        return {
          bot,
          check: async () => {
            await world.pass(await world.start(), 20 * MINUTE, 2 * MINUTE);
            expect(await truthOf(world)).toEqual(['sent', 'sent']);
            expect(world.slack.in('C1')).toHaveLength(2);
          },
        };
      });
      expect(steps).toBeGreaterThan(20);
    });

    test('claims nothing false where it starts again after the time has come', async () => {
      await atEveryStep(async (stepsLeft) => {
        const world = await beginWorld('nothing');
        world.slack.schedules = true;
        world.briefs = twoBriefs;
        await world.start();
        world.slack.fates.push(fate);
        world.trueTime = Date.parse('2024-05-01T08:50:00Z');
        const bot = await world.start({}, stepsLeft);
        return {
          bot,
          check: async () => {
            world.trueTime = Date.parse('2024-05-01T09:01:00Z');
            await world.pass(await world.start(), 20 * MINUTE, 2 * MINUTE);
            expect(await truthOf(world)).toHaveLength(2);
          },
        };
      });
    });
  },
);

describe('A bot that ends at any step of pausing what was handed over', () => {
  test('lets nothing appear that it says was taken back', async () => {
    await atEveryStep(async (stepsLeft) => {
      const world = await beginWorld('nothing');
      world.slack.schedules = true;
      world.briefs = twoBriefs;
      world.trueTime = Date.parse('2024-05-01T08:50:00Z');
      await world.start();
      const bot = await world.start({}, stepsLeft);
      await bot.do((digest) => digest.pause(address));
      return {
        bot,
        check: async () => {
          const next = await world.start();
          await next.digest.pause(address);
          await world.pass(next, 20 * MINUTE, 2 * MINUTE);
          const states = await truthOf(world);
          expect(states.every((state) => state === 'missed')).toBe(true);
          expect(world.slack.messages).toEqual([]);
        },
      };
    });
  });
});

describe('A bot that ends at any step of a digest asked for', () => {
  test('posts it once when it is asked for again with the same token', async () => {
    await atEveryStep(async (stepsLeft) => {
      const world = await beginWorld('history');
      await world.start();
      const bot = await world.start({}, stepsLeft);
      await bot.do((digest) => digest.postNow(address, 'a'));
      return {
        bot,
        check: async () => {
          const next = await world.start();
          await next.digest.postNow(address, 'a');
          await world.pass(next, 10 * MINUTE);
          expect(await truthOf(world)).toEqual(['sent']);
          expect((await next.digest.postNow(address, 'a')).state).toBe('sent');
          expect(world.slack.messages).toHaveLength(1);
        },
      };
    });
  });
});

describe('A bot that ends at any step of posting once more under a nonce', () => {
  test('does not take what is still under way for absent', async () => {
    await atEveryStep(async (stepsLeft) => {
      const world = await beginWorld('both');
      world.slack.fates.push('request-lost', 'delayed');
      await world.at(await world.start(), '2024-05-01T09:00:00Z');
      world.trueTime = Date.parse('2024-05-01T09:00:40Z');
      const bot = await world.start({}, stepsLeft);
      return {
        bot,
        check: async () => {
          world.trueTime = Date.parse('2024-05-01T09:01:05Z');
          await world.pass(await world.start(), 20 * MINUTE, 2 * MINUTE);
          expect(await truthOf(world)).toEqual(['sent']);
        },
      };
    });
  });
});

/** Something that happens to the bot. */
type Event =
  | { readonly type: 'pass'; readonly minutes: number; readonly every: number }
  | { readonly type: 'fates'; readonly fates: readonly Fate[] }
  | { readonly type: 'start'; readonly stepsLeft: number }
  | { readonly type: 'clock'; readonly hours: number }
  | { readonly type: 'ask'; readonly token: string }
  | { readonly type: 'pause'; readonly minutes: number }
  | { readonly type: 'resume' }
  | { readonly type: 'brief'; readonly id: number }
  | { readonly type: 'correction'; readonly id: number };

const fates = fc.constantFrom<Fate>(
  'confirmed',
  'answer-lost',
  'request-lost',
  'delayed',
  'limited',
  'unreachable',
  'refused',
  'posted-and-thrown',
);

const events: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('pass' as const),
      minutes: fc.integer({ min: 1, max: 900 }),
      every: fc.constantFrom(1, 7, 60),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('fates' as const), fates: fc.array(fates, { maxLength: 4 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('start' as const),
      stepsLeft: fc.integer({ min: 1, max: 120 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('clock' as const), hours: fc.integer({ min: -30, max: 30 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('ask' as const), token: fc.constantFrom('a', 'b', 'c') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('pause' as const),
      minutes: fc.integer({ min: 1, max: 2_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('resume' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('brief' as const), id: fc.integer({ min: 0, max: 9 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('correction' as const), id: fc.integer({ min: 0, max: 9 }) }),
  },
);

/**
 * Without a history, whether a nonce is remembered hangs on a clock that is not set back; what is handed over ahead of
 * its time hangs on a clock that is right.
 */
function possible(event: Event, insight: Insight, ahead: boolean): Event {
  if (event.type !== 'clock') return event;
  if (ahead) return { type: 'pass', minutes: 1 + Math.abs(event.hours), every: 1 };
  return insight === 'nonce' ? { ...event, hours: Math.abs(event.hours) } : event;
}

async function happen(world: World, bot: Bot, event: Event): Promise<Bot> {
  switch (event.type) {
    case 'pass':
      await world.pass(bot, event.minutes * MINUTE, event.every * MINUTE);
      return bot;
    case 'fates':
      for (const platform of world.platforms) platform.fates.push(...event.fates);
      return bot;
    case 'start':
      return world.start({}, event.stepsLeft);
    case 'clock':
      // A request that is under way has ended by the time the clock is set.
      world.trueTime += 2 * MINUTE;
      world.skew += event.hours * HOUR;
      await bot.do((digest) => digest.tick());
      return bot;
    case 'ask':
      await bot.do((digest) => digest.postNow(address, event.token));
      return bot;
    case 'pause':
      await bot.do((digest) => digest.pause(address, world.now + event.minutes * MINUTE));
      return bot;
    case 'resume':
      await bot.do((digest) => digest.resume(address));
      return bot;
    case 'brief':
      world.briefs = [
        ...world.briefs.filter(({ id }) => id !== `brief-${event.id}`),
        exampleBrief({ id: `brief-${event.id}` }),
      ];
      return bot;
    case 'correction':
      world.briefs = world.briefs.map((brief) =>
        brief.id === `brief-${event.id}`
          ? { ...brief, corrections: [...brief.corrections, { date: '2024-05-01', note: 'A mistake.' }] }
          : brief,
      );
      return bot;
  }
}

describe('Whatever happens', () => {
  test('no message stands twice, and what the store says is true; in the end nothing is left hanging', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Insight>('history', 'nonce', 'both', 'nothing'),
        fc.constantFrom('daily 09:00 UTC', 'daily 02:30,09:00,09:05,17:00 Europe/Berlin'),
        fc.array(events, { minLength: 5, maxLength: 25 }),
        fc.boolean(),
        async (insight, words, happenings, ahead) => {
          const world = await World.begin(insight);
          world.slack.schedules = ahead;
          try {
            world.channels = [channelOf('slack', 'C1', words), channelOf('discord', 'D1', words)];
            let bot = await world.start();
            let latest = world.now;
            for (const event of happenings) {
              bot = await happen(world, bot, possible(event, insight, ahead));
              await truthOf(world);
              latest = Math.max(latest, world.now);
            }
            for (const platform of world.platforms) platform.fates.length = 0;
            // What was planned before the clock was set back waits for the time that it showed then.
            world.trueTime += Math.max(2 * MINUTE, latest - world.now);
            bot = await world.start();
            await world.pass(bot, 40 * HOUR, 10 * MINUTE);
            expect(bot.errors).toEqual([]);
            const left = (await truthOf(world)).filter((state) => state === 'planned' || state === 'sending');
            expect(left).toEqual([]);
          } finally {
            await world.store.close();
          }
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});
