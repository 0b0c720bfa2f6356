// The orders' side of payments: the lock that they share, the sums that an order shows, the timeline.
import type { Ctx } from '../../context.js';
import type { Order } from '../../contract/generated/orders.js';
import { notFound } from '../../errors.js';
import type { OrderEventType } from '../../events/events.js';
import { money } from '../../lib/money.js';
import { mayRead } from './orders.js';
import { lockOrder, updatePaymentSums } from './orders.sql.js';
import type { PaymentSums } from './payment-status.js';
import { recordEvent } from './record-event.js';

/** @throws AppError `not_found`, also for somebody else's order */
export async function lockReadableOrder(ctx: Ctx, id: string): Promise<Order> {
  const locked = await lockOrder(ctx, id);
  if (!locked || !mayRead(ctx, locked.order.customerId)) throw notFound('order');
  return locked.order;
}

export interface OrderPayments {
  event: Extract<OrderEventType, `payment.${string}`>;
  sums: PaymentSums;
  /** Minor units: what the event is about. */
  amount: number;
}

/** Locks the order, lets `change` write, and keeps the sums and the event that it answers. */
export async function recordPayments(
  ctx: Ctx,
  id: string,
  change: () => Promise<OrderPayments | undefined>,
): Promise<void> {
  const locked = await lockOrder(ctx, id);
  if (!locked) throw notFound('order');
  const payments = await change();
  if (!payments) return;
  const { event, sums, amount } = payments;
  await updatePaymentSums(ctx, id, sums);
  await recordEvent(ctx, locked.order, {
    type: event,
    fromStatus: locked.order.status,
    amount: money(amount, locked.order.total.currency),
  });
}
