// What a customer sees of a message: what became of it, not how the shop's machines talk.
import { type Ctx, isStaff } from '../../context.js';
import type { Notification } from '../../contract/generated/notifications.js';

/** Errors, codes and the provider's ids are for staff. */
export function asSeenBy(ctx: Ctx, notification: Notification): Notification {
  if (isStaff(ctx)) return notification;
  const attempts = notification.attempts.map((attempt) => ({
    ...attempt,
    ...{ code: null, providerMessageId: null, error: null },
  }));
  const reports = notification.reports.map((report) => ({ ...report, networkCode: null }));
  return { ...notification, attempts, reports };
}
