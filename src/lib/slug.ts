// Makes slugs of names.
import anyAscii from 'any-ascii';

/** @returns `Łódź & Küche` as `lodz-kuche`, `Ёлка` as `elka`; `item` where nothing is left */
export function slugify(name: string): string {
  const words = name.normalize('NFKC').replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const slug = anyAscii(words)
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]/g, '')
    .slice(0, 200)
    .replaceAll(/^-+|-+$/g, '');
  return slug || 'item';
}
