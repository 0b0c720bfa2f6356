// Puts a promo code on a draft and takes it off. It is used up only when the order is placed.
import type { Ctx } from '../../context.js';
import type { Order } from '../../contract/generated/orders.js';
import { promoNotApplicable } from '../promotions/index.js';
import { changeDraft, type IsCurrent } from './change-draft.js';

/** @throws AppError as `changeDraft`, and `promo_code_not_applicable` */
export const addPromo = (
  ctx: Ctx,
  orderId: string,
  code: string,
  isCurrent: IsCurrent,
): Promise<Order> =>
  changeDraft(ctx, orderId, {
    isCurrent,
    change: (_ctx, content) => ({ ...content, promoCode: code }),
    check: ({ promoReason }) => {
      if (promoReason) throw promoNotApplicable(promoReason);
    },
  });

/** @throws AppError as `changeDraft` */
export const removePromo = (ctx: Ctx, orderId: string, isCurrent: IsCurrent): Promise<Order> =>
  changeDraft(ctx, orderId, {
    isCurrent,
    change: (_ctx, content) => ({ ...content, promoCode: null }),
  });
