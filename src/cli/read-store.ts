/**
 * The store of the settings, read beside a running bot.
 */
import { existsSync } from 'node:fs';
import { DEFAULT_DATABASE } from '../config.ts';
import { parseStoreAddress } from '../store/address.ts';
import type { Store } from '../store/open-store.ts';

/** Whether there may be a store: a file that nobody has made yet holds nothing. */
function mayExist(url: string): boolean {
  const address = parseStoreAddress(url);
  return address.kind === 'postgres' || (address.kind === 'file' && existsSync(address.path));
}

/**
 * Opens the store at `DATABASE_URL` for reading.
 *
 * @returns nothing where there is none.
 * @throws StoreError where it cannot be read.
 */
export async function openForReading(environment: NodeJS.ProcessEnv): Promise<Store | undefined> {
  const url = environment['DATABASE_URL'] || DEFAULT_DATABASE;
  if (!mayExist(url)) return undefined;
  // Loaded only here, so that whoever has no store does not wait for it.
  const { openStore } = await import('../store/open-store.ts');
  return openStore(url, { access: 'read' });
}
