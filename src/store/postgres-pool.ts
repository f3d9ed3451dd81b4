/**
 * Connections to PostgreSQL, as Kysely needs them. The library `pg` is loaded only here, and only once one is opened.
 */
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { ClientBase, PoolConfig } from 'pg';
import { encryptionOf, withoutEncryption } from './postgres-encryption.ts';
import { hasNoEncryption } from './postgres-error.ts';

/** How long is waited, in milliseconds. */
export interface Patience {
  /** For the server, to finish a statement. */
  readonly statement: number;
  /** For an answer of the server; longer, so that a server that is only slow says so itself. */
  readonly answer: number;
}

/** For the work of the bot: a lease lasts longer than both together. */
export const SHORT: Patience = { statement: 10_000, answer: 15_000 };

/** For bringing tables up to date, which may rewrite them. */
export const LONG: Patience = { statement: 0, answer: 0 };

/** How long it may take to connect, in milliseconds. */
const CONNECT = 10_000;

/**
 * How long a transaction may stand still, in milliseconds. A process that is stopped in the middle of one must not hold up
 * the others, who would wait for its rows.
 */
const IDLE_IN_TRANSACTION = 5_000;

/** Connections of one process. Small plans allow 20 in all, which several processes share. */
const MOST = 5;

/** PostgreSQL's number for the type `bigint`, which `pg` would hand over as text. Ours are times, far below 2 ** 53. */
const BIGINT = 20;

/** What a pool is opened with. */
export interface PoolParts {
  readonly url: URL;
  /** `false` for none. */
  readonly ssl: Exclude<PoolConfig['ssl'], undefined>;
  readonly patience: Patience;
  readonly access: 'write' | 'read';
  /** Told of a connection that was lost while nobody used it. The next request opens another one. */
  readonly lost: (error: Error) => void;
}

/** A connection while it is used. One whose server did not answer in time is not used again: it may never answer. */
class Checkout implements PostgresPoolClient {
  readonly #client: PostgresPoolClient;
  #silent = false;

  constructor(client: PostgresPoolClient) {
    this.#client = client;
  }

  query<Row>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  query<Row>(
    query: string | PostgresCursor<Row>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    return typeof query === 'string' ? this.#ask<Row>(query, parameters) : this.#client.query(query);
  }

  async #ask<Row>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    try {
      return await this.#client.query<Row>(sql, parameters);
    } catch (error) {
      if (error instanceof Error && error.message === 'Query read timeout') this.#silent = true;
      throw error;
    }
  }

  release(destroy = false): void {
    this.#client.release(destroy || this.#silent);
  }
}

/** Settings of a connection. By statements, because pooling proxies refuse to start one with them. */
function settingsOf({ patience, access }: PoolParts): string {
  return [
    `set statement_timeout = ${patience.statement}`,
    `set idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION}`,
    // What is locked and looked at again is worked out for this level, whatever the database's own default.
    "set default_transaction_isolation = 'read committed'",
    ...(access === 'read' ? ['set default_transaction_read_only = on'] : []),
  ].join('; ');
}

/** Opens a pool. Nothing is connected before the first query. */
export async function openPool(parts: PoolParts): Promise<PostgresPool> {
  const { Pool, types } = await import('pg');
  const pool = new Pool({
    connectionString: withoutEncryption(parts.url),
    ssl: parts.ssl,
    max: MOST,
    connectionTimeoutMillis: CONNECT,
    query_timeout: parts.patience.answer,
    keepAlive: true,
    fallback_application_name: 'verbatim',
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        type === BIGINT ? Number : types.getTypeParser(type, format),
    },
    onConnect: (client: ClientBase) => client.query(settingsOf(parts)),
  });
  pool.on('error', parts.lost);
  // A connection in use that is lost fails its query, which is enough: without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    options: pool.options,
    connect: async () => new Checkout(await pool.connect()),
    end: () => pool.end(),
  };
}

/**
 * Works out how connections to an address are encrypted. Where that depends on the server, it is asked.
 *
 * @throws StoreError where the address asks for what is not understood; what `pg` throws where it cannot connect.
 */
export async function sslFor(url: URL): Promise<PoolParts['ssl']> {
  const encryption = encryptionOf(url);
  if (encryption.kind === 'none') return false;
  const ssl = { ...encryption.options };
  if (encryption.kind === 'required') return ssl;
  const { Client } = await import('pg');
  const client = new Client({
    connectionString: withoutEncryption(url),
    ssl,
    connectionTimeoutMillis: CONNECT,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return ssl;
  } catch (error) {
    if (hasNoEncryption(error)) return false;
    throw error;
  }
}
