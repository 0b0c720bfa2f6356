// Sends an order, adds its tracking, and follows it to its end.
import type { Ctx } from '../../context.js';
import type {
  AddTracking,
  MarkAsShipped,
  Order,
  OrderTracking,
} from '../../contract/generated/orders.js';
import { transaction } from '../../db/transaction.js';
import { notFound, versionMismatch } from '../../errors.js';
import { shipStock } from '../inventory/index.js';
import type { IsCurrent } from './change-draft.js';
import { changeStatus } from './change-status.js';
import { orderRefunded, transitionNotAllowed } from './orders.errors.js';
import { getOrder, mayRead } from './orders.js';
import { lockOrder, selectTracking, updateOrderStatus } from './orders.sql.js';
import { isWhollyRefunded } from './payment-status.js';
import { recordEvent } from './record-event.js';

/**
 * @throws AppError `not_found`, `version_mismatch`, `transition_not_allowed`, `payment_required` if
 *   every payment was fully refunded
 */
export const markAsShipped = (
  ctx: Ctx,
  orderId: string,
  { despiteRefund = false, ...shipment }: MarkAsShipped,
  isCurrent: IsCurrent,
): Promise<Order> =>
  changeStatus(ctx, orderId, {
    action: 'markAsShipped',
    event: 'order.shipped',
    isCurrent,
    shipment,
    effect: async (ctx, { order, tracked, payments }) => {
      if (isWhollyRefunded(payments) && !despiteRefund) throw orderRefunded();
      await shipStock(ctx, order.id, tracked);
    },
  });

/**
 * Does nothing if the tracking is unchanged, so that a repeat does not send messages again.
 *
 * @throws AppError `not_found`, `version_mismatch`, `transition_not_allowed` unless it is shipped
 */
export async function addTracking(
  ctx: Ctx,
  orderId: string,
  tracking: AddTracking,
  isCurrent: IsCurrent,
): Promise<Order> {
  return transaction(ctx, async (ctx) => {
    const locked = await lockOrder(ctx, orderId);
    if (!locked) throw notFound('order');
    const { order } = locked;
    if (!isCurrent(order.version)) throw versionMismatch();
    if (order.status !== 'shipped')
      throw transitionNotAllowed(order.status, 'addShippingTrackingReference');
    if (isKnown(order.tracking, tracking)) return getOrder(ctx, orderId);
    await updateOrderStatus(ctx, orderId, 'shipped', tracking);
    await recordEvent(ctx, order, { type: 'order.tracking_added', fromStatus: order.status });
    return getOrder(ctx, orderId);
  });
}

const isKnown = (known: Order['tracking'], { trackingReference, carrier }: AddTracking) =>
  known?.trackingReference === trackingReference &&
  (carrier === undefined || known.carrier === carrier);

/** @throws AppError `not_found`, `version_mismatch`, `transition_not_allowed` */
export const markAsDelivered = (ctx: Ctx, orderId: string, isCurrent: IsCurrent): Promise<Order> =>
  changeStatus(ctx, orderId, { action: 'markAsDelivered', event: 'order.delivered', isCurrent });

/** @throws AppError `not_found`, `version_mismatch`, `transition_not_allowed` */
export const markAsCompleted = (ctx: Ctx, orderId: string, isCurrent: IsCurrent): Promise<Order> =>
  changeStatus(ctx, orderId, { action: 'markAsCompleted', event: 'order.completed', isCurrent });

/** @throws AppError `not_found`, also for somebody else's */
export async function trackOrder(ctx: Ctx, orderId: string): Promise<OrderTracking> {
  const row = await selectTracking(ctx, orderId);
  if (!row || !mayRead(ctx, row.customerId)) throw notFound('order');
  const { customerId: _, ...tracking } = row;
  return tracking;
}
