/**
 * What it means that a call of Slack's Web API, or of a response URL, failed: what is certain, what is not.
 */
import { RespondError } from '@slack/bolt';
import {
  type WebAPIPlatformError as PlatformError,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { neverConnected, rootsOf } from './never-connected.ts';

/** How a call failed. Nothing in it holds a token, an address with a secret, or what people typed. */
export type Failure =
  /** Slack said no and did nothing. `needed` is the missing scope, where it is one. */
  | { readonly kind: 'refused'; readonly code: string; readonly needed?: string }
  /** Too many calls; nothing was done. `retryAfter` in milliseconds. */
  | { readonly kind: 'limited'; readonly retryAfter: number }
  /** No connection was ever made, so nothing was done. */
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** The request left and no clear answer came: it may have been carried out. */
  | { readonly kind: 'unknown'; readonly detail: string };

/** Slack's shortest unit of patience, used where it names none. Milliseconds. */
export const DEFAULT_RETRY_AFTER = 60_000;

/**
 * Answers after which, by Slack's own words, some part of the operation may have succeeded.
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
const UNCERTAIN = new Set(['fatal_error', 'internal_error', 'service_unavailable']);

/** Slack did not take the call, and the same call may be taken a little later. */
const NOT_TAKEN = new Set(['request_timeout', 'team_added_to_org']);

const LIMITED = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);

function stringOf(value: object, key: string): string | undefined {
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' ? found : undefined;
}

/** The first code that is none of the SDK's own. */
function codeOf(error: unknown): string | undefined {
  return rootsOf(error)
    .map((root) => stringOf(root, 'code'))
    .find((code) => code !== undefined && !code.startsWith('slack_'));
}

/** Codes of a connection that broke off under a request. */
const ENDED = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

function transportFailure(error: unknown): Failure {
  const code = codeOf(error) ?? (error instanceof Error ? error.name : 'an unknown error');
  const detail = ENDED.has(code) ? 'the connection ended before the answer' : code;
  return { kind: neverConnected(error) ? 'unreachable' : 'unknown', detail };
}

function platformFailure({ data }: PlatformError): Failure {
  const code = data.error;
  // A proxy's page in place of Slack's JSON is handed to us as if it were an error code.
  if (!/^[a-z0-9_]{1,80}$/.test(code)) return { kind: 'unknown', detail: 'an answer that is not Slack’s' };
  if (LIMITED.has(code)) {
    const seconds = data.response_metadata?.retryAfter;
    return { kind: 'limited', retryAfter: seconds === undefined ? DEFAULT_RETRY_AFTER : seconds * 1_000 };
  }
  if (UNCERTAIN.has(code)) return { kind: 'unknown', detail: code };
  if (NOT_TAKEN.has(code)) return { kind: 'unreachable', detail: code };
  const needed = stringOf(data, 'needed');
  return { kind: 'refused', code, ...(needed === undefined ? {} : { needed }) };
}

/** Reads an error that a Web API call ended with. */
export function failureOf(error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'limited', retryAfter: error.retryAfter * 1_000 };
  if (error instanceof WebAPIPlatformError) return platformFailure(error);
  if (error instanceof WebAPIHTTPError || error instanceof RespondError) {
    const code = `HTTP ${error.statusCode}`;
    const isCertain = error.statusCode >= 400 && error.statusCode < 500 && error.statusCode !== 408;
    return isCertain ? { kind: 'refused', code } : { kind: 'unknown', detail: code };
  }
  return transportFailure(error instanceof WebAPIRequestError ? error.original : error);
}

/** A failure in a few words, for logs and reasons. */
export function inWords(failure: Failure): string {
  switch (failure.kind) {
    case 'refused':
      return failure.needed === undefined ? failure.code : `${failure.code}: ${failure.needed}`;
    case 'limited':
      return `too many requests, again in ${Math.ceil(failure.retryAfter / 1_000)} s`;
    case 'unreachable':
      return failure.detail;
    case 'unknown':
      return failure.detail === 'TimeoutError' ? 'no answer in time' : failure.detail;
  }
}
