// What placing an order takes: its stock and a use of its promo code. Always in this order, stock
// first, so that two orders cannot hold what the other one needs; and after all else that placing
// writes, so that others who want the same do not wait for that. What follows is webhooks of the stock
// where there are any, the promo code, an audit entry for staff, the stored answer and the commit.
import { type Ctx, requireCurrency } from '../../context.js';
import type { Order } from '../../contract/generated/orders.js';
import { type Money, money } from '../../lib/money.js';
import type { ResolvedItem } from '../catalog/index.js';
import { insufficientStock, reserveStock } from '../inventory/index.js';
import { redeemPromo } from '../promotions/index.js';
import { markUntracked } from './order-lines.sql.js';
import { totalChanged } from './orders.errors.js';
import type { PricedDraft } from './price-draft.js';

/**
 * Refuses what cannot be had by what was read, before anything is written or locked. What is left by
 * then is decided when it is reserved.
 *
 * @throws AppError `insufficient_stock`
 */
export function refuseShort(items: ResolvedItem[]): void {
  const short = items.filter(({ quantity, available }) => quantity > available);
  if (short.length === 0) return;
  throw insufficientStock(
    short.map(({ sku, quantity, available }) => ({ sku, requested: quantity, available })),
  );
}

/**
 * @param expected the total that the customer agreed to; undefined accepts any total
 * @throws AppError `total_changed`, `currency_mismatch`
 */
export function refuseHigher(ctx: Ctx, expected: Money | undefined, { totals }: PricedDraft): void {
  if (!expected) return;
  requireCurrency(ctx, expected.currency);
  if (totals.total > expected.amount)
    throw totalChanged(expected, money(totals.total, expected.currency));
}

/** @throws AppError `insufficient_stock`, `promo_code_not_applicable` */
export async function settlePlacing(ctx: Ctx, order: Order, priced: PricedDraft): Promise<void> {
  const untracked = await reserveStock(ctx, order.id, priced.items);
  if (untracked.length > 0) await markUntracked(ctx, order.id, untracked);
  // Do not redeem a code that gives no discount.
  if (!priced.promo || priced.totals.discountTotal === 0) return;
  await redeemPromo(ctx, {
    promoCodeId: priced.promo.promo.id,
    orderId: order.id,
    customerId: order.customerId,
    amount: priced.totals.discountTotal,
  });
}
