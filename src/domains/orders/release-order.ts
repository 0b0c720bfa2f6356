// Gives back what placing an order took: its stock and the use of its promo code, once.
import type { Ctx } from '../../context.js';
import type { Order } from '../../contract/generated/orders.js';
import { releaseStock } from '../inventory/index.js';
import { releasePromo } from '../promotions/index.js';
import { holdsReservation } from './order-status.js';

/** @param order as it was before it ended */
export async function releaseOrder(ctx: Ctx, order: Order): Promise<void> {
  if (!holdsReservation(order.status)) return;
  await releaseStock(ctx, order.id, order.lines);
  if (order.promoCode !== null) await releasePromo(ctx, order.id);
}
