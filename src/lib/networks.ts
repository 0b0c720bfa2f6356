// Networks that requests come from, as rate limits and sessions count and show them.
import ipaddr from 'ipaddr.js';

/** Bits of an IPv6 address that name a customer's network; its owner has all addresses in it (RFC 6177). */
const networkBits = 64;

/** Returns an IPv4 address as it is, and the /64 network of an IPv6 address. */
export function networkOf(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip;
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(
    `${address.toNormalizedString()}/${networkBits}`,
  ).toString();
}
