import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { failureOf, inWords } from '../../../src/platforms/slack/failure.ts';

const refusal = (error: string, more: object = {}) => new WebAPIPlatformError({ ok: false, error, ...more });

const transport = (code: string) =>
  new WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));

describe('what a failed call means', () => {
  it('takes Slack’s error codes for a refusal, with the missing scope', () => {
    expect(failureOf(refusal('not_in_channel'))).toEqual({ kind: 'refused', code: 'not_in_channel' });
    expect(failureOf(refusal('missing_scope', { needed: 'channels:history' }))).toEqual({
      kind: 'refused',
      code: 'missing_scope',
      needed: 'channels:history',
    });
  });

  it.each(['fatal_error', 'internal_error', 'service_unavailable'])(
    'does not take %s for a refusal: part of it may have been done',
    (code) => {
      expect(failureOf(refusal(code))).toEqual({ kind: 'unknown', detail: code });
    },
  );

  it('does not take a proxy’s page for a refusal, and repeats nothing of it', () => {
    const failure = failureOf(refusal('<html>Bad gateway token=abc</html>'));
    expect(failure.kind).toBe('unknown');
    expect(inWords(failure)).not.toContain('abc');
  });

  it('reads how long to wait, also where Slack names no time', () => {
    expect(failureOf(new WebAPIRateLimitedError(7))).toEqual({ kind: 'limited', retryAfter: 7_000 });
    expect(failureOf(refusal('ratelimited'))).toEqual({ kind: 'limited', retryAfter: 60_000 });
    expect(failureOf(refusal('ratelimited', { response_metadata: { retryAfter: 3 } }))).toEqual({
      kind: 'limited',
      retryAfter: 3_000,
    });
  });

  it('is sure that nothing left where the connection was never made, and says why it was not', () => {
    expect(failureOf(transport('EAI_AGAIN'))).toEqual({ kind: 'unreachable', detail: 'EAI_AGAIN' });
    expect(failureOf(transport('ECONNRESET'))).toEqual({
      kind: 'unknown',
      detail: 'the connection ended before the answer',
    });
  });

  it('is sure of several attempts only where none of them connected', () => {
    const attempt = (code: string) => Object.assign(new Error(code), { code });
    const several = (...codes: readonly string[]) =>
      new WebAPIRequestError(
        new TypeError('fetch failed', { cause: new AggregateError(codes.map(attempt)) }),
      );
    expect(failureOf(several('ECONNREFUSED', 'ENOTFOUND')).kind).toBe('unreachable');
    expect(failureOf(several('ECONNREFUSED', 'ECONNRESET')).kind).toBe('unknown');
  });

  it('is not sure after a timeout or a server error, and is after a client error', () => {
    const late = new WebAPIRequestError(new DOMException('The operation timed out', 'TimeoutError'));
    expect(inWords(failureOf(late))).toBe('no answer in time');
    expect(failureOf(late).kind).toBe('unknown');
    expect(failureOf(new WebAPIHTTPError(503, 'Unavailable', {}, '')).kind).toBe('unknown');
    expect(failureOf(new WebAPIHTTPError(404, 'Not Found', {}, ''))).toEqual({
      kind: 'refused',
      code: 'HTTP 404',
    });
  });

  it('never repeats an error’s message, which may hold a token', () => {
    const leaky = new WebAPIRequestError(new TypeError('Headers.append: "Bearer xoxb-1-secret" is invalid'));
    expect(JSON.stringify(failureOf(leaky))).not.toContain('secret');
  });
});
