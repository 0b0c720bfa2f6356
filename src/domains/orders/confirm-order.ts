// The shop accepts a pending order.
import type { Ctx } from '../../context.js';
import type { Order } from '../../contract/generated/orders.js';
import { changeStatus } from './change-status.js';
import { paymentRequired } from './orders.errors.js';

/** @throws AppError `not_found`, `version_mismatch`, `transition_not_allowed`, `payment_required` */
export const confirmOrder = (
  ctx: Ctx,
  orderId: string,
  isCurrent: (version: number) => boolean,
): Promise<Order> =>
  changeStatus(ctx, orderId, {
    action: 'confirmOrder',
    event: 'order.confirmed',
    isCurrent,
    effect: async (ctx, { order, payments }) => {
      const mustBePaid = ctx.tenant.settings.paymentBeforeConfirmation === true;
      // A partial refund does not make a paid order unpaid.
      if (mustBePaid && payments.paid < order.total.amount) throw paymentRequired();
    },
  });
