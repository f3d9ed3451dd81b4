import { describe, expect, test } from 'vitest';
import { freeze } from '../../src/digest/frozen-card.ts';
import { exampleBriefs } from '../fixtures/brief.ts';
import { recent, textOf } from './reading.ts';
import { beginWorld, channelOf, HOUR, MINUTE } from './world.ts';

describe('A digest of several messages', () => {
  test('posts them in order, each under a key that Discord takes as a nonce', async () => {
    const world = await beginWorld();
    world.briefs = exampleBriefs(4);
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
    const world = await beginWorld();
    world.briefs = exampleBriefs(3);
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
    const world = await beginWorld();
    const bot = await world.start();
    world.slack.fates.push('refused');
    await world.at(bot, '2024-05-01T09:00Z');
    await world.pass(bot, HOUR);
    expect(world.slack.posts).toBe(1);
    expect(await recent(bot)).toEqual(['failed: The bot may not post here. Invite it.']);
  });

  test('is tried again with growing pauses while the platform cannot be reached, and says that it is late', async () => {
    const world = await beginWorld();
    const bot = await world.start();
    world.slack.fates.push(...Array.from({ length: 5 }, () => 'unreachable' as const));
    await world.at(bot, '2024-05-01T09:00Z');
    await world.pass(bot, 30 * MINUTE);
    expect(world.slack.posts).toBe(6);
    expect(world.slack.messages).toHaveLength(1);
    expect(textOf(world.slack.messages[0])).toContain('Due at 2024-05-01 09:00 UTC, posted late.');
    expect(await recent(bot)).toEqual(['sent']);
  });

  test('is tried again as it was planned, whatever the library says by then, also after a restart', async () => {
    const world = await beginWorld();
    world.briefs = exampleBriefs(1);
    const bot = await world.start();
    world.slack.fates.push('unreachable', 'unreachable');
    await world.at(bot, '2024-05-01T09:00Z');
    const [planned] = await world.store.digest.openParts('slack:C1');
    world.briefs = exampleBriefs(1).map((brief) => ({ ...brief, title: 'Another title' }));
    await world.pass(bot, 20_000, 20_000);
    await world.pass(await world.start(), 3 * MINUTE);
    expect(world.slack.posts).toBe(3);
    expect(world.slack.messages.map((message) => freeze(message.card))).toEqual([planned?.card]);
  });

  test('is missed once it is six hours late, and its brief is still new the next day', async () => {
    const world = await beginWorld();
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
    const world = await beginWorld();
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

describe('A part that something else has begun to post', () => {
  test('is not posted', async () => {
    const world = await beginWorld();
    const bot = await world.start({
      store: { ...world.store.digest, begin: async () => ({ kind: 'lost' }) },
    });
    await world.at(bot, '2024-05-01T09:00Z');
    expect(world.slack.posts).toBe(0);
  });
});

describe('A store that fails', () => {
  test('after a post leaves it unknown, to be found as soon as the store works again', async () => {
    const world = await beginWorld('history');
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

describe('Stopping', () => {
  test('lets the post that is under way end, and begins no other', async () => {
    const world = await beginWorld();
    world.briefs = exampleBriefs(3);
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
