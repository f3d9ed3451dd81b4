/** What goes back over HTTP. */
import type { ServerResponse } from 'node:http';
import type { Refusal } from './refusal.ts';

/** A status, a body (a text is sent as such, anything else as JSON) and headers of its own. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The answer to too many requests.
 *
 * @param retryAfter seconds.
 */
export function limited(
  retryAfter: number,
  scope: 'user' | 'shared' | 'global',
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status: 429,
    body: {
      message: scope === 'shared' ? 'The resource is being rate limited.' : 'You are being rate limited.',
      retry_after: Math.ceil(retryAfter * 1_000) / 1_000,
      global: scope === 'global',
    },
    headers: {
      ...headers,
      'retry-after': seconds(retryAfter * 1_000),
      'x-ratelimit-scope': scope,
      ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : {}),
    },
  };
}

/** The answer to a request that was refused. */
export function refused(refusal: Refusal, headers: Readonly<Record<string, string>>): Answer {
  const { status, retryAfter } = refusal;
  const wait =
    retryAfter === undefined ? {} : { 'retry-after': seconds(retryAfter), 'x-ratelimit-scope': 'user' };
  return { status, body: refusal.body(), headers: { ...headers, ...wait } };
}

/** Milliseconds as a header's whole seconds, rounded up. */
export const seconds = (milliseconds: number): string => String(Math.ceil(milliseconds / 1_000));

/** Sends an answer. */
export function send(response: ServerResponse, answer: Answer): void {
  const headers = { ...answer.headers, via: '1.1 sandbox' };
  if (answer.body === undefined) {
    response.writeHead(answer.status, headers).end();
    return;
  }
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  const type = typeof answer.body === 'string' ? 'text/plain' : 'application/json';
  response
    .writeHead(answer.status, { ...headers, 'content-type': type, 'content-length': Buffer.byteLength(text) })
    .end(text);
}
