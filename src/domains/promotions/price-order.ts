// The prices of an order, from its lines, its promo code and its shipping. Pure: integers of minor
// units in, integers out. Everything that shows or charges a total asks this one function.
import { AppError } from '../../errors.js';
import { type DiscountRule, discountOn, spread } from './discount.js';

export interface PricedItem {
  /** Minor units. */
  unitPrice: number;
  quantity: number;
}

export interface AppliedRule {
  rule: DiscountRule;
  /** Of each item, in the order given: whether the rule is for it. */
  eligible: boolean[];
}

export interface Totals {
  /** Of each line, in the order given; minor units like all that follow. */
  discounts: number[];
  lineTotals: number[];
  subtotal: number;
  discountTotal: number;
  shippingTotal: number;
  total: number;
}

/**
 * Worked amounts: 6 × 2.95 and 2 × 3.39 are 1770 + 678 = 2448. 10 % of that is 244.8, so 245, of
 * which 177.15 and 67.85 are the parts: 177 and 68. The lines come to 1593 and 610, with shipping of
 * 495 the order to 2698.
 *
 * @param shipping minor units
 * @throws AppError `amount_too_large` where a sum would leave the integers that are exact
 */
export function priceOrder(
  items: PricedItem[],
  promo: AppliedRule | null,
  shipping: number,
): Totals {
  const before = items.map(({ unitPrice, quantity }) => exact(unitPrice * quantity));
  const subtotal = before.reduce((sum, amount) => exact(sum + amount), 0);
  const amounts = before.map((amount, at) => (promo?.eligible[at] ? amount : 0));
  const base = amounts.reduce((sum, amount) => sum + amount, 0);
  const discountTotal = promo ? discountOn(base, promo.rule) : 0;
  const discounts = spread(discountTotal, amounts);
  return {
    discounts,
    lineTotals: before.map((amount, at) => amount - (discounts[at] as number)),
    subtotal,
    discountTotal,
    shippingTotal: shipping,
    total: exact(subtotal - discountTotal + shipping),
  };
}

function exact(amount: number): number {
  if (Number.isSafeInteger(amount)) return amount;
  throw amountTooLarge();
}

export const amountTooLarge = (): AppError =>
  new AppError(
    'unprocessable',
    'amount_too_large',
    'The order’s total is larger than can be counted exactly.',
  );
