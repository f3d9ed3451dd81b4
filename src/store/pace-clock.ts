/**
 * The clock that paces go by, in SQL: the process's own where it works alone, and the database's where several
 * processes, whose clocks may differ, share a pace.
 */
import { type RawBuilder, sql } from 'kysely';
import { databaseTime } from './database-time.ts';

/** Tells times in epoch milliseconds. */
export interface PaceClock {
  /** @param at the same moment by the clock of who asks. */
  now(at: number): RawBuilder<number>;
  /** Another moment. @param time that moment by the clock of who asks. */
  at(time: number): RawBuilder<number>;
}

const given = (time: number) => sql<number>`${sql.val(time)}`;

/** The clock of the one process. */
export const ownClock: PaceClock = { now: given, at: given };

/** PostgreSQL's clock. @param clock that of this process. */
export function databaseClock(clock: () => number): PaceClock {
  return {
    now: () => databaseTime,
    at: (time) => sql<number>`${databaseTime} + ${Math.ceil(time - clock())}::bigint`,
  };
}
