// Orders in each of their states, with everything that is written to them.
import { addProduct, type Shop } from '../helpers/shop.js';
import type { Scenario, Things, Write } from './race.js';

const address = { name: 'Amina', line1: '12 Ngong Road', city: 'Nairobi', country: 'KE' };
const gbp = (amount: number) => ({ amount, currency: 'GBP' });

/** Of an order with one line of `one` (2 of 50), a second product, a promo code and a shipping method. */
async function openDraft(shop: Shop): Promise<Things> {
  const { customer, staff, admin } = shop.users;
  const [one, two] = [await addProduct(shop, { stock: 50 }), await addProduct(shop, { stock: 50 })];
  const code = `R${Math.random().toString(36).slice(2, 12).toUpperCase()}`;
  const { data: promo } = await shop.request('POST', '/v1/promo-codes', {
    as: staff,
    body: { code, kind: 'percentage', value: 1000, usageLimit: 1 },
  });
  const { data: draft } = await shop.request('POST', '/v1/orders/checkout-items', {
    as: customer,
    body: {
      items: [{ productId: one.id, quantity: 2 }],
      shippingAddress: address,
    },
  });
  const { data: methods } = await shop.request('GET', '/v1/shipping-methods', { as: admin });
  const method =
    methods.items[0] ??
    (
      await shop.request('POST', '/v1/shipping-methods', {
        as: admin,
        body: { name: 'Standard', price: gbp(495) },
      })
    ).data;
  await shop.request('PUT', `/v1/orders/${draft.id}/shipping-option`, {
    as: customer,
    body: { shippingMethodId: method.id },
  });
  return {
    ...{ order: draft.id, line: draft.lines[0].id, one: one.id, two: two.id },
    ...{ promo: promo.id, code, method: method.id, number: draft.number },
    ...{ skuOne: one.sku, skuTwo: two.sku, nameOne: one.name, nameTwo: two.name },
  };
}

const step = (shop: Shop, things: Things, path: string, body?: object) =>
  shop.request('POST', `/v1/orders/${things.order}/${path}`, {
    as: shop.users.staff,
    ...(body && { body }),
  });

async function openOrder(shop: Shop, steps: string[], payment?: object): Promise<Things> {
  const things = await openDraft(shop);
  await step(shop, things, 'place');
  const paid = payment && (await step(shop, things, 'payments', payment)).data;
  for (const one of steps) await step(shop, things, one);
  return { ...things, ...(paid && { payment: paid.id }) };
}

async function state(shop: Shop, things: Things): Promise<unknown> {
  const as = shop.users.staff;
  const { order, one, two, promo } = things;
  const [{ data: now }, { data: payments }] = await Promise.all([
    shop.request('GET', `/v1/orders/${order}`, { as }),
    shop.request('GET', `/v1/orders/${order}/payments`, { as }),
  ]);
  const rows = await shop.sql(
    `select product_id::text as product, on_hand, reserved from stock_levels where product_id = any($1::uuid[])
     union all select 'uses', count(*)::int, null from promo_redemptions
       where promo_code_id = $2 and released_at is null
     union all select 'ledger ' || product_id, sum(on_hand_delta)::int, sum(reserved_delta)::int
       from stock_movements where product_id = any($1::uuid[]) group by product_id
     union all select 'event ' || type, count(*)::int, null from order_events where order_id = $3 group by type`,
    [[one, two], promo, order],
  );
  return { now, payments: payments.items, rows };
}

const write = (
  operation: Write['operation'],
  path: string,
  body?: object | ((things: Things) => object),
  variant?: string,
): Write => ({
  operation,
  ...(variant !== undefined && { variant }),
  request: (things, shop) => ({
    as: shop.users.staff,
    path: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => things[name] ?? ''),
    ...(body && { body: typeof body === 'function' ? body(things) : body }),
  }),
});

const order = '/v1/orders/{order}';
const lifeCycle: Write[] = [
  write('placeOrder', `${order}/place`),
  write('confirmOrder', `${order}/confirm`),
  write('markAsShipped', `${order}/ship`),
  write('markAsDelivered', `${order}/deliver`),
  write('markAsCompleted', `${order}/complete`),
  write('cancelOrder', `${order}/cancel`),
  write('addShippingTrackingReference', `${order}/tracking`, { trackingReference: 'AB1' }),
];
const ofDraft: Write[] = [
  write('addLineItem', `${order}/lines`, ({ two }) => ({ productId: two, quantity: 3 })),
  write('addLineItem', `${order}/lines`, ({ one }) => ({ productId: one, quantity: 1 }), 'same'),
  write('changeOrderQuantity', `${order}/lines/{line}`, { quantity: 40 }),
  write('removeLineItem', `${order}/lines/{line}`),
  write('addCoupon', `${order}/promo-code`, ({ code }) => ({ code: code ?? '' })),
  write('removeCoupon', `${order}/promo-code`),
  write('changeDestination', `${order}/destination`, { address: { ...address, city: 'Kisumu' } }),
  write('selectShippingOption', `${order}/shipping-option`, ({ method }) => ({
    shippingMethodId: method,
  })),
];
const ofItsParts: Write[] = [
  write('updatePromoCode', '/v1/promo-codes/{promo}', { active: false }),
  write('deletePromoCode', '/v1/promo-codes/{promo}'),
  write('updateProduct', '/v1/products/{one}', { price: gbp(1200) }),
  write('deleteProduct', '/v1/products/{one}'),
  write('adjustStock', '/v1/products/{one}/stock-adjustments', { delta: -30, reason: 'Broken' }),
];
const card = { method: 'card', provider: 'test' };
const ofMoney: Write[] = [
  write('createPayment', `${order}/payments`, card),
  write('createPayment', `${order}/payments`, { ...card, amount: gbp(500) }, 'part'),
];
const ofPayment: Write[] = [
  ...ofMoney,
  write('capturePayment', '/v1/payments/{payment}/capture'),
  write('capturePayment', '/v1/payments/{payment}/capture', { amount: gbp(300) }, 'part'),
  write('cancelPayment', '/v1/payments/{payment}/cancel'),
  write('refundPayment', '/v1/payments/{payment}/refund'),
  write('refundPayment', '/v1/payments/{payment}/refund', { amount: gbp(200) }, 'part'),
];

export const orderScenarios: Scenario[] = [
  {
    name: 'draft',
    open: openDraft,
    state,
    writes: [...ofDraft, ...lifeCycle.slice(0, 2), ...lifeCycle.slice(5, 6), ...ofItsParts],
  },
  {
    name: 'pending order',
    open: (shop) => openOrder(shop, []),
    state,
    writes: [...ofDraft.slice(0, 3), ...lifeCycle, ...ofItsParts, ...ofMoney],
  },
  {
    name: 'confirmed order',
    open: (shop) => openOrder(shop, ['confirm']),
    state,
    writes: [...lifeCycle, ...ofItsParts.slice(2), ...ofMoney],
  },
  {
    name: 'shipped order',
    open: (shop) => openOrder(shop, ['confirm', 'ship']),
    state,
    writes: [...lifeCycle, ...ofMoney],
  },
  {
    name: 'authorised order',
    open: (shop) => openOrder(shop, [], card),
    state,
    writes: [...ofPayment, ...lifeCycle.slice(1, 2), ...lifeCycle.slice(5, 6)],
  },
  {
    name: 'captured order',
    async open(shop) {
      const things = await openOrder(shop, [], card);
      await shop.request('POST', `/v1/payments/${things.payment}/capture`, {
        as: shop.users.staff,
      });
      return things;
    },
    state,
    writes: [...ofPayment, ...lifeCycle.slice(1, 2), ...lifeCycle.slice(5, 6)],
  },
  {
    // 3.08: the test card does not answer.
    name: 'payment without an outcome',
    open: (shop) => openOrder(shop, [], { ...card, amount: gbp(308) }),
    state,
    writes: [
      ...ofPayment,
      write('resolvePayment', '/v1/payments/{payment}/resolve', { outcome: 'succeeded' }),
      write('resolvePayment', '/v1/payments/{payment}/resolve', { outcome: 'failed' }, 'failed'),
      ...lifeCycle.slice(5, 6),
    ],
  },
];

export { write };
