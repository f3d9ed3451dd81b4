/**
 * One process at a time: two would both post.
 */
import { closeSync, existsSync, openSync, readSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Held until it is released or the process ends, however it ends. */
export interface ProcessLock {
  release(): void;
}

/** What a database begins with. https://www.sqlite.org/fileformat.html#the_database_header */
const HEADER = 'SQLite format 3\0';

/** SQLite's code for a file that is no database. */
const SQLITE_NOTADB = 26;

/** The beginning of a file; empty where there is none, or none that can be read: SQLite says why. */
function beginningOf(path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(HEADER.length);
      return bytes.toString('latin1', 0, readSync(file, bytes));
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}

/** @throws an error with SQLite's code where a file is there that is no database: nothing is to be made beside that. */
function assertDatabase(path: string): void {
  const beginning = beginningOf(path);
  if (beginning === '' || beginning === HEADER) return;
  throw Object.assign(new Error('file is not a database'), { errcode: SQLITE_NOTADB });
}

/**
 * Locks a file beside the store for this process.
 *
 * The lock is SQLite's own, on an empty database: the operating system lets go of it with the process, so that a
 * crash leaves nothing to clean up. It is not on the store itself, which others may read meanwhile.
 *
 * @throws an error with SQLite's code 5 (SQLITE_BUSY) where another process holds it, 26 (SQLITE_NOTADB) where the file
 * is no database.
 */
export function lockFor(path: string): ProcessLock {
  const file = `${path}.lock`;
  const isNew = !existsSync(file);
  const lock = new DatabaseSync(file, { timeout: 0 });
  let isHeld = false;
  try {
    lock.exec('BEGIN EXCLUSIVE');
    isHeld = true;
    // Only now: to open and close a file that this process has open already would let go of its locks.
    // https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
    assertDatabase(path);
  } catch (error) {
    lock.close();
    // One that another process holds, or will need again, stays.
    if (isNew && isHeld) rmSync(file, { force: true });
    throw error;
  }
  return { release: () => lock.close() };
}
