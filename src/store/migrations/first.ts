/**
 * Version 1: subscriptions, their deliveries, what channels have seen, and the lines of buttons. Released: never edited.
 */
import { sql } from 'kysely';
import type { Changes } from '../tables.ts';

/** Makes the tables of version 1. */
export async function createTables({ schema }: Changes): Promise<void> {
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
