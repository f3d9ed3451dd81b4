/** A store with many subscriptions, of which some are due every day at the same time and the others in a distant year. */
import { DatabaseSync } from 'node:sqlite';
import type { Subscription } from '../src/digest/subscription.ts';
import { openStore } from '../src/store/open-store.ts';

/** How many there are, and when they are due. */
export interface Population {
  readonly platform: string;
  /** Due every day. */
  readonly due: number;
  /** Due or not. */
  readonly all: number;
  /** The first time at which they are due, on a full minute in UTC: epoch milliseconds. */
  readonly at: number;
}

/** When the others are due: 2 January 2100. */
const DISTANT = Date.UTC(2100, 0, 2);

/** Writes the first of them as the store does; every other one is a copy of its row. */
async function writeFirst(path: string, { platform, at }: Population): Promise<Subscription> {
  const store = await openStore(path);
  const first: Subscription = {
    id: `${platform}:C0`,
    platform,
    channel: 'C0',
    schedule: `daily ${new Date(at).toISOString().slice(11, 16)} UTC`,
    topics: [],
    quiet: 'library',
    origin: 'command',
    nextDue: at,
  };
  try {
    await store.digest.saveSubscription(first, at);
    return first;
  } finally {
    await store.close();
  }
}

/**
 * Fills a new store. Those that are due are spread among the others, as they are in a store that has grown.
 * @param path a SQLite file that does not exist yet.
 */
export async function populate(path: string, population: Population): Promise<void> {
  const { platform, due, all } = population;
  const first = await writeFirst(path, population);
  const database = new DatabaseSync(path);
  try {
    const columns = database
      .prepare("SELECT name FROM pragma_table_info('subscription')")
      .all()
      .map(({ name }) => String(name));
    const values = columns.map((column) => {
      if (column === 'id') return `'${platform}:C' || place`;
      if (column === 'channel') return `'C' || place`;
      if (column === 'next_due')
        return `CASE WHEN place % ${all / due} = 0 THEN next_due ELSE ${DISTANT} END`;
      return column;
    });
    database.exec(`
      WITH RECURSIVE places(place) AS (SELECT 1 UNION ALL SELECT place + 1 FROM places WHERE place < ${all - 1})
      INSERT INTO subscription (${columns.join(', ')})
      SELECT ${values.join(', ')} FROM places, subscription WHERE subscription.id = '${first.id}'`);
    database.exec('ANALYZE');
  } finally {
    database.close();
  }
}
