// The REST door of notifications.
import { timingSafeEqual } from 'node:crypto';
import type { Ctx } from '../../context.js';
import type { RoutesOf } from '../../contract/types.js';
import { notFound } from '../../errors.js';
import { noContent, ok } from '../../http/answers.js';
import {
  deleteTemplate,
  listTemplates,
  previewNotification,
  saveTemplate,
} from './manage-templates.js';
import { listNotifications, listOrderNotifications } from './notifications.js';
import { retryNotification } from './retry-notification.js';
import { receiveSmsReport } from './sms-reports.js';

export const notificationRoutes = {
  listOrderNotifications: async (ctx, { params, query }) =>
    ok(await listOrderNotifications(ctx, params.orderId, query)),

  listNotifications: async (ctx, { query: { limit, cursor, includeTotal, ...filter } }) =>
    ok(
      await listNotifications(ctx, filter, {
        limit,
        includeTotal,
        ...(cursor !== undefined && { cursor }),
      }),
    ),

  retryNotification: async (ctx, { params }) =>
    ok(await retryNotification(ctx, params.notificationId)),

  listNotificationTemplates: async (ctx, { query }) =>
    ok({ items: await listTemplates(ctx, query.template) }),

  saveNotificationTemplate: async (ctx, { params, body }) =>
    ok(await saveTemplate(ctx, params, body)),

  deleteNotificationTemplate: async (ctx, { params }) => {
    await deleteTemplate(ctx, params);
    return noContent();
  },

  previewNotification: async (ctx, { body }) => ok(await previewNotification(ctx, body)),

  receiveSmsDeliveryReport: async (ctx, { params, body }) => {
    requireCallbackToken(ctx, params.token);
    await receiveSmsReport(ctx, {
      messageId: body.id,
      status: body.status,
      recipient: body.phoneNumber,
      networkCode: body.networkCode ?? null,
      failureReason: body.failureReason || null,
    });
    return noContent();
  },
} satisfies RoutesOf<'notifications'>;

/** @throws AppError `not_found`: to everybody else there is nothing here */
function requireCallbackToken({ deps }: Ctx, given: string): void {
  const expected = Buffer.from(deps.config.SMS_CALLBACK_TOKEN);
  const actual = Buffer.from(given);
  const fits = expected.length === actual.length && timingSafeEqual(expected, actual);
  if (expected.length === 0 || !fits) throw notFound('path');
}
