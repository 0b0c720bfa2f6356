// Captures, refunds and voids payments, in parts.
import { type Ctx, isStaff, requireCurrency } from '../../context.js';
import type { Order } from '../../contract/generated/orders.js';
import type { Payment, PaymentAmount } from '../../contract/generated/payments.js';
import { transaction } from '../../db/transaction.js';
import { notFound } from '../../errors.js';
import { newId } from '../../lib/ids.js';
import { lockReadableOrder, markPaymentOpen } from '../orders/index.js';
import { balanceOf } from './payment-sums.js';
import { amountExceedsDue, paymentNotPossible } from './payments.errors.js';
import {
  insertOperation,
  type PaymentRow,
  selectPayment,
  selectPaymentsOf,
  toPayment,
} from './payments.sql.js';
import { callProvider, isPayable, type Operation, settle } from './settle-operation.js';

type Kind = 'capture' | 'refund' | 'void';

/** @throws AppError `not_found`, `payment_not_possible`, `amount_exceeds_due`, `currency_mismatch` */
export const capturePayment = (ctx: Ctx, id: string, input: PaymentAmount): Promise<Payment> =>
  move(ctx, id, 'capture', input);

/** @throws AppError `not_found`, `payment_not_possible`, `amount_exceeds_due`, `currency_mismatch` */
export const refundPayment = (ctx: Ctx, id: string, input: PaymentAmount): Promise<Payment> =>
  move(ctx, id, 'refund', input);

/**
 * Voids the part that is authorised and not captured. Customers can do this while their order is pending.
 *
 * @throws AppError `not_found`, `payment_not_possible`
 */
export const cancelPayment = (ctx: Ctx, id: string): Promise<Payment> => move(ctx, id, 'void', {});

async function move(ctx: Ctx, id: string, kind: Kind, input: PaymentAmount): Promise<Payment> {
  const { payment, operation } = await transaction(ctx, (ctx) =>
    begin(ctx, id, kind, input.amount),
  );
  const outcome = await callProvider(ctx, payment, operation);
  return toPayment(await settle(ctx, payment, operation, outcome), isStaff(ctx));
}

/**
 * Limits a capture to what the order still owes. A second payment may exist if this one was first resolved
 * as failed.
 */
async function mostToCapture(ctx: Ctx, order: Order, payment: PaymentRow): Promise<number> {
  const { capturable, captured, refunded } = balanceOf(payment.amount, payment.operations);
  if (captured > 0 && refunded >= captured)
    throw paymentNotPossible(
      'The payment was fully refunded. Void the rest and create a new payment.',
    );
  let taken = 0;
  for (const { amount, operations } of await selectPaymentsOf(ctx, order.id)) {
    const { paid, capturing } = balanceOf(amount, operations);
    taken += paid + capturing;
  }
  return Math.min(capturable, order.total.amount - taken);
}

const nothingLeft: Record<Kind, string> = {
  capture: 'There is nothing left to capture.',
  refund: 'There is nothing left to refund.',
  void: 'There is nothing left to void.',
};

async function begin(
  ctx: Ctx,
  id: string,
  kind: Kind,
  asked: PaymentAmount['amount'],
): Promise<{ payment: PaymentRow; operation: Operation }> {
  const found = await selectPayment(ctx, id);
  if (!found) throw notFound('payment');
  if (asked) requireCurrency(ctx, asked.currency);
  const order = await lockReadableOrder(ctx, found.orderId);
  // Again: another capture or refund may have held the lock.
  const payment = (await selectPayment(ctx, id)) as PaymentRow;
  if (kind === 'capture' && !isPayable(order.status)) {
    throw paymentNotPossible(`Nothing can be taken for an order that is ${order.status}.`);
  }
  const isCustomers = ctx.actor.kind === 'user' && !isStaff(ctx);
  if (kind === 'void' && isCustomers && order.status !== 'pending')
    throw paymentNotPossible(`Only staff can void payments of an order that is ${order.status}.`);
  const { capturable, refundable, isOpen } = balanceOf(payment.amount, payment.operations);
  if (kind === 'void' && isOpen)
    throw paymentNotPossible('The payment has an operation without an outcome. Resolve it first.');
  const most =
    kind === 'capture'
      ? await mostToCapture(ctx, order, payment)
      : kind === 'refund'
        ? refundable
        : capturable;
  if (most <= 0) throw paymentNotPossible(nothingLeft[kind]);
  const amount = asked?.amount ?? most;
  if (amount <= 0 || amount > most) throw amountExceedsDue();
  const operation: Operation = { id: newId(), kind, amount };
  await Promise.all([insertOperation(ctx, id, operation), markPaymentOpen(ctx, order.id)]);
  return { payment, operation };
}
