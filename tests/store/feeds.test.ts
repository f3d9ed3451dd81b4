import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EditorialStore } from '../../src/drafting/store.ts';
import type { Store } from '../../src/store/open-store.ts';
import { startBackends } from './backends.ts';
import { NINE, TEN } from './digest-fixtures.ts';
import { eventOn, feedOf } from './editorial-fixtures.ts';

const backends = await startBackends();

afterAll(async () => {
  for (const backend of backends) await backend.stop();
});

const DAY = 86_400_000;

describe.each(backends)('Feeds on $name', (backend) => {
  let store: Store;
  let editorial: EditorialStore;

  beforeEach(async () => {
    store = await backend.open();
    editorial = store.editorial;
  });

  afterEach(() => store.close());

  const add = (feed: ReturnType<typeof feedOf>) => editorial.saveFeed(feed, eventOn(feed.id, 'feed-added'));
  const claimed = async (now = NINE, most = 10) =>
    (await editorial.claimFeeds(now, most)).map(({ id }) => id);

  test('are read back as they were saved, in the order of their ids', async () => {
    const full = feedOf('post', {
      title: 'The \u0000 Post',
      workspace: 'T1',
      mode: 'auto',
      state: 'dead',
      etag: '"1"',
      lastModified: 'Wed, 01 May 2024 09:00:00 GMT',
      failures: 3,
      failure: 'It does not answer.',
      told: true,
      lastSuccess: NINE,
    });
    await add(full);
    await add(feedOf('gazette'));
    expect(await editorial.feeds()).toEqual([feedOf('gazette'), full]);
    expect(await editorial.feed('post')).toEqual(full);
    expect(await editorial.feed('nothing')).toBeUndefined();
    expect(await editorial.events('post', 10)).toEqual([eventOn('post', 'feed-added')]);
  });

  test('are taken on when they are due, the longest due first, and no more than asked for', async () => {
    await add(feedOf('later', { nextFetch: NINE + 1 }));
    await add(feedOf('due', { nextFetch: NINE }));
    await add(feedOf('overdue', { nextFetch: NINE - 1 }));
    await add(feedOf('paused', { nextFetch: 1, state: 'paused' }));
    await add(feedOf('dead', { nextFetch: 1, state: 'dead' }));
    expect(await claimed(NINE, 1)).toEqual(['overdue']);
    expect(await claimed()).toEqual(['due']);
    expect(await claimed()).toEqual([]);
  });

  test('are taken on again once what came of fetching them is written down, or the claim is over', async () => {
    await add(feedOf('post'));
    expect(await claimed()).toEqual(['post']);
    const fetched = feedOf('post', { nextFetch: TEN, etag: '"2"', lastSuccess: NINE });
    await editorial.saveFeed(fetched);
    expect(await editorial.feed('post')).toEqual(fetched);
    expect(await editorial.events('post', 10)).toHaveLength(1);
    expect(await claimed(TEN - 1)).toEqual([]);
    expect(await claimed(TEN)).toEqual(['post']);
    expect(await claimed(TEN)).toEqual([]);
    await backend.query('UPDATE feed SET claimed_until = 0');
    expect(await claimed(TEN)).toEqual(['post']);
  });

  test('are each taken on by one alone where several ask at once', async () => {
    const ids = Array.from({ length: 20 }, (_, number) => `feed-${String(number).padStart(2, '0')}`);
    for (const id of ids) await add(feedOf(id));
    const taken = await Promise.all(Array.from({ length: 8 }, () => claimed(NINE, 5)));
    const rest = await claimed(NINE, 20);
    expect([...taken.flat(), ...rest].sort()).toEqual(ids);
  });

  test('that somebody paused or removed are not brought back by a fetch that was under way', async () => {
    for (const id of ['paused', 'removed', 'dies']) await add(feedOf(id));
    await claimed();
    await editorial.saveFeed(feedOf('paused', { state: 'paused' }), eventOn('paused', 'feed-paused'));
    await editorial.removeFeed('removed', eventOn('removed', 'feed-removed'));
    for (const id of ['paused', 'removed']) await editorial.saveFeed(feedOf(id, { etag: '"3"' }));
    expect(await editorial.feeds()).toEqual([feedOf('dies'), feedOf('paused', { state: 'paused' })]);
    await editorial.saveFeed(feedOf('dies', { state: 'dead' }));
    await editorial.saveFeed(feedOf('dies', { state: 'dead', told: true }));
    expect(await editorial.feed('dies')).toMatchObject({ state: 'dead', told: true });
  });

  test('that are removed leave a record, and their items are forgotten', async () => {
    await add(feedOf('post'));
    await editorial.addFeedItem({ feed: 'post', key: 'k1', seenAt: NINE });
    await editorial.removeFeed('post', eventOn('post', 'feed-removed'));
    await editorial.removeFeed('nothing', eventOn('nothing', 'feed-removed'));
    expect((await editorial.events('post', 10)).map(({ kind }) => kind)).toEqual([
      'feed-removed',
      'feed-added',
    ]);
    expect(await editorial.events('nothing', 10)).toEqual([]);
    expect(await editorial.addFeedItem({ feed: 'post', key: 'k1', seenAt: NINE })).toBe(false);
    await add(feedOf('post'));
    expect(await editorial.addFeedItem({ feed: 'post', key: 'k1', seenAt: NINE })).toBe(true);
  });

  test('have each item once, and another feed has its own', async () => {
    await add(feedOf('post'));
    await add(feedOf('gazette'));
    expect(await editorial.addFeedItem({ feed: 'post', key: 'k1', seenAt: NINE })).toBe(true);
    expect(await editorial.addFeedItem({ feed: 'post', key: 'k1', seenAt: TEN })).toBe(false);
    expect(await editorial.addFeedItem({ feed: 'gazette', key: 'k1', seenAt: NINE })).toBe(true);
  });

  test('have old items forgotten, but not those that they still list', async () => {
    await add(feedOf('post'));
    for (const key of ['gone', 'listed']) await editorial.addFeedItem({ feed: 'post', key, seenAt: NINE });
    await editorial.addFeedItem({ feed: 'post', key: 'listed', seenAt: NINE + 2 * DAY });
    expect(await editorial.forget(NINE + DAY)).toBe(1);
    expect(await editorial.addFeedItem({ feed: 'post', key: 'listed', seenAt: TEN })).toBe(false);
    expect(await editorial.addFeedItem({ feed: 'post', key: 'gone', seenAt: TEN })).toBe(true);
  });

  test('keep what they listed the last time, however long they have had nothing new', async () => {
    await add(feedOf('quiet'));
    for (const key of ['one', 'two']) await editorial.addFeedItem({ feed: 'quiet', key, seenAt: NINE });
    expect(await editorial.forget(NINE + 400 * DAY)).toBe(0);
    const later = NINE + 401 * DAY;
    for (const key of ['one', 'two']) {
      expect(await editorial.addFeedItem({ feed: 'quiet', key, seenAt: later })).toBe(false);
    }
    expect(await editorial.addFeedItem({ feed: 'quiet', key: 'three', seenAt: later })).toBe(true);
  });

  test('have more items forgotten than go at once', async () => {
    await add(feedOf('post'));
    const items = Array.from({ length: 600 }, (_, number) => `('post', 'k${number}', 1)`);
    await backend.query(`INSERT INTO feed_item VALUES ${items.join(', ')}`);
    await editorial.addFeedItem({ feed: 'post', key: 'new', seenAt: NINE });
    expect(await editorial.forget(NINE)).toBe(600);
  });
});
