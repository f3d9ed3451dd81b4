/**
 * The feeds that are followed: fetched when they are due, and what is new in them handed on.
 */
import type { Desk } from '../desk.ts';
import type { Feed } from '../feed.ts';
import type { Fetch } from '../fetching/fetch.ts';
import type { EditorialStore } from '../store.ts';
import { addFeed } from './adding.ts';
import type { Announcement } from './announcement.ts';
import { followFeed } from './following.ts';
import type { Random } from './plan.ts';

/** Where feeds write what happens to them: never what an article says. */
export interface FeedLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** What following feeds needs. */
export interface FeedParts {
  readonly store: EditorialStore;
  readonly fetch: Fetch;
  /** Makes a draft for review. */
  readonly begin: Desk['begin'];
  /** Tells a feed's channel of new articles. */
  readonly announce: (feed: Feed, announcement: Announcement) => Promise<void>;
  /** Tells a feed's channel how many drafts one fetch made, at least 1. For feeds whose articles are not announced. */
  readonly tellDrafts: (feed: Feed, count: number) => Promise<void>;
  /** Tells a feed's channel that the feed died, and why: `feed.failure`. Rejects where it could not be told. */
  readonly tellDead: (feed: Feed) => Promise<void>;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly random: Random;
  readonly log: FeedLog;
}

/** How many feeds are taken on at once. */
const BATCH = 8;

/** The feeds that are followed. */
export interface Feeds {
  /** Follows a feed, or the feed that a page names. What it lists now counts as seen. */
  readonly add: Desk['addFeed'];
  /** Fetches what is due, each feed by one process only. Resolves once that is done; a tick under way is not doubled. */
  tick(): Promise<void>;
  /** Takes nothing more on. Resolves once what is under way has come to a place where it can be left. */
  stop(): Promise<void>;
}

/** Makes what follows feeds. */
export function createFeeds(parts: FeedParts): Feeds {
  let stopped = false;
  let underWay: Promise<void> | undefined;
  const work = async () => {
    while (!stopped) {
      const feeds = await parts.store.claimFeeds(parts.clock(), BATCH);
      await Promise.all(feeds.map((feed) => followOne(parts, feed, () => stopped)));
      if (feeds.length < BATCH) break;
    }
  };
  return {
    tick() {
      underWay ??= work().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    add: (wanted, by, at) => addFeed(parts, wanted, by, at),
    async stop() {
      stopped = true;
      await underWay?.catch(() => undefined);
    },
  };
}

/** Follows one feed. Never rejects: what goes wrong with one is logged, and the others go on. */
async function followOne(parts: FeedParts, feed: Feed, stopped: () => boolean): Promise<void> {
  try {
    await followFeed(parts, feed, stopped);
  } catch (error) {
    parts.log.error({ feed: feed.id, err: error }, 'A feed could not be dealt with');
  }
}
