// Networks that requests come from, as rate limits and sessions count and show them.
import ipaddr from 'ipaddr.js';

/** Bits of an IPv6 address that name a customer's network; its owner has all addresses in it (RFC 6177). */
const networkBits = 64;
/** Largest network that one site usually gets (RFC 6177). */
const siteBits = 48;

/** Returns an IPv4 address as it is, and the /64 network of an IPv6 address. */
export const networkOf = (ip: string): string => networkAddress(ip, networkBits);

/** Returns an IPv4 address as it is, and the /48 of an IPv6 address. */
export const siteOf = (ip: string): string => networkAddress(ip, siteBits);

/** Removes a port that a proxy added. Invalid addresses share one network. */
function networkAddress(ip: string, bits: number): string {
  const bare = /^\[(.*)\](?::\d+)?$|^([\d.]+):\d+$/.exec(ip);
  const text = bare?.[1] ?? bare?.[2] ?? ip;
  if (!ipaddr.isValid(text)) return 'unknown';
  const address = ipaddr.process(text);
  if (address.kind() === 'ipv4') return address.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${address.toNormalizedString()}/${bits}`).toString();
}
