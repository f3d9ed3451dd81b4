/**
 * Whether a request surely never left, because its connection was never made. Whatever is not surely so counts as
 * a request that may have been carried out.
 */

/** What the system was doing: each of these is over before the first byte of a request can leave. */
const BEFORE_A_REQUEST = new Set<unknown>(['getaddrinfo', 'connect']);

/**
 * Codes that mean the same by themselves. Not those that an open connection may end with, too, such as EHOSTUNREACH
 * and ETIMEDOUT: of these only the system call tells.
 */
const NEVER_CONNECTED = new Set<unknown>([
  // Looking up the name, and a port at which nobody listens.
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'ECONNREFUSED',
  // Of undici, which discord.js makes its requests with: https://undici.nodejs.org/#/docs/api/Errors
  'UND_ERR_CONNECT_TIMEOUT',
  // A certificate that is not accepted: https://nodejs.org/api/tls.html#x509-certificate-error-codes
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

function isBeforeARequest(cause: Error): boolean {
  const syscall = 'syscall' in cause ? cause.syscall : undefined;
  const code = 'code' in cause ? cause.code : undefined;
  return BEFORE_A_REQUEST.has(syscall) || NEVER_CONNECTED.has(code);
}

/** What an error comes of at last: its innermost cause, or one for each address that was tried. */
function rootsOf(error: unknown): readonly Error[] {
  if (!(error instanceof Error)) return [];
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.flatMap(rootsOf);
  const deeper = rootsOf(error.cause);
  return deeper.length > 0 ? deeper : [error];
}

/** Whether a request failed before its connection was made, at every address that was tried. */
export function neverConnected(error: unknown): boolean {
  const roots = rootsOf(error);
  return roots.length > 0 && roots.every(isBeforeARequest);
}
