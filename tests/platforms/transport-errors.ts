/** How requests fail on their way, as Node tells it: with a code and, for what the system said, its call. */

/** An error as Node makes it. */
export interface TransportError {
  readonly code: string;
  readonly syscall?: 'getaddrinfo' | 'connect' | 'read' | 'write';
}

/** The connection was never made: surely nothing left. */
export const NEVER_CONNECTED: readonly TransportError[] = [
  { code: 'ENOTFOUND', syscall: 'getaddrinfo' },
  { code: 'EAI_AGAIN', syscall: 'getaddrinfo' },
  { code: 'EAI_FAIL', syscall: 'getaddrinfo' },
  { code: 'ECONNREFUSED', syscall: 'connect' },
  { code: 'EHOSTUNREACH', syscall: 'connect' },
  { code: 'ENETUNREACH', syscall: 'connect' },
  { code: 'ENETDOWN', syscall: 'connect' },
  { code: 'ETIMEDOUT', syscall: 'connect' },
  { code: 'ECONNREFUSED' },
  { code: 'ENOTFOUND' },
  { code: 'EAI_AGAIN' },
  { code: 'EAI_FAIL' },
  { code: 'UND_ERR_CONNECT_TIMEOUT' },
  { code: 'CERT_HAS_EXPIRED' },
  { code: 'CERT_NOT_YET_VALID' },
  { code: 'CERT_REVOKED' },
  { code: 'CERT_UNTRUSTED' },
  { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
  { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
  { code: 'SELF_SIGNED_CERT_IN_CHAIN' },
  { code: 'UNABLE_TO_GET_ISSUER_CERT' },
  { code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' },
  { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
];

/** The connection may have been open: the request may have been carried out. */
export const PERHAPS_CARRIED_OUT: readonly TransportError[] = [
  { code: 'ECONNRESET', syscall: 'read' },
  { code: 'EHOSTUNREACH', syscall: 'read' },
  { code: 'ENETUNREACH', syscall: 'write' },
  { code: 'ETIMEDOUT', syscall: 'read' },
  { code: 'EPIPE', syscall: 'write' },
  { code: 'ECONNRESET' },
  { code: 'EHOSTUNREACH' },
  { code: 'ENETUNREACH' },
  { code: 'ENETDOWN' },
  { code: 'ETIMEDOUT' },
  { code: 'UND_ERR_SOCKET' },
  { code: 'UND_ERR_HEADERS_TIMEOUT' },
  { code: 'UND_ERR_BODY_TIMEOUT' },
];

/** Such an error. */
export function failed(how: TransportError): Error {
  return Object.assign(new Error(`${how.syscall ?? 'request'} ${how.code}`), how);
}

/** As `fetch` tells of it: behind a cause, one for each address that was tried. */
export function fetchFailed(...attempts: readonly TransportError[]): Error {
  const [first, ...more] = attempts.map(failed);
  return new TypeError('fetch failed', {
    cause: more.length > 0 ? new AggregateError([first, ...more]) : first,
  });
}
