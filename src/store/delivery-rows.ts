/**
 * Deliveries: one for each slot that was dealt with.
 */
import { setImmediate } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import type { Delivery, NewDelivery, NewPart, Part, Plan } from '../digest/store.ts';
import { advanceSubscription } from './subscription-rows.ts';
import type { Changes, Database, Tables } from './tables.ts';

async function insertPart(
  changes: Changes,
  { key, card, shows }: NewPart,
  place: {
    readonly subscription: string;
    readonly delivery: string;
    readonly position: number;
    readonly at: number;
  },
): Promise<void> {
  const { subscription, delivery, position, at } = place;
  await changes
    .insertInto('part')
    .values({
      key,
      delivery,
      subscription,
      position,
      card,
      state: 'planned',
      attempts: 0,
      attempted_at: 0,
      looks: 0,
      next_attempt: at,
      message: null,
      reason: null,
      changed_at: at,
      appears_at: null,
    })
    .execute();
  if (shows.length === 0) return;
  await changes
    .insertInto('part_item')
    .values(shows.map(({ kind, id }) => ({ part: key, kind, item: id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function insertDelivery(
  changes: Changes,
  subscription: string,
  { id, slot, due, asked, announces, deadline, content }: NewDelivery,
  at: number,
): Promise<void> {
  const nothing = content.kind === 'nothing' ? content : undefined;
  if (nothing === undefined) {
    await changes
      .deleteFrom('delivery')
      .where('subscription', '=', subscription)
      .where('slot', '=', slot)
      .where('ended', 'is not', null)
      .execute();
  }
  const { numInsertedOrUpdatedRows } = await changes
    .insertInto('delivery')
    .values({
      id,
      subscription,
      slot,
      due,
      asked: asked ? 1 : 0,
      announces: announces ?? null,
      deadline,
      planned_at: at,
      ended: nothing?.state ?? null,
      reason: nothing?.reason ?? null,
    })
    .onConflict((conflict) => conflict.columns(['subscription', 'slot']).doNothing())
    .executeTakeFirst();
  if (content.kind === 'nothing' || numInsertedOrUpdatedRows === 0n) return;
  for (const [position, part] of content.parts.entries()) {
    await insertPart(changes, part, { subscription, delivery: id, position, at });
  }
}

/** Writes deliveries down and moves the subscription on; nothing where it has been moved on already. */
export async function writePlan(changes: Changes, plan: Plan): Promise<boolean> {
  const { subscription, at, deliveries, advance } = plan;
  if (advance !== undefined && !(await advanceSubscription(changes, subscription, advance, at))) return false;
  for (const delivery of deliveries) await insertDelivery(changes, subscription, delivery, at);
  return true;
}

const COLUMNS = ['id', 'slot', 'due', 'asked', 'announces', 'ended', 'reason'] as const;

type DeliveryRow = Pick<Selectable<Tables['delivery']>, (typeof COLUMNS)[number]>;

/** The parts of deliveries, in order, by the id of their delivery. */
async function partsOf(
  database: Database,
  deliveries: readonly string[],
): Promise<ReadonlyMap<string, readonly Part[]>> {
  const parts = new Map<string, Part[]>(deliveries.map((id) => [id, []]));
  if (deliveries.length === 0) return parts;
  const rows = await database
    .selectFrom('part')
    .select(['delivery', 'state', 'reason', 'card', 'changed_at', 'attempts', 'next_attempt', 'appears_at'])
    .where('delivery', 'in', deliveries)
    .orderBy('position')
    .execute();
  for (const { delivery, state, reason, card, changed_at, attempts, next_attempt, appears_at } of rows) {
    parts.get(delivery)?.push({
      state,
      ...(reason === null ? {} : { reason }),
      card,
      changedAt: changed_at,
      attempts,
      ...(next_attempt === null ? {} : { nextAttempt: next_attempt }),
      ...(appears_at === null ? {} : { appearsAt: appears_at }),
    });
  }
  return parts;
}

async function withParts(database: Database, rows: readonly DeliveryRow[]): Promise<readonly Delivery[]> {
  const begun = rows.filter(({ ended }) => ended === null).map(({ id }) => id);
  const parts = await partsOf(database, begun);
  return rows.map(({ id, slot, due, asked, announces, ended, reason }) => ({
    slot,
    due,
    asked: asked === 1,
    ...(announces === null ? {} : { announces }),
    content:
      ended === null
        ? { kind: 'parts', parts: parts.get(id) ?? [] }
        : { kind: 'nothing', state: ended, reason: reason ?? '' },
  }));
}

/** What became of a slot. */
export async function deliveryForSlot(
  database: Database,
  subscription: string,
  slot: string,
): Promise<Delivery | undefined> {
  const rows = await database
    .selectFrom('delivery')
    .select(COLUMNS)
    .where('subscription', '=', subscription)
    .where('slot', '=', slot)
    .execute();
  const [delivery] = await withParts(database, rows);
  return delivery;
}

/** The last deliveries of a subscription, newest first. */
export async function recentDeliveries(
  database: Database,
  subscription: string,
  most: number,
): Promise<readonly Delivery[]> {
  const rows = await database
    .selectFrom('delivery')
    .select(COLUMNS)
    .where('subscription', '=', subscription)
    .orderBy('due', 'desc')
    .orderBy('planned_at', 'desc')
    .limit(most)
    .execute();
  return withParts(database, rows);
}

/** The deliveries of a subscription that were due from one time up to another (exclusive), oldest first. */
export async function deliveriesBetween(
  database: Database,
  subscription: string,
  from: number,
  to: number,
): Promise<readonly Delivery[]> {
  const rows = await database
    .selectFrom('delivery')
    .select(COLUMNS)
    .where('subscription', '=', subscription)
    .where('due', '>=', from)
    .where('due', '<', to)
    .orderBy('due')
    .orderBy('planned_at')
    .execute();
  return withParts(database, rows);
}

/** The subscriptions with a scheduled delivery that is due after a time. */
export async function subscriptionsDealtWithAfter(
  database: Database,
  time: number,
): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('delivery')
    .select('subscription')
    .distinct()
    .where('due', '>', time)
    .where('asked', '=', 0)
    .orderBy('subscription')
    .execute();
  return rows.map(({ subscription }) => subscription);
}

/** How many deliveries are deleted at once: a server gives up on a statement that takes too long, and others wait for it. */
const MOST_AT_ONCE = 500;

/** Deletes the oldest deliveries that were due before a time and have no open part; their parts go with them. */
async function forgetSome(database: Database, before: number): Promise<number> {
  const { numDeletedRows } = await database
    .deleteFrom('delivery')
    .where('id', 'in', ({ selectFrom }) =>
      selectFrom('delivery')
        .select('delivery.id')
        .where('delivery.due', '<', before)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('part')
                .select('part.key')
                .whereRef('part.delivery', '=', 'delivery.id')
                .where(({ or, eb }) =>
                  or([
                    eb('part.next_attempt', 'is not', null),
                    eb('part.state', 'in', ['planned', 'sending']),
                  ]),
                ),
            ),
          ),
        )
        .orderBy('delivery.due')
        .limit(MOST_AT_ONCE),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Deletes all deliveries that were due before a time and have no open part, some at a time. */
export async function forgetDeliveries(database: Database, before: number): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const some = await forgetSome(database, before);
    forgotten += some;
    if (some === 0) return forgotten;
    // SQLite answers at once: without a turn of the event loop nothing else would get one until all are gone.
    await setImmediate();
  }
}
