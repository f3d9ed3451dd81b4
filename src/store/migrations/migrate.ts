/**
 * How an older database gets today's tables. A migration that was released is never edited: a change is one more.
 */
import { StoreError } from '../store-error.ts';
import type { Changes, Database } from '../tables.ts';
import { createEditorialTables } from './fifth.ts';
import { createTables } from './first.ts';
import { nameWhatIsDue } from './fourth.ts';
import { shareSubscriptions } from './second.ts';
import { rememberPauses } from './third.ts';

/** A step from one version of the tables to the next. */
export type Migration = (changes: Changes) => Promise<void>;

/** Every step, in order: the first one makes version 1. */
export const MIGRATIONS: readonly Migration[] = [
  createTables,
  shareSubscriptions,
  rememberPauses,
  nameWhatIsDue,
  createEditorialTables,
];

/** What the person at the keyboard is told of a database. */
export interface Described {
  /** What to call it: its path, or `The database`. */
  readonly name: string;
  /** What to set DATABASE_URL to where it cannot be used, such as `another file`. */
  readonly other: string;
}

async function versionOf(database: Database): Promise<number> {
  const row = await database
    .selectFrom('schema_version')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst();
  return row?.version ?? 0;
}

function assertNotNewer(version: number, known: number, { name, other }: Described): void {
  if (version > known) {
    throw new StoreError(
      `${name} was written by a newer version of Verbatim (its tables are version ${version}, this program knows ${known}). Start that version, or set DATABASE_URL to ${other}.`,
    );
  }
}

/**
 * Brings the tables up to date, in one transaction.
 *
 * @param lock keeps other processes from doing the same until the transaction ends.
 * @throws StoreError where the tables were made by a newer program; nothing is changed then.
 */
export async function migrate(
  database: Database,
  described: Described,
  lock: Migration,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await database.transaction().execute(async (changes) => {
    await lock(changes);
    await changes.schema
      .createTable('schema_version')
      .ifNotExists()
      .addColumn('version', 'integer', (column) => column.primaryKey())
      .execute();
    const version = await versionOf(changes);
    assertNotNewer(version, migrations.length, described);
    for (const [index, run] of migrations.entries()) {
      if (index < version) continue;
      await run(changes);
      await changes
        .insertInto('schema_version')
        .values({ version: index + 1 })
        .execute();
    }
  });
}

/**
 * Makes sure that the tables are those of this program, without changing anything.
 *
 * @throws StoreError where they are newer or older.
 */
export async function assertCurrent(database: Database, described: Described): Promise<void> {
  const version = await versionOf(database);
  assertNotNewer(version, MIGRATIONS.length, described);
  if (version < MIGRATIONS.length) {
    throw new StoreError(
      `${described.name} was written by an older version of Verbatim. Start the bot once to bring it up to date.`,
    );
  }
}
