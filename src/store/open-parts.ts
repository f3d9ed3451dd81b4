/**
 * Parts that are still to be posted, or to be looked for.
 */
import { sql } from 'kysely';
import type { OpenPart } from '../digest/store.ts';
import type { Database } from './tables.ts';

/** Whether a part is open, in the words of the index `part_open`: databases use it only where they find them again. */
export const OPEN = sql<boolean>`part.state in ('planned', 'sending', 'unknown')`;

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
      'part.appears_at',
      'delivery.due',
      'delivery.asked',
      'delivery.announces',
      'delivery.deadline',
    ])
    .where('part.subscription', '=', subscription)
    .where(OPEN)
    .where('part.next_attempt', 'is not', null)
    .where('part.state', '!=', 'sending')
    .$narrowType<{ next_attempt: number; state: 'planned' | 'unknown' }>()
    .orderBy('delivery.due')
    .orderBy('part.delivery')
    .orderBy('part.position')
    .execute();
  return rows.map(({ attempted_at, next_attempt, appears_at, reason, asked, announces, ...rest }) => ({
    ...rest,
    asked: asked === 1,
    ...(announces === null ? {} : { announces }),
    attemptedAt: attempted_at,
    nextAttempt: next_attempt,
    ...(appears_at === null ? {} : { appearsAt: appears_at }),
    ...(reason === null ? {} : { reason }),
  }));
}
