/**
 * Parts: the messages of deliveries, and what became of them.
 */
import { sql } from 'kysely';
import type { OpenPart, PartChange, PartState } from '../digest/store.ts';
import { recordSeen, takeBackSeen } from './seen-rows.ts';
import type { Changes, Database } from './tables.ts';

/** A subscription's parts that are to be posted or looked for, by due time, delivery and position. */
export async function openParts(database: Database, subscription: string): Promise<readonly OpenPart[]> {
  const rows = await database
    .selectFrom('part')
    .innerJoin('delivery', 'delivery.id', 'part.delivery')
    .select([
      'part.key',
      'part.delivery',
      'part.state',
      'part.card',
      'part.attempts',
      'part.attempted_at',
      'part.looks',
      'part.next_attempt',
      'part.reason',
      'delivery.due',
      'delivery.asked',
      'delivery.deadline',
    ])
    .where('delivery.subscription', '=', subscription)
    .where('part.next_attempt', 'is not', null)
    .where('part.state', 'in', ['planned', 'unknown'])
    .$narrowType<{ next_attempt: number; state: 'planned' | 'unknown' }>()
    .orderBy('delivery.due')
    .orderBy('part.delivery')
    .orderBy('part.position')
    .execute();
  return rows.map(({ attempted_at: attemptedAt, next_attempt: nextAttempt, reason, asked, ...rest }) => ({
    ...rest,
    asked: asked === 1,
    attemptedAt,
    nextAttempt,
    ...(reason === null ? {} : { reason }),
  }));
}

/** Writes the intent to post. */
export async function beginPart(database: Database, key: string, card: string, at: number): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('part')
    .set(({ eb }) => ({
      state: 'sending',
      card,
      attempts: eb('attempts', '+', 1),
      attempted_at: at,
      next_attempt: null,
      changed_at: at,
    }))
    .where('key', '=', key)
    .where('state', '=', 'planned')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

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
  const stands = change.state === 'sent' || change.state === 'unknown';
  await (stands ? recordSeen(changes, key, at) : takeBackSeen(changes, key));
  return true;
}

/** Settles every part found `sending` as `unknown`: the process ended between the intent and the answer. */
export async function interruptParts(
  changes: Changes,
  reason: string,
  at: number,
  subscription: string | undefined,
): Promise<number> {
  const sending = changes
    .selectFrom('part')
    .innerJoin('delivery', 'delivery.id', 'part.delivery')
    .select('part.key')
    .where('part.state', '=', sql.lit('sending'));
  const rows = await (subscription === undefined
    ? sending
    : sending.where('delivery.subscription', '=', subscription)
  ).execute();
  const change: PartChange = { state: 'unknown', reason, nextAttempt: at };
  for (const { key } of rows) await settlePart(changes, key, 'sending', change, at);
  return rows.length;
}

/** Ends what is still open of a subscription's scheduled deliveries. */
export async function supersedeParts(
  changes: Changes,
  subscription: string,
  reason: string,
  at: number,
): Promise<void> {
  const open = (await openParts(changes, subscription)).filter(({ asked }) => !asked);
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
