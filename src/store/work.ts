/**
 * What there is to do, and since when: slots that are due, open parts whose time has come, and refusals to be told, all by
 * indexes, so that the cost does not grow with the number of subscriptions.
 */
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Database, Tables } from './tables.ts';

/** How long before its time a platform's slots are planned, in milliseconds; 0 where it is not named. */
export type Ahead = ReadonlyMap<string, number>;

/** Narrows a query that reads the table `subscription` to rows that its caller may take on. */
export type Narrow = <Table extends keyof Tables, Output>(
  query: SelectQueryBuilder<Tables, Table, Output>,
) => SelectQueryBuilder<Tables, Table, Output>;

/** A subscription that has had something to do since a time. */
interface Task {
  readonly id: string;
  readonly since: number;
}

/** The platforms whose slots are planned before their time. */
function early(ahead: Ahead): readonly (readonly [string, number])[] {
  return [...ahead].filter(([, lead]) => lead > 0);
}

function dueSlots(database: Database, now: number, most: number) {
  return database
    .selectFrom('subscription')
    .select(['subscription.id', 'subscription.next_due as since'])
    .where('subscription.next_due', '<=', now)
    .$narrowType<{ since: number }>()
    .orderBy('subscription.next_due')
    .limit(most);
}

/** Slots of one platform that are not due yet, but to be planned already. */
function earlySlots(database: Database, platform: string, lead: number, now: number, most: number) {
  return database
    .selectFrom('subscription')
    .select(['subscription.id', (eb) => eb('subscription.next_due', '-', lead).as('since')])
    .where('subscription.platform', '=', platform)
    .where('subscription.next_due', '>', now)
    .where('subscription.next_due', '<=', now + lead)
    .$narrowType<{ since: number }>()
    .orderBy('subscription.next_due')
    .limit(most);
}

function openParts(database: Database, now: number, most: number) {
  return database
    .selectFrom('part')
    .innerJoin('subscription', 'subscription.id', 'part.subscription')
    .select(['subscription.id', 'part.next_attempt as since'])
    .where('part.next_attempt', '<=', now)
    .$narrowType<{ since: number }>()
    .orderBy('part.next_attempt')
    .limit(most);
}

/**
 * Refusals that no admin was told of yet: they are told at once, unless the process that met with one ends before. In the
 * words of the index `subscription_untold`: databases use it only where they find them again.
 */
function untoldRefusals(database: Database, most: number) {
  return database
    .selectFrom('subscription')
    .select(['subscription.id', sql<number>`0`.as('since')])
    .where('subscription.pause', '=', sql.lit('refused'))
    .where('subscription.pause_told', '=', sql.lit(0))
    .limit(most);
}

/** The ids of subscriptions with something to do, what has waited longest first. */
export async function subscriptionsWithWork(
  database: Database,
  now: number,
  most: number,
  ahead: Ahead,
  narrow: Narrow,
): Promise<readonly string[]> {
  const tasks: Task[] = await narrow(openParts(database, now, most)).execute();
  tasks.push(...(await narrow(dueSlots(database, now, most)).execute()));
  tasks.push(...(await narrow(untoldRefusals(database, most)).execute()));
  for (const [platform, lead] of early(ahead)) {
    tasks.push(...(await narrow(earlySlots(database, platform, lead, now, most)).execute()));
  }
  const ids = tasks.sort((one, other) => one.since - other.since).map(({ id }) => id);
  return [...new Set(ids)].slice(0, most);
}

function slotsAfter(database: Database, time: number) {
  return database
    .selectFrom('subscription')
    .select('next_due as time')
    .where('next_due', '>', time)
    .$narrowType<{ time: number }>()
    .orderBy('next_due')
    .limit(1);
}

function partsAfter(database: Database, time: number) {
  return database
    .selectFrom('part')
    .select('next_attempt as time')
    .where('next_attempt', '>', time)
    .$narrowType<{ time: number }>()
    .orderBy('next_attempt')
    .limit(1);
}

/** When there is something to do next after a time, at the earliest. */
export async function nextWork(database: Database, now: number, ahead: Ahead): Promise<number | undefined> {
  const next = [
    ...(await slotsAfter(database, now).execute()),
    ...(await partsAfter(database, now).execute()),
  ].map(({ time }) => time);
  for (const [platform, lead] of early(ahead)) {
    const slots = await slotsAfter(database, now + lead)
      .where('platform', '=', platform)
      .execute();
    next.push(...slots.map(({ time }) => time - lead));
  }
  return next.length === 0 ? undefined : Math.min(...next);
}
