// The scheduled doors of orders.
import { defineCron } from '../../jobs/define-cron.js';
import { expireOrders } from './expire-orders.js';

export const orderCrons = [
  defineCron('expire_orders', '* * * * *', async (ctx) => {
    const count = await expireOrders(ctx);
    if (count > 0) ctx.log.info({ count }, 'orders expired');
  }),
];
