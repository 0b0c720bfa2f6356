// Makes the uses of promo codes follow from their redemptions, and these from the orders, for the
// integrity check.
import type { Ctx } from '../../context.js';
import { differencesOf, type IntegrityCheck, suspectsOf } from '../../integrity/checks.js';
import {
  countPromoCodes,
  lockPromoUses,
  releaseRedemption,
  restoreRedemption,
  selectPromoUses,
  selectRedemptionsOf,
  writeUses,
} from './recount.sql.js';
import type { Redemption } from './redeem-promo.js';

export { type HeldRedemption, selectRedemptionsOf as findRedemptions } from './recount.sql.js';

export const promoUsesCheck: IntegrityCheck = {
  name: 'promo code uses',
  subjectType: 'promoCode',
  count: countPromoCodes,
  scan: async (ctx, after, limit) =>
    suspectsOf(
      await selectPromoUses(ctx, after, limit),
      ({ used, redemptions }) => used !== redemptions,
    ),
  async verify(ctx, id) {
    const { used = null, redemptions = null } = (await lockPromoUses(ctx, id)) ?? {};
    return {
      differences: differencesOf({ usedCount: used }, { usedCount: redemptions }),
      repair: () => recount(ctx, id),
    };
  },
};

async function recount(ctx: Ctx, id: string): Promise<void> {
  const uses = await lockPromoUses(ctx, id);
  if (uses && uses.used !== uses.redemptions) await writeUses(ctx, id, uses.redemptions);
}

/** Leaves an order exactly the one use that it has, or none, and counts the codes anew. */
export async function correctRedemptions(
  ctx: Ctx,
  orderId: string,
  wanted: Redemption | null,
): Promise<void> {
  const held = await selectRedemptionsOf(ctx, [orderId]);
  const surplus = held.filter((one) => one.promoCodeId !== wanted?.promoCodeId);
  const codes = new Set([...surplus.map((one) => one.promoCodeId), wanted?.promoCodeId ?? '']);
  codes.delete('');
  // In one order for all, or two that mend two orders would wait for each other.
  for (const id of [...codes].sort()) await lockPromoUses(ctx, id);
  for (const one of surplus) await releaseRedemption(ctx, one);
  if (wanted) await restoreRedemption(ctx, wanted);
  for (const id of codes) await recount(ctx, id);
}
