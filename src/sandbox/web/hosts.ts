/**
 * The names under which the page may be asked for.
 *
 * A page of another site can make the browser resolve a name of its own to this machine (DNS rebinding). It cannot
 * make the browser send another Host or Origin than that name, so these two are held to the names we know.
 */
import { BlockList, isIP } from 'node:net';

/** Where the page listens. */
export interface Place {
  /** A name or an address of this machine. */
  readonly host: string;
  readonly port: number;
}

/** The names of this machine that lead nowhere else. */
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** Addresses that stand for every address of the machine. */
const EVERY_ADDRESS = ['0.0.0.0', '::'];

/** A host as it stands in an address: IPv6 in brackets. */
const written = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host);

/** The host under which the printed address names the page. */
const shownHost = (host: string): string => (EVERY_ADDRESS.includes(host) ? '127.0.0.1' : written(host));

/** Addresses that no other machine can name: loopback, and those of one link, which a browser takes with a zone alone. */
const NOT_ELSEWHERE = new BlockList();
NOT_ELSEWHERE.addSubnet('127.0.0.0', 8, 'ipv4');
NOT_ELSEWHERE.addSubnet('169.254.0.0', 16, 'ipv4');
NOT_ELSEWHERE.addAddress('::1', 'ipv6');
NOT_ELSEWHERE.addSubnet('fe80::', 10, 'ipv6');

/** Whether other machines may reach a host by this name. */
function isElsewhere(host: string): boolean {
  const family = isIP(host);
  if (family === 0) return host.toLowerCase() !== 'localhost';
  return !NOT_ELSEWHERE.check(host, family === 4 ? 'ipv4' : 'ipv6');
}

/** The host by which other machines may reach the page, an IPv4 address rather than another; `undefined` where none does. */
function networkHost(host: string, addresses: readonly string[]): string | undefined {
  const names = (EVERY_ADDRESS.includes(host) ? addresses : [host]).filter(isElsewhere);
  const name = names.find((address) => isIP(address) === 4) ?? names[0];
  return name === undefined ? undefined : written(name);
}

/** The names that may stand in a `Host` header, in lower case, with the port where it is not HTTP's own. */
export class Hosts {
  readonly #allowed: ReadonlySet<string>;
  /** The page's address without a path: `http://127.0.0.1:3000`. */
  readonly origin: string;
  /** The same as other machines may reach it; absent where it is this machine's alone. */
  readonly networkOrigin?: string;

  /**
   * @param addresses the machine's own addresses, which count where it listens on all of them. No name can be
   * made to look like one of them.
   */
  constructor({ host, port }: Place, addresses: readonly string[] = []) {
    const names = [
      ...LOOPBACK,
      written(host),
      ...(EVERY_ADDRESS.includes(host) ? addresses.map(written) : []),
    ];
    const withPort = names.map((name) => `${name.toLowerCase()}:${port}`);
    this.#allowed = new Set([...withPort, ...(port === 80 ? names.map((name) => name.toLowerCase()) : [])]);
    const originOf = (name: string) => `http://${name}${port === 80 ? '' : `:${port}`}`;
    this.origin = originOf(shownHost(host));
    const network = networkHost(host, addresses);
    if (network !== undefined) this.networkOrigin = originOf(network);
  }

  /** Whether a `Host` header names this page. */
  isHost(header: string | undefined): header is string {
    return header !== undefined && this.#allowed.has(header.toLowerCase());
  }

  /** Whether an `Origin` header is that of this page, as it was asked for under `host`. */
  isOrigin(header: string | undefined, host: string): boolean {
    return header?.toLowerCase() === `http://${host.toLowerCase()}`;
  }
}
