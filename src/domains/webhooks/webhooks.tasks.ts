// The job door of webhooks.
import { defineCron } from '../../jobs/define-cron.js';
import { defineTask } from '../../jobs/define-task.js';
import { deliverWebhook } from './deliver-webhook.js';
import { sweepDeliveries } from './deliveries.js';
import { deleteOldDeliveries } from './webhook-deliveries.sql.js';
import { sealSecrets } from './webhook-endpoints.sql.js';
import { deliverWebhookJob } from './webhook-jobs.js';

/** Carried out apart from all other jobs: an endpoint may take its time. */
export const webhookTasks = [
  defineTask(deliverWebhookJob, (ctx, { deliveryId }) => deliverWebhook(ctx, deliveryId)),
];

/** Days that a delivery stays on record after it has ended. */
const kept = 90;

export const webhookCrons = [
  defineCron('sweep_webhooks', '* * * * *', async (ctx) => {
    const count = await sweepDeliveries(ctx);
    if (count > 0) ctx.log.warn({ count }, 'webhook deliveries without a job were queued again');
  }),
  defineCron('seal_webhook_secrets', '23 * * * *', async (ctx) => {
    const { sealed, errors } = await sealSecrets(ctx);
    if (sealed > 0)
      ctx.log.info({ count: sealed }, 'webhook secrets were sealed with the current key');
    for (const { endpointId, error } of errors)
      ctx.log.error(
        { err: error, endpointId },
        'the secret of a webhook endpoint cannot be decrypted; is SECRETS_KEY_PREVIOUS missing?',
      );
  }),
  defineCron('delete_old_webhooks', '41 3 * * *', async (ctx) => {
    const count = await deleteOldDeliveries(ctx, kept);
    if (count > 0) ctx.log.info({ count }, 'old webhook deliveries were removed');
  }),
];
