/**
 * The intent to post: written down before the platform is called, where nothing stands against it.
 */
import type { Intent, Permission } from '../digest/store.ts';
import type { Claiming } from './claiming.ts';
import type { PaceClock } from './pace-clock.ts';
import { findRoom, takeRoom } from './pace-rows.ts';
import type { Changes } from './tables.ts';
import type { Transact } from './transactions.ts';

/** Makes a `planned` part `sending`, where the holder works on its subscription. */
async function markSending(
  changes: Changes,
  { key, card, at, holder, appearsAt }: Intent,
  claiming: Claiming,
): Promise<boolean> {
  const { numUpdatedRows } = await changes
    .updateTable('part')
    .set(({ eb }) => ({
      state: 'sending',
      card,
      attempts: eb('attempts', '+', 1),
      attempted_at: at,
      next_attempt: null,
      changed_at: at,
      appears_at: appearsAt ?? null,
    }))
    .where('key', '=', key)
    .where('state', '=', 'planned')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('subscription')
          .select('subscription.id')
          .whereRef('subscription.id', '=', 'part.subscription')
          .where(claiming.heldBy(holder)),
      ),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function ask(
  changes: Changes,
  intent: Intent,
  claiming: Claiming,
  clock: PaceClock,
): Promise<Permission> {
  const room = await findRoom(changes, intent.paces, intent.at, clock);
  if (room.kind === 'full') return { kind: 'wait', until: Math.ceil(intent.at + room.wait) };
  if (!(await markSending(changes, intent, claiming))) return { kind: 'lost' };
  await takeRoom(changes, room.uses);
  return { kind: 'begun' };
}

/** Asks for permission to post, and writes the intent where it is given; otherwise nothing is written. */
export function begin(
  atOnce: Transact,
  intent: Intent,
  claiming: Claiming,
  clock: PaceClock,
): Promise<Permission> {
  return atOnce(
    (changes) => ask(changes, intent, claiming, clock),
    ({ kind }) => kind === 'begun',
  );
}
