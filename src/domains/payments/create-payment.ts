// Authorises a payment of an order.
import { type Ctx, isStaff, requireCurrency } from '../../context.js';
import type { Order } from '../../contract/generated/orders.js';
import type { CreatePayment, Payment } from '../../contract/generated/payments.js';
import { transaction } from '../../db/transaction.js';
import { forbidden, invalid } from '../../errors.js';
import { newId } from '../../lib/ids.js';
import { lockReadableOrder, markPaymentOpen, recordPayments } from '../orders/index.js';
import { balanceOf, sumPayments } from './payment-sums.js';
import { amountExceedsDue, paymentNotPossible } from './payments.errors.js';
import {
  insertOperation,
  insertPayment,
  type PaymentRow,
  selectPayment,
  selectPaymentsOf,
  toPayment,
} from './payments.sql.js';
import { callProvider, isPayable, type Operation, settle } from './settle-operation.js';

/**
 * @returns the payment, also where it was declined or not answered
 * @throws AppError `not_found`, `payment_not_possible`, `amount_exceeds_due`, `currency_mismatch`,
 *   `forbidden` for staff-only fields, `invalid_request` if there is no method
 */
export async function createPayment(
  ctx: Ctx,
  orderId: string,
  input: CreatePayment,
): Promise<Payment> {
  if (input.provider === 'test' && !ctx.deps.config.testPayments)
    throw paymentNotPossible(
      'The provider `test` is disabled. Set TEST_PAYMENTS=true to enable it.',
    );
  const isReceived = input.received === true;
  if (isReceived || input.providerReference !== undefined) requireStaff(ctx);
  if (isReceived && input.provider !== 'manual')
    throw invalid('`received` requires the provider `manual`.', [
      { pointer: '/provider', detail: 'must be `manual` if `received` is true' },
    ]);
  if (isReceived) return toPayment(await noteReceived(ctx, orderId, input), true);
  const { payment, operation } = await transaction(ctx, (ctx) => begin(ctx, orderId, input));
  const outcome = await callProvider(ctx, payment, operation);
  return toPayment(await settle(ctx, payment, operation, outcome), isStaff(ctx));
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
  const due = order.total.amount - (await claimedOf(ctx, orderId));
  if (due <= 0) throw paymentNotPossible('Nothing is due.');
  const amount = input.amount?.amount ?? due;
  if (amount <= 0 || amount > due) throw amountExceedsDue();
  const row = rowOf(ctx, order, input, amount);
  const operation: Operation = { id: newId(), kind: 'authorize', amount };
  await insertPayment(ctx, row);
  await Promise.all([insertOperation(ctx, row.id, operation), markPaymentOpen(ctx, orderId)]);
  return { payment: { ...row, createdAt: '', operations: [] }, operation };
}

async function claimedOf(ctx: Ctx, orderId: string): Promise<number> {
  const payments = await selectPaymentsOf(ctx, orderId);
  return payments.reduce(
    (sum, payment) => sum + balanceOf(payment.amount, payment.operations).claimed,
    0,
  );
}

function rowOf({ tenant }: Ctx, order: Order, input: CreatePayment, amount: number) {
  const method = input.method ?? tenant.settings.defaultPaymentMethod;
  if (method === undefined)
    throw invalid('Send `method`: the tenant has no default payment method.', [
      { pointer: '/method', detail: 'is required' },
    ]);
  const { provider, providerReference: reference = null } = input;
  const { currency } = order.total;
  return { id: newId(), orderId: order.id, method, provider, currency, amount, reference };
}

/** Records received money, also for ended orders and above the amount due. */
async function noteReceived(ctx: Ctx, orderId: string, input: CreatePayment): Promise<PaymentRow> {
  return transaction(ctx, async (ctx) => {
    const order = await lockReadableOrder(ctx, orderId);
    if (input.amount) requireCurrency(ctx, input.amount.currency);
    if (order.status === 'draft') throw paymentNotPossible('A draft cannot be paid.');
    const due = order.total.amount - (await claimedOf(ctx, orderId));
    const amount = input.amount?.amount ?? due;
    if (amount <= 0)
      throw paymentNotPossible('Nothing is due. Send the received amount in `amount`.');
    const row = rowOf(ctx, order, input, amount);
    await insertPayment(ctx, row);
    await recordPayments(ctx, orderId, async () => {
      for (const kind of ['authorize', 'capture'] as const)
        await insertOperation(ctx, row.id, { id: newId(), kind, amount, status: 'succeeded' });
      const sums = sumPayments(await selectPaymentsOf(ctx, orderId));
      return { event: 'payment.captured', amount, sums };
    });
    return (await selectPayment(ctx, row.id)) as PaymentRow;
  });
}

function requireStaff(ctx: Ctx): void {
  if (!isStaff(ctx)) throw forbidden('Only staff can send `received` and `providerReference`.');
}
