// Adds webhook endpoints, changes and removes them.
import { randomBytes } from 'node:crypto';
import type { Ctx } from '../../context.js';
import type {
  CreateWebhookEndpoint,
  NewWebhookEndpoint,
  UpdateWebhookEndpoint,
  WebhookEndpoint,
} from '../../contract/generated/webhooks.js';
import { transaction } from '../../db/transaction.js';
import { notFound } from '../../errors.js';
import { whyNotAllowed } from '../../integrations/webhooks/targets.js';
import { newId } from '../../lib/ids.js';
import {
  countEndpoints,
  insertEndpoint,
  markEndpointDeleted,
  replaceSecret,
  selectEndpoint,
  updateEndpointRow,
} from './webhook-endpoints.sql.js';
import { tooManyEndpoints, urlNotAllowed } from './webhooks.errors.js';

/** Standard Webhooks 1.0.0: 24 to 64 bytes, with `whsec_` before them. */
const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`;

/** Each is a delivery in the transaction of every event. */
const maxEndpoints = 20;

/** @throws AppError `webhook_url_not_allowed`, `too_many_webhook_endpoints` */
export async function createEndpoint(
  ctx: Ctx,
  { url, description = '', events = [] }: CreateWebhookEndpoint,
): Promise<NewWebhookEndpoint> {
  requireAllowed(ctx, url);
  const secret = newSecret();
  const endpoint = await transaction(ctx, async (ctx) => {
    const added = await insertEndpoint(ctx, { id: newId(), url, description, events, secret });
    if ((await countEndpoints(ctx)) > maxEndpoints) throw tooManyEndpoints(maxEndpoints);
    return added;
  });
  return { ...endpoint, secret };
}

/** @throws AppError `not_found` */
export async function getEndpoint(ctx: Ctx, id: string): Promise<WebhookEndpoint> {
  const endpoint = await selectEndpoint(ctx, id);
  if (!endpoint) throw notFound('webhook endpoint');
  return endpoint;
}

/** @throws AppError `not_found`, `webhook_url_not_allowed` */
export async function updateEndpoint(
  ctx: Ctx,
  id: string,
  changes: UpdateWebhookEndpoint,
): Promise<WebhookEndpoint> {
  if (changes.url !== undefined) requireAllowed(ctx, changes.url);
  const endpoint = await transaction(ctx, (ctx) => updateEndpointRow(ctx, id, changes));
  if (!endpoint) throw notFound('webhook endpoint');
  return endpoint;
}

/**
 * @param overlap seconds that the old secret goes on signing
 * @throws AppError `not_found`
 */
export async function rotateSecret(
  ctx: Ctx,
  id: string,
  overlap: number,
): Promise<NewWebhookEndpoint> {
  const secret = newSecret();
  const endpoint = await transaction(ctx, (ctx) => replaceSecret(ctx, id, secret, overlap));
  if (!endpoint) throw notFound('webhook endpoint');
  return { ...endpoint, secret };
}

/** @throws AppError `not_found` */
export async function deleteEndpoint(ctx: Ctx, id: string): Promise<void> {
  if (!(await transaction(ctx, (ctx) => markEndpointDeleted(ctx, id))))
    throw notFound('webhook endpoint');
}

/** What the name leads to is looked at again with every call: it can change. */
function requireAllowed({ deps }: Ctx, url: string): void {
  const reason = whyNotAllowed(url, deps.config.WEBHOOK_PRIVATE_TARGETS);
  if (reason !== undefined) throw urlNotAllowed(reason);
}
