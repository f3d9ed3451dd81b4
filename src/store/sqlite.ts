/**
 * SQLite as Kysely needs it, over the module that is built into Node.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';

/** How long a statement waits for another process's lock on the file, in milliseconds. */
const BUSY_TIMEOUT = 5_000;

/** A value that SQLite can hold. */
function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    return value;
  }
  throw new TypeError(`A ${typeof value} cannot be stored.`);
}

class Statement implements SqliteStatement {
  readonly #statement: StatementSync;
  readonly reader: boolean;

  constructor(statement: StatementSync) {
    this.#statement = statement;
    this.reader = statement.columns().length > 0;
  }

  all(parameters: readonly unknown[]) {
    return this.#statement.all(...parameters.map(bindable));
  }

  run(parameters: readonly unknown[]) {
    return this.#statement.run(...parameters.map(bindable));
  }

  iterate(parameters: readonly unknown[]) {
    return this.#statement.iterate(...parameters.map(bindable));
  }
}

/** Opens a database for writing or reading. What is committed survives a loss of power. */
export function openSqlite(path: string, access: 'write' | 'read'): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly: access === 'read', timeout: BUSY_TIMEOUT });
  try {
    if (access === 'write') database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    // The file is looked at only now: one that is no database fails here rather than later.
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** How many statements are kept ready. The store has fewer; only lists of varying length add to them. */
const KEPT = 200;

/** Prepares statements, and keeps the last ones: they are few and come again with every delivery. */
function preparing(database: DatabaseSync): (sql: string) => Statement {
  const kept = new Map<string, Statement>();
  return (sql) => {
    const statement = kept.get(sql) ?? new Statement(database.prepare(sql));
    // Again at the end: the first one is the one that was used longest ago.
    kept.delete(sql);
    kept.set(sql, statement);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return statement;
  };
}

/** The dialect for a database that is open. Closing Kysely closes it. */
export function sqliteDialect(database: DatabaseSync): SqliteDialect {
  const adapter: SqliteDatabase = {
    prepare: preparing(database),
    close: () => database.close(),
  };
  return new SqliteDialect({ database: adapter });
}
