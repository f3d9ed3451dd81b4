/**
 * Incoming events, claimed by their ids, so that nothing is answered twice: neither by two processes, nor where the
 * platform sends one again. Ids are forgotten after an hour.
 */
import { sql } from 'kysely';
import { databaseTime } from './database-time.ts';
import type { Database } from './tables.ts';

/** Who answers what. */
export interface EventClaims {
  /** Whether the caller is the first to claim an event, and so the one to answer it. */
  claim(id: string): Promise<boolean>;
}

/** How long an id is remembered, in milliseconds. Slack's last repetition comes five minutes after the first sending. */
const REMEMBERED = 60 * 60_000;

/** How many ids one process remembers at most: several a second for an hour. */
const MOST = 20_000;

/** How often a process deletes what is forgotten, in milliseconds. */
const PRUNED_EVERY = 60_000;

/** Makes the claims of a process that works alone: in memory, so that no answer waits for the disk. */
export function claimsInMemory(clock: () => number): EventClaims {
  /** When each was claimed, oldest first. */
  const claimed = new Map<string, number>();
  return {
    async claim(id) {
      const now = clock();
      for (const [old, at] of claimed) {
        if (now - at < REMEMBERED && claimed.size < MOST) break;
        claimed.delete(old);
      }
      if (claimed.has(id)) return false;
      claimed.set(id, now);
      return true;
    },
  };
}

/** Makes the claims that several processes share. */
export function sharedClaimsOn(database: Database, clock: () => number): EventClaims {
  let prunedAt = clock();
  const expired = sql<number>`${databaseTime} - ${sql.lit(REMEMBERED)}`;

  async function prune(now: number): Promise<void> {
    // Also where the clock went back.
    if (Math.abs(now - prunedAt) < PRUNED_EVERY) return;
    prunedAt = now;
    await database.deleteFrom('event_claim').where('at', '<=', expired).execute();
  }

  return {
    async claim(id) {
      const { numInsertedOrUpdatedRows } = await database
        .insertInto('event_claim')
        .values({ id, at: databaseTime })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet(({ ref }) => ({ at: ref('excluded.at') }))
            .where('event_claim.at', '<=', expired),
        )
        .executeTakeFirst();
      await prune(clock());
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
  };
}
