// Uses a promo code up for an order, and gives the use back.
import type { Ctx } from '../../context.js';
import { promoNotApplicable } from './promotions.errors.js';
import { countCustomerUses, countUse, insertRedemption, releaseUses } from './redemptions.sql.js';

export interface Redemption {
  promoCodeId: string;
  orderId: string;
  customerId: string;
  /** Minor units. */
  amount: number;
}

/**
 * Inside the transaction that places the order; it is rolled back with it.
 *
 * @throws AppError `promo_code_not_applicable` where another order has taken the last use
 */
export async function redeemPromo(ctx: Ctx, redemption: Redemption): Promise<void> {
  const used = await countUse(ctx, redemption.promoCodeId);
  if (!used) throw promoNotApplicable('used_up');
  if (used.perCustomer !== null) {
    const uses = await countCustomerUses(ctx, redemption.promoCodeId, redemption.customerId);
    if (uses >= used.perCustomer) throw promoNotApplicable('used_up_by_customer');
  }
  await insertRedemption(ctx, redemption);
}

/** Harmless where the order has used none, or its use was given back already. */
export const releasePromo = (ctx: Ctx, orderId: string): Promise<void> => releaseUses(ctx, orderId);
