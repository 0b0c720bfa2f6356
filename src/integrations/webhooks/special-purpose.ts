// Address blocks that are not the public Internet: the IANA special-purpose registries of IPv4 and
// IPv6, every block that is not "Globally Reachable", and blocks that lead to other addresses.
// Written from the RFCs that these registries cite; not compared with the registries entry by entry:
//   https://www.iana.org/assignments/iana-ipv4-special-registry (RFC 6890 and its updates)
//   https://www.iana.org/assignments/iana-ipv6-special-registry
//   https://www.iana.org/assignments/multicast-addresses (RFC 5771), RFC 1112 section 4 (class E)

/** By block, its name in the registry. */
export const specialPurpose: Record<string, string> = {
  '0.0.0.0/8': 'This network (RFC 791)',
  '10.0.0.0/8': 'Private use (RFC 1918)',
  '100.64.0.0/10': 'Shared address space (RFC 6598)',
  '127.0.0.0/8': 'Loopback (RFC 1122)',
  '169.254.0.0/16': 'Link local (RFC 3927), cloud metadata',
  '172.16.0.0/12': 'Private use (RFC 1918)',
  '192.0.0.0/24': 'IETF protocol assignments (RFC 6890)',
  '192.0.2.0/24': 'Documentation, TEST-NET-1 (RFC 5737)',
  '192.31.196.0/24': 'AS112-v4 (RFC 7535)',
  '192.52.193.0/24': 'AMT (RFC 7450)',
  '192.88.99.0/24': 'Deprecated 6to4 relay anycast (RFC 7526)',
  '192.168.0.0/16': 'Private use (RFC 1918)',
  '192.175.48.0/24': 'Direct delegation AS112 service (RFC 7534)',
  '198.18.0.0/15': 'Benchmarking (RFC 2544)',
  '198.51.100.0/24': 'Documentation, TEST-NET-2 (RFC 5737)',
  '203.0.113.0/24': 'Documentation, TEST-NET-3 (RFC 5737)',
  '224.0.0.0/4': 'Multicast (RFC 5771)',
  '240.0.0.0/4': 'Reserved (RFC 1112), limited broadcast (RFC 8190)',
  '::1/128': 'Loopback address (RFC 4291)',
  '::/128': 'Unspecified address (RFC 4291)',
  '::ffff:0:0/96': 'IPv4-mapped addresses (RFC 4291)',
  '64:ff9b::/96': 'IPv4-IPv6 translation (RFC 6052)',
  '64:ff9b:1::/48': 'IPv4-IPv6 translation (RFC 8215)',
  '100::/64': 'Discard-only address block (RFC 6666)',
  '100:0:0:1::/64': 'Dummy IPv6 prefix (RFC 9780)',
  '2001::/23': 'IETF protocol assignments, Teredo, ORCHID (RFC 2928)',
  '2001:db8::/32': 'Documentation (RFC 3849)',
  '2002::/16': '6to4 (RFC 3056)',
  '2620:4f:8000::/48': 'Direct delegation AS112 service (RFC 7534)',
  '3fff::/20': 'Documentation (RFC 9637)',
  '5f00::/16': 'Segment routing SIDs (RFC 9602)',
  'fc00::/7': 'Unique local (RFC 4193), metadata of Amazon EC2',
  'fe80::/10': 'Link-local unicast (RFC 4291)',
  'fec0::/10': 'Deprecated site-local (RFC 3879)',
  'ff00::/8': 'Multicast (RFC 4291)',
};

/** Metadata and platform services of clouds that have an address outside these blocks. */
export const cloudMetadata: Record<string, string> = {
  '168.63.129.16/32':
    'Microsoft Azure platform (learn.microsoft.com, "What is IP address 168.63.129.16?")',
};
