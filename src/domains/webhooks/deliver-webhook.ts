// Carries out one delivery: the attempt is written before the call and closed after it, as with
// notifications. A worker that dies in between leaves it open, and the delivery is tried again: the
// receiver knows a repeat by its webhook-id.
import { Webhook } from 'standardwebhooks';
import type { Ctx } from '../../context.js';
import { transaction } from '../../db/transaction.js';
import { callWebhook } from '../../integrations/webhooks/call-webhook.js';
import { enqueue } from '../../jobs/enqueue.js';
import { insist } from '../../jobs/insist.js';
import { newId } from '../../lib/ids.js';
import { type OpenDelivery, settleDelivery } from './settle-delivery.js';
import {
  closeAttempt,
  insertAttempt,
  lockDelivery,
  selectOpenAttempt,
  updateDelivery,
} from './webhook-deliveries.sql.js';
import { type CallTarget, selectCallTarget } from './webhook-endpoints.sql.js';
import { jobOf } from './webhook-jobs.js';

/** Milliseconds. Source: Standard Webhooks 1.0.0 asks for 15 to 30 seconds. */
const timeout = 15_000;
/** Seconds; longer than any call can last. */
const lease = 20;

/** @throws Error where the database is away: the job runs again */
export async function deliverWebhook(ctx: Ctx, deliveryId: string): Promise<void> {
  const begun = await transaction(ctx, (ctx) => begin(ctx, deliveryId));
  if (!begun) return;
  const { delivery, target } = begun;
  const now = new Date();
  const answer = await callWebhook({
    url: target.url,
    body: delivery.body,
    headers: {
      'webhook-id': delivery.messageId,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': target.secrets
        .map((secret) => new Webhook(secret).sign(delivery.messageId, now, delivery.body))
        .join(' '),
    },
    timeout,
    privateTargets: ctx.deps.config.WEBHOOK_PRIVATE_TARGETS,
  });
  await insist(() => settleDelivery(ctx, begun, answer));
}

async function begin(
  ctx: Ctx,
  deliveryId: string,
): Promise<(OpenDelivery & { target: CallTarget }) | undefined> {
  const delivery = await lockDelivery(ctx, deliveryId);
  if (delivery?.status !== 'pending' || delivery.waiting) return undefined;
  const target = await selectCallTarget(ctx, delivery.endpointId);
  if (target.deleted || !target.enabled) {
    const failureReason = target.deleted ? 'endpoint_deleted' : 'endpoint_disabled';
    await updateDelivery(ctx, deliveryId, { status: 'failed', failureReason });
    return undefined;
  }
  const open = await selectOpenAttempt(ctx, deliveryId);
  if (open && open.age < lease) {
    // Another worker may still be calling.
    const runAt = new Date(Date.now() + (lease - open.age) * 1000).toISOString();
    await enqueue(ctx, [jobOf(delivery, runAt)]);
    return undefined;
  }
  if (open) await closeAttempt(ctx, deliveryId, open.id, { outcome: 'interrupted' });
  const attemptId = newId();
  const tries = delivery.tries + 1;
  await insertAttempt(ctx, deliveryId, attemptId);
  await updateDelivery(ctx, deliveryId, { status: 'pending', tries });
  return { attemptId, delivery: { ...delivery, tries }, target };
}
