// What a template can name: the values of a message, from the order as it is now.
import type { Ctx } from '../../context.js';
import type { Customer } from '../../contract/generated/customers.js';
import type { Order, OrderEvent } from '../../contract/generated/orders.js';
import { formatMoney, type Money } from '../../lib/money.js';

/** All of them are always there, so that a template may ask for any; text that is not there is empty. */
export interface MessageValues {
  locale: string;
  shop: string;
  /** The subject, for the title of the HTML. */
  subject: string;
  firstName: string;
  /** Name and code, for the shop. */
  customer: string;
  number: string;
  note: string;
  /** Why the order was cancelled, or the endpoint disabled. */
  reason: string;
  total: string;
  /** Sum of the lines before discounts; empty if it equals the total. */
  subtotal: string;
  discount: string;
  promoCode: string;
  shipping: string;
  /** What was paid back by the event that the message is about. */
  refunded: string;
  carrier: string;
  trackingReference: string;
  /** `total` is quantity times unit price, before discounts. */
  lines: Array<{ sku: string; name: string; quantity: number; unitPrice: string; total: string }>;
  products: Array<{ sku: string; name: string; available: number }>;
  productCount: number;
  threshold: number;
  url: string;
  /** Leads to what the message asks to do with an account; holds a secret. */
  link: string;
  /** Who invites. */
  inviter: string;
  /** The role that comes with an invitation. */
  role: string;
}

const nothing: Omit<MessageValues, 'locale' | 'shop'> = {
  subject: '',
  firstName: '',
  customer: '',
  number: '',
  note: '',
  reason: '',
  total: '',
  subtotal: '',
  discount: '',
  promoCode: '',
  shipping: '',
  refunded: '',
  carrier: '',
  trackingReference: '',
  lines: [],
  products: [],
  productCount: 0,
  threshold: 0,
  url: '',
  link: '',
  inviter: '',
  role: '',
};

/** The values of a message that is about no order. */
export const plainValues = (
  { tenant }: Ctx,
  locale: string,
  data: Partial<MessageValues> = {},
): MessageValues => ({
  ...nothing,
  ...data,
  locale,
  shop: tenant.settings.senderName ?? tenant.name,
});

/** @param event that the message is about, of the order's timeline */
export function orderValues(
  ctx: Ctx,
  locale: string,
  order: Pick<
    Order,
    | 'number'
    | 'note'
    | 'total'
    | 'subtotal'
    | 'discountTotal'
    | 'shippingTotal'
    | 'promoCode'
    | 'tracking'
    | 'lines'
  >,
  customer: Pick<Customer, 'firstName' | 'lastName' | 'code'> | undefined,
  event: Pick<OrderEvent, 'reason' | 'amount'> | undefined,
): MessageValues {
  const amount = (money: Money) => formatMoney(money, locale);
  const unlessZero = (money: Money) => (money.amount === 0 ? '' : amount(money));
  return plainValues(ctx, locale, {
    firstName: customer?.firstName ?? '',
    customer: customer ? `${customer.firstName} ${customer.lastName} (${customer.code})` : '',
    number: order.number,
    note: order.note ?? '',
    reason: event?.reason ?? '',
    total: amount(order.total),
    subtotal: order.subtotal.amount === order.total.amount ? '' : amount(order.subtotal),
    promoCode: order.discountTotal.amount === 0 ? '' : (order.promoCode ?? ''),
    discount: unlessZero({ ...order.discountTotal, amount: -order.discountTotal.amount }),
    shipping: unlessZero(order.shippingTotal),
    refunded: event?.amount ? amount(event.amount) : '',
    carrier: order.tracking?.carrier ?? '',
    trackingReference: order.tracking?.trackingReference ?? '',
    lines: order.lines.map((line) => ({
      sku: line.sku,
      name: line.name,
      quantity: line.quantity,
      unitPrice: amount(line.unitPrice),
      total: amount({ ...line.unitPrice, amount: line.unitPrice.amount * line.quantity }),
    })),
  });
}

/** Values to try a template with. */
export function sampleValues(ctx: Ctx, locale: string): MessageValues {
  const price = (amount: number) => ({ amount, currency: ctx.tenant.currency });
  const line = (sku: string, name: string, quantity: number, unit: number) => ({
    ...{ id: '', productId: '', sku, name, quantity },
    ...{ unitPrice: price(unit), discount: price(0), total: price(unit * quantity) },
  });
  const values = orderValues(
    ctx,
    locale,
    {
      number: 'K7M2Q9XA',
      note: 'Please ring twice.',
      total: price(7177),
      subtotal: price(7182),
      promoCode: 'WELCOME',
      discountTotal: price(500),
      shippingTotal: price(495),
      tracking: { carrier: 'Royal Mail', trackingReference: 'AB123456789GB' },
      lines: [
        line('85123A', 'White hanging heart T-light holder', 6, 255),
        line('71053', 'White metal lantern', 6, 942),
      ],
    },
    { firstName: 'Amina', lastName: 'Otieno', code: 'C-1042' },
    { reason: 'Ordered by mistake.', amount: price(2550) },
  );
  return {
    ...values,
    products: [
      { sku: '85123A', name: 'White hanging heart T-light holder', available: 0 },
      { sku: '71053', name: 'White metal lantern', available: 3 },
    ],
    productCount: 2,
    threshold: 5,
    url: 'https://hooks.example.com/kontor',
    link: 'https://shop.example.com/account/reset-password#token=c2VjcmV0',
    inviter: 'Sam Okafor',
    role: 'staff',
  };
}

/** Values of an order with as little in it as there can be: a template has to bear that, too. */
export function sparseValues(ctx: Ctx, locale: string): MessageValues {
  const { lines, products, ...sample } = sampleValues(ctx, locale);
  return {
    ...plainValues(ctx, locale),
    ...{ number: sample.number, total: sample.total },
    lines: lines.slice(0, 1),
    products: products.slice(0, 1),
  };
}
