/**
 * Taking subscriptions on where one process works alone: it holds them all, and nothing is written.
 */
import { sql } from 'kysely';
import type { Claiming } from './claiming.ts';
import { SUBSCRIPTION_COLUMNS, subscriptionById, subscriptionOf } from './subscription-rows.ts';
import type { Database } from './tables.ts';
import { subscriptionsWithWork } from './work.ts';

const always = sql<boolean>`true`;

/** Makes the claiming of a store that serves one process. */
export function soleClaiming(database: Database): Claiming {
  return {
    shared: false,
    async claim(_, now, most, ahead) {
      const ids = await subscriptionsWithWork(database, now, most, ahead, (query) => query);
      if (ids.length === 0) return [];
      const rows = await database
        .selectFrom('subscription')
        .select(SUBSCRIPTION_COLUMNS)
        .where('id', 'in', ids)
        .execute();
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.flatMap((id) => {
        const row = byId.get(id);
        return row === undefined ? [] : [{ subscription: subscriptionOf(row), until: Infinity }];
      });
    },
    async claimOne(_, id) {
      const subscription = await subscriptionById(database, id);
      return subscription === undefined ? undefined : { subscription, until: Infinity };
    },
    renew: async () => Infinity,
    release: async () => undefined,
    heldBy: () => always,
    idle: always,
  };
}
