// What every transition has in common: the order's lock, the checks, the new status, the event.
import type { Ctx } from '../../context.js';
import type { Order, OrderAction } from '../../contract/generated/orders.js';
import { transaction } from '../../db/transaction.js';
import { notFound, versionMismatch } from '../../errors.js';
import type { OrderEventType } from '../../events/events.js';
import { allowedActions, nextStatus } from './order-status.js';
import { transitionNotAllowed } from './orders.errors.js';
import { mayRead } from './orders.js';
import { type LockedOrder, lockOrder, type Shipment, updateOrderStatus } from './orders.sql.js';
import { recordEvent } from './record-event.js';

export interface StatusChange {
  action: OrderAction;
  event: OrderEventType;
  /** Whether the order has the version that the caller knows. */
  isCurrent(version: number): boolean;
  reason?: string;
  shipment?: Shipment;
  /** What else happens, in the same transaction, to the order as it was. */
  effect?(ctx: Ctx, locked: LockedOrder): Promise<void>;
}

/** @throws AppError `not_found`, `version_mismatch`, `transition_not_allowed` */
export async function changeStatus(
  ctx: Ctx,
  orderId: string,
  change: StatusChange,
): Promise<Order> {
  return transaction(ctx, async (ctx) => {
    const locked = await lockOrder(ctx, orderId);
    if (!locked || !mayRead(ctx, locked.order.customerId)) throw notFound('order');
    const { order } = locked;
    if (!change.isCurrent(order.version)) throw versionMismatch();
    const status = nextStatus(order.status, change.action);
    if (!status) throw transitionNotAllowed(order.status, change.action);
    await change.effect?.(ctx, locked);
    const written = await updateOrderStatus(ctx, orderId, status, change.shipment);
    const changed: Order = {
      ...order,
      ...written,
      status,
      tracking: trackingOf(order, change.shipment),
      allowedTransitions: allowedActions(status),
    };
    await recordEvent(ctx, changed, {
      type: change.event,
      fromStatus: order.status,
      ...(change.reason !== undefined && { reason: change.reason }),
    });
    return changed;
  });
}

function trackingOf(order: Order, shipment: Shipment = {}): Order['tracking'] {
  const carrier = shipment.carrier ?? order.tracking?.carrier ?? null;
  const trackingReference = shipment.trackingReference ?? order.tracking?.trackingReference ?? null;
  return carrier === null && trackingReference === null ? null : { carrier, trackingReference };
}
