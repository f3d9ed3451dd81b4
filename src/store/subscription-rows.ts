/**
 * Subscriptions: which channels get digests, and how.
 */
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Pause, Subscription } from '../digest/subscription.ts';
import type { Changes, Database, Tables } from './tables.ts';

/** What is read of a subscription. */
export const SUBSCRIPTION_COLUMNS = [
  'subscription.id',
  'subscription.platform',
  'subscription.channel',
  'subscription.workspace',
  'subscription.schedule',
  'subscription.topics',
  'subscription.quiet',
  'subscription.origin',
  'subscription.person',
  'subscription.pause',
  'subscription.paused_at',
  'subscription.paused_until',
  'subscription.pause_reason',
  'subscription.pause_told',
  'subscription.changed_at',
  'subscription.next_due',
] as const;

/** A subscription as it is read. */
export type SubscriptionRow = Omit<
  Selectable<Tables['subscription']>,
  'created_at' | 'leased_by' | 'leased_until'
>;

type PauseColumns = Pick<
  SubscriptionRow,
  'pause' | 'paused_at' | 'paused_until' | 'pause_reason' | 'pause_told'
>;

const topicList = z.array(z.string());

/** Not paused. */
const UNPAUSED: PauseColumns = {
  pause: null,
  paused_at: null,
  paused_until: null,
  pause_reason: null,
  pause_told: 0,
};

function pauseOf({
  pause,
  paused_at,
  paused_until,
  pause_reason,
  pause_told,
}: PauseColumns): Pause | undefined {
  const since = paused_at === null ? {} : { since: paused_at };
  switch (pause) {
    case null:
      return undefined;
    case 'asked':
      return { kind: pause, ...since, ...(paused_until === null ? {} : { until: paused_until }) };
    case 'refused':
      return { kind: pause, ...since, reason: pause_reason ?? '', told: pause_told === 1 };
  }
}

function columnsOf(pause: Pause | undefined): PauseColumns {
  switch (pause?.kind) {
    case undefined:
      return UNPAUSED;
    case 'asked':
      return {
        ...UNPAUSED,
        pause: pause.kind,
        paused_at: pause.since ?? null,
        paused_until: pause.until ?? null,
      };
    case 'refused':
      return {
        ...UNPAUSED,
        pause: pause.kind,
        paused_at: pause.since ?? null,
        pause_reason: pause.reason,
        pause_told: pause.told ? 1 : 0,
      };
  }
}

/** A subscription as the digest knows it. */
export function subscriptionOf(row: SubscriptionRow): Subscription {
  const { id, platform, channel, schedule, quiet, origin } = row;
  const pause = pauseOf(row);
  return {
    id,
    platform,
    channel,
    ...(row.workspace === null ? {} : { workspace: row.workspace }),
    schedule,
    topics: topicList.parse(JSON.parse(row.topics)),
    quiet,
    origin,
    ...(row.person === null ? {} : { person: row.person }),
    ...(pause === undefined ? {} : { pause }),
    ...(row.changed_at === null ? {} : { since: row.changed_at }),
    ...(row.next_due === null ? {} : { nextDue: row.next_due }),
  };
}

/** Every subscription that has a next slot or is paused, in the order of their ids; of one origin, where named. */
export async function activeSubscriptions(
  database: Database,
  origin: Subscription['origin'] | undefined,
): Promise<readonly Subscription[]> {
  const active = database
    .selectFrom('subscription')
    .select(SUBSCRIPTION_COLUMNS)
    .where(({ or, eb }) => or([eb('next_due', 'is not', null), eb('pause', 'is not', null)]))
    .orderBy('id');
  const rows = await (origin === undefined ? active : active.where('origin', '=', origin)).execute();
  return rows.map(subscriptionOf);
}

/** The first subscriptions behind an id, in the order of their ids, that have a next slot or are paused. */
export async function activeSubscriptionsAfter(
  database: Database,
  id: string,
  most: number,
): Promise<readonly Subscription[]> {
  const rows = await database
    .selectFrom('subscription')
    .select(SUBSCRIPTION_COLUMNS)
    .where('id', '>', id)
    .where(({ or, eb }) => or([eb('next_due', 'is not', null), eb('pause', 'is not', null)]))
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(subscriptionOf);
}

/** One subscription, whether or not it has ended. */
export async function subscriptionById(database: Database, id: string): Promise<Subscription | undefined> {
  const row = await database
    .selectFrom('subscription')
    .select(SUBSCRIPTION_COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : subscriptionOf(row);
}

/** Adds a subscription, or puts it in the place of the one with its id. Whose lease it is stays as it is. */
export async function saveSubscription(
  database: Database,
  subscription: Subscription,
  at: number,
): Promise<void> {
  const { id, platform, channel, workspace, schedule, topics, quiet, origin, person } = subscription;
  const { pause, since, nextDue } = subscription;
  const changing = {
    workspace: workspace ?? null,
    schedule,
    topics: JSON.stringify(topics),
    quiet,
    origin,
    person: person ?? null,
    ...columnsOf(pause),
    next_due: nextDue ?? null,
    changed_at: since ?? at,
  };
  await database
    .insertInto('subscription')
    .values({ id, platform, channel, created_at: at, leased_by: null, leased_until: null, ...changing })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .execute();
}

/** Ends a subscription: it has no next slot and no pause. */
export async function endSubscription(
  database: Database,
  id: string,
  origin: Subscription['origin'],
  at: number,
): Promise<void> {
  await database
    .updateTable('subscription')
    .set({ ...UNPAUSED, origin, next_due: null, changed_at: at })
    .where('id', '=', id)
    .execute();
}

/**
 * Moves a subscription on from one slot to the next, and ends a pause that was over by then.
 *
 * @returns `false`, having changed nothing, where it is not at `from`.
 */
export async function advanceSubscription(
  changes: Changes,
  id: string,
  { from, to }: { readonly from: number; readonly to: number },
  at: number,
): Promise<boolean> {
  // A slot that is planned ahead of its time belongs to the time it is due at.
  const now = Math.max(at, from);
  const { numUpdatedRows } = await changes
    .updateTable('subscription')
    .set(({ eb }) => ({
      next_due: to,
      pause: eb.case().when('paused_until', '<=', now).then(null).else(eb.ref('pause')).end(),
      paused_at: eb.case().when('paused_until', '<=', now).then(null).else(eb.ref('paused_at')).end(),
      paused_until: eb.case().when('paused_until', '<=', now).then(null).else(eb.ref('paused_until')).end(),
    }))
    .where('id', '=', id)
    .where('next_due', '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Pauses a part's subscription because its platform refuses, unless it has ended. An admin who was told of an earlier
 * refusal that still lasts is not told again.
 */
export async function pauseForRefusal(
  changes: Changes,
  part: string,
  reason: string,
  at: number,
): Promise<void> {
  await changes
    .updateTable('subscription')
    .set(({ eb, ref }) => ({
      next_due: null,
      paused_at: eb.case().when('pause', 'is', null).then(at).else(ref('paused_at')).end(),
      paused_until: null,
      pause_reason: reason,
      pause_told: eb
        .case()
        .when('pause', '=', 'refused')
        .then(ref('pause_told'))
        .else(eb.val<0 | 1>(0))
        .end(),
      pause: 'refused',
    }))
    .where('id', '=', ({ selectFrom }) =>
      selectFrom('part').select('part.subscription').where('part.key', '=', part),
    )
    .where(({ or, eb }) => or([eb('next_due', 'is not', null), eb('pause', 'is not', null)]))
    .execute();
}

/** Writes down that an admin was told of a refusal. @returns `false` where that was written already, or none lasts. */
export async function markRefusalTold(database: Database, id: string): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('subscription')
    .set({ pause_told: 1 })
    .where('id', '=', id)
    .where('pause', '=', 'refused')
    .where('pause_told', '=', 0)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
