/**
 * The names of hosts, asked of the system that the bot runs on.
 */
import { lookup } from 'node:dns/promises';
import type { Resolve } from './fetch-target.ts';

/** All addresses that the system has for a name, from its own list of hosts or from the network. */
export const systemResolver: Resolve = async (host) => {
  const found = await lookup(host, { all: true, order: 'verbatim' });
  return found.map(({ address }) => address);
};
