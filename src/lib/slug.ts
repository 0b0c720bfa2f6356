// Names as they stand in addresses.

/** @returns `Küche & Bad` as `kuche-bad`; `item` where nothing is left */
export function slugify(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 200)
    .replaceAll(/^-+|-+$/g, '');
  return slug || 'item';
}
