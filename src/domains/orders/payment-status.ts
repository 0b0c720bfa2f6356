// An order's payment status, from the sums of its payments. Pure.
import type { PaymentStatus } from '../../contract/generated/orders.js';

export interface PaymentSums {
  /** Minor units, like all of these: authorised, and neither captured nor given up. */
  authorized: number;
  captured: number;
  refunded: number;
  /** Captured by payments that were not wholly given back. */
  paid: number;
  /** The part of `authorized` that is a promise: cash on delivery, a bank transfer. */
  promised: number;
  /** Whether the outcome of an operation is not known. */
  isOpen: boolean;
}

/**
 * @param total what the order comes to, in minor units; nothing to pay counts as paid
 * @param isDraft a draft that comes to nothing is unpaid: it is not complete
 */
export function paymentStatusOf(
  { total, isDraft }: { total: number; isDraft: boolean },
  { authorized, captured, refunded, paid, isOpen }: PaymentSums,
): PaymentStatus {
  if (isOpen) return 'pending';
  if (total === 0 && isDraft && captured === 0) return 'unpaid';
  // Of payments that still count: what else was refunded has been given back wholly.
  const givenBack = refunded - (captured - paid);
  if (paid > 0 && givenBack > 0) return 'partially_refunded';
  if (paid >= total && (paid > 0 || captured === 0)) return 'paid';
  if (paid + authorized >= total) return 'authorized';
  if (paid > 0) return 'partially_paid';
  return refunded > 0 ? 'refunded' : 'unpaid';
}

/** Whether everything that was paid has been given back. */
export const isWhollyRefunded = ({ captured, paid }: PaymentSums): boolean =>
  captured > 0 && paid === 0;

/**
 * Whether an order that was not paid in time may end. Promises alone do not hold its stock, unless they
 * come to all of it and the shop says so.
 */
export const mayExpire = (
  total: number,
  { authorized, captured, promised, isOpen }: PaymentSums,
  promisesHoldStock: boolean,
): boolean =>
  !isOpen && captured === 0 && authorized === promised && !(promisesHoldStock && promised >= total);
