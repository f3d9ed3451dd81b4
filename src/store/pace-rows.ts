/**
 * How far paces are used up, across all processes of the bot.
 */
import type { Pace } from '../digest/platform.ts';
import { arrivalAfter, earliest } from './pace.ts';
import type { PaceClock } from './pace-clock.ts';
import type { Changes, Database } from './tables.ts';

/** What a post makes of a pace. */
export interface Use {
  readonly scope: string;
  readonly arrival: number;
}

/** Whether paces leave room for a post. */
export type Room =
  | { readonly kind: 'room'; readonly uses: readonly Use[] }
  /** None for so many milliseconds yet. */
  | { readonly kind: 'full'; readonly wait: number };

/** One pace a scope, in the order of their names: rows are always locked in this order, so that nobody waits in a circle. */
function inOrder(paces: readonly Pace[]): readonly Pace[] {
  const byScope = new Map(paces.map((pace) => [pace.scope, pace]));
  return [...byScope.values()].sort((one, other) => (one.scope < other.scope ? -1 : 1));
}

/**
 * Looks whether paces leave room, and keeps their rows until the transaction ends, so that nobody else takes the same
 * room. It changes nothing but may add rows: undo the transaction unless {@link takeRoom} follows.
 */
export async function findRoom(
  changes: Changes,
  paces: readonly Pace[],
  at: number,
  clock: PaceClock,
): Promise<Room> {
  const ordered = inOrder(paces);
  if (ordered.length === 0) return { kind: 'room', uses: [] };
  // Adding rows or writing them as they are locks them one after the other, in the order of the list.
  const rows = await changes
    .insertInto('pace')
    .values(ordered.map(({ scope }) => ({ scope, arrival: 0, held_until: 0 })))
    .onConflict((conflict) =>
      conflict.column('scope').doUpdateSet(({ ref }) => ({ arrival: ref('pace.arrival') })),
    )
    .returning(['scope', 'arrival', 'held_until', clock.now(at).as('now')])
    .execute();
  const now = Math.max(...rows.map((row) => row.now));
  const used = new Map(
    rows.map(({ scope, arrival, held_until: heldUntil }) => [scope, { arrival, heldUntil }]),
  );
  const usageOf = ({ scope }: Pace) => used.get(scope) ?? { arrival: 0, heldUntil: 0 };
  const wait = Math.max(...ordered.map((pace) => earliest(usageOf(pace), pace, now))) - now;
  if (wait > 0) return { kind: 'full', wait };
  return {
    kind: 'room',
    uses: ordered.map((pace) => ({ scope: pace.scope, arrival: arrivalAfter(usageOf(pace), pace, now) })),
  };
}

/** Uses the room that {@link findRoom} found, in the same transaction. */
export async function takeRoom(changes: Changes, uses: readonly Use[]): Promise<void> {
  if (uses.length === 0) return;
  await changes
    .insertInto('pace')
    .values(uses.map((use) => ({ ...use, held_until: 0 })))
    .onConflict((conflict) =>
      conflict.column('scope').doUpdateSet(({ ref }) => ({ arrival: ref('excluded.arrival') })),
    )
    .execute();
}

/** Leaves no room under a pace before a time, by the clock of who asks. It never shortens an earlier wish. */
export async function holdPace(
  database: Database,
  scope: string,
  until: number,
  clock: PaceClock,
): Promise<void> {
  await database
    .insertInto('pace')
    .values({ scope, arrival: 0, held_until: clock.at(until) })
    .onConflict((conflict) =>
      conflict
        .column('scope')
        .doUpdateSet(({ ref }) => ({ held_until: ref('excluded.held_until') }))
        .where(({ eb, ref }) => eb('pace.held_until', '<', ref('excluded.held_until'))),
    )
    .execute();
}

/** Deletes paces that have had room again since before a time, and are as good as never used. */
export async function forgetPaces(database: Database, before: number): Promise<void> {
  await database
    .deleteFrom('pace')
    .where('arrival', '<=', before)
    .where('held_until', '<=', before)
    .execute();
}
