import t from 'tap';
import { promo, shippingMethod } from '../contract/samples.js';
import { addProduct, openShop, type Shop } from '../helpers/shop.js';

const gbp = (amount: number) => ({ amount, currency: 'GBP' });
const address = (country: string) => ({ name: 'A', line1: 'B', city: 'C', country });

async function begin(shop: Shop, items: object[], extra: object = {}) {
  const { data, statusCode } = await shop.request('POST', '/v1/orders/checkout-items', {
    as: shop.users.customer,
    body: { items, ...extra },
  });
  if (statusCode !== 201) throw new Error(JSON.stringify(data));
  return data;
}

t.test('lines of a draft, priced anew at every change', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.customer;
  const a = await addProduct(shop, { price: 100 });
  const b = await addProduct(shop, { price: 250 });
  const draft = await begin(shop, [{ productId: a.id, quantity: 2 }]);
  t.match(draft, {
    status: 'draft',
    total: gbp(200),
    placedAt: null,
    allowedTransitions: ['placeOrder', 'cancelOrder'],
  });
  const url = `/v1/orders/${draft.id}`;
  const added = await shop.request('POST', `${url}/lines`, {
    as,
    body: { sku: b.sku, quantity: 1 },
  });
  t.match(added.data, { total: gbp(450), version: 2 });
  const more = await shop.request('POST', `${url}/lines`, {
    as,
    body: { productId: a.id, quantity: 1 },
  });
  t.same(
    more.data.lines.map((line: { quantity: number }) => line.quantity),
    [3, 1],
    'a product is one line',
  );
  t.equal(more.data.lines[0].id, draft.lines[0].id, 'that keeps its id');
  const line = `${url}/lines/${more.data.lines[1].id}`;
  t.match((await shop.request('PATCH', line, { as, body: { quantity: 4 } })).data.total, gbp(1300));
  await shop.request('PATCH', `/v1/products/${a.id}`, {
    as: shop.users.staff,
    body: { price: gbp(200) },
  });
  t.match((await shop.request('DELETE', line, { as })).data, {
    total: gbp(600),
    lines: [{ unitPrice: gbp(200) }],
  });
  t.equal((await shop.request('DELETE', line, { as })).statusCode, 404);
  t.equal(
    (
      await shop.request('PATCH', `${url}/lines/${draft.lines[0].id}`, {
        as,
        body: { quantity: 1 },
        headers: { 'if-match': '"1"' },
      })
    ).statusCode,
    412,
  );
  t.equal(
    (await shop.request('POST', `${url}/lines`, { as, body: { sku: 'nothing', quantity: 1 } })).data
      .code,
    'unknown_product',
  );
  t.same(
    await shop.sql('select distinct reserved from stock_levels'),
    [{ reserved: 0 }],
    'nothing is reserved',
  );

  await shop.request('DELETE', `/v1/products/${a.id}`, { as: shop.users.staff });
  t.equal((await shop.request('POST', `${url}/place`, { as })).data.code, 'product_archived');
  const emptied = await shop.request('DELETE', `${url}/lines/${draft.lines[0].id}`, { as });
  t.match(emptied.data, { lines: [], total: gbp(0) }, 'an archived product can be taken out');
  t.equal((await shop.request('POST', `${url}/place`, { as })).data.code, 'order_empty');
  await shop.request('POST', `${url}/lines`, { as, body: { sku: b.sku, quantity: 1 } });
  t.match((await shop.request('POST', `${url}/place`, { as })).data, {
    status: 'pending',
    total: gbp(250),
  });
  t.equal(
    (await shop.request('POST', `${url}/lines`, { as, body: { sku: b.sku, quantity: 1 } })).data
      .code,
    'order_not_draft',
  );
});

t.test('a promo code on a draft', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.customer;
  const a = await addProduct(shop, { price: 1000 });
  const draft = await begin(shop, [{ productId: a.id, quantity: 2 }]);
  const url = `/v1/orders/${draft.id}`;
  const code = await promo(shop, { minSubtotal: gbp(1500) });
  const wrong = await shop.request('PUT', `${url}/promo-code`, { as, body: { code: 'NOTHING' } });
  t.match(wrong.data, { code: 'promo_code_not_applicable', reason: 'unknown_code' });
  const priced = await shop.request('PUT', `${url}/promo-code`, { as, body: { code: code.code } });
  t.match(priced.data, {
    discountTotal: gbp(200),
    lines: [{ discount: gbp(200), total: gbp(1800) }],
  });
  t.notOk('promoReason' in priced.data);
  const less = await shop.request('PATCH', `${url}/lines/${draft.lines[0].id}`, {
    as,
    body: { quantity: 1 },
  });
  t.match(
    less.data,
    { promoCode: code.code, discountTotal: gbp(0), promoReason: 'below_min_subtotal' },
    'below its minimum it stays, but takes nothing off',
  );
  const read = await shop.request('GET', url, { as });
  t.equal(read.data.promoReason, 'below_min_subtotal');
  const more = await shop.request('PATCH', `${url}/lines/${draft.lines[0].id}`, {
    as,
    body: { quantity: 2 },
  });
  t.match(more.data, { discountTotal: gbp(200) });
  t.notOk('promoReason' in more.data, 'it applies again');
  await shop.request('PATCH', `${url}/lines/${draft.lines[0].id}`, { as, body: { quantity: 1 } });
  t.equal((await shop.request('POST', `${url}/place`, { as })).data.reason, 'below_min_subtotal');
  t.match((await shop.request('DELETE', `${url}/promo-code`, { as })).data, { promoCode: null });
  t.equal((await shop.request('POST', `${url}/place`, { as })).statusCode, 200);
  t.equal(
    (await shop.request('GET', `/v1/promo-codes/${code.id}`, { as: shop.users.staff })).data
      .usedCount,
    0,
  );
});

t.test('shipping: rules of country and subtotal', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.customer;
  const a = await addProduct(shop, { price: 1000 });
  const uk = await shippingMethod(shop, { name: 'UK', countries: ['GB'], position: 2 });
  const large = await shippingMethod(shop, { name: 'Large', minSubtotal: gbp(2000), position: 1 });
  await shippingMethod(shop, { name: 'Small', maxSubtotal: gbp(500) });
  await shippingMethod(shop, { name: 'Off', active: false });
  const draft = await begin(shop, [{ productId: a.id, quantity: 2 }], {
    shippingAddress: address('GB'),
  });
  const url = `/v1/orders/${draft.id}`;
  const { data: options } = await shop.request('GET', `${url}/shipping-options`, { as });
  t.same(
    options.items.map((one: { name: string }) => one.name),
    ['Large', 'UK'],
  );
  const select = (id: string) =>
    shop.request('PUT', `${url}/shipping-option`, { as, body: { shippingMethodId: id } });
  t.match((await select(uk.id)).data, {
    shippingMethod: 'UK',
    shippingTotal: gbp(495),
    total: gbp(2495),
  });
  t.match((await select(large.id)).data, { shippingMethod: 'Large' });
  const less = await shop.request('PATCH', `${url}/lines/${draft.lines[0].id}`, {
    as,
    body: { quantity: 1 },
  });
  t.match(less.data, { shippingMethod: null, shippingTotal: gbp(0) }, 'it fits no more');
  t.equal((await select(large.id)).data.code, 'shipping_option_not_available');
  t.equal((await select(draft.id)).data.code, 'unknown_shipping_method');
  t.equal(
    (await shop.request('POST', `${url}/place`, { as })).data.code,
    'shipping_option_required',
  );
  const elsewhere = await shop.request('PUT', `${url}/destination`, {
    as,
    body: { address: address('FR') },
  });
  t.equal(elsewhere.statusCode, 200);
  t.equal((await select(uk.id)).data.code, 'shipping_option_not_available');
  t.equal(
    (await shop.request('PUT', `${url}/destination`, { as, body: { addressId: draft.id } })).data
      .code,
    'unknown_address',
  );
  const order = (extra: object) =>
    shop.request('POST', '/v1/orders', {
      as,
      body: { items: [{ productId: a.id, quantity: 1 }], ...extra },
    });
  t.equal((await order({})).data.code, 'shipping_option_required');
  t.equal((await order({ shippingMethodId: uk.id })).data.code, 'shipping_option_not_available');
  t.match((await order({ shippingMethodId: uk.id, shippingAddress: address('GB') })).data, {
    status: 'pending',
    total: gbp(1495),
  });
  const methods = await shop.request('GET', '/v1/shipping-methods', { as });
  t.equal(methods.data.items.length, 3);
  t.equal(
    (await shop.request('GET', '/v1/shipping-methods', { as: shop.users.admin })).data.items.length,
    4,
    'also those switched off',
  );
  const bad = { name: 'X', price: gbp(1), minDays: 3, maxDays: 2 };
  t.equal(
    (await shop.request('POST', '/v1/shipping-methods', { as: shop.users.admin, body: bad })).data
      .code,
    'invalid_shipping_method',
  );
});

t.test('a preview explains every discount and changes nothing', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.customer;
  const { data: home } = await shop.request('POST', '/v1/categories', {
    as: shop.users.staff,
    body: { name: 'Home' },
  });
  const a = await addProduct(shop, { price: 1000, categoryId: home.id });
  const b = await addProduct(shop, { price: 500 });
  const code = await promo(shop, { categoryIds: [home.id] });
  const body = {
    items: [
      { productId: a.id, quantity: 1 },
      { productId: b.id, quantity: 1 },
    ],
    promoCode: code.code,
  };
  const { data } = await shop.request('POST', '/v1/orders/preview', { as, body });
  t.match(data, { subtotal: gbp(1500), discountTotal: gbp(100), total: gbp(1400) });
  t.match(data.lines[0], { discount: gbp(100), explanation: /£1\.00 of the £1\.00/ });
  t.match(data.lines[1], { discount: gbp(0), explanation: /is not for this product/ });
  t.match(data.explanation, /takes 10 % off/);
  const wrong = await shop.request('POST', '/v1/orders/preview', {
    as,
    body: { ...body, promoCode: 'NOTHING' },
  });
  t.match(wrong.data, { promoCode: null, explanation: /does not apply: unknown_code/ });
  t.equal((await shop.sql('select 1 from orders')).length, 0);
});

t.test('parallel cancellations, shipments and captures of one order', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '20' } });
  const { staff, customer } = shop.users;
  for (let round = 0; round < 4; round += 1) {
    const { sku } = await addProduct(shop, { stock: 10 });
    const code = await promo(shop);
    const { data: order } = await shop.request('POST', '/v1/orders', {
      as: customer,
      body: { items: [{ sku, quantity: 4 }], promoCode: code.code },
    });
    const { data: payment } = await shop.request('POST', `/v1/orders/${order.id}/payments`, {
      as: customer,
      body: { method: 'card', provider: 'test' },
    });
    await shop.request('POST', `/v1/orders/${order.id}/confirm`, { as: staff });
    const send = (path: string) => shop.request('POST', path, { as: staff });
    const answers = await Promise.all(
      [0, 1, 2].flatMap(() => [
        send(`/v1/orders/${order.id}/cancel`),
        send(`/v1/orders/${order.id}/ship`),
        send(`/v1/payments/${payment.id}/capture`),
      ]),
    );
    t.ok(answers.every((answer) => [200, 409].includes(answer.statusCode)));
    const won = (at: number) =>
      answers.filter((answer, index) => index % 3 === at && answer.statusCode === 200).length;
    t.equal(won(0) + won(1), 1, 'cancelled or shipped, once');
    const [row] = await shop.sql<{
      status: string;
      captured_total: string;
      on_hand: number;
      reserved: number;
      used: number;
    }>(
      `select o.status, o.captured_total, s.on_hand, s.reserved, p.used_count as used
       from orders o join order_lines l on l.order_id = o.id join stock_levels s on s.product_id = l.product_id
       join promo_codes p on p.id = o.promo_code_id where o.id = $1`,
      [order.id],
    );
    t.match(
      row,
      won(0)
        ? { status: 'cancelled', on_hand: 10, reserved: 0, used: 0 }
        : { status: 'shipped', on_hand: 6, reserved: 0, used: 1 },
    );
    t.equal(row?.captured_total, won(2) ? String(order.total.amount) : '0');
    t.ok(won(2) <= 1, 'taken once at the most');
  }
  const broken =
    await shop.sql(`select product_id from stock_levels s join stock_movements m using (tenant_id, product_id)
    group by product_id, on_hand, reserved having sum(on_hand_delta) <> on_hand or sum(reserved_delta) <> reserved`);
  t.equal(broken.length, 0);
});
