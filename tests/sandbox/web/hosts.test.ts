import { describe, expect, it } from 'vitest';
import { Hosts } from '../../../src/sandbox/web/hosts.ts';

const ADDRESSES = ['192.168.1.20', 'fe80::1'];

describe('The names of the page', () => {
  it('hold the one of the settings besides those of loopback', () => {
    const hosts = new Hosts({ host: 'Newsroom.local', port: 3000 }, ADDRESSES);
    expect(hosts.origin).toBe('http://Newsroom.local:3000');
    for (const name of ['newsroom.local:3000', 'NEWSROOM.LOCAL:3000', '127.0.0.1:3000', '[::1]:3000'])
      expect([name, hosts.isHost(name)]).toEqual([name, true]);
    for (const name of ['newsroom.local', '192.168.1.20:3000', 'newsroom.local:3001', undefined])
      expect([name, hosts.isHost(name)]).toEqual([name, false]);
  });

  it('hold every address of the machine where it listens on all of them, but no other name', () => {
    for (const host of ['0.0.0.0', '::']) {
      const hosts = new Hosts({ host, port: 3000 }, ADDRESSES);
      expect(hosts.origin).toBe('http://127.0.0.1:3000');
      expect(hosts.isHost('192.168.1.20:3000')).toBe(true);
      expect(hosts.isHost('[fe80::1]:3000')).toBe(true);
      expect(hosts.isHost('192.168.1.21:3000')).toBe(false);
      expect(hosts.isHost('evil.example:3000')).toBe(false);
    }
  });

  it('stand without the port where it is HTTP’s own', () => {
    const hosts = new Hosts({ host: '127.0.0.1', port: 80 });
    expect([hosts.origin, hosts.isHost('localhost'), hosts.isHost('localhost:80')]).toEqual([
      'http://127.0.0.1',
      true,
      true,
    ]);
  });

  it('make an origin only of the name that the page was asked for under', () => {
    const hosts = new Hosts({ host: '127.0.0.1', port: 3000 });
    expect(hosts.isOrigin('http://localhost:3000', 'localhost:3000')).toBe(true);
    for (const origin of ['http://127.0.0.1:3000', 'https://localhost:3000', 'null', undefined])
      expect([origin, hosts.isOrigin(origin, 'localhost:3000')]).toEqual([origin, false]);
  });

  it('tell where other machines reach it, and only where they can', () => {
    const networkOrigin = (host: string, addresses: readonly string[]) =>
      new Hosts({ host, port: 3000 }, addresses).networkOrigin;
    const own = ['127.0.0.1', '::1', 'fe80::1', '169.254.7.7', '2001:db8::20', '192.168.1.20'];
    expect(networkOrigin('0.0.0.0', own)).toBe('http://192.168.1.20:3000');
    expect(networkOrigin('::', own.slice(0, 5))).toBe('http://[2001:db8::20]:3000');
    expect(networkOrigin('0.0.0.0', own.slice(0, 4))).toBeUndefined();
    expect(networkOrigin('newsroom.local', own)).toBe('http://newsroom.local:3000');
    for (const host of ['127.0.0.1', '127.0.1.1', '::1', 'localhost'])
      expect([host, networkOrigin(host, own)]).toEqual([host, undefined]);
  });
});
