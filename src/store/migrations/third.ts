/**
 * Version 3: since when a subscription is paused.
 */
import type { Changes } from '../tables.ts';

/** Brings the tables of version 2 to version 3. */
export async function rememberPauses({ schema }: Changes): Promise<void> {
  await schema.alterTable('subscription').addColumn('paused_at', 'bigint').execute();
}
