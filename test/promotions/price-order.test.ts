// Properties of the prices of any order. A failure prints the seed that repeats it.
import fc from 'fast-check';
import t from 'tap';
import { discountOn, spread } from '../../src/domains/promotions/discount.js';
import { priceOrder } from '../../src/domains/promotions/price-order.js';

const seed = 20261121;
const item = fc.record({
  unitPrice: fc.integer({ min: 0, max: 1_000_000 }),
  quantity: fc.integer({ min: 1, max: 1000 }),
  eligible: fc.boolean(),
});
const rule = fc.oneof(
  fc.record({
    kind: fc.constant('fixed' as const),
    value: fc.integer({ min: 1, max: 1e9 }),
    maxDiscount: fc.option(fc.integer({ min: 0, max: 1e8 })),
  }),
  fc.record({
    kind: fc.constant('percentage' as const),
    value: fc.integer({ min: 1, max: 10_000 }),
    maxDiscount: fc.option(fc.integer({ min: 0, max: 1e8 })),
  }),
);
const shipping = fc.integer({ min: 0, max: 100_000 });
const order = fc.record({
  items: fc.array(item, { minLength: 1, maxLength: 30 }),
  rule: fc.option(rule),
  shipping,
});

const price = ({
  items,
  rule,
  shipping,
}: {
  items: Array<{ unitPrice: number; quantity: number; eligible: boolean }>;
  rule: Parameters<typeof discountOn>[1] | null;
  shipping: number;
}) => priceOrder(items, rule && { rule, eligible: items.map((one) => one.eligible) }, shipping);

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);

t.test('totals add up, shares are within their lines, the discount within its base', async (t) => {
  fc.assert(
    fc.property(order, (given) => {
      const totals = price(given);
      const before = given.items.map(({ unitPrice, quantity }) => unitPrice * quantity);
      const base = sum(before.filter((_, at) => given.items[at]?.eligible));
      return (
        totals.subtotal === sum(before) &&
        totals.discountTotal === sum(totals.discounts) &&
        totals.total === totals.subtotal - totals.discountTotal + given.shipping &&
        sum(totals.lineTotals) + given.shipping === totals.total &&
        totals.discountTotal >= 0 &&
        totals.discountTotal <= base &&
        (given.rule?.maxDiscount == null || totals.discountTotal <= given.rule.maxDiscount) &&
        totals.discounts.every(
          (share, at) =>
            share >= 0 &&
            share <= (before[at] as number) &&
            (given.items[at]?.eligible || share === 0),
        )
      );
    }),
    { seed, numRuns: 3000 },
  );
  t.pass('3,000 orders');
});

t.test('the order of the lines does not change the total', async (t) => {
  fc.assert(
    fc.property(order, fc.infiniteStream(fc.nat()), (given, keys) => {
      const shuffled = given.items
        .map((one) => ({ one, key: keys.next().value as number }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one);
      const [first, second] = [price(given), price({ ...given, items: shuffled })];
      return first.total === second.total && first.discountTotal === second.discountTotal;
    }),
    { seed, numRuns: 2000 },
  );
  t.pass('2,000 orders');
});

t.test('no share is further than one unit from its exact part', async (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 0, max: 100 }),
      (amounts, percent) => {
        const base = sum(amounts);
        const discount = Math.floor((base * percent) / 100);
        return spread(discount, amounts).every(
          (share, at) =>
            base === 0 || Math.abs(share - (discount * (amounts[at] as number)) / base) < 1.000001,
        );
      },
    ),
    { seed, numRuns: 2000 },
  );
  t.pass('2,000 spreads');
});

t.test('worked amounts', async (t) => {
  t.equal(discountOn(999, { kind: 'percentage', value: 1250, maxDiscount: null }), 125, 'half up');
  t.equal(discountOn(1000, { kind: 'percentage', value: 5000, maxDiscount: 300 }), 300, 'the cap');
  t.equal(
    discountOn(200, { kind: 'fixed', value: 500, maxDiscount: null }),
    200,
    'never above its base',
  );
  t.same(spread(10, [5, 5, 5]), [4, 3, 3], 'ties go to the earlier line');
  t.same(spread(5, [0, 0]), [0, 0]);
  const totals = priceOrder(
    [
      { unitPrice: 295, quantity: 6 },
      { unitPrice: 339, quantity: 2 },
    ],
    { rule: { kind: 'percentage', value: 1000, maxDiscount: null }, eligible: [true, true] },
    495,
  );
  t.same(totals, {
    discounts: [177, 68],
    lineTotals: [1593, 610],
    subtotal: 2448,
    discountTotal: 245,
    shippingTotal: 495,
    total: 2698,
  });
  t.throws(() => priceOrder([{ unitPrice: 1e10, quantity: 1e6 }], null, 0), {
    code: 'amount_too_large',
  });
});
