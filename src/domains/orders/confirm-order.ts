// The shop accepts a pending order.
import type { Ctx } from '../../context.js';
import type { Order } from '../../contract/generated/orders.js';
import { changeStatus } from './change-status.js';

/** @throws AppError `not_found`, `version_mismatch`, `transition_not_allowed` */
export const confirmOrder = (
  ctx: Ctx,
  orderId: string,
  isCurrent: (version: number) => boolean,
): Promise<Order> =>
  changeStatus(ctx, orderId, { action: 'confirmOrder', event: 'order.confirmed', isCurrent });
