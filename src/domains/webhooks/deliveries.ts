// What was sent to an endpoint, and sending it again.
import type { Ctx } from '../../context.js';
import type { WebhookDelivery, WebhookEventType } from '../../contract/generated/webhooks.js';
import type { Page, PageRequest } from '../../db/pages.js';
import { transaction } from '../../db/transaction.js';
import { notFound } from '../../errors.js';
import { enqueue } from '../../jobs/enqueue.js';
import { getEndpoint } from './manage-endpoints.js';
import {
  lockDelivery,
  selectDelivery,
  selectDeliveryPage,
  selectForgotten,
  updateDelivery,
} from './webhook-deliveries.sql.js';
import { selectCallTarget } from './webhook-endpoints.sql.js';
import { jobOf } from './webhook-jobs.js';
import { endpointDisabled } from './webhooks.errors.js';

/** @throws AppError `not_found` */
export async function listDeliveries(
  ctx: Ctx,
  endpointId: string,
  filter: { status?: WebhookDelivery['status']; event?: WebhookEventType },
  page: PageRequest,
): Promise<Page<WebhookDelivery>> {
  await getEndpoint(ctx, endpointId);
  return selectDeliveryPage(ctx, endpointId, filter, page);
}

/**
 * At once, with the same id and body.
 *
 * @throws AppError `not_found`, `webhook_endpoint_disabled`
 */
export async function redeliver(ctx: Ctx, id: string): Promise<WebhookDelivery> {
  return transaction(ctx, async (ctx) => {
    const delivery = await lockDelivery(ctx, id);
    if (!delivery) throw notFound('webhook delivery');
    const target = await selectCallTarget(ctx, delivery.endpointId);
    if (target.deleted) throw notFound('webhook endpoint');
    if (!target.enabled) throw endpointDisabled();
    await updateDelivery(ctx, id, { status: 'pending', tries: 0 });
    await enqueue(ctx, [jobOf(delivery)]);
    return (await selectDelivery(ctx, id)) as WebhookDelivery;
  });
}

/** Seconds that a delivery is due before it counts as forgotten. */
const patience = 60;

/** @returns how many deliveries without a job were queued again */
export async function sweepDeliveries(ctx: Ctx): Promise<number> {
  let count = 0;
  for (;;) {
    const forgotten = await selectForgotten(ctx, patience, 1000);
    if (forgotten.length === 0) return count;
    await transaction(ctx, (ctx) =>
      enqueue(
        ctx,
        forgotten.map((delivery) => jobOf(delivery)),
      ),
    );
    count += forgotten.length;
  }
}
