/** A web on this machine: servers on loopback, and a directory of names that leads to them. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFetch, type Fetch, type FetchParts } from '../../src/drafting/fetching/fetch.ts';
import type { Endpoint } from '../../src/drafting/fetching/fetch-target.ts';

const LOOPBACK = '127.0.0.1';

/** A server that remembers what it was asked. */
export interface Site {
  readonly port: number;
  readonly requests: readonly IncomingMessage[];
}

/** The web: sites are closed with it. */
export class Web {
  readonly #servers: Server[] = [];
  readonly #permitted: Endpoint[] = [];
  /** What names lead to, each time they are resolved; the last stays. */
  readonly names = new Map<string, (readonly string[])[]>();
  /** Every name that was resolved, in order. */
  readonly resolved: string[] = [];

  /** Opens a site that may be fetched although it is on loopback. */
  async open(listener: RequestListener): Promise<Site> {
    const site = await this.openForbidden(listener);
    this.#permitted.push({ address: LOOPBACK, port: site.port });
    return site;
  }

  /** Opens a site that may not be fetched: nothing permits its port. */
  async openForbidden(listener: RequestListener): Promise<Site> {
    const requests: IncomingMessage[] = [];
    const server = createServer((request, response) => {
      requests.push(request);
      listener(request, response);
    });
    await this.listen(server);
    return { port: portOf(server), requests };
  }

  /** Has a server of any kind listen on loopback, until the web closes. */
  async listen(server: Server): Promise<void> {
    this.#servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  }

  /** Lets a port on loopback be fetched. */
  permit(port: number): void {
    this.#permitted.push({ address: LOOPBACK, port });
  }

  /** Has a name lead to addresses: to the first ones when it is resolved first, and so on. */
  name(host: string, ...answers: (readonly string[])[]): void {
    this.names.set(host, answers);
  }

  /** What fetches from this web alone. */
  fetch(parts: Partial<FetchParts> = {}): Fetch {
    return createFetch({
      resolve: async (host) => this.#resolve(host),
      permitted: this.#permitted,
      ...parts,
    });
  }

  #resolve(host: string): readonly string[] {
    this.resolved.push(host);
    const answers = this.names.get(host);
    if (answers === undefined) throw new Error(`No such host: ${host}`);
    return (answers.length > 1 ? answers.shift() : answers[0]) ?? [];
  }

  async close(): Promise<void> {
    await Promise.all(
      this.#servers.splice(0).map(
        (server) =>
          new Promise<void>((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
          }),
      ),
    );
    this.#permitted.length = 0;
    this.names.clear();
    this.resolved.length = 0;
  }
}

/** The port a server listens on. */
export function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
