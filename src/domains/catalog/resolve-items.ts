// From what a client asks for to what the catalogue sells: names and prices are ours, never theirs.
import type { Ctx } from '../../context.js';
import type { OrderItem } from '../../contract/generated/catalog.js';
import { productArchived, unknownProduct } from './catalog.errors.js';
import { type Offer, selectOffers } from './products.sql.js';

export interface ResolvedItem {
  productId: string;
  sku: string;
  name: string;
  /** What it costs now, in minor units. */
  unitPrice: number;
  quantity: number;
  /** How many there were when it was looked up. */
  available: number;
}

/**
 * @returns one item a product, in the order in which they were first asked for; quantities of the
 *   same product are summed
 * @param allowArchived for a draft that is shown or mended; never for an order that is placed
 * @throws AppError `unknown_product`, `product_archived`
 */
export async function resolveItems(
  ctx: Ctx,
  asked: OrderItem[],
  allowArchived = false,
): Promise<ResolvedItem[]> {
  const ids = asked.flatMap((item) => ('productId' in item ? [item.productId] : []));
  const skus = asked.flatMap((item) => ('sku' in item ? [item.sku] : []));
  const products = await selectOffers(ctx, ids, skus);
  const known = new Map<string, Offer>();
  for (const product of products) known.set(product.id, product).set(`sku ${product.sku}`, product);

  const items = new Map<string, ResolvedItem>();
  const unknown: string[] = [];
  for (const item of asked) {
    const product = known.get(
      'productId' in item ? item.productId.toLowerCase() : `sku ${item.sku}`,
    );
    if (!product) {
      unknown.push('productId' in item ? item.productId : item.sku);
      continue;
    }
    const quantity = (items.get(product.id)?.quantity ?? 0) + item.quantity;
    const { id: productId, sku, name, currentPrice: unitPrice, available } = product;
    items.set(productId, { productId, sku, name, unitPrice, quantity, available });
  }
  if (unknown.length > 0) throw unknownProduct(unknown);
  const archived = products.filter((product) => product.status === 'archived');
  if (archived.length > 0 && !allowArchived)
    throw productArchived(archived.map((product) => product.sku));
  return [...items.values()];
}
