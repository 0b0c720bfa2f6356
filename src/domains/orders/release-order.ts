// Gives back what placing an order took: its stock and the use of its promo code, once.
import type { Ctx } from '../../context.js';
import { releaseStock } from '../inventory/index.js';
import { releasePromo } from '../promotions/index.js';
import { holdsReservation } from './order-status.js';
import type { LockedOrder } from './orders.sql.js';

/** Takes the order as it was before it ended. */
export async function releaseOrder(ctx: Ctx, { order, tracked }: LockedOrder): Promise<void> {
  if (!holdsReservation(order.status)) return;
  await releaseStock(ctx, order.id, tracked);
  if (order.promoCode !== null) await releasePromo(ctx, order.id);
}
