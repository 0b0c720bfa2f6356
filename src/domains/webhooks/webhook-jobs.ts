// The job that carries out a delivery, and the queue that it waits in.
import { Type } from '@sinclair/typebox';
import type { WebhookEventType } from '../../contract/generated/webhooks.js';
import type { JobSpec } from '../../jobs/define-job.js';
import { defineJob } from '../../jobs/define-job.js';

export const deliverWebhookJob = defineJob({
  name: 'deliver_webhook',
  payload: Type.Object({ deliveryId: Type.String({ format: 'uuid' }) }),
  // Of what fails before an attempt is written; attempts have their own schedule.
  maxAttempts: 10,
});

/** How many deliveries of an endpoint are under way at the same time, at the most. */
const lanes = 2;

/**
 * Each endpoint has queues of its own, so that one that is slow holds up no other; what is about one
 * order or product waits in one queue, so that its events arrive in their order as long as none
 * fails. An import's thousands of products wait behind orders.
 */
export function jobOf(
  delivery: { id: string; endpointId: string; event: WebhookEventType; subject: string },
  runAt?: string,
): JobSpec {
  // The last digits of a UUID of version 7 are random.
  const lane = Number.parseInt(delivery.subject.slice(-4), 16) % lanes;
  return deliverWebhookJob.with(
    { deliveryId: delivery.id },
    {
      jobKey: delivery.id,
      queueName: `webhook ${delivery.endpointId} ${lane}`,
      priority: /^(order|payment)\./.test(delivery.event) ? 0 : 1,
      ...(runAt !== undefined && { runAt }),
    },
  );
}
