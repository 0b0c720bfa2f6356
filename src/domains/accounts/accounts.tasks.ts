// The scheduled doors of accounts.
import { defineCron } from '../../jobs/define-cron.js';
import { defineTask } from '../../jobs/define-task.js';
import { sendAccountLinkJob } from './account-jobs.js';
import { deleteOldAccountTokens } from './account-tokens.sql.js';
import { deleteExpiredTokens } from './refresh-tokens.sql.js';
import { sendPasswordReset } from './reset-password.js';
import { sendEmailVerification } from './verify-email.js';

export const accountTasks = [
  defineTask(sendAccountLinkJob, (ctx, { purpose, email }) =>
    purpose === 'password_reset'
      ? sendPasswordReset(ctx, email)
      : sendEmailVerification(ctx, email),
  ),
];

export const accountCrons = [
  defineCron('delete_old_account_tokens', '41 * * * *', async (ctx) => {
    const count = await deleteOldAccountTokens(ctx);
    if (count > 0) ctx.log.info({ count }, 'old tokens of e-mailed links were removed');
  }),
  defineCron('delete_expired_tokens', '37 * * * *', async (ctx) => {
    const count = await deleteExpiredTokens(ctx);
    if (count > 0) ctx.log.info({ count }, 'expired refresh tokens were removed');
  }),
];
