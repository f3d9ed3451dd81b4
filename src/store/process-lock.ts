/**
 * One process at a time: two would both post.
 */
import { DatabaseSync } from 'node:sqlite';

/** Held until it is released or the process ends, however it ends. */
export interface ProcessLock {
  release(): void;
}

/**
 * Locks a file beside the store for this process.
 *
 * The lock is SQLite's own, on an empty database: the operating system lets go of it with the process, so that a
 * crash leaves nothing to clean up. It is not on the store itself, which others may read meanwhile.
 *
 * @throws an error with SQLite's code 5 (SQLITE_BUSY) where another process holds it.
 */
export function lockFor(path: string): ProcessLock {
  const lock = new DatabaseSync(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw error;
  }
  return { release: () => lock.close() };
}
