// Tells a customer whether a promo code applies, and what it would take off.
import type { Ctx } from '../../context.js';
import type {
  PromoCodeValidation,
  ValidatePromoCode,
} from '../../contract/generated/promotions.js';
import { money } from '../../lib/money.js';
import { resolveItems } from '../catalog/index.js';
import { assessPromo } from './assess-promo.js';
import { priceOrder } from './price-order.js';

/** @throws AppError `unknown_product`, `product_archived` */
export async function validatePromo(
  ctx: Ctx,
  input: ValidatePromoCode,
): Promise<PromoCodeValidation> {
  const items = await resolveItems(ctx, input.items);
  const customerId = ctx.actor.kind === 'user' ? ctx.actor.customerId : null;
  const result = await assessPromo(ctx, input.code, items, customerId);
  if ('reason' in result) {
    return { valid: false, discount: money(0, ctx.tenant.currency), reason: result.reason };
  }
  const { promo: rule, eligible } = result.applied;
  const { discountTotal } = priceOrder(items, { rule, eligible }, 0);
  return { valid: true, discount: money(discountTotal, ctx.tenant.currency), reason: null };
}
