// Writes what happened to an order into its timeline and tells the subscribers.
import type { Ctx } from '../../context.js';
import type { Order } from '../../contract/generated/orders.js';
import { emit } from '../../events/emit.js';
import type { OrderEventType } from '../../events/events.js';
import { newId } from '../../lib/ids.js';
import { insertOrderEvent, type NewOrderEvent } from './order-events.sql.js';

/** @param order as it is after the change */
export async function recordEvent(
  ctx: Ctx,
  order: Order,
  event: Pick<NewOrderEvent, 'type' | 'fromStatus' | 'reason' | 'amount'>,
): Promise<void> {
  const id = newId();
  await insertOrderEvent(ctx, { ...event, id, orderId: order.id, toStatus: order.status });
  await announce(ctx, order, { id, type: event.type });
}

/** Tells the subscribers of an event that stands in the timeline. */
export const announce = (
  ctx: Ctx,
  order: Order,
  { id: eventId, type }: { id: string; type: OrderEventType },
): Promise<void> => emit(ctx, { type, eventId, orderId: order.id, order });
