/**
 * Taking subscriptions on where several processes share the work: each one it works on is a process's own for a while,
 * by a lease that ends by itself where the process dies.
 *
 * Leases begin and end by the database's clock, on which all processes agree. A process learns the end of its lease by
 * its own clock, counted from before it asked: early rather than late.
 */
import { sql } from 'kysely';
import type { Holder } from '../digest/store.ts';
import type { Claiming } from './claiming.ts';
import { databaseTime } from './database-time.ts';
import type { Changes, Database } from './tables.ts';
import { type Narrow, subscriptionsWithWork } from './work.ts';

/** How long a lease lasts, in milliseconds. A platform's request must end well within it. */
export const LEASE = 60_000;

const idle = sql<boolean>`(subscription.leased_until is null or subscription.leased_until <= ${databaseTime})`;

const heldBy = (holder: Holder) =>
  sql<boolean>`(subscription.leased_by = ${holder} and subscription.leased_until > ${databaseTime})`;

const free = (holder: Holder) => sql<boolean>`(subscription.leased_by = ${holder} or ${idle})`;

/** Reads what a process may take on, and keeps it from the others until the transaction ends. */
const locking =
  (holder: Holder): Narrow =>
  (query) =>
    query.where(free(holder)).modifyEnd(sql`for update of subscription skip locked`);

/** Gives leases to a process. */
function lease(changes: Changes | Database, holder: Holder) {
  return changes
    .updateTable('subscription')
    .set({ leased_by: holder, leased_until: sql<number>`${databaseTime} + ${sql.lit(LEASE)}` });
}

async function claim(
  database: Database,
  ...[holder, now, most, ahead]: Parameters<Claiming['claim']>
): Promise<readonly string[]> {
  return database.transaction().execute(async (changes) => {
    const ids = await subscriptionsWithWork(changes, now, most, ahead, locking(holder));
    if (ids.length > 0) await lease(changes, holder).where('id', 'in', ids).execute();
    return ids;
  });
}

/** Makes the claiming of a store that several processes share. */
export function leasedClaiming(database: Database): Claiming {
  return {
    shared: true,
    claim: (...asked) => claim(database, ...asked),
    async claimOne(holder, id, now) {
      const { numUpdatedRows } = await lease(database, holder)
        .where('id', '=', id)
        .where(free(holder))
        .executeTakeFirst();
      return numUpdatedRows > 0n ? now + LEASE : undefined;
    },
    async renew(holder, id, now) {
      const { numUpdatedRows } = await lease(database, holder)
        .where('id', '=', id)
        .where('leased_by', '=', holder)
        .executeTakeFirst();
      return numUpdatedRows > 0n ? now + LEASE : undefined;
    },
    async release(holder, ids) {
      if (ids.length === 0) return;
      await database
        .updateTable('subscription')
        .set({ leased_by: null, leased_until: null })
        .where('id', 'in', ids)
        .where('leased_by', '=', holder)
        .execute();
    },
    heldBy,
    idle,
  };
}
