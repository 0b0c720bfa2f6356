// What the operations of a payment come to. Pure: the operations are the ledger, and everything
// else is derived from them.
import type { Payment } from '../../contract/generated/payments.js';

export interface LedgerRow {
  kind: 'authorize' | 'capture' | 'refund';
  /** Minor units. */
  amount: number;
  status: 'pending' | 'succeeded' | 'failed' | 'unknown';
}

export interface PaymentBalance {
  /** Minor units, like all of these: authorised and not captured. */
  authorized: number;
  captured: number;
  refunded: number;
  /** What may still be captured: operations without an outcome count as done. */
  capturable: number;
  refundable: number;
  /** What the payment takes of what is due on its order. */
  claimed: number;
  status: Payment['status'];
}

export function balanceOf(amount: number, ledger: LedgerRow[]): PaymentBalance {
  const sum = (kind: LedgerRow['kind'], statuses: Array<LedgerRow['status']>) =>
    ledger
      .filter((row) => row.kind === kind && statuses.includes(row.status))
      .reduce((total, row) => total + row.amount, 0);
  const captured = sum('capture', ['succeeded']);
  const refunded = sum('refund', ['succeeded']);
  const capturing = sum('capture', ['pending', 'unknown']);
  const refunding = sum('refund', ['pending', 'unknown']);
  const isAuthorized = sum('authorize', ['succeeded']) > 0;
  const isOpen = sum('authorize', ['pending', 'unknown']) > 0;
  return {
    authorized: isAuthorized ? amount - captured : 0,
    captured,
    refunded,
    capturable: isAuthorized ? amount - captured - capturing : 0,
    refundable: captured - refunded - refunding,
    claimed: isAuthorized || isOpen ? amount : 0,
    status: statusOf(ledger, { isAuthorized, captured, refunded }),
  };
}

/** What all payments of an order come to, in minor units. */
export function sumPayments(
  payments: Array<{ amount: number; operations: LedgerRow[] }>,
): Pick<PaymentBalance, 'authorized' | 'captured' | 'refunded'> {
  const sums = { authorized: 0, captured: 0, refunded: 0 };
  for (const payment of payments) {
    const balance = balanceOf(payment.amount, payment.operations);
    sums.authorized += balance.authorized;
    sums.captured += balance.captured;
    sums.refunded += balance.refunded;
  }
  return sums;
}

function statusOf(
  ledger: LedgerRow[],
  {
    isAuthorized,
    captured,
    refunded,
  }: { isAuthorized: boolean; captured: number; refunded: number },
): Payment['status'] {
  if (ledger.some((row) => row.status === 'unknown')) return 'unknown';
  if (refunded > 0) return refunded >= captured ? 'refunded' : 'partially_refunded';
  if (captured > 0) return 'captured';
  if (isAuthorized) return 'authorized';
  return ledger.some((row) => row.status === 'pending') ? 'pending' : 'failed';
}
