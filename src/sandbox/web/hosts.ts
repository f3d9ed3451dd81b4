/**
 * The names under which the page may be asked for.
 *
 * A page of another site can make the browser resolve a name of its own to this machine (DNS rebinding). It cannot
 * make the browser send another Host or Origin than that name, so these two are held to the names we know.
 */
import { isIP } from 'node:net';

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

/** The names that may stand in a `Host` header, in lower case, with the port where it is not HTTP's own. */
export class Hosts {
  readonly #allowed: ReadonlySet<string>;
  /** The page's address without a path: `http://127.0.0.1:3000`. */
  readonly origin: string;

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
    this.origin = `http://${shownHost(host)}${port === 80 ? '' : `:${port}`}`;
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
