/**
 * Whether a connection to PostgreSQL is encrypted, and whom it trusts.
 *
 * `sslmode` in the address decides, with the meaning that PostgreSQL's own programs give it
 * (https://www.postgresql.org/docs/current/libpq-ssl.html), which is not that of the library `pg`: `require` encrypts
 * without looking at the certificate. Without it:
 *
 * - A server on this machine is not encrypted: nobody listens in between.
 * - Any other one is encrypted where it can, whatever its certificate. This is what makes Heroku's PostgreSQL work
 *   without further settings, which insists on encryption and signs its certificates itself
 *   (https://devcenter.heroku.com/articles/connecting-heroku-postgres), and a database beside the bot in a container,
 *   which usually has none. It keeps out who only listens. It does not keep out who can stand in for the server, and
 *   neither would insisting on encryption without a look at the certificate: whoever needs that sets
 *   `sslmode=verify-full`.
 */
import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { StoreError } from './store-error.ts';

/** How a connection is encrypted. */
export type Encryption =
  | { readonly kind: 'none' }
  /** Where the server can, else not. */
  | { readonly kind: 'preferred'; readonly options: ConnectionOptions }
  | { readonly kind: 'required'; readonly options: ConnectionOptions };

/** Parameters of an address that are about encryption, and dealt with here rather than by `pg`. */
const PARAMETERS = ['sslmode', 'ssl', 'sslrootcert', 'sslcert', 'sslkey', 'uselibpqcompat'];

const UNVERIFIED: ConnectionOptions = { rejectUnauthorized: false };

/** Whether a host is this machine; an empty one is, and so is the path of a socket. */
function isLocal(host: string): boolean {
  return (
    host === '' || host.startsWith('/') || /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/i.test(host)
  );
}

function fileNamed(parameters: URLSearchParams, name: string): string | undefined {
  const path = parameters.get(name);
  // PostgreSQL's word for the authorities that everybody trusts, which Node brings along.
  if (path === null || path === 'system') return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new StoreError(`The file that ${name} in DATABASE_URL names cannot be read.`, { cause: error });
  }
}

/** The certificates that an address names: whom to trust, and the bot's own. */
function certificatesOf(parameters: URLSearchParams): ConnectionOptions {
  const ca = fileNamed(parameters, 'sslrootcert');
  const cert = fileNamed(parameters, 'sslcert');
  const key = fileNamed(parameters, 'sslkey');
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
}

/** `ssl=true`, as some hosts write it, asks for what `sslmode=require` asks for. */
function modeOf(parameters: URLSearchParams): string | undefined {
  const mode = parameters.get('sslmode');
  if (mode !== null) return mode;
  const ssl = parameters.get('ssl');
  if (ssl === null) return undefined;
  return /^(false|0)$/i.test(ssl) ? 'disable' : 'require';
}

/**
 * Reads from an address how to encrypt.
 *
 * @throws StoreError where `sslmode` is not understood, or a certificate cannot be read.
 */
export function encryptionOf({ hostname, searchParams }: URL): Encryption {
  const mode = modeOf(searchParams);
  const certificates = certificatesOf(searchParams);
  const verifying = { ...certificates, rejectUnauthorized: true };
  switch (mode) {
    case undefined:
      return isLocal(searchParams.get('host') ?? hostname)
        ? { kind: 'none' }
        : { kind: 'preferred', options: { ...certificates, ...UNVERIFIED } };
    case 'disable':
      return { kind: 'none' };
    case 'allow':
    case 'prefer':
      return { kind: 'preferred', options: { ...certificates, ...UNVERIFIED } };
    case 'no-verify':
      return { kind: 'required', options: { ...certificates, ...UNVERIFIED } };
    case 'require':
      // Where it is said whom to trust, nobody else is.
      return 'ca' in certificates
        ? { kind: 'required', options: { ...verifying, checkServerIdentity: () => undefined } }
        : { kind: 'required', options: { ...certificates, ...UNVERIFIED } };
    case 'verify-ca':
      return { kind: 'required', options: { ...verifying, checkServerIdentity: () => undefined } };
    case 'verify-full':
      return { kind: 'required', options: verifying };
    default:
      throw new StoreError(
        'The sslmode in DATABASE_URL is not understood. It is one of disable, prefer, require, verify-ca and verify-full.',
      );
  }
}

/** The address without what is about encryption. */
export function withoutEncryption(url: URL): string {
  const plain = new URL(url);
  for (const name of PARAMETERS) plain.searchParams.delete(name);
  return plain.href;
}
