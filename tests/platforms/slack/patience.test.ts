import { WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { patiently } from '../../../src/platforms/slack/patience.ts';
import { fetchFailed, type TransportError } from '../transport-errors.ts';

const away = (how: TransportError) => new WebAPIRequestError(fetchFailed(how));

/** Calls what fails with each error in turn and then succeeds. Returns how often it was called, and what it came to. */
async function attempts(...errors: readonly Error[]) {
  let calls = 0;
  const call = async () => {
    const error = errors[calls];
    calls += 1;
    if (error !== undefined) throw error;
    return 'done';
  };
  const result = await patiently(call, async () => undefined).catch((error: unknown) => error);
  return { calls, result };
}

describe('Patience at start', () => {
  it('tries again where Slack was not reached, or did not answer', async () => {
    const dns = away({ code: 'EAI_AGAIN', syscall: 'getaddrinfo' });
    expect(await attempts(dns, away({ code: 'ECONNRESET' }))).toEqual({ calls: 3, result: 'done' });
  });

  it('ends after three attempts', async () => {
    const refused = away({ code: 'ECONNREFUSED', syscall: 'connect' });
    expect(await attempts(refused, refused, refused, refused)).toEqual({ calls: 3, result: refused });
  });

  it('does not repeat what Slack refuses', async () => {
    const refusal = new WebAPIPlatformError({ ok: false, error: 'invalid_auth' });
    expect(await attempts(refusal)).toEqual({ calls: 1, result: refusal });
  });
});
