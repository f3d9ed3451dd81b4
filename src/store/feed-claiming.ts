/**
 * How a process takes on feeds to fetch: where it works alone, and where several share the work.
 */
import { type RawBuilder, sql } from 'kysely';
import { databaseTime } from './database-time.ts';
import type { Narrow } from './work.ts';

/** How feeds are taken on. */
export interface FeedClaiming {
  /** The moment by the clock that claims end by. @param now the same moment by the clock of who asks. */
  time(now: number): RawBuilder<number>;
  /** Keeps what a query reads from others until the transaction ends, and leaves out what others keep. */
  readonly lock: Narrow;
}

/** For a process that works alone: by its own clock, and nobody is to be kept out. */
export const soleFeedClaiming: FeedClaiming = {
  time: (now) => sql<number>`${sql.val(now)}`,
  lock: (query) => query,
};

/** For processes that share a PostgreSQL: by its clock, on which all of them agree. */
export const sharedFeedClaiming: FeedClaiming = {
  time: () => databaseTime,
  lock: (query) => query.modifyEnd(sql`for update skip locked`),
};
