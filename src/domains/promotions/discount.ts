// The discount of a promo code and its shares of the lines. Pure: integers of minor units.

export interface DiscountRule {
  kind: 'fixed' | 'percentage';
  /** Minor units for `fixed`, basis points for `percentage`. */
  value: number;
  maxDiscount: number | null;
}

/**
 * What is taken off a base: round_half_up(base × bp / 10000) or the fixed amount, then capped by
 * the rule's maximum, then by the base.
 *
 * Worked amounts: 12.5 % of 9.99 is 999 × 1250 / 10000 = 124.875, so 125.
 */
export function discountOn(base: number, { kind, value, maxDiscount }: DiscountRule): number {
  const wanted =
    kind === 'fixed' ? value : Number((BigInt(base) * BigInt(value) + 5000n) / 10_000n);
  return Math.min(wanted, maxDiscount ?? wanted, base);
}

/**
 * Spreads a discount over amounts by largest remainder: each gets the whole units of its part, and
 * the units that are left go to the largest fractions, of equal ones to the earlier. Giving the last
 * line whatever is left instead can make its share negative or larger than the line.
 *
 * Worked amounts: 10 over 5, 5 and 5 is 3⅓ each, so 4, 3 and 3.
 *
 * @param discount at most the sum of the amounts
 */
export function spread(discount: number, amounts: number[]): number[] {
  const base = amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
  if (base === 0n) return amounts.map(() => 0);
  const parts = amounts.map((amount, at) => {
    const exact = BigInt(discount) * BigInt(amount);
    return { at, share: exact / base, remainder: exact % base };
  });
  let left = BigInt(discount) - parts.reduce((sum, part) => sum + part.share, 0n);
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.at - b.at : a.remainder > b.remainder ? -1 : 1,
  );
  for (const part of byRemainder) {
    if (left === 0n) break;
    part.share += 1n;
    left -= 1n;
  }
  return parts.map((part) => Number(part.share));
}
