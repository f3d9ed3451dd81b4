import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleBrief } from '../fixtures/brief.ts';
import type { Bot } from './bot.ts';
import { truthOf } from './ledger.ts';
import type { Fate, Insight } from './ledger-platform.ts';
import { channelOf, HOUR, MINUTE, World } from './world.ts';

const address = { platform: 'slack', channel: 'C1' };

/** Something that happens to the bot. */
type Event =
  | { readonly type: 'pass'; readonly ticks: number; readonly minutes: number }
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
      ticks: fc.integer({ min: 1, max: 30 }),
      minutes: fc.constantFrom(1, 7, 60),
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
  if (ahead) return { type: 'pass', ticks: 1 + Math.abs(event.hours), minutes: 1 };
  return insight === 'nonce' ? { ...event, hours: Math.abs(event.hours) } : event;
}

async function happen(world: World, bot: Bot, event: Event): Promise<Bot> {
  switch (event.type) {
    case 'pass':
      await world.pass(bot, event.ticks * event.minutes * MINUTE, event.minutes * MINUTE);
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
            await world.pass(bot, 40 * HOUR, HOUR);
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
