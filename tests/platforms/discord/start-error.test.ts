import { GatewayCloseCodes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { startErrorOf } from '../../../src/platforms/discord/start-error.ts';

describe('why a start failed', () => {
  it('is the token where the gateway says so', () => {
    const error = startErrorOf(new Error('Authentication failed'), GatewayCloseCodes.AuthenticationFailed);
    expect(error.message).toMatch(/DISCORD_TOKEN/);
  });

  it('tells when the bot may connect again', () => {
    const words =
      'Not enough sessions remaining to spawn 1 shards; only 0 remaining; resets at 2026-01-05T09:00:00.000Z';
    expect(startErrorOf(new Error(words), undefined).message).toContain('2026-01-05T09:00:00.000Z');
  });

  it.each(['ECONNRESET', 'EAI_AGAIN', 'UND_ERR_SOCKET', 'SELF_SIGNED_CERT_IN_CHAIN'])(
    'may pass where the network is to blame (%s)',
    (code) => {
      const error = startErrorOf(Object.assign(new Error(code), { code }), undefined);
      expect(error.mayPass).toBe(true);
      expect(error.message).toContain(code);
    },
  );

  it('does not pass by itself where Discord refuses', () => {
    expect(startErrorOf(new Error('closed'), GatewayCloseCodes.InvalidIntents).mayPass).toBe(false);
  });

  it('never repeats the words of an error it does not know', () => {
    expect(startErrorOf(new Error('a secret'), 4_999).message).not.toContain('secret');
  });
});
