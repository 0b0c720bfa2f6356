// Ends an order before it is shipped and gives back what it had reserved.
import type { Ctx } from '../../context.js';
import type { Order } from '../../contract/generated/orders.js';
import { changeStatus } from './change-status.js';
import { paymentUnderWay } from './orders.errors.js';
import { releaseOrder } from './release-order.js';

/**
 * A job voids authorised payments afterwards.
 *
 * @throws AppError `not_found`, `version_mismatch`, `transition_not_allowed`, `payment_not_possible` while
 *   the outcome of a payment is not known
 */
export const cancelOrder = (
  ctx: Ctx,
  orderId: string,
  reason: string | undefined,
  isCurrent: (version: number) => boolean,
): Promise<Order> =>
  changeStatus(ctx, orderId, {
    action: 'cancelOrder',
    event: 'order.cancelled',
    isCurrent,
    ...(reason !== undefined && { reason }),
    effect: async (ctx, locked) => {
      // It is not known yet whether money must be refunded.
      if (locked.payments.isOpen) throw paymentUnderWay();
      await releaseOrder(ctx, locked);
    },
  });
