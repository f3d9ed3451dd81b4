/**
 * The texts of sources, with what they are found by: the addresses they were read from, and the bands of their sketches.
 */
import type { Selectable } from 'kysely';
import type { StoredSource } from '../drafting/store.ts';
import { articleFacts, storedSketch, storedText } from './source-schema.ts';
import { readStored } from './stored-json.ts';
import type { Changes, Database, Tables } from './tables.ts';

/** The most sources that are compared as nearly the same: each is a whole text. */
const MOST_ALIKE = 20;

type SourceRow = Selectable<Tables['source']>;

/** Keeps a source, or exchanges what is known of it. Addresses of earlier readings stay. */
export async function saveSource(
  changes: Changes,
  source: StoredSource,
  addresses: readonly string[] = [],
): Promise<void> {
  const { sha256, text, facts, address, sketch, bands, savedAt } = source;
  const changing = {
    facts: JSON.stringify(facts),
    sketch: JSON.stringify(sketch),
    address: address === undefined ? null : JSON.stringify(address),
    saved_at: savedAt,
  };
  await changes
    .insertInto('source')
    .values({ sha256, text: JSON.stringify(text), ...changing })
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet(changing))
    .execute();
  if (addresses.length > 0) {
    await changes
      .insertInto('source_address')
      .values([...new Set(addresses)].map((one) => ({ address: one, source: sha256 })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await changes.deleteFrom('source_band').where('source', '=', sha256).execute();
  if (bands.length > 0) {
    await changes
      .insertInto('source_band')
      .values([...new Set(bands)].map((band) => ({ band, source: sha256 })))
      .execute();
  }
}

/** The bands of sources, each in their order, by the hash of their source. */
async function bandsOf(
  database: Database,
  sources: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await database
    .selectFrom('source_band')
    .select(['source', 'band'])
    .where('source', 'in', sources)
    .orderBy('band')
    .execute();
  return new Map(
    Map.groupBy(rows, ({ source }) => source)
      .entries()
      .map(([source, own]) => [source, own.map(({ band }) => band)]),
  );
}

function sourceOf(row: SourceRow, bands: readonly string[]): StoredSource {
  const what = `The source ${row.sha256}`;
  return {
    sha256: row.sha256,
    text: readStored(storedText, row.text, what),
    facts: readStored(articleFacts, row.facts, what),
    ...(row.address === null ? {} : { address: readStored(storedText, row.address, what) }),
    sketch: readStored(storedSketch, row.sketch, what),
    bands,
    savedAt: row.saved_at,
  };
}

/** Sources by their hashes, in the order of these; those that are not there are left out. */
async function sourcesByHash(
  database: Database,
  hashes: readonly string[],
): Promise<readonly StoredSource[]> {
  if (hashes.length === 0) return [];
  const rows = await database.selectFrom('source').selectAll().where('sha256', 'in', hashes).execute();
  const bands = await bandsOf(database, hashes);
  const byHash = new Map(rows.map((row) => [row.sha256, row]));
  return hashes.flatMap((sha256) => {
    const row = byHash.get(sha256);
    return row === undefined ? [] : [sourceOf(row, bands.get(sha256) ?? [])];
  });
}

/** A source by its hash. */
export async function sourceByHash(database: Database, sha256: string): Promise<StoredSource | undefined> {
  const [source] = await sourcesByHash(database, [sha256]);
  return source;
}

/** The sources that were kept with one of these addresses, newest first. */
export async function sourcesAt(
  database: Database,
  addresses: readonly string[],
): Promise<readonly StoredSource[]> {
  if (addresses.length === 0) return [];
  const rows = await database
    .selectFrom('source')
    .select('sha256')
    .where('sha256', 'in', ({ selectFrom }) =>
      selectFrom('source_address').select('source').where('address', 'in', addresses),
    )
    .orderBy('saved_at', 'desc')
    .orderBy('sha256')
    .execute();
  return sourcesByHash(
    database,
    rows.map(({ sha256 }) => sha256),
  );
}

/** The sources that share most of these bands, at most {@link MOST_ALIKE}. */
export async function sourcesLike(
  database: Database,
  bands: readonly string[],
): Promise<readonly StoredSource[]> {
  if (bands.length === 0) return [];
  const rows = await database
    .selectFrom('source_band')
    .select('source')
    .where('band', 'in', [...new Set(bands)])
    .groupBy('source')
    .orderBy(({ fn }) => fn.countAll(), 'desc')
    .orderBy('source')
    .limit(MOST_ALIKE)
    .execute();
  return sourcesByHash(
    database,
    rows.map(({ source }) => source),
  );
}

/** Deletes some sources that were last read before a time and that no draft and no published brief needs. */
export async function forgetSources(database: Database, before: number, most: number): Promise<number> {
  const { numDeletedRows } = await database
    .deleteFrom('source')
    .where('sha256', 'in', ({ selectFrom }) =>
      selectFrom('source')
        .select('source.sha256')
        .where('source.saved_at', '<', before)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('draft').select('draft.id').whereRef('draft.source', '=', 'source.sha256'))),
        )
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('published_brief')
                .select('published_brief.id')
                .whereRef('published_brief.source', '=', 'source.sha256')
                .where('published_brief.withdrawn_at', 'is', null),
            ),
          ),
        )
        .orderBy('source.saved_at')
        .limit(most),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
