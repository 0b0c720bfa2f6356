// Changes what is on hand by hand, with a reason in the ledger.
import { actorId, type Ctx } from '../../context.js';
import type { AdjustStock, StockMovement } from '../../contract/generated/inventory.js';
import { transaction } from '../../db/transaction.js';
import { notFound } from '../../errors.js';
import { emit } from '../../events/emit.js';
import { newId } from '../../lib/ids.js';
import { stockBelowReserved, stockOutOfRange } from './inventory.errors.js';
import { adjustOnHand, selectStock } from './stock-levels.sql.js';

/** @throws AppError `not_found`, `stock_below_reserved`, `stock_out_of_range` */
export async function adjustStock(
  ctx: Ctx,
  productId: string,
  { delta, reason }: AdjustStock,
): Promise<StockMovement> {
  return transaction(ctx, async (ctx) => {
    const id = newId();
    const createdAt = await adjustOnHand(ctx, {
      id,
      productId,
      delta,
      reason,
      actorId: actorId(ctx),
    });
    if (!createdAt) {
      const [stock] = await selectStock(ctx, [productId]);
      if (!stock) throw notFound('product');
      throw delta < 0 ? stockBelowReserved(stock.reserved) : stockOutOfRange();
    }
    await emit(ctx, {
      type: 'stock.changed',
      productIds: [productId],
      kind: 'adjustment',
      orderId: null,
    });
    return {
      id,
      productId,
      kind: 'adjustment',
      onHandDelta: delta,
      reservedDelta: 0,
      reason,
      orderId: null,
      createdAt,
    };
  });
}
