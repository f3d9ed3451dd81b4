/**
 * Listening on a port that is asked for, or on one that is free.
 */
import type { Server } from 'node:http';

/** Which port to take: exactly one, one if it is free, or any. */
export type Ports = { readonly exactly: number } | { readonly preferably: number } | { readonly any: true };

function listenOn(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');

/**
 * Makes a server listen.
 *
 * @returns the port it has.
 * @throws Error of the system, such as `EADDRINUSE` where exactly that port is taken.
 */
export async function listen(server: Server, host: string, ports: Ports): Promise<number> {
  if ('exactly' in ports) return listenOn(server, host, ports.exactly);
  if ('any' in ports) return listenOn(server, host, 0);
  try {
    return await listenOn(server, host, ports.preferably);
  } catch (error) {
    if (!isTaken(error)) throw error;
    return listenOn(server, host, 0);
  }
}
