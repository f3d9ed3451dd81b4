/**
 * The store in a PostgreSQL database, which any number of processes may share.
 */
import { Kysely, PostgresDialect, sql } from 'kysely';
import { digestStoreOn } from './digest-store.ts';
import { editorialStoreOn } from './editorial-store.ts';
import { sharedClaimsOn } from './event-claims.ts';
import { sharedFeedClaiming } from './feed-claiming.ts';
import { leasedClaiming } from './leased-claiming.ts';
import { lineStoreOn } from './line-store.ts';
import { assertCurrent, type Described, type Migration, migrate } from './migrations/migrate.ts';
import { sharedLeasesOn } from './named-leases.ts';
import { databaseClock } from './pace-clock.ts';
import { inWords } from './postgres-error.ts';
import { LONG, openPool, type PoolParts, SHORT, sslFor } from './postgres-pool.ts';
import { openEmpty } from './sqlite-store.ts';
import type { Store, StoreOptions } from './store.ts';
import type { Database, Tables } from './tables.ts';
import { separateTransactions } from './transactions.ts';

const DESCRIBED: Described = { name: 'The database', other: 'another database' };

/** A number for the lock on migrations, which no other program uses: "Verbatim", as far as a `bigint` holds it. */
const MIGRATION_LOCK = Buffer.from('Verbatim', 'latin1').readBigInt64BE();

/** Waits until no other process brings the tables up to date. Let go of at the end of the transaction, however it ends. */
const waitForOthers: Migration = async (changes) => {
  await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(changes);
};

async function connect(parts: PoolParts): Promise<Kysely<Tables>> {
  const pool = await openPool(parts);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Does something with a database that is closed afterwards. */
async function using<Result>(
  parts: PoolParts,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await connect(parts);
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}

/** Whether the bot has never made its tables there. */
async function isUntouched(database: Database): Promise<boolean> {
  const { rows } = await sql<{ table: string | null }>`select to_regclass('schema_version') as table`.execute(
    database,
  );
  return rows.every(({ table }) => table === null);
}

function storeOn(database: Kysely<Tables>, clock: () => number): Store {
  const atOnce = separateTransactions(database);
  return {
    digest: digestStoreOn(database, atOnce, leasedClaiming(database), databaseClock(clock)),
    editorial: editorialStoreOn(database, atOnce, sharedFeedClaiming),
    lines: lineStoreOn(database),
    claims: sharedClaimsOn(database, clock),
    shared: true,
    leases: sharedLeasesOn(database),
    close: () => database.destroy(),
  };
}

async function open(url: URL, { access, clock, warn }: StoreOptions): Promise<Store> {
  const parts: PoolParts = {
    url,
    ssl: await sslFor(url),
    patience: SHORT,
    access,
    lost: (error) => {
      const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
      warn(`A connection to PostgreSQL was lost${code}. The next request opens another one.`);
    },
  };
  if (access === 'write') {
    await using({ ...parts, patience: LONG }, (database) => migrate(database, DESCRIBED, waitForOthers));
  } else {
    const untouched = await using(parts, async (database) => {
      if (await isUntouched(database)) return true;
      await assertCurrent(database, DESCRIBED);
      return false;
    });
    if (untouched) return openEmpty(clock);
  }
  return storeOn(await connect(parts), clock);
}

/**
 * Opens the store in a PostgreSQL database, making its tables where they are missing. Reading one without tables is
 * reading an empty store.
 *
 * @throws StoreError where it cannot be used, saying what to do.
 */
export async function openPostgresStore(url: URL, options: StoreOptions): Promise<Store> {
  try {
    return await open(url, options);
  } catch (error) {
    throw inWords(error);
  }
}
