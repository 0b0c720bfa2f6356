// What the operations of a payment come to. Pure: the operations are the ledger, and everything
// else is derived from them.
import type { Payment, PaymentOperation } from '../../contract/generated/payments.js';
import type { PaymentSums } from '../orders/index.js';

export interface LedgerRow {
  kind: PaymentOperation['kind'];
  /** Minor units. */
  amount: number;
  status: PaymentOperation['status'];
}

export interface PaymentBalance {
  /** All sums are in minor units. Authorised, not captured and not voided. */
  authorized: number;
  captured: number;
  refunded: number;
  /** Captured, or 0 if fully refunded. */
  paid: number;
  /** What may still be captured or voided. Operations without an outcome count as done. */
  capturable: number;
  refundable: number;
  /** Captures that are pending or unknown. */
  capturing: number;
  /** What the payment takes of what is due on its order. */
  claimed: number;
  /** True while an operation is pending or unknown. */
  isOpen: boolean;
  status: Payment['status'];
}

export function balanceOf(amount: number, ledger: LedgerRow[]): PaymentBalance {
  const sum = (kind: LedgerRow['kind'], statuses: Array<LedgerRow['status']>) =>
    ledger
      .filter((row) => row.kind === kind && statuses.includes(row.status))
      .reduce((total, row) => total + row.amount, 0);
  const open: Array<LedgerRow['status']> = ['pending', 'unknown'];
  const captured = sum('capture', ['succeeded']);
  const refunded = sum('refund', ['succeeded']);
  const voided = sum('void', ['succeeded']);
  const isAuthorized = sum('authorize', ['succeeded']) > 0;
  const isAuthorizing = sum('authorize', open) > 0;
  const authorized = isAuthorized ? amount - captured - voided : 0;
  const paid = refunded >= captured ? 0 : captured;
  const capturing = sum('capture', open);
  return {
    ...{ authorized, captured, refunded, paid, capturing },
    capturable: isAuthorized ? authorized - capturing - sum('void', open) : 0,
    refundable: captured - refunded - sum('refund', open),
    claimed: isAuthorized || isAuthorizing ? amount - voided - (captured - paid) : 0,
    isOpen: ledger.some((row) => open.includes(row.status)),
    status: statusOf(ledger, { authorized, captured, refunded, voided }),
  };
}

/** What all payments of an order come to, in minor units. */
export function sumPayments(
  payments: Array<{ amount: number; provider: Payment['provider']; operations: LedgerRow[] }>,
): PaymentSums {
  const sums: PaymentSums = {
    ...{ authorized: 0, captured: 0, refunded: 0, paid: 0, promised: 0 },
    isOpen: false,
  };
  for (const payment of payments) {
    const balance = balanceOf(payment.amount, payment.operations);
    sums.authorized += balance.authorized;
    sums.captured += balance.captured;
    sums.refunded += balance.refunded;
    sums.paid += balance.paid;
    // Manual payments hold no funds until they are captured.
    if (payment.provider === 'manual') sums.promised += balance.authorized;
    sums.isOpen ||= balance.isOpen;
  }
  return sums;
}

interface Sums {
  authorized: number;
  captured: number;
  refunded: number;
  voided: number;
}

/** Keep in step with `statusColumn` in payments.sql.ts; a test compares both. */
function statusOf(
  ledger: LedgerRow[],
  { authorized, captured, refunded, voided }: Sums,
): Payment['status'] {
  if (ledger.some((row) => row.status === 'unknown')) return 'unknown';
  if (refunded > 0) return refunded >= captured ? 'refunded' : 'partially_refunded';
  if (captured > 0) return 'captured';
  if (authorized > 0) return 'authorized';
  if (voided > 0) return 'cancelled';
  return ledger.some((row) => row.status === 'pending') ? 'pending' : 'failed';
}
