// Reads of notifications.
import { type Ctx, isStaff } from '../../context.js';
import type { Notification } from '../../contract/generated/notifications.js';
import type { Page, PageRequest } from '../../db/pages.js';
import { requireReadableOrder } from '../orders/index.js';
import { selectOrderNotifications } from './notifications.sql.js';

/** @throws AppError `not_found`, also for somebody else's order */
export async function listOrderNotifications(
  ctx: Ctx,
  orderId: string,
  page: PageRequest,
): Promise<Page<Notification>> {
  await requireReadableOrder(ctx, orderId);
  return selectOrderNotifications(ctx, orderId, isStaff(ctx) ? undefined : 'customer', page);
}
