// Notifications as their status changes, for subscriptions. Whether the caller may still see one is
// asked anew for each change.
import { type Ctx, isStaff } from '../../context.js';
import type { Notification } from '../../contract/generated/notifications.js';
import { AppError } from '../../errors.js';
import { openStream } from '../../events/streams.js';
import { requireReadableOrder } from '../orders/index.js';
import { asSeenBy } from './customer-view.js';
import { selectNotification } from './notifications.sql.js';

/**
 * @param orderId of one order; all that the caller may see when left out
 * @returns each notification after each change, until the caller's token expires
 * @throws AppError `not_found`, also for somebody else's order
 */
export async function watchNotifications(
  ctx: Ctx,
  orderId?: string,
): Promise<AsyncIterableIterator<Notification>> {
  if (orderId !== undefined) await requireReadableOrder(ctx, orderId);
  return openStream(ctx, async function* (signal) {
    const changes = await ctx.deps.changes.watch('kontor_notifications', ctx.tenant.id, signal);
    for await (const change of changes) {
      if (change === null || (orderId !== undefined && change.orderId !== orderId)) continue;
      if (!(await ctx.deps.callers.stillValid(ctx))) return;
      const found = await selectNotification(ctx, change.notificationId);
      if (found && (await maySee(ctx, found))) yield asSeenBy(ctx, found);
    }
  });
}

async function maySee(ctx: Ctx, { audience, orderId }: Notification): Promise<boolean> {
  if (isStaff(ctx)) return true;
  if (audience !== 'customer' || orderId === null) return false;
  return requireReadableOrder(ctx, orderId).then(
    () => true,
    (error: unknown) => {
      if (error instanceof AppError) return false;
      throw error;
    },
  );
}
