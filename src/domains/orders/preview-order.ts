// What an order would cost, and why. Creates and reserves nothing.
import type { Ctx } from '../../context.js';
import type { CreateOrder, OrderPreview } from '../../contract/generated/orders.js';
import { formatMoney, money } from '../../lib/money.js';
import { activeMethods } from '../shipping/index.js';
import { contentOf } from './create-order.js';
import { shippingOptionNotAvailable, unknownShippingMethod } from './orders.errors.js';
import { type PricedDraft, priceDraft } from './price-draft.js';

/** @throws AppError `unknown_product`, `unknown_customer`, `customer_required`, `forbidden` */
export async function previewOrder(ctx: Ctx, input: CreateOrder): Promise<OrderPreview> {
  const priced = await priceDraft(ctx, await contentOf(ctx, input), 'draft');
  if (input.shippingMethodId !== undefined && !priced.method) {
    const methods = await activeMethods(ctx);
    throw methods.some((method) => method.id === input.shippingMethodId)
      ? shippingOptionNotAvailable()
      : unknownShippingMethod();
  }
  const amount = (value: number) => money(value, ctx.tenant.currency);
  const { totals } = priced;
  return {
    lines: priced.items.map((item, at) => ({
      productId: item.productId,
      sku: item.sku,
      name: item.name,
      quantity: item.quantity,
      unitPrice: amount(item.unitPrice),
      discount: amount(totals.discounts[at] as number),
      total: amount(totals.lineTotals[at] as number),
      explanation: explainLine(ctx, priced, at),
    })),
    promoCode: priced.promo?.promo.code ?? null,
    subtotal: amount(totals.subtotal),
    discountTotal: amount(totals.discountTotal),
    shippingTotal: amount(totals.shippingTotal),
    total: amount(totals.total),
    explanation: explainOrder(ctx, input, priced),
  };
}

function explainLine(ctx: Ctx, { promo, totals }: PricedDraft, at: number): string {
  if (!promo) return 'No discount.';
  if (!promo.eligible[at]) return `${promo.promo.code} is not for this product.`;
  const discount = formatMoney(money(totals.discounts[at] as number, ctx.tenant.currency));
  const all = formatMoney(money(totals.discountTotal, ctx.tenant.currency));
  return `${discount} of the ${all} that ${promo.promo.code} takes off, in proportion to the line.`;
}

function explainOrder(
  ctx: Ctx,
  input: CreateOrder,
  { promo, promoReason, totals }: PricedDraft,
): string {
  if (promoReason) return `${input.promoCode} does not apply: ${promoReason}.`;
  if (!promo) return 'No promo code.';
  const { code, kind, value, maxDiscount } = promo.promo;
  const text = (amount: number) => formatMoney(money(amount, ctx.tenant.currency));
  const what = kind === 'fixed' ? text(value) : `${value / 100} %`;
  const cap = maxDiscount === null ? '' : `, at most ${text(maxDiscount)}`;
  return `${code} takes ${what} off the products that it is for${cap}: ${text(totals.discountTotal)}.`;
}
