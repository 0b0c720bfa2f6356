// The REST door of orders.
import type { RoutesOf } from '../../contract/types.js';
import { created, ok } from '../../http/answers.js';
import { cancelOrder } from './cancel-order.js';
import { confirmOrder } from './confirm-order.js';
import { createOrder } from './create-order.js';
import { getOrder, listOrderEvents, listOrders } from './orders.js';

export const orderRoutes = {
  listOrders: async (ctx, { query }) => {
    const { limit, cursor, includeTotal, ...filter } = query;
    return ok(
      await listOrders(ctx, filter, {
        limit,
        includeTotal,
        ...(cursor !== undefined && { cursor }),
      }),
    );
  },

  createOrder: async (ctx, { body }) => {
    const order = await createOrder(ctx, body);
    return created(order, `/v1/orders/${order.id}`);
  },

  getOrder: async (ctx, { params }) => ok(await getOrder(ctx, params.orderId)),

  confirmOrder: async (ctx, { params, isCurrent }) =>
    ok(await confirmOrder(ctx, params.orderId, isCurrent)),

  cancelOrder: async (ctx, { params, body, isCurrent }) =>
    ok(await cancelOrder(ctx, params.orderId, body?.reason, isCurrent)),

  listOrderEvents: async (ctx, { params, query }) =>
    ok(await listOrderEvents(ctx, params.orderId, query)),
} satisfies RoutesOf<'orders'>;
