/**
 * What channels have seen.
 */
import type { Seen } from '../digest/history.ts';
import { OPEN } from './open-parts.ts';
import type { Changes, Database } from './tables.ts';

/** The place of the next showing in a channel's order: later than every other, also where the clock went back. */
async function nextPlace(changes: Changes, subscription: string, at: number): Promise<number> {
  const row = await changes
    .selectFrom('seen')
    .select(({ fn }) => fn.max('at').as('last'))
    .where('subscription', '=', subscription)
    .executeTakeFirst();
  return Math.max(at, (row?.last ?? 0) + 1);
}

/** Writes down that a channel has seen what a part shows. Once written down, it stays as it is. */
export async function recordSeen(changes: Changes, part: string, at: number): Promise<void> {
  const recorded = await changes
    .selectFrom('seen')
    .select('part')
    .where('part', '=', part)
    .executeTakeFirst();
  if (recorded !== undefined) return;
  const shown = await changes
    .selectFrom('part_item')
    .innerJoin('part', 'part.key', 'part_item.part')
    .select(['part.subscription', 'part_item.kind', 'part_item.item'])
    .where('part_item.part', '=', part)
    // Always in the same order, so that two processes do not wait for each other's rows in a circle.
    .orderBy('part_item.kind')
    .orderBy('part_item.item')
    .execute();
  const [first] = shown;
  if (first === undefined) return;
  const place = await nextPlace(changes, first.subscription, at);
  await changes
    .insertInto('seen')
    .values(shown.map((item) => ({ ...item, at: place, part, previous_at: null })))
    .onConflict((conflict) =>
      conflict.columns(['subscription', 'kind', 'item']).doUpdateSet(({ ref }) => ({
        previous_at: ref('seen.at'),
        at: ref('excluded.at'),
        part: ref('excluded.part'),
      })),
    )
    .execute();
}

/** Takes back that a channel has seen what a part shows: it turned out not to stand there. */
export async function takeBackSeen(changes: Changes, part: string): Promise<void> {
  await changes.deleteFrom('seen').where('part', '=', part).where('previous_at', 'is', null).execute();
  await changes
    .updateTable('seen')
    .set(({ ref }) => ({ at: ref('previous_at').$notNull(), previous_at: null, part: null }))
    .where('part', '=', part)
    .execute();
}

/** What a channel has seen; what a part that is still to be posted will show counts as seen last. */
export async function seenBy(database: Database, subscription: string): Promise<readonly Seen[]> {
  const seen = await database
    .selectFrom('seen')
    .select(['kind', 'item', 'at'])
    .where('subscription', '=', subscription)
    .execute();
  const open = await database
    .selectFrom('part')
    .innerJoin('part_item', 'part_item.part', 'part.key')
    .select(['part_item.kind', 'part_item.item'])
    .where('part.subscription', '=', subscription)
    .where(OPEN)
    .where('part.state', '!=', 'unknown')
    .execute();
  return [
    ...seen.map(({ kind, item, at }) => ({ kind, id: item, at })),
    ...open.map(({ kind, item }) => ({ kind, id: item, at: Number.MAX_SAFE_INTEGER })),
  ];
}
