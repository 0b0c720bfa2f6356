// An order's payment status, from the sums of its payments. Pure.
import type { PaymentStatus } from '../../contract/generated/orders.js';

export interface PaymentSums {
  /** Minor units, like all of these: authorised and not yet captured. */
  authorized: number;
  captured: number;
  refunded: number;
}

/** @param total what the order comes to, in minor units; nothing to pay counts as paid */
export function paymentStatusOf(
  total: number,
  { authorized, captured, refunded }: PaymentSums,
): PaymentStatus {
  if (refunded > 0) return refunded >= captured ? 'refunded' : 'partially_refunded';
  if (captured >= total) return 'paid';
  return captured + authorized >= total ? 'authorized' : 'unpaid';
}
