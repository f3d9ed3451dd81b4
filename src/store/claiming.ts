/**
 * How a process takes subscriptions on: the one thing in which the databases differ. SQLite serves one process alone,
 * PostgreSQL any number.
 */
import type { RawBuilder, SqlBool } from 'kysely';
import type { DigestStore, Holder } from '../digest/store.ts';

/** How a process takes subscriptions on, and what it may do with them. */
export interface Claiming extends Pick<DigestStore, 'shared' | 'claim' | 'claimOne' | 'renew' | 'release'> {
  /** In a query that reads the table `subscription`: whether a process may post for it. */
  heldBy(holder: Holder): RawBuilder<SqlBool>;
  /** In a query that reads the table `subscription`: whether nobody works on it now. */
  readonly idle: RawBuilder<SqlBool>;
}
