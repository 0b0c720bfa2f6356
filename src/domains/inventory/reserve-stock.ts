// What an order does to stock: reserve when it is placed, release when it ends early, ship.
import { actorId, type Ctx } from '../../context.js';
import { emit } from '../../events/emit.js';
import { insufficientStock, type Shortage } from './inventory.errors.js';
import { type Change, changeStock, type Quantity, selectStock } from './stock-levels.sql.js';

export interface OrderQuantity extends Quantity {
  /** For the message when it is short. */
  sku: string;
}

/**
 * Reserves all or nothing. Quantities of the same product are summed first.
 *
 * @returns ids of the products that do not track their stock; nothing is reserved of them
 * @throws AppError `insufficient_stock` with every product that is short
 */
export async function reserveStock(
  ctx: Ctx,
  orderId: string,
  items: OrderQuantity[],
): Promise<string[]> {
  const sums = sumByProduct(items);
  const { changed, untracked } = await changeStock(ctx, sums, {
    kind: 'reservation',
    orderId,
    actorId: actorId(ctx),
  });
  if (changed.length + untracked.length < sums.length) {
    const had = new Set([...changed, ...untracked]);
    throw insufficientStock(
      await shortages(
        ctx,
        sums.filter((one) => !had.has(one.productId)),
      ),
    );
  }
  await tell(ctx, orderId, changed, 'reservation');
  return untracked;
}

/** Gives back what an order had reserved. Takes the lines that were tracked when it was placed. */
export const releaseStock = (ctx: Ctx, orderId: string, items: OrderQuantity[]) =>
  settle(ctx, orderId, items, 'release');

/** Turns an order's reservation into goods that have left the house. */
export const shipStock = (ctx: Ctx, orderId: string, items: OrderQuantity[]) =>
  settle(ctx, orderId, items, 'shipment');

async function settle(
  ctx: Ctx,
  orderId: string,
  items: OrderQuantity[],
  kind: 'release' | 'shipment',
): Promise<void> {
  const sums = sumByProduct(items);
  if (sums.length === 0) return;
  const { changed } = await changeStock(ctx, sums, { kind, orderId, actorId: actorId(ctx) });
  // The order's status says that it holds a reservation, so anything else is damage, not a conflict.
  if (changed.length !== sums.length)
    throw new Error(`The reservation of order ${orderId} is not in the stock.`);
  await tell(ctx, orderId, changed, kind);
}

const tell = (ctx: Ctx, orderId: string, productIds: string[], kind: Change['kind']) =>
  emit(ctx, { type: 'stock.changed', productIds, kind, orderId });

async function shortages(ctx: Ctx, wanted: OrderQuantity[]): Promise<Shortage[]> {
  const rows = await selectStock(
    ctx,
    wanted.map((one) => one.productId),
  );
  return wanted.map(({ sku, productId, quantity }) => {
    const row = rows.find((candidate) => candidate.productId === productId);
    return { sku, requested: quantity, available: row ? row.onHand - row.reserved : 0 };
  });
}

function sumByProduct(items: OrderQuantity[]): OrderQuantity[] {
  const sums = new Map<string, OrderQuantity>();
  for (const item of items) {
    const before = sums.get(item.productId)?.quantity ?? 0;
    sums.set(item.productId, { ...item, quantity: before + item.quantity });
  }
  return [...sums.values()];
}
