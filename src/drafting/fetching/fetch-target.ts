/**
 * Where a request may go: the rules for an address as it is written, and for the machines that its name leads to.
 */
import { isIP } from 'node:net';
import { ArticleError } from '../article.ts';
import { isPublic } from './fetch-networks.ts';

/** A place on the network: an IP address without brackets, and a port. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/**
 * All network addresses of a host's name.
 *
 * @throws Error where it has none, or nobody can be asked.
 */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** What decides where requests may go. */
export interface TargetRules {
  readonly resolve: Resolve;
  /** Endpoints that may be reached although they are not public. For tests and trials on this machine; none else. */
  readonly permitted: readonly Endpoint[];
}

/** An address that may be fetched, with the machines it was found to lead to. */
export interface Target {
  readonly url: URL;
  /** The host without brackets. */
  readonly host: string;
  readonly port: number;
  /** At least one; every one was checked. */
  readonly addresses: readonly string[];
}

/** The longest address, in characters: longer ones are not links to an article, and servers refuse them. */
const LONGEST_ADDRESS = 2_000;

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/**
 * Reads an address as somebody typed it, or as a redirect names it.
 *
 * @param base what a relative address is relative to.
 * @throws ArticleError where it is none, or of a kind that is not fetched.
 */
export function parseAddress(written: string, base?: URL): URL {
  const text = written.trim();
  if (text.length > LONGEST_ADDRESS) {
    throw new ArticleError(
      `The address is longer than ${LONGEST_ADDRESS.toLocaleString('en')} characters. Use the article’s own, shorter address.`,
    );
  }
  const url = URL.parse(text, base?.href);
  if (url === null) {
    throw new ArticleError(
      'This is not an address of a page. Give a whole one, such as https://example.org/an-article.',
    );
  }
  if (DEFAULT_PORTS[url.protocol] === undefined) {
    throw new ArticleError(
      `Only addresses that begin with https:// or http:// are fetched, and this one begins with ${url.protocol} instead.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new ArticleError(
      'The address holds a name or a password in front of an @, and such addresses are not fetched. Give it without them.',
    );
  }
  return url;
}

function portOf(url: URL): number {
  return url.port === '' ? (DEFAULT_PORTS[url.protocol] ?? 0) : Number(url.port);
}

/**
 * Finds out which machines an address leads to, and whether it may be fetched from them.
 *
 * @throws ArticleError where it may not: another port than the usual one, an unknown host, or one of which any network
 *   address is not public.
 */
export async function findTarget(url: URL, { resolve, permitted }: TargetRules): Promise<Target> {
  const port = portOf(url);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const usual = port === DEFAULT_PORTS[url.protocol];
  if (!usual && !permitted.some((endpoint) => endpoint.port === port)) {
    throw new ArticleError(
      `The address names the port ${port}, and pages are fetched only from the usual ones (443 for https, 80 for http).`,
    );
  }
  const addresses = isIP(host) === 0 ? await addressesOf(host, resolve) : [host];
  const allowed = (address: string) =>
    permitted.some((endpoint) => endpoint.address === address && endpoint.port === port) ||
    (usual && isPublic(address));
  if (!addresses.every(allowed)) {
    throw new ArticleError(
      `${url.hostname} leads into a private network or to this machine, and nothing is fetched from there.`,
    );
  }
  return { url, host, port, addresses };
}

async function addressesOf(host: string, resolve: Resolve): Promise<readonly string[]> {
  let addresses: readonly string[];
  try {
    addresses = await resolve(host);
  } catch (cause) {
    throw new ArticleError(unknownHost(host), { cause });
  }
  if (addresses.length === 0) throw new ArticleError(unknownHost(host));
  return addresses;
}

function unknownHost(host: string): string {
  return `The site ${host} cannot be found. Look whether the address is spelled right, and try again.`;
}
