// Ends an order before it is shipped and gives back what it had reserved.
import type { Ctx } from '../../context.js';
import type { Order } from '../../contract/generated/orders.js';
import { changeStatus } from './change-status.js';
import { releaseOrder } from './release-order.js';

/** @throws AppError `not_found`, `version_mismatch`, `transition_not_allowed` */
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
    effect: releaseOrder,
  });
