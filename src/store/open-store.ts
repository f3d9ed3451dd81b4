/**
 * Opens the store: what must survive a restart.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { DigestStore } from '../digest/store.ts';
import type { LineStore } from '../platforms/discord/line-store.ts';
import { parseStoreAddress, type StoreAddress } from './address.ts';
import { digestStoreOn } from './digest-store.ts';
import { lineStoreOn } from './line-store.ts';
import { assertCurrent, migrate } from './migrations.ts';
import { lockFor, type ProcessLock } from './process-lock.ts';
import { openSqlite, sqliteDialect } from './sqlite.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/** What must survive a restart. */
export interface Store {
  readonly digest: DigestStore;
  readonly lines: LineStore;
  /** Ends what is under way and lets go of the file. */
  close(): Promise<void>;
}

/** `write`: this process alone works with the store. `read`: beside the one that does; nothing is changed. */
export type Access = 'write' | 'read';

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

async function storeOn(database: DatabaseSync, path: string, access: Access): Promise<Store> {
  const kysely = new Kysely<Tables>({ dialect: sqliteDialect(database) });
  try {
    assertOurs(database, path);
    await (access === 'write' ? migrate(kysely, path) : assertCurrent(kysely, path));
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    digest: digestStoreOn(kysely),
    lines: lineStoreOn(kysely),
    close: () => kysely.destroy(),
  };
}

async function openFile(path: string, access: Access): Promise<Store> {
  if (access === 'read') return storeOn(openSqlite(path, access), path, access);
  makeFolderFor(path);
  const held = lock(path);
  try {
    const store = await storeOn(openSqlite(path, access), path, access);
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

/** Whether there is nothing to read yet. */
const isEmpty = (address: StoreAddress) => address.kind === 'memory' || !existsSync(address.path);

/**
 * Opens the store at an address, making its folder and its tables where they are missing.
 *
 * @param url a path, `sqlite:path`, `file:path`, or `:memory:` (forgotten at the end).
 * @param access reading a store that does not exist yet is reading an empty one.
 * @throws StoreError where it cannot be used, saying what to do: another process runs on it, a newer version wrote
 * it, it is no database, it cannot be written.
 */
export async function openStore(url: string, access: Access = 'write'): Promise<Store> {
  const address = parseStoreAddress(url);
  if (address.kind === 'memory' || (access === 'read' && isEmpty(address))) {
    return storeOn(openSqlite(':memory:', 'write'), 'The store', 'write');
  }
  try {
    return await openFile(address.path, access);
  } catch (error) {
    throw inWords(error, address.path);
  }
}
