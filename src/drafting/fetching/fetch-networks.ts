/**
 * Which network addresses belong to the public internet. Everything else is somebody's own: a private network, this
 * machine, a cloud's metadata service; what an outsider's link or redirect leads to must never be read from there.
 */
import { BlockList, isIP } from 'node:net';

/**
 * What is not public in IPv4: the entries of IANA's registry of special-purpose addresses that are not globally
 * reachable (RFC 6890 and its updates), multicast (RFC 5771), the retired relays of 6to4 (RFC 7526), and the address at
 * which Azure serves a machine its own metadata, although it lies among the public ones.
 */
const NOT_PUBLIC_4: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/**
 * IPv6 has one block of global unicast addresses (RFC 4291). Loopback, link-local, unique-local, multicast,
 * IPv4-mapped and NAT64 addresses all lie outside it.
 */
const GLOBAL_6 = ['2000::', 3] as const;

/**
 * What is not public within it: protocol assignments with Teredo, benchmarking and ORCHID (2001::/23), documentation
 * (2001:db8::/32, 3fff::/20), and 6to4 (2002::/16), which carries an IPv4 address of any kind.
 */
const NOT_PUBLIC_6: readonly (readonly [network: string, prefix: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

function blockList(subnets: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of subnets) list.addSubnet(network, prefix, family);
  return list;
}

const notPublic4 = blockList(NOT_PUBLIC_4, 'ipv4');
const global6 = blockList([GLOBAL_6], 'ipv6');
const notPublic6 = blockList(NOT_PUBLIC_6, 'ipv6');

/**
 * Whether an address is one of the public internet.
 *
 * @param address IPv4 or IPv6, without brackets, as a resolver gives it. What is neither is not public, nor is one with
 *   a zone (`fe80::1%eth0`): it means something on this machine alone.
 */
export function isPublic(address: string): boolean {
  if (address.includes('%')) return false;
  switch (isIP(address)) {
    case 4:
      return !notPublic4.check(address, 'ipv4');
    case 6:
      return global6.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6');
    default:
      return false;
  }
}
