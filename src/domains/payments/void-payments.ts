// Voids payments of cancelled and expired orders. A job does it, because it may call a provider.
import { Type } from '@sinclair/typebox';
import type { Ctx } from '../../context.js';
import { AppError } from '../../errors.js';
import type { OrderSubscriber } from '../../events/events.js';
import { defineJob } from '../../jobs/define-job.js';
import { enqueue } from '../../jobs/enqueue.js';
import { cancelPayment } from './move-money.js';
import { balanceOf } from './payment-sums.js';
import { type PaymentRow, selectPaymentsOf } from './payments.sql.js';

export const voidPaymentsJob = defineJob({
  name: 'void_payments',
  payload: Type.Object({ orderId: Type.String({ format: 'uuid' }) }),
  maxAttempts: 10,
});

const isHeld = ({ amount, operations }: PaymentRow) => balanceOf(amount, operations).capturable > 0;

/** Subscriber of `order.cancelled` and `order.expired`. */
export const giveUpHeld: OrderSubscriber = (ctx, { orderId }) => voidLater(ctx, orderId);

/** Queues the job if a payment of the order has held funds. */
export async function voidLater(ctx: Ctx, orderId: string): Promise<void> {
  if (!(await selectPaymentsOf(ctx, orderId)).some(isHeld)) return;
  await enqueue(ctx, [voidPaymentsJob.with({ orderId }, { jobKey: `void ${orderId}` })]);
}

/**
 * @throws Error while funds are still held, so that the job is retried: an outcome is unknown, or the
 *   provider declined
 */
export async function voidPayments(ctx: Ctx, orderId: string): Promise<void> {
  for (const payment of (await selectPaymentsOf(ctx, orderId)).filter(isHeld))
    await cancelPayment(ctx, payment.id).catch((error: unknown) => {
      if (!(error instanceof AppError) || error.code !== 'payment_not_possible') throw error;
      ctx.log.warn({ err: error, paymentId: payment.id }, 'a payment could not be voided yet');
    });
  const left = (await selectPaymentsOf(ctx, orderId)).filter(
    ({ amount, operations }) => balanceOf(amount, operations).authorized > 0,
  );
  if (left.length > 0)
    throw new Error('A cancelled or expired order still has authorised payments.');
}
