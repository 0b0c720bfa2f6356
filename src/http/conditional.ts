// ETags: `"<version>-<hash of the representation>"`, of lists the hash alone. If-Match looks at the version alone, so that a
// change of stock, which is part of a product's representation, does not stop an editor;
// If-None-Match looks at the whole.
import { hash } from 'node:crypto';

/** @param text the serialised representation */
export function etagOf(version: number | undefined, text: string): string {
  const digest = hash('sha1', text, 'base64url');
  return version === undefined ? `"${digest}"` : `"${version}-${digest.slice(0, 10)}"`;
}

const tagsOf = (header: string) => header.split(',').map((tag) => tag.trim());

/**
 * @returns a function that checks a version against If-Match. Every version matches if the header is
 *   absent. Weak tags never match (RFC 9110, section 13.1.1)
 */
export function ifMatch(header: string | undefined): (version: number) => boolean {
  if (header === undefined || header.trim() === '*') return () => true;
  const tags = tagsOf(header);
  return (version) => tags.some((tag) => tag === `"${version}"` || tag.startsWith(`"${version}-`));
}

/** Whether the client already holds the representation. */
export function holdsCurrent(header: string | undefined, etag: string): boolean {
  return (
    header !== undefined &&
    (header.trim() === '*' || tagsOf(header).some((tag) => tag.replace(/^W\//, '') === etag))
  );
}
