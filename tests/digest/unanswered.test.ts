import { describe, expect, test } from 'vitest';
import { recent, textOf } from './reading.ts';
import { beginWorld, channelOf, HOUR, MINUTE } from './world.ts';

describe('A post without an answer', () => {
  test.each(['answer-lost', 'delayed', 'posted-and-thrown'] as const)(
    'is found in the history and not repeated (%s)',
    async (fate) => {
      const world = await beginWorld('history');
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
    const world = await beginWorld('history');
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
      const world = await beginWorld('nonce');
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
    const world = await beginWorld('both');
    const bot = await world.start();
    world.slack.fates.push('answer-lost');
    await world.at(bot, '2024-05-01T09:00Z');
    await world.pass(bot, 2 * MINUTE);
    expect(world.slack.posts).toBe(1);
    expect(await recent(bot)).toEqual(['sent']);
  });

  test('is not repeated by its nonce once the platform has forgotten it', async () => {
    const world = await beginWorld('nonce');
    const bot = await world.start();
    world.slack.fates.push('answer-lost');
    await world.at(bot, '2024-05-01T09:00Z');
    await world.at(bot, '2024-05-01T09:10Z');
    expect(world.slack.posts).toBe(1);
    expect(await recent(bot)).toEqual(['unknown: The history may not be read.']);
  });

  test('is not looked for while a second request under its nonce may still be under way', async () => {
    const world = await beginWorld('both');
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
    const world = await beginWorld('nonce');
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
    const world = await beginWorld('nothing');
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
    const world = await beginWorld('history');
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
    const world = await beginWorld('history');
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
