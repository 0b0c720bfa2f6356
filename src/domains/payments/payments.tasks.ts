// The scheduled doors of payments.
import { defineCron } from '../../jobs/define-cron.js';
import { defineTask } from '../../jobs/define-task.js';
import { markAbandonedOperations } from './resolve-payment.js';
import { voidPayments, voidPaymentsJob } from './void-payments.js';

export const paymentTasks = [
  defineTask(voidPaymentsJob, (ctx, { orderId }) => voidPayments(ctx, orderId)),
];

export const paymentCrons = [
  defineCron('mark_abandoned_payments', '* * * * *', async (ctx) => {
    const count = await markAbandonedOperations(ctx);
    if (count > 0) ctx.log.warn({ count }, 'payments were interrupted; their outcome is unknown');
  }),
];
