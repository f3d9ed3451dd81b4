/**
 * Transactions: what belongs together is written at once or not at all.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Changes, Database } from './tables.ts';

/**
 * Does some work in a transaction, and resolves once it is committed. Work that throws is undone, and so is work whose
 * result is not to be kept. It may be done more than once, of which only the last time counts, so it must do nothing but
 * read and write by what it is given.
 *
 * @param keeps whether what the work changed is kept; it is unless this says otherwise.
 */
export type Transact = <Result>(
  work: (changes: Changes) => Promise<Result>,
  keeps?: (result: Result) => boolean,
) => Promise<Result>;

/** Each piece of work in a transaction of its own: for a database that many write to at once. */
export function separateTransactions(database: Database): Transact {
  return async (work, keeps = () => true) => {
    const changes = await database.startTransaction().execute();
    try {
      const result = await work(changes);
      await (keeps(result) ? changes.commit() : changes.rollback()).execute();
      return result;
    } catch (error) {
      if (!changes.isCommitted && !changes.isRolledBack) await changes.rollback().execute();
      throw error;
    }
  };
}

/** A piece of work that waits for its transaction. */
interface Piece {
  /** Does it. @returns whether what it changed is to be kept. */
  run(changes: Changes): Promise<boolean>;
  /** Tells whoever waits that it is committed. */
  done(): void;
  /** Does it in a transaction of its own, and tells whoever waits how that ended. */
  alone(): Promise<void>;
}

/** The most pieces in one transaction, so that nobody waits for long. */
const MOST_TOGETHER = 256;

/** Stops a transaction in which a piece of work is not to be kept. */
class NotKept extends Error {
  override readonly name = 'NotKept';
}

/**
 * Pieces of work that come in the same turn of the event loop share a transaction, and so the one wait for the disk that
 * a durable commit costs: for a database with one connection, where they would only stand in line for it. Where one of
 * them is to be undone, all are, and each is done again by itself.
 */
export function groupedTransactions(database: Database): Transact {
  const separately = separateTransactions(database);
  const waiting: Piece[] = [];
  let writing = false;

  async function write(pieces: readonly Piece[]): Promise<void> {
    try {
      await separately(async (changes) => {
        for (const piece of pieces) if (!(await piece.run(changes))) throw new NotKept();
      });
      for (const piece of pieces) piece.done();
    } catch {
      for (const piece of pieces) await piece.alone();
    }
  }

  async function writeAll(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      await nextTurn();
      await write(waiting.splice(0, MOST_TOGETHER));
    }
    writing = false;
  }

  return <Result>(work: (changes: Changes) => Promise<Result>, keeps = (_: Result) => true) => {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    let outcome: { readonly result: Result } | undefined;
    waiting.push({
      async run(changes) {
        const result = await work(changes);
        outcome = { result };
        return keeps(result);
      },
      done: () => {
        if (outcome !== undefined) resolve(outcome.result);
      },
      alone: () => separately(work, keeps).then(resolve, reject),
    });
    if (!writing) void writeAll();
    return promise;
  };
}
