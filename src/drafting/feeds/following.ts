/**
 * What is done about a feed that is due: fetched, what is new in it handed on, what came of it written down.
 */
import type { Feed } from '../feed.ts';
import { announcementOf } from './announcement.ts';
import type { FeedContent, ListedItem } from './content.ts';
import type { FeedParts } from './feeds.ts';
import { ItemDrafts } from './item-drafts.ts';
import { markSeen, newestFirst } from './new-items.ts';
import { afterFailure, afterSuccess, type Failure, isDead, isGivenUp } from './plan.ts';
import { askForFeed } from './request.ts';

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

/** Hands on what is new. @returns whether everything was: otherwise the feed is to be fetched again. */
async function handOn(
  parts: FeedParts,
  feed: Feed,
  content: FeedContent,
  stopped: () => boolean,
): Promise<boolean> {
  const { store, clock } = parts;
  const drafts = new ItemDrafts(parts, feed);
  const items = newestFirst(content.items);
  if (feed.mode === 'drafts') {
    // Seen one by one, so that what is not drafted when the bot ends is still new when it starts.
    for (const one of items) {
      if (stopped()) break;
      if (await markSeen(store, feed.id, one, clock())) await drafts.make(one.item);
    }
    await tellDrafts(parts, feed, drafts.made);
    if (stopped()) return false;
  } else {
    const fresh: ListedItem[] = [];
    for (const one of items) if (await markSeen(store, feed.id, one, clock())) fresh.push(one.item);
    await announce(parts, feed, fresh);
    for (const item of fresh) {
      if (stopped()) drafts.leave();
      else await drafts.make(item);
    }
  }
  drafts.report();
  return true;
}

/** Announces what is new, all of it at once. Never twice: where telling the channel fails, the log says so. */
async function announce(parts: FeedParts, feed: Feed, fresh: readonly ListedItem[]): Promise<void> {
  const { log } = parts;
  const announcement = announcementOf(feed, fresh);
  if (announcement === undefined) return;
  try {
    await parts.announce(feed, announcement);
    log.info({ feed: feed.id, items: fresh.length }, 'New articles were announced');
  } catch (error) {
    log.error({ feed: feed.id, items: fresh.length, err: error }, 'New articles could not be announced');
  }
}

/** Says that drafts await review. Where it cannot be said, they await it all the same. */
async function tellDrafts(parts: FeedParts, feed: Feed, count: number): Promise<void> {
  if (count === 0) return;
  try {
    await parts.tellDrafts(feed, count);
  } catch (error) {
    parts.log.error(
      { feed: feed.id, drafts: count, err: error },
      'A channel could not be told of new drafts',
    );
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
