// Tells the shop once a day which products run low.
import type { Ctx } from '../../context.js';
import { transaction } from '../../db/transaction.js';
import { idFrom } from '../../lib/ids.js';
import { listLowStock } from '../catalog/index.js';
import { notifyShop } from './queue-notifications.js';

/** How many of them a report names. */
const named = 50;

/**
 * @param day `2026-11-21`; a day is reported once
 * @returns whether there was something to report
 */
export async function reportLowStock(ctx: Ctx, day: string): Promise<boolean> {
  const threshold = ctx.tenant.settings.lowStockThreshold;
  if (threshold === undefined) return false;
  const { products, total } = await listLowStock(ctx, threshold, named);
  if (total === 0) return false;
  await transaction(ctx, (ctx) =>
    notifyShop(ctx, {
      template: 'shop-low-stock',
      eventId: idFrom(`low stock ${day}`),
      data: { products, productCount: total, threshold },
    }),
  );
  return true;
}
