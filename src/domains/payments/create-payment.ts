// Authorises a payment of an order.
import { type Ctx, requireCurrency } from '../../context.js';
import type { CreatePayment, Payment } from '../../contract/generated/payments.js';
import { transaction } from '../../db/transaction.js';
import { newId } from '../../lib/ids.js';
import { lockReadableOrder } from '../orders/index.js';
import { balanceOf } from './payment-sums.js';
import { amountExceedsDue, paymentNotPossible } from './payments.errors.js';
import {
  insertOperation,
  insertPayment,
  type PaymentRow,
  selectPaymentsOf,
  toPayment,
} from './payments.sql.js';
import { callProvider, isPayable, type Operation, settle } from './settle-operation.js';

/**
 * @returns the payment, also where it was declined or not answered
 * @throws AppError `not_found`, `payment_not_possible`, `amount_exceeds_due`, `currency_mismatch`
 */
export async function createPayment(
  ctx: Ctx,
  orderId: string,
  input: CreatePayment,
): Promise<Payment> {
  if (input.provider === 'test' && !ctx.deps.config.testPayments)
    throw paymentNotPossible('The test card is turned off; TEST_PAYMENTS=true turns it on.');
  const { payment, operation } = await transaction(ctx, (ctx) => begin(ctx, orderId, input));
  const outcome = await callProvider(ctx, payment, operation);
  return toPayment(await settle(ctx, payment, operation, outcome));
}

async function begin(
  ctx: Ctx,
  orderId: string,
  input: CreatePayment,
): Promise<{ payment: PaymentRow; operation: Operation }> {
  const order = await lockReadableOrder(ctx, orderId);
  if (input.amount) requireCurrency(ctx, input.amount.currency);
  if (!isPayable(order.status))
    throw paymentNotPossible(`An order that is ${order.status} cannot be paid.`);
  const payments = await selectPaymentsOf(ctx, orderId);
  const claimed = payments.reduce(
    (sum, payment) => sum + balanceOf(payment.amount, payment.operations).claimed,
    0,
  );
  const due = order.total.amount - claimed;
  if (due <= 0) throw paymentNotPossible('Nothing is due.');
  const amount = input.amount?.amount ?? due;
  if (amount <= 0 || amount > due) throw amountExceedsDue();
  const { currency } = order.total;
  const row = {
    id: newId(),
    orderId,
    method: input.method,
    provider: input.provider,
    currency,
    amount,
  };
  const operation: Operation = { id: newId(), kind: 'authorize', amount };
  await insertPayment(ctx, row);
  await insertOperation(ctx, row.id, operation);
  return { payment: { ...row, reference: null, createdAt: '', operations: [] }, operation };
}
