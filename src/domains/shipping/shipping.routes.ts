// The REST door of shipping.
import type { RoutesOf } from '../../contract/types.js';
import { created, noContent, ok } from '../../http/answers.js';
import {
  createShippingMethod,
  deleteShippingMethod,
  listShippingMethods,
  updateShippingMethod,
} from './shipping-methods.js';

export const shippingRoutes = {
  listShippingMethods: async (ctx, { query }) => ok(await listShippingMethods(ctx, query)),

  createShippingMethod: async (ctx, { body }) => created(await createShippingMethod(ctx, body)),

  updateShippingMethod: async (ctx, { params, body }) =>
    ok(await updateShippingMethod(ctx, params.shippingMethodId, body)),

  deleteShippingMethod: async (ctx, { params }) => {
    await deleteShippingMethod(ctx, params.shippingMethodId);
    return noContent();
  },
} satisfies RoutesOf<'shipping'>;
