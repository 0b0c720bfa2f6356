export { type AppliedPromo, assessPromo } from './assess-promo.js';
export { amountTooLarge, priceOrder, type Totals } from './price-order.js';
export { promotionAudit } from './promotions.audit.js';
export { promoNotApplicable, promotionConstraints } from './promotions.errors.js';
export { promotionRoutes } from './promotions.routes.js';
export {
  correctRedemptions,
  findRedemptions,
  type HeldRedemption,
  promoUsesCheck,
} from './recount.js';
export { redeemPromo, releasePromo } from './redeem-promo.js';
