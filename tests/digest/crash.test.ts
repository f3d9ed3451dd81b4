import { describe, expect, test } from 'vitest';
import { exampleBrief } from '../fixtures/brief.ts';
import type { Bot } from './bot.ts';
import { truthOf } from './ledger.ts';
import type { Fate, Insight } from './ledger-platform.ts';
import { beginWorld, HOUR, MINUTE } from './world.ts';

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
              await world.pass(await world.start(), 8 * HOUR, HOUR);
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
            await world.pass(await world.start(), 20 * MINUTE, 5 * MINUTE);
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
            await world.pass(await world.start(), 20 * MINUTE, 5 * MINUTE);
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
          await world.pass(next, 20 * MINUTE, 5 * MINUTE);
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
          await world.pass(await world.start(), 20 * MINUTE, 5 * MINUTE);
          expect(await truthOf(world)).toEqual(['sent']);
        },
      };
    });
  });
});
