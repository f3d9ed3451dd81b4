import { describe, expect, test } from 'vitest';
import { exampleBrief } from '../fixtures/brief.ts';
import type { Bot, Trouble } from './bot.ts';
import { leasedStore } from './leased-store.ts';
import { truthOf } from './ledger.ts';
import type { Fate, Insight } from './ledger-platform.ts';
import { beginWorld, channelOf, DAY, HOUR, MINUTE } from './world.ts';

/** A world whose store is shared. */
async function begin(insight: Insight = 'history') {
  const world = await beginWorld(insight);
  const store = leasedStore(world.store.digest, () => world.trueTime);
  return { world, join: (trouble?: Trouble) => world.join({ store }, trouble) };
}

const twoBriefs = ['one', 'two'].map((id) => exampleBrief({ id, title: `Title ${id}` }));

/** Tries a story again and again, with trouble at the first step, the second, and so on until there was none. */
async function atEveryStep(story: (step: number) => Promise<boolean>): Promise<number> {
  for (let step = 1; ; step += 1) if (!(await story(step))) return step;
}

describe('Several processes at work on one store', () => {
  test('share the work: each digest comes once, and both have posted some', async () => {
    const { world } = await begin();
    world.channels = Array.from({ length: 40 }, (_, index) => channelOf('slack', `C${index}`));
    const store = leasedStore(world.store.digest, () => world.trueTime);
    const posts = [0, 0];
    const bots = await Promise.all(
      posts.map((_, index) =>
        world.join({
          store: {
            ...store,
            claim: (holder, now, most, ahead) => store.claim(holder, now, Math.min(most, 8), ahead),
            begin: async (intent) => {
              const permission = await store.begin(intent);
              if (permission.kind === 'begun') posts[index] = (posts[index] ?? 0) + 1;
              return permission;
            },
          },
        }),
      ),
    );
    world.trueTime = Date.parse('2024-05-01T09:00Z');
    await Promise.all(bots.map((bot) => bot.do((digest) => digest.tick())));
    await world.pass(bots, 5 * MINUTE);
    expect(await truthOf(world)).toEqual(Array(40).fill('sent'));
    expect(posts.reduce((sum, count) => sum + count)).toBe(40);
    for (const count of posts) expect(count).toBeGreaterThan(0);
  });

  test('do not interrupt what another one is posting', async () => {
    const { world, join } = await begin();
    const store = leasedStore(world.store.digest, () => world.trueTime);
    const slack = world.slack.connect(
      () => world.now,
      async () => {},
    );
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const slow = await world.join({
      store,
      platforms: [{ ...slack, post: (...post) => held.then(() => slack.post(...post)) }],
    });
    const other = await world.join({ store });
    world.trueTime = Date.parse('2024-05-01T09:00Z');
    const posting = slow.digest.tick();
    await world.pass(other, 40_000, 10_000);
    answer();
    await posting;
    await world.pass(other, 5 * MINUTE);
    expect(world.slack.posts).toBe(1);
    expect(await truthOf(world)).toEqual(['sent']);
    await join();
  });
});

const fates: readonly Fate[] = ['confirmed', 'answer-lost', 'request-lost'];

describe.each(fates)('Where the first message is %s', (fate) => {
  test.each<Insight>(['history'])(
    'a process that dies at any step has its work taken over by another: each message comes once (%s)',
    async (insight) => {
      const steps = await atEveryStep(async (step) => {
        const { world, join } = await begin(insight);
        world.briefs = twoBriefs;
        await (await join()).do((digest) => digest.stop());
        world.slack.fates.push(fate);
        world.trueTime += HOUR;
        const dying = await join({ stepsLeft: step });
        const dead = dying.hasEnded;
        await world.pass(await join(), 12 * MINUTE, 2 * MINUTE);
        expect(await truthOf(world)).toEqual(['sent', 'sent']);
        return dead;
      });
      expect(steps).toBeGreaterThan(20);
    },
  );

  test.each<Insight>(['history', 'nothing'])(
    'a process that stands still at any step for longer than its lease posts nothing twice (%s)',
    async (insight) => {
      const steps = await atEveryStep(async (step) => {
        const { world, join } = await begin(insight);
        world.briefs = twoBriefs;
        await (await join()).do((digest) => digest.stop());
        world.slack.fates.push(fate);
        world.trueTime += HOUR;
        const stalling = join({ stall: { at: step, lasting: 250_000 } });
        const other = await join();
        await world.pass(other, 5 * MINUTE);
        const stalled = await stalling;
        await world.pass([stalled, other], 20 * MINUTE, 5 * MINUTE);
        const states = await truthOf(world);
        expect(states).toHaveLength(2);
        if (insight === 'history') expect(states).toEqual(['sent', 'sent']);
        return stalled.hasStalled;
      });
      expect(steps).toBeGreaterThan(20);
    },
  );
});

describe('Two processes of which one dies again and again', () => {
  test('bring every digest once', async () => {
    const { world, join } = await begin();
    world.channels = ['C1', 'C2', 'C3'].map((channel) => channelOf('slack', channel));
    const steady = await join();
    for (let day = 0; day < 4; day += 1) {
      const others: Bot[] = [];
      for (let hour = 0; hour < 24; hour += 1) {
        others.push(await join({ stepsLeft: 5 + ((day * 24 + hour) % 40) }));
        await world.pass([steady, ...others.slice(-1)], HOUR, 20 * MINUTE);
      }
    }
    await world.pass(steady, 10 * MINUTE);
    const deliveries = await steady.digest.deliveries(
      { platform: 'slack', channel: 'C1' },
      world.trueTime - 5 * DAY,
      world.trueTime,
    );
    expect(deliveries.map(({ state }) => state)).toEqual(Array(4).fill('sent'));
    expect(await truthOf(world)).toEqual(Array(12).fill('sent'));
  });
});
