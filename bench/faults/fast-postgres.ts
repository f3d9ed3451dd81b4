/** PostgreSQL in fast time: its clock, and the time limits that bots ask it for. The server itself runs as it does. */
import pg from 'pg';
import type { FastTime } from './fast-time.ts';

/**
 * Makes a database's clock run as fast as everybody else's: leases and paces go by it. PostgreSQL looks for functions
 * in the schemas of the search path in turn, so that its own clock is hidden behind another one of the same name.
 */
export async function hastenDatabase(address: string, { speed, origin }: FastTime): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    await client.query(`
      CREATE SCHEMA fast_time;
      CREATE FUNCTION fast_time.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
        SELECT pg_catalog.to_timestamp(
          (${origin} + (extract(epoch FROM pg_catalog.clock_timestamp()) * 1000 - ${origin}) * ${speed}) / 1000
        )
      $$;
      ALTER DATABASE ${client.database} SET search_path TO public, fast_time, pg_catalog`);
  } finally {
    await client.end();
  }
}

/** `set statement_timeout = 10000`, with the milliseconds of the fast time in real ones. Exported for tests. */
export function inRealTime(statement: string, speed: number): string {
  return statement.replaceAll(
    /\b(set \w+_timeout = )(\d+)/gi,
    (_, setting: string, milliseconds: string) => `${setting}${Math.ceil(Number(milliseconds) / speed)}`,
  );
}

/** Hands the server every time limit that this process sets as the real time that it stands for. */
export function hastenLimits({ speed }: Pick<FastTime, 'speed'>): void {
  pg.Client.prototype.query = new Proxy(pg.Client.prototype.query, {
    apply: (query, client, [statement, ...rest]) =>
      Reflect.apply(query, client, [
        typeof statement === 'string' ? inRealTime(statement, speed) : statement,
        ...rest,
      ]),
  });
}
