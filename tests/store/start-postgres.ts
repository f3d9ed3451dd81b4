/** Starts the PostgreSQL of a run of tests before its first one, and ends it after the last. */
import type { TestProject } from 'vitest/node';
import { type EmbeddedPostgres, PostgresUnavailable, startPostgres } from './embedded-postgres.ts';

/** Starts a PostgreSQL; where this system cannot run one it says so and is `undefined`. */
export async function startPostgresIfPossible(
  ...asked: Parameters<typeof startPostgres>
): Promise<EmbeddedPostgres | undefined> {
  try {
    return await startPostgres(...asked);
  } catch (error) {
    if (!(error instanceof PostgresUnavailable)) throw error;
    console.warn(`Nothing is tested on PostgreSQL, which cannot run here. ${error.message}`);
    return undefined;
  }
}

export default async function start(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgresIfPossible();
  project.provide(
    'postgres',
    server === undefined ? { kind: 'unavailable' } : { kind: 'running', port: server.port },
  );
  return async () => server?.stop();
}
