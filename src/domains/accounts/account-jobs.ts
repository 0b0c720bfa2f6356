// The job that sends a link to the owner of an address. The request itself only queues it, so that its
// response and its time are the same whether there is such an account or not.
import { Type } from '@sinclair/typebox';
import type { Ctx } from '../../context.js';
import { Email } from '../../contract/generated/common.js';
import { transaction } from '../../db/transaction.js';
import { defineJob } from '../../jobs/define-job.js';
import { enqueue } from '../../jobs/enqueue.js';

export const sendAccountLinkJob = defineJob({
  name: 'send_account_link',
  payload: Type.Object({
    purpose: Type.Unsafe<'password_reset' | 'email_verification'>({
      type: 'string',
      enum: ['password_reset', 'email_verification'],
    }),
    email: Email,
  }),
  maxAttempts: 10,
});

export const requestPasswordReset = (ctx: Ctx, email: string): Promise<void> =>
  queue(ctx, 'password_reset', email);

export const requestEmailVerification = (ctx: Ctx, email: string): Promise<void> =>
  queue(ctx, 'email_verification', email);

const queue = (ctx: Ctx, purpose: 'password_reset' | 'email_verification', email: string) =>
  transaction(ctx, (ctx) =>
    enqueue(ctx, [sendAccountLinkJob.with({ purpose, email: email.toLowerCase() })]),
  );
