// Says what became of an operation that was not answered, once a person knows.
import type { Ctx } from '../../context.js';
import type { Payment, ResolvePayment } from '../../contract/generated/payments.js';
import { transaction } from '../../db/transaction.js';
import { notFound } from '../../errors.js';
import { lockReadableOrder } from '../orders/index.js';
import { paymentNotPossible } from './payments.errors.js';
import { type PaymentRow, selectAbandoned, selectPayment, toPayment } from './payments.sql.js';
import { settle } from './settle-operation.js';

/** @throws AppError `not_found`, `payment_not_possible` where every outcome is known */
export async function resolvePayment(
  ctx: Ctx,
  id: string,
  { outcome }: ResolvePayment,
): Promise<Payment> {
  return transaction(ctx, async (ctx) => {
    const found = await selectPayment(ctx, id);
    if (!found) throw notFound('payment');
    await lockReadableOrder(ctx, found.orderId);
    const payment = (await selectPayment(ctx, id)) as PaymentRow;
    const open = payment.operations.filter((operation) => operation.status === 'unknown');
    if (open.length === 0) throw paymentNotPossible('Every outcome is known.');
    let row = payment;
    for (const operation of open) {
      row = await settle(
        ctx,
        payment,
        operation,
        outcome === 'succeeded'
          ? { status: 'succeeded', reference: null }
          : { status: 'failed', error: 'Resolved by staff.' },
      );
    }
    return toPayment(row);
  });
}

/** Seconds after which an operation without an outcome belongs to a process that has died. */
const abandonedAfter = 120;

/** Marks what a killed process left behind as unknown, so that a person can resolve it. */
export async function markAbandonedOperations(ctx: Ctx): Promise<number> {
  const abandoned = await selectAbandoned(ctx, abandonedAfter);
  for (const { id, paymentId } of abandoned) {
    const payment = await selectPayment(ctx, paymentId);
    const operation = payment?.operations.find((one) => one.id === id);
    if (payment && operation)
      await settle(ctx, payment, operation, {
        status: 'unknown',
        error: 'The process was interrupted.',
      });
  }
  return abandoned.length;
}
