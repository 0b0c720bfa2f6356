// Reads of orders. Customers see their own, staff those of the tenant.
import { type Ctx, isStaff } from '../../context.js';
import type { Order, OrderEvent } from '../../contract/generated/orders.js';
import type { Page, PageRequest } from '../../db/pages.js';
import { notFound } from '../../errors.js';
import { selectOrderEvent, selectTimeline } from './order-events.sql.js';
import { type OrderFilter, placedMicroseconds, selectOrderPage } from './order-list.sql.js';
import { selectOrder, selectOrderOwner } from './orders.sql.js';

/** Whether the actor may see an order of this customer. */
export function mayRead(ctx: Ctx, customerId: string): boolean {
  return isStaff(ctx) || (ctx.actor.kind === 'user' && ctx.actor.customerId === customerId);
}

/** @throws AppError `not_found`, also for somebody else's */
export async function getOrder(ctx: Ctx, id: string): Promise<Order> {
  const order = await selectOrder(ctx, id);
  if (!order || !mayRead(ctx, order.customerId)) throw notFound('order');
  return order;
}

/** @throws AppError `not_found`, also for somebody else's */
export async function requireReadableOrder(ctx: Ctx, id: string): Promise<void> {
  const customerId = await selectOrderOwner(ctx, id);
  if (customerId === undefined || !mayRead(ctx, customerId)) throw notFound('order');
}

export async function listOrders(
  ctx: Ctx,
  {
    sort,
    ...filter
  }: OrderFilter & { sort: 'createdAt' | '-createdAt' | 'placedAt' | '-placedAt' },
  page: PageRequest,
): Promise<Page<Order>> {
  if (!isStaff(ctx)) {
    const own = ctx.actor.kind === 'user' ? ctx.actor.customerId : null;
    if (
      own === null ||
      (filter.customerId !== undefined && filter.customerId.toLowerCase() !== own)
    ) {
      return { items: [], nextCursor: null, ...(page.includeTotal && { total: 0 }) };
    }
    filter.customerId = own;
  }
  const descending = sort.startsWith('-');
  const key = sort.endsWith('placedAt')
    ? { column: placedMicroseconds, type: 'bigint' as const, id: 'id', descending }
    : { id: 'id', descending };
  return selectOrderPage(ctx, filter, key, page);
}

export const findOrderEvent = selectOrderEvent;

/** Errors, codes and ids of providers are for staff. */
export const withoutInternals = <Entry extends OrderEvent>(entry: Entry): Entry => ({
  ...entry,
  notification: entry.notification && {
    ...entry.notification,
    ...{ code: null, providerMessageId: null, error: null },
  },
});

/**
 * The timeline: the order's events, and what was sent about it.
 *
 * @throws AppError `not_found`, also for somebody else's order
 */
export async function listOrderEvents(
  ctx: Ctx,
  orderId: string,
  page: PageRequest,
): Promise<Page<OrderEvent>> {
  await requireReadableOrder(ctx, orderId);
  if (isStaff(ctx)) return selectTimeline(ctx, orderId, undefined, page);
  const { items, ...rest } = await selectTimeline(ctx, orderId, 'customer', page);
  return { ...rest, items: items.map(withoutInternals) };
}
