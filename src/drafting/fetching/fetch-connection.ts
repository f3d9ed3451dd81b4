/**
 * One request to one machine: the connection goes to a network address that was checked, and no name is resolved again.
 */
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Target } from './fetch-target.ts';

/** Header fields, by their names in lower case. */
export type Headers = Readonly<Record<string, string>>;

/** Gives the addresses that were checked to whoever asks for the host's. */
function pinned(addresses: readonly string[]): LookupFunction {
  const known = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, callback) => {
    const [first] = known;
    if (options.all === true) callback(null, known);
    else callback(null, first?.address ?? '', first?.family);
  };
}

/**
 * Sends a GET request. The name stays what the server is asked for (the Host field, TLS's server name and certificate);
 * with several addresses Node tries them in turn.
 *
 * @returns the answer as soon as its header is there. Its body must be read or destroyed.
 * @throws Error where the connection fails, or the signal's reason where it ends the request.
 */
export function send(
  { url, addresses }: Target,
  headers: Headers,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:';
  // An agent of its own: no connection is kept that another request might use without a check, and no proxy is asked.
  const agent = secure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false });
  const options = { agent, headers: { ...headers }, lookup: pinned(addresses), signal };
  return new Promise((resolve, reject) => {
    const request = secure ? requestHttps(url, options) : requestHttp(url, options);
    request.once('response', resolve);
    // Errors behind the first one have nobody to be told to: the answer's own reader sees that it breaks off.
    request.on('error', (error) => reject(signal.aborted ? signal.reason : error));
    request.end();
  });
}
