/**
 * Why a fetch failed, in sentences for an editor. What the network said is kept as the cause.
 */
import { ArticleError } from '../article.ts';

/** Codes of Node and OpenSSL that say a certificate is not right. */
const CERTIFICATE = /CERT|SELF_SIGNED|ISSUER|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL/;

/** The error's code, as Node sets it; that of the first attempt where several addresses were tried. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * What to tell of an error that ended a fetch.
 *
 * @param signal what limits the fetch: whether the time was over.
 */
export function failureOf(error: unknown, url: URL, signal: AbortSignal): ArticleError {
  // Once the time is over, whatever else is said of it is only what came of that.
  if (error instanceof ArticleError && !signal.aborted) return error;
  return new ArticleError(reasonFor(codeOf(error), url.hostname, signal), { cause: error });
}

function reasonFor(code: string, host: string, signal: AbortSignal): string {
  if (signal.aborted) return `${host} took too long to answer. Try again later.`;
  if (CERTIFICATE.test(code)) {
    return `${host} cannot show that it is who it says: its certificate is not valid. Look whether the address is right.`;
  }
  if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH' || code === 'ETIMEDOUT') {
    return `${host} cannot be reached. Look whether the address is right, and try again later.`;
  }
  if (code.startsWith('Z_') || code.startsWith('ERR_') || code.startsWith('HPE_')) {
    return `${host} sent an answer that cannot be read. Try again later.`;
  }
  return `The connection to ${host} broke off. Try again later.`;
}
