/**
 * What is done about a feed that is due: fetched, what is new in it handed on, what came of it written down.
 */
import type { Feed } from '../feed.ts';
import type { Actor } from '../store.ts';
import { announcementOf } from './announcement.ts';
import type { FeedContent, ListedItem } from './content.ts';
import type { FeedParts } from './feeds.ts';
import { type KeyedItem, markSeen, newestFirst } from './new-items.ts';
import { afterFailure, afterSuccess, type Failure, isDead, isGivenUp } from './plan.ts';
import { askForFeed } from './request.ts';

/** How many drafts one fetch makes: more is nobody's review. The rest counts as seen, and the log says how many. */
const MOST_DRAFTS = 10;

/**
 * Fetches a feed that this process has taken on.
 *
 * @param stopped whether the bot is ending: what is not begun then is left to the next start.
 */
export async function followFeed(parts: FeedParts, feed: Feed, stopped: () => boolean): Promise<void> {
  const { fetch, store, clock, random } = parts;
  const answer = await askForFeed(fetch, feed.address, feed, clock());
  switch (answer.kind) {
    case 'unchanged':
      return store.saveFeed(afterSuccess(feed, answer, clock(), random));
    case 'content': {
      const done = await handOn(parts, feed, answer.content, stopped);
      // Without its validators written down, the feed lists what is left once more.
      if (!done) return;
      const { title } = answer.content;
      const success = { ...answer, ...(title === undefined ? {} : { title }) };
      return store.saveFeed(afterSuccess(feed, success, clock(), random));
    }
    case 'other':
      return failed(parts, feed, { reason: 'What the address leads to is no feed any more.', gone: false });
    case 'failed':
      return failed(parts, feed, answer);
  }
}

/** Hands on what is new. @returns whether everything was. */
async function handOn(
  parts: FeedParts,
  feed: Feed,
  content: FeedContent,
  stopped: () => boolean,
): Promise<boolean> {
  const items = newestFirst(content.items);
  return feed.mode === 'auto' ? announce(parts, feed, items) : draft(parts, feed, items, stopped);
}

/** Announces what is new, all of it once. Never twice: where telling the channel fails, the log says so. */
async function announce(parts: FeedParts, feed: Feed, items: readonly KeyedItem[]): Promise<true> {
  const { store, clock, log } = parts;
  const fresh: ListedItem[] = [];
  for (const one of items) if (await markSeen(store, feed.id, one, clock())) fresh.push(one.item);
  const announcement = announcementOf(feed, fresh);
  if (announcement === undefined) return true;
  try {
    await parts.announce(feed, announcement);
    log.info({ feed: feed.id, items: fresh.length }, 'New articles were announced');
  } catch (error) {
    log.error({ feed: feed.id, items: fresh.length, err: error }, 'New articles could not be announced');
  }
  return true;
}

/** Makes drafts of what is new, one after another, newest first. @returns whether every item was looked at. */
async function draft(
  parts: FeedParts,
  feed: Feed,
  items: readonly KeyedItem[],
  stopped: () => boolean,
): Promise<boolean> {
  const { store, clock, log } = parts;
  let begun = 0;
  let left = 0;
  for (const one of items) {
    if (stopped()) return false;
    if (!(await markSeen(store, feed.id, one, clock()))) continue;
    if (begun < MOST_DRAFTS) {
      begun += 1;
      await draftOne(parts, feed, one.item);
    } else left += 1;
  }
  if (left > 0) log.warn({ feed: feed.id, left }, 'A feed had more new articles than are drafted at once');
  return true;
}

/** Drafts an article. Never rejects: an article that cannot be read is no reason to leave the others. */
async function draftOne(
  { begin, clock, log }: FeedParts,
  feed: Feed,
  { address }: ListedItem,
): Promise<void> {
  if (address === undefined) {
    log.warn({ feed: feed.id }, 'An article of a feed has no address and was not drafted');
    return;
  }
  const by: Actor = { platform: 'feed', id: feed.id };
  try {
    const drafted = await begin({ kind: 'address', address }, by, clock());
    if (drafted.kind === 'drafted')
      log.info({ feed: feed.id, draft: drafted.draft.id }, 'A draft was made from a feed');
    if (drafted.kind === 'duplicate')
      log.info({ feed: feed.id, address }, 'An article of a feed is there already');
    if (drafted.kind === 'refused') {
      log.warn(
        { feed: feed.id, address, reason: drafted.reason },
        'An article of a feed could not be drafted',
      );
    }
  } catch (error) {
    log.error({ feed: feed.id, address, err: error }, 'Drafting an article of a feed failed');
  }
}

/** Writes a failure down; where the feed is dead of it, its channel is told first, and once. */
async function failed(parts: FeedParts, feed: Feed, failure: Failure): Promise<void> {
  const { store, clock, random, log } = parts;
  const now = clock();
  const after = afterFailure(feed, failure, now, random);
  log.warn({ feed: feed.id, failures: after.failures, reason: failure.reason }, 'A feed could not be read');
  if (!isDead(after, failure, now)) return store.saveFeed(after);
  const dead: Feed = { ...after, state: 'dead', told: true };
  if (await told(parts, dead)) return store.saveFeed(dead);
  // It stays followed until its channel can be told, but not for ever.
  return store.saveFeed(isGivenUp(after) ? { ...dead, told: false } : after);
}

async function told({ tellDead, log }: FeedParts, dead: Feed): Promise<boolean> {
  try {
    await tellDead(dead);
    log.warn({ feed: dead.id }, 'A feed is dead, and its channel was told');
    return true;
  } catch (error) {
    log.error({ feed: dead.id, err: error }, 'A feed is dead, and its channel could not be told');
    return false;
  }
}
