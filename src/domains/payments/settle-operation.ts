// Calls the provider between two short transactions: the intent is written and committed, then the
// call is made, then its outcome is written. What was never answered is `unknown`, and counts as
// done until a person says otherwise, so that nothing is taken or given twice.
import type { Ctx } from '../../context.js';
import type { Order } from '../../contract/generated/orders.js';
import { transaction } from '../../db/transaction.js';
import { notFound } from '../../errors.js';
import { manualPayments } from '../../integrations/payments/manual.js';
import type { PaymentOutcome, PaymentProvider } from '../../integrations/payments/payments.js';
import { testCard } from '../../integrations/payments/test-card.js';
import { type OrderPayments, recordPayments } from '../orders/index.js';
import { sumPayments } from './payment-sums.js';
import {
  closeOperation,
  type OperationRow,
  type PaymentRow,
  selectPayment,
  selectPaymentsOf,
  setReference,
} from './payments.sql.js';

const providers: Record<PaymentRow['provider'], PaymentProvider> = {
  manual: manualPayments,
  test: testCard,
};

export type Operation = Pick<OperationRow, 'id' | 'kind' | 'amount'>;

/** @throws Error inside a transaction: a network call would hold its locks */
export async function callProvider(
  ctx: Ctx,
  payment: PaymentRow,
  operation: Operation,
): Promise<PaymentOutcome> {
  if (ctx.inTransaction) throw new Error('A payment provider is not called inside a transaction.');
  const { kind, amount, id } = operation;
  if (ctx.outside) ctx.outside.called = true;
  try {
    return await providers[payment.provider].call({
      operationId: id,
      kind,
      amount,
      currency: payment.currency,
      reference: payment.reference,
    });
  } catch (error) {
    ctx.log.error({ err: error, paymentId: payment.id }, 'payment provider failed');
    return { status: 'unknown', error: 'The provider did not answer.' };
  }
}

/**
 * Writes an outcome, the order's sums and its timeline. If the operation already has an outcome, for
 * example from a person, it only logs an error.
 *
 * @param person set if staff enter the outcome, with their reason
 */
export async function settle(
  ctx: Ctx,
  payment: Pick<PaymentRow, 'id' | 'orderId'>,
  operation: Operation,
  outcome: PaymentOutcome,
  person?: { reason: string | undefined },
): Promise<PaymentRow> {
  let counts = false;
  const settled = await transaction(ctx, async (ctx) => {
    counts = false;
    // The order first, as everywhere: changes of one order come one after the other.
    await recordPayments(ctx, payment.orderId, async () => {
      const isFirst = await closeOperation(ctx, payment.id, operation.id, {
        ...outcome,
        ...(person?.reason !== undefined && { error: person.reason }),
        byPerson: person !== undefined,
      });
      if (!isFirst) {
        const about = { paymentId: payment.id, operationId: operation.id, outcome };
        ctx.log.error(about, 'late payment outcome ignored: the operation already has an outcome');
        return undefined;
      }
      counts = true;
      if (outcome.status === 'succeeded' && outcome.reference !== null)
        await setReference(ctx, payment.id, outcome.reference);
      return {
        event: eventOf(operation.kind, outcome.status),
        amount: operation.amount,
        sums: sumPayments(await selectPaymentsOf(ctx, payment.orderId)),
      };
    });
    const row = await selectPayment(ctx, payment.id);
    if (!row) throw notFound('payment');
    return row;
  });
  const { provider } = settled;
  const { kind } = operation;
  if (counts) ctx.deps.metrics.paymentOperations.inc({ provider, kind, outcome: outcome.status });
  return settled;
}

const succeeded = {
  authorize: 'payment.authorized',
  capture: 'payment.captured',
  refund: 'payment.refunded',
  void: 'payment.cancelled',
} as const;

const eventOf = (
  kind: OperationRow['kind'],
  status: PaymentOutcome['status'],
): OrderPayments['event'] =>
  status === 'succeeded'
    ? succeeded[kind]
    : status === 'failed'
      ? 'payment.failed'
      : 'payment.unknown';

/** Statuses in which an order can be paid. */
export const isPayable = (status: Order['status']): boolean =>
  ['pending', 'confirmed', 'shipped', 'delivered', 'completed'].includes(status);
