/**
 * Version 5: what editors work with, which is sources, drafts, published briefs, feeds, and the record of who did what; and
 * which deliveries announce a brief.
 */
import { sql } from 'kysely';
import type { Changes } from '../tables.ts';

async function createSources({ schema }: Changes): Promise<void> {
  await schema
    .createTable('source')
    .addColumn('sha256', 'text', (column) => column.primaryKey())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('facts', 'text', (column) => column.notNull())
    .addColumn('sketch', 'text', (column) => column.notNull())
    .addColumn('address', 'text')
    .addColumn('saved_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('source_age').on('source').column('saved_at').execute();
  for (const [table, found] of [
    ['source_address', 'address'],
    ['source_band', 'band'],
  ] as const) {
    await schema
      .createTable(table)
      .addColumn(found, 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) =>
        column.notNull().references('source.sha256').onDelete('cascade'),
      )
      .addPrimaryKeyConstraint(`${table}_key`, [found, 'source'])
      .execute();
    // Found by the source as well, where it is read, and where it is forgotten.
    await schema.createIndex(`${table}_source`).on(table).column('source').execute();
  }
}

async function createDrafts({ schema }: Changes): Promise<void> {
  await schema
    .createTable('draft')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('open', 'published', 'discarded')`),
    )
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('draft_state').on('draft').columns(['state', 'created_at', 'id']).execute();
  await schema.createIndex('draft_source').on('draft').column('source').execute();
}

async function createPublishedBriefs({ schema }: Changes): Promise<void> {
  await schema
    .createTable('published_brief')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('yaml', 'text', (column) => column.notNull())
    .addColumn('revision', 'bigint', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('published_at', 'bigint', (column) => column.notNull())
    .addColumn('withdrawn_at', 'bigint')
    .execute();
  await schema.createIndex('published_brief_source').on('published_brief').column('source').execute();
  await schema
    .createTable('counter')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'bigint', (column) => column.notNull())
    .execute();
}

async function createEvents({ schema }: Changes): Promise<void> {
  await schema
    .createTable('editorial_event')
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('detail', 'text')
    .execute();
  await schema
    .createIndex('editorial_event_order')
    .on('editorial_event')
    .columns(['subject', 'position', 'at'])
    .execute();
}

async function createFeeds({ schema }: Changes): Promise<void> {
  await schema
    .createTable('feed')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('active', 'paused', 'dead')`),
    )
    .addColumn('next_fetch', 'bigint', (column) => column.notNull())
    .addColumn('claimed_until', 'bigint')
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('feed_next_fetch')
    .on('feed')
    .columns(['next_fetch', 'id'])
    .where(sql<boolean>`state = 'active'`)
    .execute();
  await schema
    .createTable('feed_item')
    .addColumn('feed', 'text', (column) => column.notNull().references('feed.id').onDelete('cascade'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('feed_item_key', ['feed', 'key'])
    .execute();
  await schema.createIndex('feed_item_age').on('feed_item').column('seen_at').execute();
  await schema.createIndex('feed_item_last').on('feed_item').columns(['feed', 'seen_at']).execute();
}

/** Brings the tables of version 4 to version 5. */
export async function createEditorialTables(changes: Changes): Promise<void> {
  await createSources(changes);
  await createDrafts(changes);
  await createPublishedBriefs(changes);
  await createEvents(changes);
  await createFeeds(changes);
  await changes.schema.alterTable('delivery').addColumn('announces', 'text').execute();
}
