// The scheduled door of idempotency keys.
import { defineCron } from '../jobs/define-cron.js';
import { deleteOldKeys } from './idempotency.sql.js';

export const idempotencyCrons = [
  defineCron('delete_old_idempotency_keys', '17 * * * *', async (ctx) => {
    const count = await deleteOldKeys(ctx);
    if (count > 0) ctx.log.info({ count }, 'idempotency keys were removed');
  }),
];
