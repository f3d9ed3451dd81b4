/** That what runs in every tick, and what looks through everything ever read, is found by indexes, as SQLite says itself. */
import { type CompiledQuery, Kysely } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { publishedRevision } from '../../src/store/brief-rows.ts';
import { draftsIn, draftsOf } from '../../src/store/draft-rows.ts';
import { eventsOf } from '../../src/store/event-rows.ts';
import { soleFeedClaiming } from '../../src/store/feed-claiming.ts';
import { claimFeeds } from '../../src/store/feed-rows.ts';
import { migrate } from '../../src/store/migrations/migrate.ts';
import { sourcesAt, sourcesLike } from '../../src/store/source-rows.ts';
import { openSqlite, sqliteDialect } from '../../src/store/sqlite.ts';
import { activeSubscriptionsAfter } from '../../src/store/subscription-rows.ts';
import type { Database, Tables } from '../../src/store/tables.ts';
import { NINE } from './digest-fixtures.ts';

const asked: CompiledQuery[] = [];
const sqlite = openSqlite(':memory:', 'write');
const database = new Kysely<Tables>({
  dialect: sqliteDialect(sqlite),
  log: ({ query }) => void asked.push(query),
});
await migrate(database, { name: 'The store', other: '' }, async () => undefined);

afterAll(() => database.destroy());

test.each<readonly [string, (database: Database) => Promise<unknown>]>([
  ['whether anything was published', publishedRevision],
  [
    'which feeds are to be fetched',
    (one) => one.transaction().execute((changes) => claimFeeds(changes, NINE, 10, soleFeedClaiming)),
  ],
  ['which drafts are open', (one) => draftsIn(one, 'open', 10)],
  ['which drafts were made from a source', (one) => draftsOf(one, 's1')],
  ['what was read from an address', (one) => sourcesAt(one, ['https://post.example/'])],
  ['which sources are nearly the same', (one) => sourcesLike(one, ['a', 'b'])],
  ['what was done to a draft', (one) => eventsOf(one, 'ferry', 10)],
  ['where a brief is announced next', (one) => activeSubscriptionsAfter(one, 'slack:C1', 64)],
])('An index tells %s', async (_, ask) => {
  asked.length = 0;
  await ask(database);
  const steps = asked
    .filter(({ sql }) => sql.startsWith('select'))
    .flatMap(({ sql, parameters }) =>
      sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters.map(String)),
    )
    .map(({ detail }) => String(detail));
  // Also one that reads a whole index is said to scan.
  expect(steps.filter((step) => step.startsWith('SCAN'))).toEqual([]);
  expect(steps.filter((step) => step.startsWith('SEARCH')).length).toBeGreaterThan(0);
});
