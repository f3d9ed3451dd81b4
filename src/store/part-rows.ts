/**
 * Parts: the messages of deliveries, and what became of them.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PartChange, PartState } from '../digest/store.ts';
import { openParts } from './open-parts.ts';
import { recordSeen, takeBackSeen } from './seen-rows.ts';
import { pauseForRefusal } from './subscription-rows.ts';
import type { Changes, Database } from './tables.ts';

/** Writes down what became of a part, and what its channel has seen by it. */
export async function settlePart(
  changes: Changes,
  key: string,
  from: PartState,
  change: PartChange,
  at: number,
): Promise<boolean> {
  const { numUpdatedRows } = await changes
    .updateTable('part')
    .set(({ eb }) => ({
      state: change.state,
      reason: change.state === 'sent' ? null : change.reason,
      message: change.state === 'sent' ? change.message : null,
      next_attempt: 'nextAttempt' in change ? (change.nextAttempt ?? null) : null,
      looks: from === 'unknown' && change.state === 'unknown' ? eb('looks', '+', 1) : 0,
      changed_at: at,
    }))
    .where('key', '=', key)
    .where('state', '=', from)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  if (change.state === 'failed' && change.refused) await pauseForRefusal(changes, key, change.reason, at);
  const stands = change.state === 'sent' || change.state === 'unknown';
  await (stands ? recordSeen(changes, key, at) : takeBackSeen(changes, key));
  return true;
}

/**
 * Settles parts found `sending` as `unknown`: the process ended between the intent and the answer. In the order of
 * their keys, so that two processes that do the same do not wait for each other in a circle.
 *
 * @param among which subscriptions' parts: one's, by its id, or those that a condition on the table `subscription` names.
 */
export async function interruptParts(
  changes: Changes,
  reason: string,
  at: number,
  among: string | RawBuilder<SqlBool>,
): Promise<number> {
  const sending = changes
    .selectFrom('part')
    .innerJoin('subscription', 'subscription.id', 'part.subscription')
    .select('part.key')
    .where('part.state', '=', sql.lit('sending'))
    .orderBy('part.key');
  const rows = await (typeof among === 'string'
    ? sending.where('subscription.id', '=', among)
    : sending.where(among)
  ).execute();
  const change: PartChange = { state: 'unknown', reason, nextAttempt: at };
  let interrupted = 0;
  for (const { key } of rows) {
    if (await settlePart(changes, key, 'sending', change, at)) interrupted += 1;
  }
  return interrupted;
}

/** What was handed to the platform ahead of its time and appears after a time, with the platform's ids. */
export async function handedOverParts(
  database: Database,
  subscription: string,
  after: number,
): Promise<readonly { readonly key: string; readonly message: string }[]> {
  return database
    .selectFrom('part')
    .innerJoin('delivery', 'delivery.id', 'part.delivery')
    .select(['part.key', 'part.message'])
    .where('delivery.subscription', '=', subscription)
    .where('part.state', '=', 'sent')
    .where('part.appears_at', '>', after)
    .where('part.message', 'is not', null)
    .$narrowType<{ message: string }>()
    .orderBy('part.appears_at')
    .execute();
}

/** Ends what is still open of a subscription's scheduled deliveries and announcements. */
export async function supersedeParts(
  changes: Changes,
  subscription: string,
  reason: string,
  at: number,
): Promise<void> {
  const open = (await openParts(changes, subscription)).filter(
    ({ asked, announces }) => !asked || announces !== undefined,
  );
  for (const { key, state, reason: before } of open) {
    if (state !== 'planned') continue;
    const whole = before === undefined ? reason : `${before} ${reason}`;
    await settlePart(changes, key, state, { state: 'missed', reason: whole }, at);
  }
  const deliveries = [...new Set(open.map(({ delivery }) => delivery))];
  if (deliveries.length === 0) return;
  await changes
    .updateTable('delivery')
    .set({ deadline: at })
    .where('id', 'in', deliveries)
    .where('deadline', '>', at)
    .execute();
}
