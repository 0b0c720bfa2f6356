// What a transaction has changed of what the public reads: noted while it runs, told by PostgreSQL to
// every process when it commits, and not at all when it does not.
import type { Ctx } from '../context.js';

export interface CatalogueChange {
  /** Ids of those that were added, changed or archived. */
  products: string[];
  /** Ids of products of which there is more or less. */
  stock: string[];
  /** Whether the tree or a category in it is another. */
  categories: boolean;
}

/** A notification of PostgreSQL holds 8,000 bytes; beyond this many ids it says that all may be changed. */
const mostIds = 150;

/** What NOTIFY sends. */
export type CatalogueMessage = { tenantId: string } & (
  | ({ all?: never } & Partial<CatalogueChange>)
  | { all: true }
);

export const noChange = (): CatalogueChange => ({ products: [], stock: [], categories: false });

/** @throws Error outside a transaction: nobody would tell of it */
export function noteChange(ctx: Ctx, change: Partial<CatalogueChange>): void {
  if (!ctx.changes) throw new Error('Changes of the catalogue are noted inside a transaction.');
  ctx.changes.products.push(...(change.products ?? []));
  ctx.changes.stock.push(...(change.stock ?? []));
  ctx.changes.categories ||= change.categories ?? false;
}

/** @returns undefined where nothing was changed */
export function messageOf(tenantId: string, change: CatalogueChange): CatalogueMessage | undefined {
  const products = [...new Set(change.products)];
  const stock = [...new Set(change.stock)];
  if (products.length + stock.length > mostIds) return { tenantId, all: true };
  if (products.length + stock.length === 0 && !change.categories) return undefined;
  return {
    tenantId,
    ...(products.length > 0 && { products }),
    ...(stock.length > 0 && { stock }),
    ...(change.categories && { categories: true }),
  };
}

/** What answers that it concerns were made of; every answer was made of `all`. */
export function referencesOf(message: CatalogueMessage): string[] {
  if (message.all) return ['all'];
  const { products = [], stock = [], categories } = message;
  return [
    ...(products.length > 0 ? ['products'] : []),
    ...(stock.length > 0 ? ['stock'] : []),
    ...[...products, ...stock].map((id) => `product ${id}`),
    ...(categories ? ['categories'] : []),
  ];
}
