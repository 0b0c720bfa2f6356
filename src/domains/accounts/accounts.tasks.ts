// The scheduled doors of accounts.
import { defineCron } from '../../jobs/define-cron.js';
import { deleteExpiredTokens } from './refresh-tokens.sql.js';

export const accountCrons = [
  defineCron('delete_expired_tokens', '37 * * * *', async (ctx) => {
    const count = await deleteExpiredTokens(ctx);
    if (count > 0) ctx.log.info({ count }, 'expired refresh tokens were removed');
  }),
];
