/**
 * Where a store is, from the setting that says so.
 */
import { fileURLToPath } from 'node:url';
import { StoreError } from './store-error.ts';

/** A store's place: a file, this process's memory, which forgets it at the end, or a PostgreSQL database. */
export type StoreAddress =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'memory' }
  | { readonly kind: 'postgres'; readonly url: URL };

/** A scheme of two letters or more: `C:\data` is a path. */
const SCHEME = /^([a-z][a-z0-9+.-]+):/i;

function withoutScheme(url: string): string {
  if (/^file:\/\//i.test(url)) return fileURLToPath(url);
  return url
    .replace(SCHEME, '')
    .replace(/^\/\/(?=[^/])/, '')
    .replace(/^\/{2,}/, '/');
}

/** The error's own message would repeat the address, which may hold a password. */
function postgresUrl(given: string): URL {
  const url = URL.parse(given);
  if (url === null) {
    throw new StoreError(
      'DATABASE_URL cannot be read. It should be postgres://user:password@host:port/database, with special characters of the password percent-encoded (@ is %40, / is %2F).',
    );
  }
  return url;
}

/**
 * Reads a store's address: a path, `sqlite:path`, `file:path`, `:memory:`, or `postgres://user:password@host/database`.
 *
 * @throws StoreError where it is none of these.
 */
export function parseStoreAddress(url: string): StoreAddress {
  const given = url.trim();
  const [, scheme] = SCHEME.exec(given) ?? [];
  switch (scheme?.toLowerCase()) {
    case undefined:
    case 'file':
    case 'sqlite': {
      const path = scheme === undefined ? given : withoutScheme(given);
      if (path === '')
        throw new StoreError('DATABASE_URL names no file. Set it to a path such as data/verbatim.sqlite.');
      return path === ':memory:' ? { kind: 'memory' } : { kind: 'file', path };
    }
    case 'postgres':
    case 'postgresql':
      return { kind: 'postgres', url: postgresUrl(given) };
    default:
      // What stands behind the scheme may hold a password: it is not repeated.
      throw new StoreError(
        `DATABASE_URL begins with ${scheme}:, which is not understood. Set it to a file such as data/verbatim.sqlite, or to postgres://….`,
      );
  }
}
