// The REST door of orders.
import type { RoutesOf } from '../../contract/types.js';
import { created, ok } from '../../http/answers.js';
import { cancelOrder } from './cancel-order.js';
import { checkoutCart } from './checkout-cart.js';
import { confirmOrder } from './confirm-order.js';
import { createDraft, createOrder } from './create-order.js';
import { addLine, changeLine, removeLine } from './draft-lines.js';
import { addPromo, removePromo } from './draft-promo.js';
import { changeDestination, listShippingOptions, selectShippingOption } from './draft-shipping.js';
import { getOrder, listOrderEvents, listOrders } from './orders.js';
import { placeOrder } from './place-order.js';
import { previewOrder } from './preview-order.js';
import {
  addTracking,
  markAsCompleted,
  markAsDelivered,
  markAsShipped,
  trackOrder,
} from './ship-order.js';
import { streamOrderEvents } from './watch-orders.js';

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

  checkoutItems: async (ctx, { body }) => {
    const order = await createDraft(ctx, body);
    return created(order, `/v1/orders/${order.id}`);
  },

  checkoutCart: async (ctx, { body }) => {
    const order = await checkoutCart(ctx, body ?? {});
    return created(order, `/v1/orders/${order.id}`);
  },

  previewOrder: async (ctx, { body }) => ok(await previewOrder(ctx, body)),

  getOrder: async (ctx, { params }) => ok(await getOrder(ctx, params.orderId)),

  addLineItem: async (ctx, { params, body, isCurrent }) =>
    ok(await addLine(ctx, params.orderId, body, isCurrent)),

  changeOrderQuantity: async (ctx, { params, body, isCurrent }) =>
    ok(await changeLine(ctx, params.orderId, params.lineId, body.quantity, isCurrent)),

  removeLineItem: async (ctx, { params, isCurrent }) =>
    ok(await removeLine(ctx, params.orderId, params.lineId, isCurrent)),

  addCoupon: async (ctx, { params, body, isCurrent }) =>
    ok(await addPromo(ctx, params.orderId, body.code, isCurrent)),

  removeCoupon: async (ctx, { params, isCurrent }) =>
    ok(await removePromo(ctx, params.orderId, isCurrent)),

  changeDestination: async (ctx, { params, body, isCurrent }) =>
    ok(await changeDestination(ctx, params.orderId, body, isCurrent)),

  listShippingOptions: async (ctx, { params }) =>
    ok({ items: await listShippingOptions(ctx, params.orderId) }),

  selectShippingOption: async (ctx, { params, body, isCurrent }) =>
    ok(await selectShippingOption(ctx, params.orderId, body.shippingMethodId, isCurrent)),

  placeOrder: async (ctx, { params, body, isCurrent }) =>
    ok(await placeOrder(ctx, params.orderId, isCurrent, body?.expectedTotal)),

  confirmOrder: async (ctx, { params, isCurrent }) =>
    ok(await confirmOrder(ctx, params.orderId, isCurrent)),

  cancelOrder: async (ctx, { params, body, isCurrent }) =>
    ok(await cancelOrder(ctx, params.orderId, body?.reason, isCurrent)),

  markAsShipped: async (ctx, { params, body, isCurrent }) =>
    ok(await markAsShipped(ctx, params.orderId, body ?? {}, isCurrent)),

  addShippingTrackingReference: async (ctx, { params, body, isCurrent }) =>
    ok(await addTracking(ctx, params.orderId, body, isCurrent)),

  markAsDelivered: async (ctx, { params, isCurrent }) =>
    ok(await markAsDelivered(ctx, params.orderId, isCurrent)),

  markAsCompleted: async (ctx, { params, isCurrent }) =>
    ok(await markAsCompleted(ctx, params.orderId, isCurrent)),

  trackOrder: async (ctx, { params }) => ok(await trackOrder(ctx, params.orderId)),

  streamOrderEvents: async (ctx, { params, query, headers }) =>
    ok(await streamOrderEvents(ctx, params.orderId, headers['last-event-id'], query.follow)),

  listOrderEvents: async (ctx, { params, query }) =>
    ok(await listOrderEvents(ctx, params.orderId, query)),
} satisfies RoutesOf<'orders'>;
