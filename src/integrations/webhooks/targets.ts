// Where a webhook may go: not to this machine and not into a private network, whatever its name says
// and whatever that name leads to (OWASP, Server-Side Request Forgery Prevention Cheat Sheet).
import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { cloudMetadata, specialPurpose } from './special-purpose.js';

/** An address that a webhook must not go to. */
export class TargetNotAllowed extends Error {}

const blocks = Object.keys({ ...specialPurpose, ...cloudMetadata }).map((block) =>
  ipaddr.parseCIDR(block),
);
/** Of IPv6 nothing else is allocated (IANA, Internet Protocol Version 6 Address Space). */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Whether an address is on the public Internet. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  // An IPv4-mapped IPv6 address is judged by the IPv4 address in it.
  const address = ipaddr.process(text);
  const isSpecial = blocks.some(
    ([network, bits]) =>
      network.kind() === address.kind() && address.match([network, bits] as never),
  );
  if (isSpecial) return false;
  return !(address instanceof ipaddr.IPv6) || address.match(globalUnicast);
}

/**
 * What can be told without asking for the name's addresses.
 *
 * @param url absolute
 * @param privateTargets whether the operator allows http and private networks
 * @param allowsHttp whether http is enough for public addresses too
 * @returns why it is not allowed, or undefined
 */
export function whyNotAllowed(
  url: string,
  privateTargets: boolean,
  allowsHttp = false,
): string | undefined {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return 'The address is no URL.';
  }
  const { protocol, hostname, port, hash } = parsed;
  if (protocol !== 'https:' && protocol !== 'http:') return 'The address is not https.';
  const authority = /^https?:\/\/([^/?#\\]*)/i.exec(url)?.[1] ?? '';
  if (authority === '') return 'The address names no host.';
  if (authority.includes('@')) return 'The address must not hold a user or a password.';
  if (hash !== '') return 'The address must not have a fragment.';
  if (port === '0') return 'There is no port 0.';
  const host = hostname.replace(/^\[|\]$/g, '');
  const isAddress = ipaddr.isValid(host);
  if (!isAddress && !isName(host)) return `The name ${host.slice(0, 100)} is not one of a host.`;
  if (privateTargets) return undefined;
  if (protocol !== 'https:' && !allowsHttp) return 'The address is not https.';
  if (isAddress)
    return isPublicAddress(host) ? undefined : `The address ${host} is not a public one.`;
  return isPrivateName(host) ? `The name ${host} is not a public one.` : undefined;
}

/** RFC 1035, section 2.3.4: labels of up to 63 characters, 253 in all; one dot may end it. */
const isName = (host: string) =>
  host.length <= 254 && /^[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?$/i.test(host);

/** Names without a dot, and those that are set aside for private use (RFC 6761, RFC 6762, RFC 8375). */
const isPrivateName = (host: string) =>
  !/[^.]\.[^.]/.test(host) ||
  /\.(localhost|local|localdomain|internal|intranet|lan|corp|home|private|svc|home\.arpa)\.?$/i.test(
    host,
  );

/**
 * Looks a name up for a connection that is about to be made, and lets it have public addresses only.
 * The connection goes to the very addresses that were looked at, so that a name cannot lead
 * elsewhere between the look and the call.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0);
    const allowed = addresses.filter(({ address }) => isPublicAddress(address));
    const [first] = allowed;
    if (!first) {
      // Without the address: what names mean in here is nobody's business out there.
      return callback(new TargetNotAllowed(`${hostname} leads to no public address.`), '', 0);
    }
    if (options.all) callback(null, allowed);
    else callback(null, first.address, first.family);
  });
};
