/**
 * Subscriptions: which channels get digests, and which of them have something to do.
 */
import type { Due, Subscription } from '../digest/store.ts';
import type { Database } from './tables.ts';

/** Every subscription that has a next slot, in the order of their ids. */
export async function activeSubscriptions(database: Database): Promise<readonly Due[]> {
  const rows = await database
    .selectFrom('subscription')
    .select(['id', 'platform', 'channel', 'schedule', 'next_due'])
    .where('next_due', 'is not', null)
    .$narrowType<{ next_due: number }>()
    .orderBy('id')
    .execute();
  return rows.map(({ next_due: nextDue, ...rest }) => ({ ...rest, nextDue }));
}

/** One subscription, whether or not it has a next slot. */
export async function subscriptionById(database: Database, id: string): Promise<Subscription | undefined> {
  const row = await database
    .selectFrom('subscription')
    .select(['id', 'platform', 'channel', 'schedule', 'next_due'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { next_due: nextDue, ...rest } = row;
  return nextDue === null ? rest : { ...rest, nextDue };
}

/** Adds a subscription, or changes its schedule and its next slot. */
export async function saveSubscription(
  database: Database,
  { id, platform, channel, schedule, nextDue }: Subscription,
  at: number,
): Promise<void> {
  await database
    .insertInto('subscription')
    .values({ id, platform, channel, schedule, next_due: nextDue ?? null, created_at: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ schedule, next_due: nextDue ?? null }))
    .execute();
}

/** Ends a subscription's slots. */
export async function endSubscription(database: Database, id: string): Promise<void> {
  await database.updateTable('subscription').set({ next_due: null }).where('id', '=', id).execute();
}

/** The ids of subscriptions with a slot that is due or a part whose time has come; both by an index. */
export async function waitingSubscriptions(
  database: Database,
  now: number,
  most: number,
): Promise<readonly string[]> {
  const due = await database
    .selectFrom('subscription')
    .select('id')
    .where('next_due', '<=', now)
    .orderBy('next_due')
    .limit(most)
    .execute();
  const open = await database
    .selectFrom('part')
    .innerJoin('delivery', 'delivery.id', 'part.delivery')
    .select('delivery.subscription as id')
    .where('part.next_attempt', '<=', now)
    .orderBy('part.next_attempt')
    .limit(most)
    .execute();
  return [...new Set([...open, ...due].map(({ id }) => id))];
}
