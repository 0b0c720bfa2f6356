// The scheduled doors of payments.
import { defineCron } from '../../jobs/define-cron.js';
import { markAbandonedOperations } from './resolve-payment.js';

export const paymentCrons = [
  defineCron('mark_abandoned_payments', '* * * * *', async (ctx) => {
    const count = await markAbandonedOperations(ctx);
    if (count > 0) ctx.log.warn({ count }, 'payments were interrupted; their outcome is unknown');
  }),
];
