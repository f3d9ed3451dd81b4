/**
 * Opens the store: what must survive a restart.
 */
import { parseStoreAddress } from './address.ts';
import { openEmpty, openSqliteStore } from './sqlite-store.ts';
import type { Store, StoreOptions } from './store.ts';

export type { Access, Store, StoreOptions } from './store.ts';

/**
 * Opens the store at an address, making its folder and its tables where they are missing.
 *
 * @param url a path, `sqlite:path`, `file:path`, `:memory:` (forgotten at the end), or
 * `postgres://user:password@host/database`.
 * @param options to write by default, by this machine's clock, and without a word of connections that were lost.
 * @throws StoreError where it cannot be used, saying what to do: another process runs on the file, a newer version
 * wrote it, it is no database, it cannot be written; the server cannot be reached, or does not let the bot in.
 */
export async function openStore(url: string, options: Partial<StoreOptions> = {}): Promise<Store> {
  const { access = 'write', clock = Date.now, warn = () => undefined } = options;
  const address = parseStoreAddress(url);
  switch (address.kind) {
    case 'memory':
      return openEmpty(clock);
    case 'file':
      return openSqliteStore(address.path, { access, clock, warn });
    case 'postgres': {
      // Loaded only here, so that whoever keeps a file does not pay for it.
      const { openPostgresStore } = await import('./postgres-store.ts');
      return openPostgresStore(address.url, { access, clock, warn });
    }
  }
}
