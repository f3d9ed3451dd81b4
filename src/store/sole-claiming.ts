/**
 * Taking subscriptions on where one process works alone: it holds them all, and nothing is written.
 */
import { sql } from 'kysely';
import type { Claiming } from './claiming.ts';
import type { Database } from './tables.ts';
import { subscriptionsWithWork } from './work.ts';

const always = sql<boolean>`true`;

/** Makes the claiming of a store that serves one process. */
export function soleClaiming(database: Database): Claiming {
  return {
    shared: false,
    claim: (_, now, most, ahead) => subscriptionsWithWork(database, now, most, ahead, (query) => query),
    async claimOne(_, id) {
      const row = await database
        .selectFrom('subscription')
        .select('id')
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? undefined : Infinity;
    },
    renew: async () => Infinity,
    release: async () => undefined,
    heldBy: () => always,
    idle: always,
  };
}
