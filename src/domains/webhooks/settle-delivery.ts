// Writes how an attempt of a delivery ended, and what follows: it has arrived, is tried again later,
// or is given up, and the endpoint perhaps with it.
import type { Ctx } from '../../context.js';
import { transaction } from '../../db/transaction.js';
import type { WebhookAnswer } from '../../integrations/webhooks/call-webhook.js';
import { enqueue } from '../../jobs/enqueue.js';
import { newId } from '../../lib/ids.js';
import { listAdminAddresses } from '../accounts/index.js';
import { notifyShop } from '../notifications/index.js';
import { waitAfter } from './delivery-schedule.js';
import {
  closeAttempt,
  type DeliveryRow,
  hasSucceededSince,
  lockDelivery,
  updateDelivery,
} from './webhook-deliveries.sql.js';
import { disableEndpoint, selectCallTarget } from './webhook-endpoints.sql.js';
import { jobOf } from './webhook-jobs.js';

export interface OpenDelivery {
  attemptId: string;
  delivery: DeliveryRow;
}

export async function settleDelivery(
  ctx: Ctx,
  { attemptId, delivery }: OpenDelivery,
  answer: WebhookAnswer,
): Promise<void> {
  const succeeded =
    answer.statusCode !== null && answer.statusCode >= 200 && answer.statusCode < 300;
  const { retryAfter, ...said } = answer;
  const given = await transaction(ctx, async (ctx) => {
    const now = await lockDelivery(ctx, delivery.id);
    const outcome = succeeded ? 'succeeded' : 'failed';
    // Whoever gave this attempt up has made another one, and that one's outcome counts.
    if (!(await closeAttempt(ctx, delivery.id, attemptId, { ...said, outcome }))) return undefined;
    if (succeeded) return void (await updateDelivery(ctx, delivery.id, { status: 'delivered' }));
    // Somebody has had it sent again meanwhile, from the first attempt: that has a job of its own.
    if (now?.tries !== delivery.tries) return undefined;
    if (answer.statusCode === 410) return giveUp(ctx, delivery, 'gone');
    const wait = waitAfter(delivery.tries, retryAfter);
    if (wait === undefined) return giveUp(ctx, delivery, 'exhausted');
    const nextAttemptAt = new Date(Date.now() + wait * 1000).toISOString();
    await updateDelivery(ctx, delivery.id, { status: 'pending', nextAttemptAt });
    await enqueue(ctx, [jobOf(delivery, nextAttemptAt)]);
    return undefined;
  });
  ctx.deps.metrics.webhooks.inc({ outcome: succeeded ? 'succeeded' : 'failed' });
  if (!given) return;
  ctx.deps.metrics.webhooks.inc({ outcome: given });
  ctx.log.error(
    { deliveryId: delivery.id, endpointId: delivery.endpointId, reason: given },
    'webhook delivery given up',
  );
}

async function giveUp(
  ctx: Ctx,
  delivery: DeliveryRow,
  reason: 'gone' | 'exhausted',
): Promise<'gone' | 'exhausted'> {
  await updateDelivery(ctx, delivery.id, { status: 'failed', failureReason: reason });
  // One event that an endpoint cannot digest does not mean that it is broken.
  if (reason === 'exhausted' && (await hasSucceededSince(ctx, delivery))) return reason;
  await disable(ctx, delivery.endpointId, reason === 'gone' ? 'gone' : 'failing');
  return reason;
}

async function disable(ctx: Ctx, endpointId: string, reason: 'gone' | 'failing'): Promise<void> {
  if (!(await disableEndpoint(ctx, endpointId, reason))) return;
  const { url } = await selectCallTarget(ctx, endpointId);
  ctx.log.warn({ endpointId, reason }, 'webhook endpoint disabled');
  const admins = await listAdminAddresses(ctx);
  // Without an admin who has an address, whoever reads the shop's.
  for (const recipient of admins.length > 0 ? admins : [undefined])
    await notifyShop(ctx, {
      template: 'webhook-disabled',
      eventId: newId(),
      ...(recipient !== undefined && { recipient }),
      data: { url, reason },
    });
}
