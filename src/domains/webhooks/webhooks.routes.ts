// The REST door of webhooks.
import type { RoutesOf } from '../../contract/types.js';
import { created, noContent, ok } from '../../http/answers.js';
import { listDeliveries, redeliver } from './deliveries.js';
import {
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  rotateSecret,
  updateEndpoint,
} from './manage-endpoints.js';
import { selectEndpointPage } from './webhook-endpoints.sql.js';

export const webhookRoutes = {
  listWebhookEndpoints: async (ctx, { query }) => ok(await selectEndpointPage(ctx, query)),

  createWebhookEndpoint: async (ctx, { body }) => {
    const endpoint = await createEndpoint(ctx, body);
    return created(endpoint, `/v1/webhook-endpoints/${endpoint.id}`);
  },

  getWebhookEndpoint: async (ctx, { params }) => ok(await getEndpoint(ctx, params.endpointId)),

  updateWebhookEndpoint: async (ctx, { params, body }) =>
    ok(await updateEndpoint(ctx, params.endpointId, body)),

  deleteWebhookEndpoint: async (ctx, { params }) => {
    await deleteEndpoint(ctx, params.endpointId);
    return noContent();
  },

  rotateWebhookSecret: async (ctx, { params, body }) =>
    ok(await rotateSecret(ctx, params.endpointId, body?.overlapSeconds ?? 86_400)),

  listWebhookDeliveries: async (ctx, { params, query: { status, event, ...page } }) =>
    ok(
      await listDeliveries(
        ctx,
        params.endpointId,
        { ...(status !== undefined && { status }), ...(event !== undefined && { event }) },
        page,
      ),
    ),

  redeliverWebhook: async (ctx, { params }) => ok(await redeliver(ctx, params.deliveryId)),
} satisfies RoutesOf<'webhooks'>;
