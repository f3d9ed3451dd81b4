import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MIGRATIONS, migrate } from '../../src/store/migrations/migrate.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openSqlite, sqliteDialect } from '../../src/store/sqlite.ts';
import type { Tables } from '../../src/store/tables.ts';
import { brief, CARD, intentFor, NINE, ON_TIME, quotation, slack, TEN } from './digest-fixtures.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-migration-'));
  path = join(folder, 'verbatim.sqlite');
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Makes a file as version 1 made it, with one subscription, a delivery of two parts and what the channel has seen. */
async function makeVersion1(): Promise<void> {
  const kysely = new Kysely<Tables>({ dialect: sqliteDialect(openSqlite(path, 'write')) });
  await migrate(kysely, { name: path, other: '' }, async () => undefined, MIGRATIONS.slice(0, 1));
  await kysely.destroy();
  const database = new DatabaseSync(path);
  database.exec(`
    INSERT INTO subscription (id, platform, channel, schedule, next_due, created_at)
      VALUES ('slack:C1', 'slack', 'C1', 'daily 09:00 UTC', ${NINE}, 1), ('slack:C2', 'slack', 'C2', '', NULL, 1);
    INSERT INTO delivery (id, subscription, slot, due, asked, deadline, planned_at)
      VALUES ('d1', 'slack:C1', 's1', ${NINE}, 0, ${TEN}, ${NINE});
    INSERT INTO part (key, delivery, position, card, state, attempts, attempted_at, looks, next_attempt, changed_at)
      VALUES ('k1', 'd1', 0, '${CARD}', 'sent', 1, ${NINE}, 0, NULL, ${NINE}),
        ('k2', 'd1', 1, '${CARD}', 'planned', 0, 0, 0, ${NINE}, ${NINE});
    INSERT INTO part_item VALUES ('k1', 'brief', 'ferry'), ('k2', 'quotation', 'q1');
    INSERT INTO seen (subscription, kind, item, at, part) VALUES ('slack:C1', 'brief', 'ferry', ${NINE}, 'k1');
  `);
  database.close();
}

describe('A file of version 1', () => {
  beforeEach(makeVersion1);

  test('keeps its subscriptions, which came from the settings', async () => {
    const { digest, close } = await openStore(path);
    expect(await digest.subscriptions()).toEqual([slack]);
    expect(await digest.subscription('slack:C2')).toMatchObject({
      topics: [],
      quiet: 'library',
      origin: 'settings',
    });
    await close();
  });

  test('keeps its deliveries, what is open of them, and what channels have seen', async () => {
    const { digest, close } = await openStore(path);
    expect(await digest.claim('one', NINE, 10, ON_TIME)).toEqual([slack.id]);
    expect(await digest.openParts(slack.id)).toMatchObject([{ key: 'k2', state: 'planned' }]);
    expect(await digest.seen(slack.id)).toEqual([
      { ...brief, at: NINE },
      { ...quotation, at: Number.MAX_SAFE_INTEGER },
    ]);
    expect(await digest.begin(intentFor('k2', { appearsAt: TEN }))).toEqual({ kind: 'begun' });
    await digest.settle('k2', 'sending', { state: 'sent', message: 'Q1' }, NINE);
    expect(await digest.handedOver(slack.id, NINE)).toEqual([{ key: 'k2', message: 'Q1' }]);
    await close();
  });

  test('is brought up to date once, and opens again', async () => {
    await (await openStore(path)).close();
    const { digest, close } = await openStore(path);
    await digest.setZone('slack:T1', 'Europe/Berlin');
    await close();
    const database = new DatabaseSync(path, { readOnly: true });
    expect(database.prepare('SELECT version FROM schema_version').all()).toHaveLength(MIGRATIONS.length);
    database.close();
  });

  test('stays as it is where bringing it up to date fails', async () => {
    const kysely = new Kysely<Tables>({ dialect: sqliteDialect(openSqlite(path, 'write')) });
    const failing = [...MIGRATIONS, () => Promise.reject(new Error('No room.'))];
    const migration = migrate(kysely, { name: path, other: '' }, async () => undefined, failing);
    await expect(migration).rejects.toThrow('No room.');
    await kysely.destroy();
    const database = new DatabaseSync(path, { readOnly: true });
    expect(database.prepare('SELECT max(version) AS version FROM schema_version').get()).toEqual({
      version: 1,
    });
    expect(database.prepare("SELECT name FROM sqlite_schema WHERE name = 'pace'").all()).toEqual([]);
    database.close();
  });
});
