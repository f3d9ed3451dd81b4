/**
 * Clients for Slack's Web API that make each call once and say truthfully how it ended.
 */
import { type FetchFunction, WebClient } from '@slack/web-api';
import { DEFAULT_RETRY_AFTER } from './failure.ts';
import { boltLogger, type Log } from './log.ts';

/** The longest a call may take. Milliseconds. */
export const REQUEST_TIMEOUT = 10_000;

/**
 * Adds the Retry-After that a 429 should have: the SDK turns one without it into an error that says nothing.
 */
const fetchOnce: FetchFunction = async (url, init) => {
  const response = await fetch(url, init);
  if (response.status !== 429 || /^\d+$/.test(response.headers.get('retry-after') ?? '')) return response;
  const headers = new Headers(response.headers);
  headers.set('retry-after', String(DEFAULT_RETRY_AFTER / 1_000));
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
};

/** How to reach Slack. */
export interface ClientOptions {
  readonly token: string;
  /** Where the Web API is, where it is not slack.com. */
  readonly apiUrl?: string;
  readonly log: Log;
}

/**
 * A client without retries: the SDK's own would send a message a second time when a connection drops after
 * Slack took it, and its waiting for a rate limit would hide how long.
 */
export function createClient({ token, apiUrl, log }: ClientOptions): WebClient {
  return new WebClient(token, {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    fetch: fetchOnce,
    logger: boltLogger(log),
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: REQUEST_TIMEOUT,
  });
}
