/**
 * The databases that a store may be kept in, for tests that hold on all of them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { openStore, type Store, type StoreOptions } from '../../src/store/open-store.ts';
import { type EmbeddedPostgres, PostgresUnavailable, startPostgres } from './embedded-postgres.ts';

/** A row as the database hands it over. */
export type Row = Readonly<Record<string, unknown>>;

/** A database to keep a store in. */
export interface Backend {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** Opens the store in an empty database; what an earlier one left is gone. */
  open(options?: Partial<StoreOptions>): Promise<Store>;
  /** Asks the database itself, beside the store. */
  query(statement: string): Promise<readonly Row[]>;
  /** Ends the database. Its stores are closed by then. */
  stop(): Promise<void>;
}

function sqlite(): Backend {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-backend-'));
  let files = 0;
  const path = () => join(folder, `${files}.sqlite`);
  return {
    name: 'SQLite',
    open(options) {
      files += 1;
      return openStore(path(), options);
    },
    async query(statement) {
      const database = new DatabaseSync(path());
      try {
        return database.prepare(statement).all();
      } finally {
        database.close();
      }
    },
    stop: async () => rmSync(folder, { recursive: true }),
  };
}

/** Empties every table but the one that says which version they are. */
const EMPTY = `do $$ declare name text; begin
  for name in select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_version' loop
    execute format('truncate table %I cascade', name);
  end loop;
end $$`;

async function postgresOn(server: EmbeddedPostgres): Promise<Backend> {
  const url = await server.createDatabase();
  const client = new pg.Client(url);
  await client.connect();
  return {
    name: 'PostgreSQL',
    async open(options) {
      await client.query(EMPTY);
      return openStore(url, options);
    },
    async query(statement) {
      const { rows } = await client.query<Row>(statement);
      return rows;
    },
    async stop() {
      await client.end();
      await server.stop();
    },
  };
}

/** Starts a PostgreSQL; where this system cannot run one it says so and is `undefined`. */
export async function startPostgresIfPossible(
  ...asked: Parameters<typeof startPostgres>
): Promise<EmbeddedPostgres | undefined> {
  try {
    return await startPostgres(...asked);
  } catch (error) {
    if (!(error instanceof PostgresUnavailable)) throw error;
    console.warn(`The store is not tested on PostgreSQL, which cannot run here. ${error.message}`);
    return undefined;
  }
}

/** Every database that can run here. */
export async function startBackends(): Promise<readonly Backend[]> {
  const server = await startPostgresIfPossible();
  return [sqlite(), ...(server === undefined ? [] : [await postgresOn(server)])];
}
