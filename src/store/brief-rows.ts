/**
 * Published briefs, each in the form of a brief's file, and the count of their changes.
 */
import type { StoredBrief } from '../drafting/store.ts';
import type { Changes, Database } from './tables.ts';

/** Counts a change. Whoever publishes at the same time waits until it is committed, so that nobody sees the counts out of order. */
async function countChange(changes: Changes): Promise<number> {
  const { value } = await changes
    .insertInto('counter')
    .values({ name: 'published', value: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet(({ eb }) => ({ value: eb('counter.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return value;
}

/** Puts a brief into the library, in the place of the one with its id. */
export async function publishBrief(
  changes: Changes,
  brief: { readonly id: string; readonly yaml: string; readonly source: string; readonly at: number },
): Promise<void> {
  const { id, yaml, source, at } = brief;
  const columns = {
    yaml,
    source,
    revision: await countChange(changes),
    published_at: at,
    withdrawn_at: null,
  };
  await changes
    .insertInto('published_brief')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}

/** Takes a brief out of the library, if it is there. */
export async function withdrawBrief(changes: Changes, id: string, at: number): Promise<void> {
  const { numUpdatedRows } = await changes
    .updateTable('published_brief')
    .set({ withdrawn_at: at })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await countChange(changes);
}

/** Every brief that is in the library, in the order of their ids. */
export async function publishedBriefs(database: Database): Promise<readonly StoredBrief[]> {
  const rows = await database
    .selectFrom('published_brief')
    .select(['id', 'yaml', 'revision', 'published_at'])
    .where('withdrawn_at', 'is', null)
    .execute();
  return (
    rows
      .map(({ published_at, ...brief }) => ({ ...brief, publishedAt: published_at }))
      // Not by the database: PostgreSQL's order depends on its language.
      .sort((one, other) => (one.id < other.id ? -1 : 1))
  );
}

/** How often what is published has changed. */
export async function publishedRevision(database: Database): Promise<number> {
  const row = await database
    .selectFrom('counter')
    .select('value')
    .where('name', '=', 'published')
    .executeTakeFirst();
  return row?.value ?? 0;
}
