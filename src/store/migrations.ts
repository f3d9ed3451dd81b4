/**
 * The tables, and how an older file gets them. A migration that was released is never edited: a change is one more.
 */
import { sql } from 'kysely';
import { StoreError } from './store-error.ts';
import type { Changes, Database } from './tables.ts';

async function createTables({ schema }: Changes): Promise<void> {
  await schema
    .createTable('subscription')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('schedule', 'text', (column) => column.notNull())
    .addColumn('next_due', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('subscription_next_due')
    .on('subscription')
    .column('next_due')
    .where('next_due', 'is not', null)
    .execute();

  await schema
    .createTable('delivery')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('subscription', 'text', (column) => column.notNull().references('subscription.id'))
    .addColumn('slot', 'text', (column) => column.notNull())
    .addColumn('due', 'bigint', (column) => column.notNull())
    .addColumn('asked', 'smallint', (column) => column.notNull())
    .addColumn('deadline', 'bigint', (column) => column.notNull())
    .addColumn('planned_at', 'bigint', (column) => column.notNull())
    .addColumn('ended', 'text', (column) => column.check(sql`ended in ('missed', 'skipped')`))
    .addColumn('reason', 'text')
    .addUniqueConstraint('delivery_slot', ['subscription', 'slot'])
    .execute();
  await schema.createIndex('delivery_due').on('delivery').columns(['subscription', 'due']).execute();

  await schema
    .createTable('part')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('delivery', 'text', (column) => column.notNull().references('delivery.id').onDelete('cascade'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('card', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('planned', 'sending', 'sent', 'failed', 'unknown', 'missed')`),
    )
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('attempted_at', 'bigint', (column) => column.notNull())
    .addColumn('looks', 'integer', (column) => column.notNull())
    .addColumn('next_attempt', 'bigint')
    .addColumn('message', 'text')
    .addColumn('reason', 'text')
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('part_position', ['delivery', 'position'])
    .execute();
  await schema
    .createIndex('part_next_attempt')
    .on('part')
    .column('next_attempt')
    .where('next_attempt', 'is not', null)
    .execute();
  await schema
    .createIndex('part_sending')
    .on('part')
    .column('state')
    .where('state', '=', sql.lit('sending'))
    .execute();

  await schema
    .createTable('part_item')
    .addColumn('part', 'text', (column) => column.notNull().references('part.key').onDelete('cascade'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('item', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('part_item_key', ['part', 'kind', 'item'])
    .execute();

  await schema
    .createTable('seen')
    .addColumn('subscription', 'text', (column) => column.notNull().references('subscription.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('part', 'text')
    .addColumn('previous_at', 'bigint')
    .addPrimaryKeyConstraint('seen_key', ['subscription', 'kind', 'item'])
    .execute();
  await schema.createIndex('seen_part').on('seen').column('part').execute();

  await schema
    .createTable('line')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('line', 'text', (column) => column.notNull())
    .execute();
}

const MIGRATIONS: readonly ((changes: Changes) => Promise<void>)[] = [createTables];

/** The version of the tables that this program works with. */
const CURRENT_VERSION = MIGRATIONS.length;

async function versionOf(database: Database): Promise<number> {
  const row = await database
    .selectFrom('schema_version')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst();
  return row?.version ?? 0;
}

function assertNotNewer(version: number, name: string): void {
  if (version > CURRENT_VERSION) {
    throw new StoreError(
      `${name} was written by a newer version of Verbatim (its tables are version ${version}, this program knows ${CURRENT_VERSION}). Start that version, or set DATABASE_URL to another file.`,
    );
  }
}

/**
 * Brings the tables up to date, in one transaction.
 *
 * @param name what to call the database in an error: its path.
 * @throws StoreError where the tables were made by a newer program; nothing is changed then.
 */
export async function migrate(database: Database, name: string): Promise<void> {
  await database.transaction().execute(async (changes) => {
    await changes.schema
      .createTable('schema_version')
      .ifNotExists()
      .addColumn('version', 'integer', (column) => column.primaryKey())
      .execute();
    const version = await versionOf(changes);
    assertNotNewer(version, name);
    for (const [index, run] of MIGRATIONS.entries()) {
      if (index < version) continue;
      await run(changes);
      await changes
        .insertInto('schema_version')
        .values({ version: index + 1 })
        .execute();
    }
  });
}

/**
 * Makes sure that the tables are those of this program, without changing anything.
 *
 * @throws StoreError where they are newer or older.
 */
export async function assertCurrent(database: Database, name: string): Promise<void> {
  const version = await versionOf(database);
  assertNotNewer(version, name);
  if (version < CURRENT_VERSION) {
    throw new StoreError(
      `${name} was written by an older version of Verbatim. Start the bot once to bring it up to date.`,
    );
  }
}
