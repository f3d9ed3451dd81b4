/**
 * The store in a SQLite file, which one process at a time works with.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { digestStoreOn } from './digest-store.ts';
import { editorialStoreOn } from './editorial-store.ts';
import { claimsInMemory } from './event-claims.ts';
import { soleFeedClaiming } from './feed-claiming.ts';
import { lineStoreOn } from './line-store.ts';
import { assertCurrent, type Described, migrate } from './migrations/migrate.ts';
import { soleLeases } from './named-leases.ts';
import { ownClock } from './pace-clock.ts';
import { lockFor, type ProcessLock } from './process-lock.ts';
import { soleClaiming } from './sole-claiming.ts';
import { openSqlite, sqliteDialect } from './sqlite.ts';
import type { Store, StoreOptions } from './store.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';
import { groupedTransactions } from './transactions.ts';

/** SQLite's result codes (https://sqlite.org/rescode.html) with what they mean to the person at the keyboard. */
const FAILURES: ReadonlyMap<number, string> = new Map([
  [5, 'is in use by another program.'],
  [8, 'cannot be written. Check who owns it.'],
  [11, 'is damaged. Restore it from a copy, or set DATABASE_URL to another file.'],
  [13, 'cannot be written, because the disk is full.'],
  [14, 'cannot be opened. Check that its folder exists and that this account may write there.'],
  [26, 'is not a database. Set DATABASE_URL to another file.'],
]);

/** An error of SQLite in words that help, about the file it happened to; every other error as it is. */
function inWords(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return error;
  // Extended codes keep the kind of failure in their lowest byte.
  const meaning = FAILURES.get(error.errcode & 0xff) ?? `cannot be used: ${error.message}.`;
  return new StoreError(`${path} ${meaning}`, { cause: error });
}

function makeFolderFor(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw new StoreError(`The folder ${dirname(path)} cannot be made. Set DATABASE_URL to another file.`, {
      cause: error,
    });
  }
}

function lock(path: string): ProcessLock {
  try {
    return lockFor(path);
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === 5) {
      throw new StoreError(
        `Another Verbatim is running on ${path}. Only one may: two would post everything twice. Stop the other one first.`,
        { cause: error },
      );
    }
    throw error;
  }
}

/** @throws StoreError where a database holds tables that are not this program's. */
function assertOurs(database: DatabaseSync, path: string): void {
  const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  if (names.length > 0 && !names.some(({ name }) => name === 'schema_version')) {
    throw new StoreError(`${path} is the database of another program. Set DATABASE_URL to another file.`);
  }
}

const describedAs = (path: string): Described => ({ name: path, other: 'another file' });

/** The process lock keeps every other process out already. */
const nobodyElse = async () => undefined;

async function storeOn(
  database: DatabaseSync,
  path: string,
  { access, clock }: Pick<StoreOptions, 'access' | 'clock'>,
): Promise<Store> {
  const kysely = new Kysely<Tables>({ dialect: sqliteDialect(database) });
  try {
    assertOurs(database, path);
    await (access === 'write'
      ? migrate(kysely, describedAs(path), nobodyElse)
      : assertCurrent(kysely, describedAs(path)));
  } catch (error) {
    database.close();
    throw error;
  }
  const atOnce = groupedTransactions(kysely);
  return {
    digest: digestStoreOn(kysely, atOnce, soleClaiming(kysely), ownClock),
    editorial: editorialStoreOn(kysely, atOnce, soleFeedClaiming),
    lines: lineStoreOn(kysely),
    claims: claimsInMemory(clock),
    shared: false,
    leases: soleLeases,
    close: () => kysely.destroy(),
  };
}

async function openFile(path: string, options: StoreOptions): Promise<Store> {
  if (options.access === 'read') return storeOn(openSqlite(path, 'read'), path, options);
  makeFolderFor(path);
  const held = lock(path);
  try {
    const store = await storeOn(openSqlite(path, 'write'), path, options);
    return {
      ...store,
      async close() {
        await store.close();
        held.release();
      },
    };
  } catch (error) {
    held.release();
    throw error;
  }
}

/** Opens an empty store in this process's memory, forgotten at the end. */
export async function openEmpty(clock: () => number): Promise<Store> {
  return storeOn(openSqlite(':memory:', 'write'), 'The store', { access: 'write', clock });
}

/**
 * Opens the store in a file, making its folder and its tables where they are missing. Reading a file that does not
 * exist is reading an empty store.
 *
 * @throws StoreError where it cannot be used, saying what to do.
 */
export async function openSqliteStore(path: string, options: StoreOptions): Promise<Store> {
  if (options.access === 'read' && !existsSync(path)) return openEmpty(options.clock);
  try {
    return await openFile(path, options);
  } catch (error) {
    throw inWords(error, path);
  }
}
