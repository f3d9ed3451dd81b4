/** That what runs in every tick is found by indexes: how the databases themselves say they would go about it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CompiledQuery, Kysely, type LogEvent, PostgresDialect } from 'kysely';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { leasedClaiming } from '../../src/store/leased-claiming.ts';
import { openParts } from '../../src/store/open-parts.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openPool, SHORT } from '../../src/store/postgres-pool.ts';
import { seenBy } from '../../src/store/seen-rows.ts';
import { soleClaiming } from '../../src/store/sole-claiming.ts';
import { openSqlite, sqliteDialect } from '../../src/store/sqlite.ts';
import type { Database, Tables } from '../../src/store/tables.ts';
import { nextWork } from '../../src/store/work.ts';
import { presenceOf, subscriptionsIn } from '../../src/store/workspace-subscriptions.ts';
import { NINE } from './digest-fixtures.ts';
import { sharedPostgres } from './shared-postgres.ts';

const AHEAD = new Map([['slack', 600_000]]);

/** Among the workspaces of the PostgreSQL's rows: others come before it and after it. */
const TEAM = { platform: 'slack', id: 'T5' };

/** Keeps the queries that something asks. */
class Listener {
  readonly queries: CompiledQuery[] = [];

  readonly log = ({ query }: LogEvent): void => {
    if (/^(select|update)/.test(query.sql)) this.queries.push(query);
  };
}

const asked: readonly (readonly [string, (database: Database) => Promise<unknown>])[] = [
  ['when the next thing is to do', (database) => nextWork(database, NINE, AHEAD)],
  ['what is open of a subscription', (database) => openParts(database, 'slack:C1')],
  ['what a channel has seen', (database) => seenBy(database, 'slack:C1')],
];

const askedByWorkspace: typeof asked = [
  ['which subscriptions a workspace has, and how many', (database) => subscriptionsIn(database, TEAM, 0)],
  ['which workspaces have subscriptions', (database) => presenceOf(database, TEAM)],
];

/** How SQLite would go about what something asks. */
async function stepsOf(ask: (database: Database) => Promise<unknown>): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-indexes-'));
  const path = join(folder, 'verbatim.sqlite');
  await (await openStore(path)).close();
  const listener = new Listener();
  const sqlite = openSqlite(path, 'write');
  const database = new Kysely<Tables>({ dialect: sqliteDialect(sqlite), log: listener.log });
  await ask(database);
  const steps = listener.queries.flatMap(({ sql, parameters }) =>
    sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters.map(String)),
  );
  await database.destroy();
  rmSync(folder, { recursive: true });
  return steps.map(({ detail }) => String(detail));
}

describe('On SQLite', () => {
  test.each([
    ...asked,
    [
      'what there is to do',
      (database: Database) => soleClaiming(database).claim('one', NINE, 10, AHEAD),
    ] as const,
  ])('an index tells %s', async (_, ask) => {
    const steps = await stepsOf(ask);
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) expect(step).toMatch(/USING (COVERING )?INDEX|ORDER BY/);
  });

  test('indexes alone tell what is due, without a look at the subscriptions', async () => {
    const steps = await stepsOf((database) => soleClaiming(database).claim('one', NINE, 10, AHEAD));
    const due = steps.filter((step) => /next_due/.test(step));
    expect(due).toHaveLength(2);
    for (const step of due) expect(step).toMatch(/^SEARCH subscription USING COVERING INDEX /);
  });

  test.each(askedByWorkspace)('the index of workspaces tells %s, in its own order', async (_, ask) => {
    const steps = await stepsOf(ask);
    expect(steps.length).toBeGreaterThan(1);
    for (const step of steps) {
      expect(step).toMatch(/^SEARCH .* INDEX subscription_workspace \(platform=\? AND workspace[=<>]\?\)$/);
    }
  });
});

describe.each(sharedPostgres())('On PostgreSQL', (server) => {
  test('indexes tell all of it, once there are many subscriptions with a long history', async () => {
    const url = await server.createDatabase();
    await (await openStore(url)).close();
    const client = new pg.Client(url);
    await client.connect();
    const numbers = 'FROM generate_series(1, 20000) AS i';
    await client.query(`
      INSERT INTO subscription (id, platform, channel, workspace, schedule, next_due, created_at)
        SELECT 'slack:C' || i, 'slack', 'C' || i, 'T' || i % 10, 'daily 09:00 UTC', ${NINE} + 86400000 + i, 1 ${numbers};
      INSERT INTO delivery (id, subscription, slot, due, asked, deadline, planned_at)
        SELECT 'd' || i, 'slack:C' || i % 200 + 1, 's' || i, ${NINE} - i, 0, ${NINE}, ${NINE} ${numbers};
      INSERT INTO part (key, delivery, subscription, position, card, state, attempts, attempted_at, looks, changed_at)
        SELECT 'k' || i, 'd' || i, 'slack:C' || i % 200 + 1, 0, '{}', 'sent', 1, 1, 0, 1 ${numbers};
      INSERT INTO seen (subscription, kind, item, at) SELECT 'slack:C' || i % 200 + 1, 'brief', 'b' || i, i ${numbers};
      ANALYZE`);
    const listener = new Listener();
    const pool = await openPool({
      url: new URL(url),
      ssl: false,
      patience: SHORT,
      access: 'write',
      lost: () => undefined,
    });
    const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), log: listener.log });
    for (const [, ask] of [...asked, ...askedByWorkspace]) await ask(database);
    const claiming = leasedClaiming(database);
    await claiming.claim('one', NINE, 10, AHEAD);
    await claiming.claimOne('one', 'slack:C1', NINE);
    await claiming.renew('one', 'slack:C1', NINE);
    await claiming.release('one', ['slack:C1']);
    await database.destroy();
    const steps: string[] = [];
    for (const { sql, parameters } of listener.queries) {
      const { rows } = await client.query<Readonly<Record<string, string>>>(`EXPLAIN ${sql}`, [
        ...parameters,
      ]);
      steps.push(...rows.map((row) => row['QUERY PLAN'] ?? ''));
    }
    await client.end();
    expect(listener.queries.length).toBeGreaterThanOrEqual(16);
    expect(steps.filter((step) => /Index/.test(step)).length).toBeGreaterThan(0);
    // A table without rows is read as it is: nothing was shown by any part.
    expect(steps.filter((step) => /Seq Scan/.test(step) && !/on part_item/.test(step))).toEqual([]);
  });
});
