/**
 * Deliveries: one for each slot that was dealt with.
 */
import type { Delivery, NewDelivery, NewPart, Part, Plan } from '../digest/store.ts';
import type { Changes, Database } from './tables.ts';

async function insertPart(
  changes: Changes,
  { key, card, shows }: NewPart,
  place: { readonly delivery: string; readonly position: number; readonly at: number },
): Promise<void> {
  const { delivery, position, at } = place;
  await changes
    .insertInto('part')
    .values({
      key,
      delivery,
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
  { id, slot, due, asked, deadline, content }: NewDelivery,
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
      deadline,
      planned_at: at,
      ended: nothing?.state ?? null,
      reason: nothing?.reason ?? null,
    })
    .onConflict((conflict) => conflict.columns(['subscription', 'slot']).doNothing())
    .executeTakeFirst();
  if (content.kind === 'nothing' || numInsertedOrUpdatedRows === 0n) return;
  for (const [position, part] of content.parts.entries()) {
    await insertPart(changes, part, { delivery: id, position, at });
  }
}

/** Writes deliveries down and moves the subscription on; nothing where it has been moved on already. */
export async function writePlan(changes: Changes, plan: Plan): Promise<boolean> {
  const { subscription, at, deliveries, advance } = plan;
  if (advance !== undefined) {
    const { numUpdatedRows } = await changes
      .updateTable('subscription')
      .set({ next_due: advance.to })
      .where('id', '=', subscription)
      .where('next_due', '=', advance.from)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
  }
  for (const delivery of deliveries) await insertDelivery(changes, subscription, delivery, at);
  return true;
}

async function partsOf(database: Database, delivery: string): Promise<readonly Part[]> {
  const rows = await database
    .selectFrom('part')
    .select(['state', 'reason'])
    .where('delivery', '=', delivery)
    .orderBy('position')
    .execute();
  return rows.map(({ state, reason }) => ({ state, ...(reason === null ? {} : { reason }) }));
}

const columns = ['id', 'slot', 'due', 'asked', 'ended', 'reason'] as const;

interface DeliveryRow {
  readonly id: string;
  readonly slot: string;
  readonly due: number;
  readonly asked: 0 | 1;
  readonly ended: 'missed' | 'skipped' | null;
  readonly reason: string | null;
}

async function deliveryOf(database: Database, row: DeliveryRow): Promise<Delivery> {
  const { id, slot, due, asked, ended, reason } = row;
  return {
    slot,
    due,
    asked: asked === 1,
    content:
      ended === null
        ? { kind: 'parts', parts: await partsOf(database, id) }
        : { kind: 'nothing', state: ended, reason: reason ?? '' },
  };
}

/** What became of a slot. */
export async function deliveryForSlot(
  database: Database,
  subscription: string,
  slot: string,
): Promise<Delivery | undefined> {
  const row = await database
    .selectFrom('delivery')
    .select(columns)
    .where('subscription', '=', subscription)
    .where('slot', '=', slot)
    .executeTakeFirst();
  return row === undefined ? undefined : deliveryOf(database, row);
}

/** The last deliveries of a subscription, newest first. */
export async function recentDeliveries(
  database: Database,
  subscription: string,
  most: number,
): Promise<readonly Delivery[]> {
  const rows = await database
    .selectFrom('delivery')
    .select(columns)
    .where('subscription', '=', subscription)
    .orderBy('due', 'desc')
    .limit(most)
    .execute();
  return Promise.all(rows.map((row) => deliveryOf(database, row)));
}

/** Deletes deliveries that were due before a time and have no open part; their parts go with them. */
export async function forgetDeliveries(database: Database, before: number): Promise<number> {
  const { numDeletedRows } = await database
    .deleteFrom('delivery')
    .where('due', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('part')
            .select('part.key')
            .whereRef('part.delivery', '=', 'delivery.id')
            .where(({ or, eb }) =>
              or([eb('part.next_attempt', 'is not', null), eb('part.state', 'in', ['planned', 'sending'])]),
            ),
        ),
      ),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
