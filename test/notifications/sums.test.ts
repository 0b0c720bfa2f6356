// The amounts of a message add up, whatever was ordered: in every language, as text and as HTML.
import fc from 'fast-check';
import t from 'tap';
import { orderValues } from '../../src/domains/notifications/message-values.js';
import { render } from '../../src/domains/notifications/render.js';
import { templates } from '../../src/domains/notifications/templates/index.js';
import { formatMoney, money } from '../../src/lib/money.js';
import { openShop } from '../helpers/shop.js';

const digits = (text: string) => Number(text.replaceAll(/[^\d-]/g, '').replace(/(?!^)-/g, ''));

/** A busy machine may take longer than a template is given. */
const patiently = <T>(run: () => Promise<T>): Promise<T> =>
  run()
    .catch(() => run())
    .catch(() => run());

t.test('lines, subtotal, discount, shipping and total', async (t) => {
  const { ctx } = await openShop(t);
  const line = fc.record({
    quantity: fc.integer({ min: 1, max: 50 }),
    unitPrice: fc.integer({ min: 0, max: 100_000 }),
  });
  const withLines = [
    'order-placed',
    'order-confirmed',
    'order-shipped',
    'shop-order-placed',
  ] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 0, max: 10_000 }),
      fc.integer({ min: 0, max: 2_000 }),
      fc.constantFrom('GBP', 'KES', 'JPY', 'KWD'),
      async (lines, percent, shipping, currency) => {
        const items = lines.map((one, n) => ({ ...one, productId: `p${n}` }));
        const subtotal = items.reduce((sum, one) => sum + one.quantity * one.unitPrice, 0);
        const discount = Math.floor((subtotal * percent) / 10_000);
        const total = subtotal - discount + shipping;
        const of = (amount: number) => money(amount, currency);
        for (const [locale, messages] of Object.entries(templates)) {
          const values = orderValues(
            ctx,
            locale,
            {
              ...{
                number: 'K7M2Q9XA',
                note: null,
                tracking: null,
                promoCode: discount ? 'TEN' : null,
              },
              ...{ subtotal: of(subtotal), discountTotal: of(discount) },
              ...{ shippingTotal: of(shipping), total: of(total) },
              lines: items.map((one, n) => ({
                ...{ id: '', productId: one.productId, sku: `S${n}`, name: 'Lantern' },
                ...{ quantity: one.quantity, unitPrice: of(one.unitPrice) },
                // As stored: after its share of the discount.
                ...{ discount: of(0), total: of(one.quantity * one.unitPrice) },
              })),
            },
            undefined,
            undefined,
          );
          for (const name of withLines) {
            const template = messages[name];
            if (!template) continue;
            const { text, html } = await patiently(() =>
              render({ ...template, locale } as never, values),
            );
            for (const part of [text, html ?? '']) {
              const rows = part
                .replaceAll(/<br>/g, ' ')
                .split(/\n|<tr>/)
                .map((row) => row.replaceAll(/<[^>]*>/g, '|').trim());
              const last = (row: string) =>
                digits(
                  row
                    .split(/[:|]/)
                    .filter((cell) => cell.trim())
                    .at(-1) ?? '',
                );
              const ofLines = rows.filter((row) => row.includes('Lantern')).map(last);
              const sum = ofLines.reduce((a, b) => a + b, 0);
              if (sum !== subtotal) return false;
              for (const amount of [
                total,
                ...(discount ? [discount] : []),
                ...(shipping ? [shipping] : []),
              ])
                if (!part.includes(formatMoney(of(amount), locale).replace('-', ''))) return false;
            }
          }
        }
        return true;
      },
    ),
    { numRuns: 15 },
  );
  t.pass('all of them add up');
});
