// Reads of notifications.
import { type Ctx, isStaff } from '../../context.js';
import type { Notification } from '../../contract/generated/notifications.js';
import type { Page, PageRequest } from '../../db/pages.js';
import { requireReadableOrder } from '../orders/index.js';
import { asSeenBy } from './customer-view.js';
import { type NotificationFilter, selectNotificationPage } from './notifications.sql.js';

/** @throws AppError `not_found`, also for somebody else's order */
export async function listOrderNotifications(
  ctx: Ctx,
  orderId: string,
  page: PageRequest,
): Promise<Page<Notification>> {
  await requireReadableOrder(ctx, orderId);
  const filter = isStaff(ctx) ? { orderId } : { orderId, audience: 'customer' as const };
  const { items, ...rest } = await selectNotificationPage(ctx, filter, false, page);
  return { ...rest, items: items.map((item) => asSeenBy(ctx, item)) };
}

export const listNotifications = (
  ctx: Ctx,
  { sort, ...filter }: NotificationFilter & { sort: 'createdAt' | '-createdAt' },
  page: PageRequest,
): Promise<Page<Notification>> => selectNotificationPage(ctx, filter, sort === '-createdAt', page);
