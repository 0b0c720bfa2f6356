// The room's codes, and the constraints that stand for them.
import type { PromoReason } from '../../contract/generated/promotions.js';
import type { ConstraintErrors } from '../../db/constraints.js';
import { AppError } from '../../errors.js';

const words: Record<PromoReason, string> = {
  unknown_code: 'There is no such promo code.',
  inactive: 'The promo code is switched off.',
  not_started: 'The promo code is not valid yet.',
  ended: 'The promo code is not valid any more.',
  used_up: 'The promo code is used up.',
  used_up_by_customer: 'The customer has used the promo code as often as allowed.',
  below_min_subtotal: 'The order is below the promo code’s minimum.',
  no_eligible_items: 'The promo code is for other products.',
};

export const promoNotApplicable = (reason: PromoReason) =>
  new AppError('conflict', 'promo_code_not_applicable', words[reason], { reason });

const invalidPromoCode = (detail: string) => () =>
  new AppError('conflict', 'invalid_promo_code', detail);

export const promotionConstraints: ConstraintErrors = {
  promo_codes_code_key: () =>
    new AppError('conflict', 'promo_code_taken', 'Another promo code has this code.'),
  promo_codes_percentage: invalidPromoCode('A percentage is at most 10,000 basis points.'),
  promo_codes_period: invalidPromoCode('A promo code ends after it starts.'),
  promo_codes_within_limit: invalidPromoCode('The promo code was used more often than that.'),
};
