/**
 * Version 2: subscriptions by command, posting ahead of time, paces, and what several processes need to share the work.
 */
import { type ColumnDefinitionBuilder, type ColumnDefinitionBuilderCallback, sql } from 'kysely';
import type { Changes } from '../tables.ts';

type DataType = 'text' | 'bigint' | 'smallint';

const nullable: ColumnDefinitionBuilderCallback = (column) => column;

/** Columns that subscriptions get. What version 1 wrote came from the settings. */
const SUBSCRIPTION_COLUMNS: readonly (readonly [string, DataType, ColumnDefinitionBuilderCallback])[] = [
  ['workspace', 'text', nullable],
  ['topics', 'text', (column) => column.notNull().defaultTo('[]')],
  [
    'quiet',
    'text',
    (column) => oneOf(column.notNull().defaultTo('library'), 'quiet', ['library', 'line', 'skip']),
  ],
  [
    'origin',
    'text',
    (column) => oneOf(column.notNull().defaultTo('settings'), 'origin', ['settings', 'command']),
  ],
  ['person', 'text', nullable],
  ['pause', 'text', (column) => oneOf(column, 'pause', ['asked', 'refused'])],
  ['paused_until', 'bigint', nullable],
  ['pause_reason', 'text', nullable],
  ['pause_told', 'smallint', (column) => column.notNull().defaultTo(0)],
  ['changed_at', 'bigint', nullable],
  ['leased_by', 'text', nullable],
  ['leased_until', 'bigint', nullable],
];

function oneOf(
  column: ColumnDefinitionBuilder,
  name: string,
  values: readonly string[],
): ColumnDefinitionBuilder {
  return column.check(sql`${sql.ref(name)} in (${sql.join(values.map((value) => sql.lit(value)))})`);
}

async function widenSubscriptions({ schema }: Changes): Promise<void> {
  // SQLite adds one column at a time.
  for (const [name, type, build] of SUBSCRIPTION_COLUMNS) {
    await schema.alterTable('subscription').addColumn(name, type, build).execute();
  }
  await schema
    .createIndex('subscription_platform_next_due')
    .on('subscription')
    .columns(['platform', 'next_due'])
    .where('next_due', 'is not', null)
    .execute();
  await schema
    .createIndex('subscription_workspace')
    .on('subscription')
    .columns(['platform', 'workspace', 'id'])
    .where(sql<boolean>`next_due is not null or pause is not null`)
    .execute();
  await schema
    .createIndex('subscription_untold')
    .on('subscription')
    .column('id')
    .where(sql<boolean>`pause = 'refused' and pause_told = 0`)
    .execute();
}

async function widenParts(changes: Changes): Promise<void> {
  const { schema } = changes;
  await schema.alterTable('part').addColumn('appears_at', 'bigint').execute();
  await schema.alterTable('part').addColumn('subscription', 'text').execute();
  await sql`update part set subscription =
    (select delivery.subscription from delivery where delivery.id = part.delivery)`.execute(changes);
  await schema
    .createIndex('part_open')
    .on('part')
    .column('subscription')
    .where(sql<boolean>`state in ('planned', 'sending', 'unknown')`)
    .execute();
  await schema.createIndex('delivery_age').on('delivery').column('due').execute();
}

async function createPaces({ schema }: Changes): Promise<void> {
  await schema
    .createTable('pace')
    .addColumn('scope', 'text', (column) => column.primaryKey())
    // Not whole milliseconds: 49 posts a second would become 47.
    .addColumn('arrival', 'double precision', (column) => column.notNull())
    .addColumn('held_until', 'bigint', (column) => column.notNull())
    .execute();
}

async function createWorkspaces({ schema }: Changes): Promise<void> {
  await schema
    .createTable('workspace')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('zone', 'text', (column) => column.notNull())
    .execute();
}

async function createAgreements({ schema }: Changes): Promise<void> {
  await schema
    .createTable('event_claim')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('event_claim_at').on('event_claim').column('at').execute();
  await schema
    .createTable('named_lease')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute();
}

/** Brings the tables of version 1 to version 2. */
export async function shareSubscriptions(changes: Changes): Promise<void> {
  await widenSubscriptions(changes);
  await widenParts(changes);
  await createPaces(changes);
  await createWorkspaces(changes);
  await createAgreements(changes);
}
