/**
 * The subscriptions of workspaces, by index: what one of them asks costs the same among however many there are, but for
 * counting its own.
 */
import type { Presence, Workspace } from '../digest/digest.ts';
import type { Subscription } from '../digest/subscription.ts';
import { SUBSCRIPTION_COLUMNS, subscriptionOf } from './subscription-rows.ts';
import type { Database } from './tables.ts';

/** Those that have not ended, in the words of the index `subscription_workspace`: databases use it only where they find them again. */
function active(database: Database, platform: string) {
  return database
    .selectFrom('subscription')
    .where(({ or, eb }) => or([eb('next_due', 'is not', null), eb('pause', 'is not', null)]))
    .where('platform', '=', platform);
}

async function countIn(database: Database, { platform, id }: Workspace): Promise<number> {
  const { count } = await active(database, platform)
    .where('workspace', '=', id)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The first subscriptions of a workspace that have not ended, and how many there are in all: counted only where that is more. */
export async function subscriptionsIn(
  database: Database,
  workspace: Workspace,
  most: number,
): Promise<{ readonly first: readonly Subscription[]; readonly count: number }> {
  const rows = await active(database, workspace.platform)
    .where('workspace', '=', workspace.id)
    .select(SUBSCRIPTION_COLUMNS)
    .orderBy('id')
    .limit(most)
    .execute();
  const count = rows.length < most ? rows.length : await countIn(database, workspace);
  return { first: rows.map(subscriptionOf), count };
}

/** Whose subscriptions there are that have not ended: three looks at the index, each at one entry. */
export async function presenceOf(database: Database, { platform, id }: Workspace): Promise<Presence> {
  const has = async (comparison: '=' | '<' | '>') => {
    const first = active(database, platform)
      .where('workspace', comparison, id)
      .select('id')
      // In the order of the index: no database reads through the table then, hoping for an early match.
      .orderBy('workspace')
      .orderBy('id')
      .limit(1);
    return (await first.executeTakeFirst()) !== undefined;
  };
  return { own: await has('='), others: (await has('<')) || (await has('>')) };
}
