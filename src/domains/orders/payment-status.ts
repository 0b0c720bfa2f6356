// An order's payment status, from the sums of its payments. Pure.
import type { PaymentStatus } from '../../contract/generated/orders.js';

export interface PaymentSums {
  /** All sums are in minor units. Authorised, not captured and not voided. */
  authorized: number;
  captured: number;
  refunded: number;
  /** Captured by payments that are not fully refunded. */
  paid: number;
  /** The part of `authorized` without held funds: cash on delivery, bank transfer. */
  promised: number;
  /** True while an operation is pending or unknown. */
  isOpen: boolean;
}

/**
 * @param total of the order, in minor units; an order with total 0 counts as paid
 * @param isDraft a draft with total 0 is unpaid
 */
export function paymentStatusOf(
  { total, isDraft }: { total: number; isDraft: boolean },
  { authorized, captured, refunded, paid, isOpen }: PaymentSums,
): PaymentStatus {
  if (isOpen) return 'pending';
  if (total === 0 && isDraft && captured === 0) return 'unpaid';
  // Partial refunds only: `captured - paid` is the sum of fully refunded payments.
  const givenBack = refunded - (captured - paid);
  if (paid > 0 && givenBack > 0) return 'partially_refunded';
  if (paid >= total && (paid > 0 || captured === 0)) return 'paid';
  if (paid + authorized >= total) return 'authorized';
  if (paid > 0) return 'partially_paid';
  return refunded > 0 ? 'refunded' : 'unpaid';
}

/** Returns true if every captured payment was fully refunded. */
export const isWhollyRefunded = ({ captured, paid }: PaymentSums): boolean =>
  captured > 0 && paid === 0;

/**
 * Returns true if an unpaid order may expire. Promises keep an order only if they cover its total and the
 * shop's setting `promisesHoldStock` is on.
 */
export const mayExpire = (
  total: number,
  { authorized, captured, promised, isOpen }: PaymentSums,
  promisesHoldStock: boolean,
): boolean =>
  !isOpen && captured === 0 && authorized === promised && !(promisesHoldStock && promised >= total);
