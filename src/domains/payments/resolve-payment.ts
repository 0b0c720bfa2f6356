// Says what became of an operation that was not answered, once a person knows.
import type { Ctx } from '../../context.js';
import type { Payment, ResolvePayment } from '../../contract/generated/payments.js';
import { transaction } from '../../db/transaction.js';
import { forbidden, invalid, notFound, unauthenticated } from '../../errors.js';
import { lockReadableOrder } from '../orders/index.js';
import { balanceOf } from './payment-sums.js';
import { paymentNotPossible } from './payments.errors.js';
import {
  abandonedAfter,
  type OperationRow,
  type PaymentRow,
  selectAbandoned,
  selectPayment,
  toPayment,
} from './payments.sql.js';
import { settle } from './settle-operation.js';
import { voidLater } from './void-payments.js';

/**
 * Resolves one operation, or all unknown ones without `operationId`. An admin can correct an outcome that
 * staff entered, with a reason.
 *
 * @throws AppError `not_found`, `payment_not_possible` if every outcome is known, or if a correction would
 *   leave more refunded than captured, `forbidden`, `invalid_request` for a correction without a reason
 */
export async function resolvePayment(
  ctx: Ctx,
  id: string,
  { outcome, operationId, providerReference, reason }: ResolvePayment,
): Promise<Payment> {
  return transaction(ctx, async (ctx) => {
    const found = await selectPayment(ctx, id);
    if (!found) throw notFound('payment');
    const order = await lockReadableOrder(ctx, found.orderId);
    const payment = (await selectPayment(ctx, id)) as PaymentRow;
    const named = payment.operations.find((operation) => operation.id === operationId);
    if (operationId !== undefined && !named) throw notFound('operation of the payment');
    const open = named
      ? [named]
      : payment.operations.filter((operation) => operation.status === 'unknown');
    if (open.length === 0) throw paymentNotPossible('Every outcome is known.');
    if (named && named.status !== 'unknown') {
      requireCorrection(ctx, payment, named, outcome, reason);
      // Only admins may do this, and callers are cached for some seconds.
      if (!(await ctx.deps.callers.isValidNow(ctx))) throw unauthenticated();
    }
    let row = payment;
    for (const operation of open) {
      row = await settle(
        ctx,
        payment,
        operation,
        outcome === 'succeeded'
          ? { status: 'succeeded', reference: providerReference ?? null }
          : { status: 'failed', error: reason ?? 'Resolved by staff.' },
        { reason },
      );
    }
    if (hasEnded(order.status)) await voidLater(ctx, order.id);
    return toPayment(row, true);
  });
}

const hasEnded = (status: string) => status === 'cancelled' || status === 'expired';

/** @throws AppError unless staff entered the outcome and an admin gives a reason */
function requireCorrection(
  ctx: Ctx,
  { amount, operations }: PaymentRow,
  operation: OperationRow,
  status: 'succeeded' | 'failed',
  reason: string | undefined,
): void {
  if (!operation.resolvedByPerson)
    throw paymentNotPossible('The outcome of the operation is known.');
  const { actor } = ctx;
  if (actor.kind === 'user' && !actor.roles.includes('admin'))
    throw forbidden('Only admins can correct an outcome.');
  if (reason === undefined)
    throw invalid('A correction needs a reason.', [{ pointer: '/reason', detail: 'is required' }]);
  const corrected = operations.map((one) => (one.id === operation.id ? { ...one, status } : one));
  const { authorized, capturable, refundable, captured } = balanceOf(amount, corrected);
  const isAuthorized = corrected.some(
    (one) => one.kind === 'authorize' && one.status === 'succeeded',
  );
  if (Math.min(authorized, capturable, refundable) < 0 || (captured > 0 && !isAuthorized))
    throw paymentNotPossible(
      'The correction would leave more captured than authorised, or more refunded than captured.',
    );
}

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
