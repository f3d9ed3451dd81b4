/** The PostgreSQL of a run of tests: one for all files, each of which makes databases of its own. */
import { inject } from 'vitest';
import { type PostgresServer, postgresAt } from './embedded-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL that `start-postgres.ts` has started. */
    readonly postgres: { readonly kind: 'running'; readonly port: number } | { readonly kind: 'unavailable' };
  }
}

/**
 * The server, or none where this system cannot run one: as a list, so that tests can be made for each.
 *
 * @throws Error in a file that `vitest.config.ts` does not count among those with a PostgreSQL.
 */
export function sharedPostgres(): readonly PostgresServer[] {
  const found = inject('postgres');
  if (found === undefined) throw new Error('vitest.config.ts starts no PostgreSQL for this file.');
  return found.kind === 'running' ? [postgresAt(found.port)] : [];
}
