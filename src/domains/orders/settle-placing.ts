// What placing an order takes: its stock and a use of its promo code. Always in this order, stock
// first, so that two orders cannot hold what the other one needs.
import type { Ctx } from '../../context.js';
import { reserveStock } from '../inventory/index.js';
import { redeemPromo } from '../promotions/index.js';
import type { PricedDraft } from './price-draft.js';

/** @throws AppError `insufficient_stock`, `promo_code_not_applicable` */
export async function settlePlacing(
  ctx: Ctx,
  orderId: string,
  customerId: string,
  priced: PricedDraft,
): Promise<void> {
  await reserveStock(ctx, orderId, priced.items);
  if (!priced.promo) return;
  await redeemPromo(ctx, {
    promoCodeId: priced.promo.promo.id,
    orderId,
    customerId,
    amount: priced.totals.discountTotal,
  });
}
