// Checks entries of TRUST_PROXY: the proxies whose X-Forwarded-* headers are trusted.
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Named ranges of Fastify (proxy-addr). */
export const namedRanges = ['loopback', 'linklocal', 'uniquelocal'];

/** Returns true for an address, a network such as 10.0.0.0/8, or a named range. */
export function isProxy(entry: string): boolean {
  const [address = '', bits] = entry.split('/');
  if (isIP(address) === 0) return namedRanges.includes(entry);
  return bits === undefined || (ipaddr.isValidCIDR(entry) && Number(bits) > 0);
}
