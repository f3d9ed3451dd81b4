import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations/migrate.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { inWords } from '../../src/store/postgres-error.ts';
import { openPool, SHORT } from '../../src/store/postgres-pool.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { slack } from './digest-fixtures.ts';
import { sharedPostgres } from './shared-postgres.ts';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** Opens a store that is closed after the test. */
async function opened(...parameters: Parameters<typeof openStore>): Promise<Store> {
  const store = await openStore(...parameters);
  open.push(store);
  return store;
}

/** The message of the StoreError that opening ends with. It repeats neither the address nor the password. */
async function refusalOf(
  url: string,
  ...parameters: readonly Parameters<typeof openStore>[1][]
): Promise<string> {
  const error = await opened(url, ...parameters).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StoreError)) throw new Error(`Not a StoreError: ${String(error)}`);
  const { password, hostname, host, pathname } = new URL(url);
  const told = `${error.message} ${error.stack} ${String(error.cause)}`;
  for (const part of [password, decodeURIComponent(password), hostname, host, pathname.slice(1)]) {
    expect(told).not.toContain(part);
  }
  return error.message;
}

/** A client beside the store, ended after the test. */
async function beside(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  open.push({ close: () => client.end() });
  return client;
}

describe('What keeps the bot from PostgreSQL', () => {
  test('is said where nothing answers', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    server.close();
    await once(server, 'close');
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    expect(await refusalOf(`postgres://someone:hidden@127.0.0.1:${port}/news`)).toContain('Nothing answers');
  });

  test.each([
    ['ENOTFOUND', 'getaddrinfo ENOTFOUND db.example', 'host in DATABASE_URL is not known'],
    ['ETIMEDOUT', 'connect ETIMEDOUT 10.0.0.1:5432', 'cannot be reached (ETIMEDOUT)'],
    ['', 'timeout expired', 'cannot be reached (no answer)'],
    ['', 'Connection terminated unexpectedly', 'cannot be reached (no answer)'],
    ['28000', 'no pg_hba.conf entry for host "10.0.0.1", no encryption', 'sslmode=require'],
    ['53300', 'sorry, too many clients already', 'no connection left'],
    ['CERT_HAS_EXPIRED', 'certificate has expired', 'cannot be verified (CERT_HAS_EXPIRED)'],
  ])('is said in words for %s %s', (code, message, part) => {
    const told = inWords(Object.assign(new Error(message), code === '' ? {} : { code }));
    expect(told).toBeInstanceOf(StoreError);
    expect(String(told)).toContain(part);
    expect(String(told)).not.toMatch(/10\.0\.0\.1|db\.example/);
  });

  test('is passed on as it is where no person can mend it', () => {
    const error = new TypeError('A bug.');
    expect(inWords(error)).toBe(error);
  });
});

describe.each(sharedPostgres())('A store in PostgreSQL', (server) => {
  /** The address of an empty database, with another part in place of its own. */
  async function addressWith(change: (url: URL) => void): Promise<string> {
    const url = new URL(await server.createDatabase());
    change(url);
    return url.href;
  }

  test('refuses a wrong password, a database that is not there, and encryption that the server does not have', async () => {
    const wrong = await addressWith((url) => {
      url.password = 'mistaken';
    });
    expect(await refusalOf(wrong)).toContain('does not accept the user or the password');
    const missing = await addressWith((url) => {
      url.pathname = '/nowhere';
    });
    expect(await refusalOf(missing)).toContain('has no database of the name');
    expect(await refusalOf(`${await server.createDatabase()}?sslmode=require`)).toContain(
      'has no encryption',
    );
  });

  test('does without encryption where the server has none and it is only preferred', async () => {
    const store = await opened(`${await server.createDatabase()}?sslmode=prefer`);
    expect(await store.digest.subscriptions()).toEqual([]);
  });

  test('is there after opening it again', async () => {
    const url = await server.createDatabase();
    await (await opened(url)).digest.saveSubscription(slack, 5);
    expect(await (await opened(url)).digest.subscriptions()).toEqual([{ ...slack, since: 5 }]);
  });

  test('can be read beside the bot, without a chance to change it', async () => {
    const url = await server.createDatabase();
    const reading = await opened(url, { access: 'read' });
    expect(await reading.digest.subscriptions()).toEqual([]);
    const client = await beside(url);
    expect((await client.query("SELECT 1 FROM pg_tables WHERE schemaname = 'public'")).rows).toEqual([]);
    await (await opened(url)).digest.saveSubscription(slack, 5);
    const again = await opened(url, { access: 'read' });
    expect(await again.digest.subscriptions()).toHaveLength(1);
    await expect(again.digest.saveSubscription(slack, 6)).rejects.toThrow('read-only');
  });

  test('is refused where a newer version wrote it, or only the bot may bring it up to date', async () => {
    const url = await server.createDatabase();
    await opened(url);
    const client = await beside(url);
    await client.query('DELETE FROM schema_version WHERE version > 1');
    expect(await refusalOf(url, { access: 'read' })).toContain('older version of Verbatim');
    await client.query('INSERT INTO schema_version VALUES (99)');
    expect(await refusalOf(url)).toContain('newer version of Verbatim');
    expect(await refusalOf(url, { access: 'read' })).toContain('newer version of Verbatim');
  });

  test('is refused beside the tables of another program, which stay as they are', async () => {
    const url = await server.createDatabase();
    const client = await beside(url);
    await client.query('CREATE TABLE subscription (magazine text)');
    expect(await refusalOf(url)).toContain('tables of another program');
    const { rows } = await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    expect(rows).toEqual([{ tablename: 'subscription' }]);
  });

  test('gets its tables once, however many processes start at the same time', async () => {
    const url = await server.createDatabase();
    const opening = join(import.meta.dirname, 'opening-process.ts');
    const processes: readonly ChildProcess[] = Array.from({ length: 3 }, () => fork(opening, [url]));
    const codes = await Promise.all(processes.map(async (child) => (await once(child, 'exit'))[0]));
    expect(codes).toEqual([0, 0, 0]);
    const { rows } = await (await beside(url)).query('SELECT version FROM schema_version ORDER BY version');
    expect(rows).toEqual(MIGRATIONS.map((_, index) => ({ version: index + 1 })));
  });

  test('goes on after the server has ended its connections, and says that it has', async () => {
    const url = await server.createDatabase();
    const warnings: string[] = [];
    const store = await opened(url, { warn: (message) => warnings.push(message) });
    await store.digest.saveSubscription(slack, 5);
    const client = await beside(url);
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await expect
      .poll(() => warnings)
      .toEqual(['A connection to PostgreSQL was lost (57P01). The next request opens another one.']);
    expect(await store.digest.subscriptions()).toHaveLength(1);
  });

  test('undoes a transaction whose connection is lost, and does the next one', async () => {
    const url = await server.createDatabase();
    const store = await opened(url);
    await store.digest.saveSubscription(slack, 5);
    const client = await beside(url);
    // The plan waits for this row, and is ended while it does.
    await client.query('BEGIN');
    await client.query('SELECT FROM subscription FOR UPDATE');
    const advance = { from: slack.nextDue ?? 0, to: 99 };
    const plan = { subscription: slack.id, at: 1, deliveries: [], advance };
    const planned = store.digest.plan(plan).then(
      () => 'planned',
      () => 'failed',
    );
    await expect
      .poll(async () => {
        const { rows } = await client.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        );
        return rows.length;
      })
      .toBe(1);
    expect(await planned).toBe('failed');
    await client.query('ROLLBACK');
    expect(await store.digest.plan(plan)).toBe(true);
  });

  test('does not use a connection again on which no answer came', async () => {
    const pool = await openPool({
      url: new URL(await server.createDatabase()),
      ssl: false,
      patience: { ...SHORT, answer: 200 },
      access: 'write',
      lost: () => undefined,
    });
    const database = new Kysely<object>({ dialect: new PostgresDialect({ pool }) });
    open.push({ close: () => database.destroy() });
    const pid = async () =>
      (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database)).rows[0]?.pid;
    const before = await pid();
    await expect(sql`select pg_sleep(30)`.execute(database)).rejects.toThrow('timeout');
    expect(await pid()).not.toBe(before);
  });

  test('reads whole numbers as numbers, and works at the level of isolation that it counts on', async () => {
    const url = await server.createDatabase();
    const client = await beside(url);
    await client.query(
      `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET default_transaction_isolation = 'serializable'`,
    );
    const pool = await openPool({
      url: new URL(url),
      ssl: false,
      patience: SHORT,
      access: 'write',
      lost: () => undefined,
    });
    const database = new Kysely<object>({ dialect: new PostgresDialect({ pool }) });
    open.push({ close: () => database.destroy() });
    const { rows } =
      await sql`select 1714554000000::bigint as time, current_setting('transaction_isolation') as level, current_setting('idle_in_transaction_session_timeout') as patience`.execute(
        database,
      );
    expect(rows).toEqual([{ time: 1_714_554_000_000, level: 'read committed', patience: '5s' }]);
  });
});
