// The prices of an order, from its lines. Pure: integers of minor units in, integers out.
import { amountTooLarge } from './orders.errors.js';

export interface PricedItem {
  /** Minor units. */
  unitPrice: number;
  quantity: number;
}

export interface Totals {
  /** Of each line, in the order given; minor units like all that follow. */
  lineTotals: number[];
  subtotal: number;
  discountTotal: number;
  shippingTotal: number;
  total: number;
}

/**
 * Worked amounts: 6 × 2.95 and 2 × 3.39 are 17.70 + 6.78 = 24.48, so 1770 + 678 = 2448.
 *
 * @throws AppError `amount_too_large` where a sum would leave the integers that are exact
 */
export function computeTotals(items: PricedItem[]): Totals {
  const lineTotals = items.map(({ unitPrice, quantity }) => exact(unitPrice * quantity));
  const subtotal = lineTotals.reduce((sum, total) => exact(sum + total), 0);
  return { lineTotals, subtotal, discountTotal: 0, shippingTotal: 0, total: subtotal };
}

function exact(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw amountTooLarge();
  return amount;
}
