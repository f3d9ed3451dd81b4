/** A process that opens the store at an address, and ends. */
import { openStore } from '../../src/store/open-store.ts';

const store = await openStore(process.argv[2] ?? '');
await store.close();
