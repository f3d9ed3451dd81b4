/**
 * Feeds that are followed, and the articles that they have listed.
 */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Feed, FeedItem } from '../drafting/feed.ts';
import type { FeedClaiming } from './feed-claiming.ts';
import { type FieldsOf, readStored } from './stored-json.ts';
import type { Changes, Database } from './tables.ts';

/** How long a feed is its claimant's, in milliseconds: well over what a fetch may take. */
const CLAIM = 60_000;

/** An item that is listed again counts as seen again at most this often, in milliseconds. */
const SEEN_AGAIN = 24 * 3_600_000;

const text = z.string();

const feedSchema: z.ZodType<Feed> = z.strictObject({
  id: text,
  address: text,
  title: text.exactOptional(),
  platform: text,
  channel: text,
  workspace: text.exactOptional(),
  mode: z.enum(['drafts', 'auto']),
  state: z.enum(['active', 'paused', 'dead']),
  etag: text.exactOptional(),
  lastModified: text.exactOptional(),
  nextFetch: z.number(),
  failures: z.int(),
  failure: text.exactOptional(),
  told: z.boolean(),
  addedAt: z.number(),
  lastSuccess: z.number().exactOptional(),
} satisfies FieldsOf<Feed>);

interface FeedRow {
  readonly id: string;
  readonly body: string;
}

const feedOf = ({ id, body }: FeedRow): Feed => readStored(feedSchema, body, `The feed ${id}`);

const columnsOf = (feed: Feed) => ({
  state: feed.state,
  next_fetch: Math.ceil(feed.nextFetch),
  claimed_until: null,
  body: JSON.stringify(feed),
});

/** Every feed, in the order of their ids. */
export async function allFeeds(database: Database): Promise<readonly Feed[]> {
  const rows = await database.selectFrom('feed').select(['id', 'body']).execute();
  return rows.map(feedOf).sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** A feed by its id. */
export async function feedById(database: Database, id: string): Promise<Feed | undefined> {
  const row = await database
    .selectFrom('feed')
    .select(['id', 'body'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : feedOf(row);
}

/** Adds a feed, or puts it in the place of the one with its id. */
export async function putFeed(changes: Changes, feed: Feed): Promise<void> {
  const columns = columnsOf(feed);
  await changes
    .insertInto('feed')
    .values({ id: feed.id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}

/** Writes down what came of fetching a feed, unless it was removed, or its state was changed by somebody, meanwhile. */
export async function recordFetch(database: Database, feed: Feed): Promise<void> {
  await database
    .updateTable('feed')
    .set(columnsOf(feed))
    .where('id', '=', feed.id)
    .where(({ or, eb }) => or([eb('state', '=', 'active'), eb('state', '=', feed.state)]))
    .execute();
}

/** Removes a feed; its items go with it. @returns whether there was one. */
export async function removeFeed(changes: Changes, id: string): Promise<boolean> {
  const { numDeletedRows } = await changes.deleteFrom('feed').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Takes on active feeds that are to be fetched, longest due first. */
export async function claimFeeds(
  changes: Changes,
  now: number,
  most: number,
  { time, lock }: FeedClaiming,
): Promise<readonly Feed[]> {
  const due = changes
    .selectFrom('feed')
    .select('feed.id')
    // In the words of the index `feed_next_fetch`: databases use it only where they find them again.
    .where('feed.state', '=', sql.lit('active'))
    .where('feed.next_fetch', '<=', now)
    .where(({ or, eb }) =>
      or([eb('feed.claimed_until', 'is', null), eb('feed.claimed_until', '<=', time(now))]),
    )
    .orderBy('feed.next_fetch')
    .orderBy('feed.id')
    .limit(most);
  const ids = (await lock(due).execute()).map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await changes
    .updateTable('feed')
    .set({ claimed_until: sql<number>`${time(now)} + ${sql.lit(CLAIM)}` })
    .where('id', 'in', ids)
    .returning(['id', 'body'])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [feedOf(row)];
  });
}

/** Writes an item of a feed down. @returns whether it is new; `false` where its feed is gone. */
export async function addFeedItem(changes: Changes, { feed, key, seenAt }: FeedItem): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await changes
    .insertInto('feed_item')
    .columns(['feed', 'key', 'seen_at'])
    .expression(({ selectFrom }) =>
      selectFrom('feed')
        .select([
          'feed.id',
          sql<string>`cast(${key} as text)`.as('key'),
          sql<number>`cast(${seenAt} as bigint)`.as('seen_at'),
        ])
        .where('feed.id', '=', feed),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if ((numInsertedOrUpdatedRows ?? 0n) > 0n) return true;
  await changes
    .updateTable('feed_item')
    .set({ seen_at: seenAt })
    .where('feed', '=', feed)
    .where('key', '=', key)
    .where('seen_at', '<', seenAt - SEEN_AGAIN)
    .execute();
  return false;
}

/**
 * Deletes some items that were last seen before a time and that their feed has not listed since. What a feed listed the
 * last time it had something to say is kept, however long ago that was: it will still be listed the next time.
 */
export async function forgetFeedItems(database: Database, before: number, most: number): Promise<number> {
  const { numDeletedRows } = await database
    .deleteFrom('feed_item')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('feed', 'key'),
        'in',
        selectFrom('feed_item')
          .select(['feed', 'key'])
          .where('seen_at', '<', before)
          .where(
            'seen_at',
            '<',
            sql<number>`(select max(listed.seen_at) from feed_item as listed where listed.feed = feed_item.feed) - ${sql.lit(SEEN_AGAIN)}`,
          )
          .orderBy('seen_at')
          .limit(most)
          .$asTuple('feed', 'key'),
      ),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
