import { describe, expect, it } from 'vitest';
import { neverConnected } from '../../../src/platforms/discord/never-connected.ts';
import { failed, fetchFailed, NEVER_CONNECTED, PERHAPS_CARRIED_OUT } from '../transport-errors.ts';

const named = ({ code, syscall = '' }: { code: string; syscall?: string }) => `${syscall} ${code}`.trim();

describe('Whether a request to Discord surely never left', () => {
  it.each(NEVER_CONNECTED.map((how) => [named(how), how] as const))('is so after %s', (_name, how) => {
    expect(neverConnected(failed(how))).toBe(true);
    expect(neverConnected(fetchFailed(how))).toBe(true);
  });

  it.each(PERHAPS_CARRIED_OUT.map((how) => [named(how), how] as const))(
    'is not so after %s',
    (_name, how) => {
      expect(neverConnected(failed(how))).toBe(false);
      expect(neverConnected(fetchFailed(how))).toBe(false);
    },
  );

  it('is so where several addresses were tried and none of them connected', () => {
    const refused = { code: 'ECONNREFUSED', syscall: 'connect' } as const;
    expect(neverConnected(fetchFailed(refused, { code: 'ENETUNREACH', syscall: 'connect' }))).toBe(true);
    expect(neverConnected(fetchFailed(refused, { code: 'ECONNRESET', syscall: 'read' }))).toBe(false);
  });

  it('is not so after what is no failure on the way', () => {
    expect(neverConnected(new Error('a mistake'))).toBe(false);
    expect(neverConnected('ECONNREFUSED')).toBe(false);
    expect(neverConnected(undefined)).toBe(false);
  });
});
