/**
 * What one process at a time does, by name, such as holding Discord's gateway.
 */
import { sql } from 'kysely';
import type { Holder } from '../digest/store.ts';
import { databaseTime } from './database-time.ts';
import type { Database } from './tables.ts';

/** Leases by name. Each is held by one process at a time, and ends by itself where that process dies. */
export interface NamedLeases {
  /**
   * Takes a lease that is free, or makes one's own last anew.
   * @returns whether the holder has it now, for so many milliseconds from the call.
   */
  hold(name: string, holder: Holder, milliseconds: number): Promise<boolean>;
  /** Gives a lease back. One that is no longer the holder's is left alone. */
  release(name: string, holder: Holder): Promise<void>;
}

/** The leases of a process that works alone: it has them all. */
export const soleLeases: NamedLeases = {
  hold: async () => true,
  release: async () => undefined,
};

/** Makes the leases that several processes share. They begin and end by the database's clock. */
export function sharedLeasesOn(database: Database): NamedLeases {
  return {
    async hold(name, holder, milliseconds) {
      const { numInsertedOrUpdatedRows } = await database
        .insertInto('named_lease')
        .values({ name, holder, until: sql<number>`${databaseTime} + ${Math.floor(milliseconds)}::bigint` })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet(({ ref }) => ({ holder: ref('excluded.holder'), until: ref('excluded.until') }))
            .where(({ or, eb, ref }) =>
              or([
                eb('named_lease.holder', '=', ref('excluded.holder')),
                eb('named_lease.until', '<=', databaseTime),
              ]),
            ),
        )
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    async release(name, holder) {
      await database
        .deleteFrom('named_lease')
        .where('name', '=', name)
        .where('holder', '=', holder)
        .execute();
    },
  };
}
