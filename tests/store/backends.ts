/**
 * The databases that a store may be kept in, for tests that hold on all of them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { openStore, type Store, type StoreOptions } from '../../src/store/open-store.ts';
import type { PostgresServer } from './embedded-postgres.ts';
import { sharedPostgres } from './shared-postgres.ts';

/** A row as the database hands it over. */
export type Row = Readonly<Record<string, unknown>>;

/** A database to keep a store in. */
export interface Backend {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** Opens the store in an empty database; what an earlier one left is gone. */
  open(options?: Partial<StoreOptions>): Promise<Store>;
  /** Asks the database itself, beside the store. */
  query(statement: string): Promise<readonly Row[]>;
  /** Leaves the database. Its stores are closed by then. */
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

/**
 * Empties every table but the one that says which version they are, whatever refers to what. Truncating would take a
 * hundred times as long, for a table of any size.
 */
const EMPTY = `do $$ declare name text; begin
  perform set_config('session_replication_role', 'replica', true);
  for name in select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_version' loop
    execute format('delete from %I', name);
  end loop;
end $$`;

async function postgresOn(server: PostgresServer): Promise<Backend> {
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
    stop: () => client.end(),
  };
}

/** Every database that can run here. */
export async function startBackends(): Promise<readonly Backend[]> {
  return [sqlite(), ...(await Promise.all(sharedPostgres().map(postgresOn)))];
}
