/** Empty stores, one for each round. */
import { join } from 'node:path';
import { startPostgres } from '../../tests/store/embedded-postgres.ts';
import { hastenDatabase } from './fast-postgres.ts';
import type { FastTime } from './fast-time.ts';
import type { StoreKind } from './options.ts';

/** Where rounds keep their ledgers. */
export interface Ledgers extends AsyncDisposable {
  /** The address of an empty store. @param directory a folder of the round's own. */
  open(directory: string): Promise<string>;
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
