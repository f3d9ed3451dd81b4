/**
 * Drafts: what was found in an article, with what editors have decided about it.
 */
import type { Draft, DraftState } from '../drafting/draft.ts';
import { draftSchema } from './draft-schema.ts';
import { readStored } from './stored-json.ts';
import type { Changes, Database } from './tables.ts';

interface DraftRow {
  readonly id: string;
  readonly body: string;
}

const draftOf = ({ id, body }: DraftRow): Draft => readStored(draftSchema, body, `The draft ${id}`);

const changingColumns = (draft: Draft) => ({
  revision: draft.revision,
  state: draft.state,
  source: draft.source,
  body: JSON.stringify(draft),
  created_at: draft.createdAt,
  changed_at: draft.changedAt,
});

/** Adds a draft, in the place of a discarded one with its id. @returns `false` where that is not discarded. */
export async function addDraft(changes: Changes, draft: Draft): Promise<boolean> {
  const columns = changingColumns(draft);
  const added = await changes
    .insertInto('draft')
    .values({ id: draft.id, ...columns })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(columns).where('draft.state', '=', 'discarded'),
    )
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** A draft by its id. */
export async function draftById(database: Database, id: string): Promise<Draft | undefined> {
  const row = await database
    .selectFrom('draft')
    .select(['id', 'body'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : draftOf(row);
}

/** The newest drafts in a state. */
export async function draftsIn(
  database: Database,
  state: DraftState,
  most: number,
): Promise<readonly Draft[]> {
  const rows = await database
    .selectFrom('draft')
    .select(['id', 'body'])
    .where('state', '=', state)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map(draftOf);
}

/** The drafts made from a source, newest first. */
export async function draftsOf(database: Database, sha256: string): Promise<readonly Draft[]> {
  const rows = await database
    .selectFrom('draft')
    .select(['id', 'body'])
    .where('source', '=', sha256)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(draftOf);
}

/** Replaces a draft that still is at a revision. @returns `false` where it is not. */
export async function replaceDraft(changes: Changes, draft: Draft, from: number): Promise<boolean> {
  const { numUpdatedRows } = await changes
    .updateTable('draft')
    .set(changingColumns(draft))
    .where('id', '=', draft.id)
    .where('revision', '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Deletes some drafts that were discarded before a time. */
export async function forgetDrafts(database: Database, before: number, most: number): Promise<number> {
  const { numDeletedRows } = await database
    .deleteFrom('draft')
    .where('id', 'in', ({ selectFrom }) =>
      selectFrom('draft')
        .select('id')
        .where('state', '=', 'discarded')
        .where('changed_at', '<', before)
        .limit(most),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
