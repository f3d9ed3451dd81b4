/**
 * The time zones that workspaces have set for themselves.
 */
import type { Database } from './tables.ts';

/** A workspace's zone, where it has set one. */
export async function zoneOf(database: Database, workspace: string): Promise<string | undefined> {
  const row = await database
    .selectFrom('workspace')
    .select('zone')
    .where('id', '=', workspace)
    .executeTakeFirst();
  return row?.zone;
}

/** Sets a workspace's zone. */
export async function setZone(database: Database, workspace: string, zone: string): Promise<void> {
  await database
    .insertInto('workspace')
    .values({ id: workspace, zone })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ zone }))
    .execute();
}
