// The REST door of notifications.
import type { RoutesOf } from '../../contract/types.js';
import { ok } from '../../http/answers.js';
import { listOrderNotifications } from './notifications.js';

export const notificationRoutes = {
  listOrderNotifications: async (ctx, { params, query }) =>
    ok(await listOrderNotifications(ctx, params.orderId, query)),
} satisfies RoutesOf<'notifications'>;
