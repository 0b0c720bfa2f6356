// Reads of the ledger.
import type { Ctx } from '../../context.js';
import type { StockMovement } from '../../contract/generated/inventory.js';
import type { Page, PageRequest } from '../../db/pages.js';
import { notFound } from '../../errors.js';
import { selectStock } from './stock-levels.sql.js';
import { selectMovements } from './stock-movements.sql.js';

/** @throws AppError `not_found` */
export async function listStockMovements(
  ctx: Ctx,
  productId: string,
  page: PageRequest,
): Promise<Page<StockMovement>> {
  const [stock] = await selectStock(ctx, [productId]);
  if (!stock) throw notFound('product');
  return selectMovements(ctx, productId, page);
}
