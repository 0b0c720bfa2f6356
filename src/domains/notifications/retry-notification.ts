// Sends a message once more because a person says so.
import type { Ctx } from '../../context.js';
import type { Notification } from '../../contract/generated/notifications.js';
import { transaction } from '../../db/transaction.js';
import { notFound } from '../../errors.js';
import { findCustomer } from '../customers/index.js';
import { getOrder } from '../orders/index.js';
import { type Addressing, addressing } from './compose.js';
import { notRetryable } from './notifications.errors.js';
import {
  lockNotification,
  type NotificationRow,
  selectNotification,
  updateNotification,
} from './notifications.sql.js';
import { enqueueDeliveries } from './queue-notifications.js';

/**
 * To the address and by the preferences as they are now.
 *
 * @throws AppError `not_found`, `notification_not_retryable` unless it failed, is unknown or had no
 *   address
 */
export async function retryNotification(ctx: Ctx, id: string): Promise<Notification> {
  return transaction(ctx, async (ctx) => {
    const notification = await lockNotification(ctx, id);
    if (!notification) throw notFound('notification');
    if (!mayRetry(notification)) throw notRetryable(notification.status, notification.skipReason);
    const address = await addressNow(ctx, notification);
    await updateNotification(ctx, id, { ...address, tries: 0 });
    if (address.status === 'queued') await enqueueDeliveries(ctx, [id]);
    return (await selectNotification(ctx, id)) as Notification;
  });
}

const mayRetry = ({ status, skipReason }: NotificationRow) =>
  status === 'failed' || status === 'unknown' || skipReason === 'no_address';

async function addressNow(
  ctx: Ctx,
  { orderId, audience, channel, recipient }: NotificationRow,
): Promise<Addressing> {
  if (orderId === null) {
    const to = recipient ?? ctx.tenant.settings.shopEmail ?? null;
    return to === null
      ? { recipient: to, status: 'skipped', skipReason: 'no_address' }
      : { recipient: to, status: 'queued', skipReason: null };
  }
  const order = await getOrder(ctx, orderId);
  return addressing(ctx, audience, channel, order, await findCustomer(ctx, order.customerId));
}
