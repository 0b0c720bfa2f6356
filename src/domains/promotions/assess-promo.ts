// Whether a promo code applies to some items, and to which of them.
import type { Ctx } from '../../context.js';
import type { PromoReason } from '../../contract/generated/promotions.js';
import { selectProductsWithin } from '../catalog/index.js';
import { selectPromoByCode, type TimedPromo } from './promo-codes.sql.js';
import { countCustomerUses } from './redemptions.sql.js';

export interface PromoItem {
  productId: string;
  /** Minor units. */
  unitPrice: number;
  quantity: number;
}

export interface AppliedPromo {
  promo: TimedPromo;
  /** Of each item, in the order given: whether the code is for it. */
  eligible: boolean[];
}

export type Assessment = { applied: AppliedPromo } | { reason: PromoReason };

/** @param customerId whose uses count; null where there is no customer yet */
export async function assessPromo(
  ctx: Ctx,
  code: string,
  items: PromoItem[],
  customerId: string | null,
): Promise<Assessment> {
  const promo = await selectPromoByCode(ctx, code);
  if (!promo) return { reason: 'unknown_code' };
  const standing = standingOf(promo);
  if (standing) return { reason: standing };
  if (promo.usageLimitPerCustomer !== null && customerId !== null) {
    const uses = await countCustomerUses(ctx, promo.id, customerId);
    if (uses >= promo.usageLimitPerCustomer) return { reason: 'used_up_by_customer' };
  }
  const subtotal = items.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
  if (promo.minSubtotal !== null && subtotal < promo.minSubtotal) {
    return { reason: 'below_min_subtotal' };
  }
  const ids = await eligibleIds(ctx, promo, items);
  if (ids.size === 0) return { reason: 'no_eligible_items' };
  return { applied: { promo, eligible: items.map((item) => ids.has(item.productId)) } };
}

/** What is wrong with the code itself, whatever is ordered. */
function standingOf(promo: TimedPromo): PromoReason | undefined {
  if (!promo.active) return 'inactive';
  if (promo.period === 'before') return 'not_started';
  if (promo.period === 'after') return 'ended';
  if (promo.usageLimit !== null && promo.usedCount >= promo.usageLimit) return 'used_up';
  return undefined;
}

async function eligibleIds(ctx: Ctx, promo: TimedPromo, items: PromoItem[]): Promise<Set<string>> {
  const ids = items.map((item) => item.productId);
  if (promo.categoryIds.length === 0) return new Set(ids);
  return new Set(await selectProductsWithin(ctx, ids, promo.categoryIds));
}
