// Writes what happened to an order into its timeline and tells the subscribers.
import type { Ctx } from '../../context.js';
import type { Order } from '../../contract/generated/orders.js';
import { emit } from '../../events/emit.js';
import { newId } from '../../lib/ids.js';
import { insertOrderEvent, type NewOrderEvent } from './order-events.sql.js';

/** @param order as it is after the change */
export async function recordEvent(
  ctx: Ctx,
  order: Order,
  event: Pick<NewOrderEvent, 'type' | 'fromStatus' | 'reason' | 'amount'>,
): Promise<void> {
  const eventId = newId();
  await insertOrderEvent(ctx, { ...event, id: eventId, orderId: order.id, toStatus: order.status });
  await emit(ctx, { type: event.type, eventId, orderId: order.id });
}
