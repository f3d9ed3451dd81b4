/**
 * The time by PostgreSQL's clock, which every process agrees on, whatever its own clock says.
 */
import { sql } from 'kysely';

/** Epoch milliseconds at the moment this is worked out, not at the beginning of the transaction or the statement. */
export const databaseTime = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;
