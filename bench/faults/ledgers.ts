/** Empty stores, one for each round. */
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../tests/store/embedded-postgres.ts';
import type { FastTime } from './fast-time.ts';
import type { StoreKind } from './options.ts';

/** Where rounds keep their ledgers. */
export interface Ledgers extends AsyncDisposable {
  /** The address of an empty store. @param directory a folder of the round's own. */
  open(directory: string): Promise<string>;
}

/**
 * Makes a database's clock run as fast as everybody else's: leases and paces go by it. PostgreSQL looks for functions
 * in the schemas of the search path in turn, so that its own clock is hidden behind another one of the same name.
 */
async function hastenDatabase(address: string, { speed, origin }: FastTime): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    await client.query(`
      CREATE SCHEMA fast_time;
      CREATE FUNCTION fast_time.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
        SELECT pg_catalog.to_timestamp(
          (${origin} + (extract(epoch FROM pg_catalog.clock_timestamp()) * 1000 - ${origin}) * ${speed}) / 1000
        )
      $$;
      ALTER DATABASE ${client.database} SET search_path TO public, fast_time, pg_catalog`);
  } finally {
    await client.end();
  }
}

/**
 * @param time how time runs in bots.
 * @throws PostgresUnavailable where this system cannot run PostgreSQL.
 */
export async function openLedgers(kind: StoreKind, time: FastTime): Promise<Ledgers> {
  if (kind === 'sqlite') {
    return {
      open: async (directory) => join(directory, 'verbatim.sqlite'),
      [Symbol.asyncDispose]: async () => undefined,
    };
  }
  // As on a server: what is committed is on the disk. Processes are killed here, and the server never is.
  const server = await startPostgres({ fsync: 'on' });
  return {
    async open() {
      const address = await server.createDatabase();
      await hastenDatabase(address, time);
      return address;
    },
    [Symbol.asyncDispose]: () => server.stop(),
  };
}
