import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPublic } from '../../../src/drafting/fetching/fetch-networks.ts';

const octet = fc.integer({ min: 0, max: 255 });
const dotted = (...octets: readonly number[]) => octets.join('.');

describe('A network address', () => {
  test.each([
    '8.8.8.8',
    '1.1.1.1',
    '93.184.216.34',
    '11.0.0.1',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '192.167.255.255',
    '169.253.0.1',
    '198.17.0.1',
    '198.20.0.1',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2a00:1450:4001:81b::200e',
    '2001:4860:4860::8888',
  ])('of the internet is public: %s', (address) => {
    expect(isPublic(address)).toBe(true);
  });

  test.each([
    '0.0.0.0',
    '0.1.2.3',
    '100.64.0.1',
    '100.127.255.255',
    '168.63.129.16',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.0.2.1',
    '192.88.99.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:2::1',
    '2001:10::1',
    '2001:20::1',
    '2001:db8::1',
    '2002:808:808::1',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '2606:4700:4700::1111%eth0',
    'localhost',
    '',
    '8.8.8',
    '08.8.8.8',
    ' 8.8.8.8',
    '[2606:4700:4700::1111]',
  ])('that is anything else is not: %s', (address) => {
    expect(isPublic(address)).toBe(false);
  });

  test('of a private network or of this machine never is', () => {
    fc.assert(
      fc.property(octet, octet, octet, (a, b, c) => {
        expect(isPublic(dotted(10, a, b, c))).toBe(false);
        expect(isPublic(dotted(127, a, b, c))).toBe(false);
        expect(isPublic(dotted(192, 168, b, c))).toBe(false);
        expect(isPublic(dotted(172, 16 + (a % 16), b, c))).toBe(false);
        expect(isPublic(dotted(100, 64 + (a % 64), b, c))).toBe(false);
      }),
    );
  });

  test('that carries an IPv4 address within it never is', () => {
    fc.assert(
      fc.property(octet, octet, octet, octet, (a, b, c, d) => {
        for (const prefix of ['::', '::ffff:', '64:ff9b::']) {
          expect(isPublic(`${prefix}${dotted(a, b, c, d)}`)).toBe(false);
        }
        const hex = (high: number, low: number) => (high * 256 + low).toString(16);
        expect(isPublic(`2002:${hex(a, b)}:${hex(c, d)}::1`)).toBe(false);
      }),
    );
  });
});
