/**
 * What PostgreSQL, or the way there, refuses, in words that help. Neither the address nor the password is repeated:
 * the errors themselves may name them, so that they are not passed on as a cause.
 */
import { StoreError } from './store-error.ts';

/** What `pg` says where a server has no encryption. It has no code of its own. */
const NO_ENCRYPTION = 'The server does not support SSL connections';

/** Codes of the network, of TLS, and of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const MEANINGS: ReadonlyMap<string, string> = new Map([
  [
    'ECONNREFUSED',
    'Nothing answers at the address in DATABASE_URL. Check host and port, and that PostgreSQL runs.',
  ],
  ['ENOTFOUND', 'The host in DATABASE_URL is not known. Check its name.'],
  ['EAI_AGAIN', 'The host in DATABASE_URL could not be looked up. Check the network.'],
  ['ENOENT', 'There is no PostgreSQL at the socket that DATABASE_URL names. Check that it runs.'],
  ['28P01', 'PostgreSQL does not accept the user or the password in DATABASE_URL.'],
  [
    '28000',
    'PostgreSQL does not let the user in DATABASE_URL in from here. Check its pg_hba.conf; if it insists on encryption, add ?sslmode=require.',
  ],
  ['3D000', 'PostgreSQL has no database of the name in DATABASE_URL. Create it first.'],
  [
    '42501',
    'The user in DATABASE_URL may not make tables there. Make it the owner of the database, or grant it CREATE on the schema.',
  ],
  ['42P07', 'The database in DATABASE_URL holds tables of another program. Make one for Verbatim alone.'],
  ['42703', 'The database in DATABASE_URL holds tables of another program. Make one for Verbatim alone.'],
  ['25006', 'The database in DATABASE_URL can only be read. Name the one that can be written to.'],
  ['53300', 'PostgreSQL has no connection left. Raise its limit, or end other programs that use it.'],
  ['57P03', 'PostgreSQL is starting or ending. Try again in a moment.'],
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    "The server's certificate is for another host than the one in DATABASE_URL.",
  ],
]);

/** Codes of certificates that cannot be verified. https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const UNVERIFIABLE = /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_)/;

/** Codes of a network that leads nowhere. */
const UNREACHABLE = /^(ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE)$/;

/** Messages of `pg` where an answer does not come, which have no code. */
const NO_ANSWER = /timeout|Connection terminated/i;

/** Whether a server that was asked for encryption has none. */
export function hasNoEncryption(error: unknown): boolean {
  return error instanceof Error && error.message === NO_ENCRYPTION;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** An error of PostgreSQL in words that help, where a person can mend it; every other error as it is. */
export function inWords(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const code = codeOf(error);
  const meaning = MEANINGS.get(code);
  if (meaning !== undefined) return new StoreError(meaning);
  if (hasNoEncryption(error)) {
    return new StoreError(
      'The PostgreSQL that DATABASE_URL names has no encryption, which the sslmode there asks for.',
    );
  }
  if (UNVERIFIABLE.test(code)) {
    return new StoreError(
      `The server's certificate cannot be verified (${code}). Name who signed it by sslrootcert in DATABASE_URL, or set sslmode=require to encrypt without verifying.`,
    );
  }
  if (UNREACHABLE.test(code) || (code === '' && NO_ANSWER.test(error.message))) {
    const detail = code === '' ? 'no answer' : code;
    return new StoreError(
      `The PostgreSQL that DATABASE_URL names cannot be reached (${detail}). Check host, port and network.`,
    );
  }
  return error;
}
