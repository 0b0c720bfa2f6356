import t from 'tap';
import { OrderAction, OrderStatus } from '../../src/contract/generated/orders.js';
import { allowedActions, nextStatus, transitions } from '../../src/domains/orders/order-status.js';
import { addProduct, openShop } from '../helpers/shop.js';
import { ownEvents } from '../helpers/timeline.js';

t.test('the table of transitions, every pair of status and action', async (t) => {
  const expected: Record<string, string> = {
    'draft placeOrder': 'pending',
    'pending confirmOrder': 'confirmed',
    'draft cancelOrder': 'cancelled',
    'pending cancelOrder': 'cancelled',
    'confirmed cancelOrder': 'cancelled',
    'pending expireOrder': 'expired',
    'confirmed markAsShipped': 'shipped',
    'shipped markAsDelivered': 'delivered',
    'delivered markAsCompleted': 'completed',
  };
  t.same(Object.keys(transitions).sort(), [...OrderAction.enum].sort());
  for (const status of OrderStatus.enum) {
    for (const action of OrderAction.enum) {
      t.equal(nextStatus(status, action), expected[`${status} ${action}`], `${status} ${action}`);
      const offered = allowedActions(status).includes(action);
      t.equal(offered, `${status} ${action}` in expected && action !== 'expireOrder');
    }
  }
});

t.test('an order from placing to cancelling', async (t) => {
  const shop = await openShop(t);
  const a = await addProduct(shop, { price: 295, stock: 10 });
  const b = await addProduct(shop, {
    price: 500,
    salePrice: { amount: 339, currency: 'GBP' },
    stock: 10,
  });
  const placed = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: {
      items: [
        { productId: a.id, quantity: 4 },
        { sku: b.sku, quantity: 2 },
        { sku: a.sku, quantity: 2 },
      ],
      shippingAddress: { name: 'Amina', line1: '12 Ngong Road', city: 'Nairobi', country: 'KE' },
      note: 'Leave it with the neighbour.',
      metadata: { source: 'test' },
    },
  });
  t.equal(placed.statusCode, 201);
  const order = placed.data;
  t.equal(placed.headers.location, `/v1/orders/${order.id}`);
  t.match(order, {
    status: 'pending',
    customerId: shop.users.customer.customerId,
    subtotal: { amount: 2448, currency: 'GBP' },
    total: { amount: 2448 },
    allowedTransitions: ['confirmOrder', 'cancelOrder'],
    metadata: { source: 'test' },
    version: 1,
  });
  t.same(
    order.lines.map((line: { sku: string; quantity: number; total: { amount: number } }) => [
      line.sku,
      line.quantity,
      line.total.amount,
    ]),
    [
      [a.sku, 6, 1770],
      [b.sku, 2, 678],
    ],
  );
  t.match(order.number, /^[0-9A-HJKMNP-TV-Z]{8}$/);
  const read = await shop.request('GET', `/v1/orders/${order.id}`, { as: shop.users.customer });
  t.same(read.data, order);
  t.equal(read.headers.etag, placed.headers.etag);

  await shop.request('PATCH', `/v1/products/${a.id}`, {
    as: shop.users.staff,
    body: { name: 'Renamed', price: { amount: 1, currency: 'GBP' } },
  });
  t.same(
    (await shop.request('GET', `/v1/orders/${order.id}`, { as: shop.users.customer })).data,
    order,
    'keeps names and prices',
  );

  const confirm = () =>
    shop.request('POST', `/v1/orders/${order.id}/confirm`, { as: shop.users.staff });
  const confirmed = await confirm();
  t.match(confirmed.data, {
    status: 'confirmed',
    version: 2,
    allowedTransitions: ['cancelOrder', 'markAsShipped'],
  });
  const twice = await confirm();
  t.equal(twice.statusCode, 409);
  t.equal(twice.data.code, 'transition_not_allowed');
  t.same(twice.data.allowedTransitions, ['cancelOrder', 'markAsShipped']);
  const stale = await shop.request('POST', `/v1/orders/${order.id}/cancel`, {
    as: shop.users.customer,
    headers: { 'if-match': '"1"' },
  });
  t.equal(stale.statusCode, 412);
  const cancelled = await shop.request('POST', `/v1/orders/${order.id}/cancel`, {
    as: shop.users.customer,
    body: { reason: 'Ordered twice' },
  });
  t.match(cancelled.data, { status: 'cancelled', version: 3, allowedTransitions: [] });
  t.same(await shop.sql('select distinct reserved, on_hand from stock_levels'), [
    { reserved: 0, on_hand: 10 },
  ]);
  const { data: events } = await shop.request('GET', `/v1/orders/${order.id}/events`, {
    as: shop.users.customer,
  });
  t.match(ownEvents(events.items), [
    {
      type: 'order.placed',
      fromStatus: null,
      toStatus: 'pending',
      actor: { kind: 'customer', userId: shop.users.customer.id },
    },
    {
      type: 'order.confirmed',
      fromStatus: 'pending',
      toStatus: 'confirmed',
      actor: { kind: 'staff' },
    },
    {
      type: 'order.cancelled',
      fromStatus: 'confirmed',
      toStatus: 'cancelled',
      reason: 'Ordered twice',
    },
  ]);
});

t.test('orders that cannot be placed', async (t) => {
  const shop = await openShop(t);
  const product = await addProduct(shop, { price: 10_000_000_000, stock: 1 });
  const item = { productId: product.id, quantity: 1 };
  const place = (body: object, as = shop.users.customer) =>
    shop.request('POST', '/v1/orders', { as, body });
  const codes = async (body: object, as = shop.users.customer) => {
    const { statusCode, data } = await place(body, as);
    return [statusCode, data.code];
  };
  t.same(await codes({ items: [{ sku: 'nothing', quantity: 1 }] }), [422, 'unknown_product']);
  t.same(await codes({ items: [item] }, shop.users.staff), [422, 'customer_required']);
  t.same(await codes({ items: [item], customerId: shop.ctx.tenant.id }, shop.users.staff), [
    422,
    'unknown_customer',
  ]);
  t.same(
    await codes(
      { items: [item], customerId: shop.users.otherCustomer.customerId },
      shop.users.staff,
    ),
    [422, 'unknown_customer'],
  );
  t.same(await codes({ items: [item], customerId: shop.users.customer2.customerId }), [
    403,
    'forbidden',
  ]);
  t.same(
    await codes({ items: Array.from({ length: 200 }, () => ({ ...item, quantity: 100_000 })) }),
    [422, 'amount_too_large'],
  );
  const invalid = [
    { items: [{ ...item, quantity: 0 }] },
    { items: [{ ...item, quantity: 1.5 }] },
    { items: [{ ...item, quantity: -1 }] },
    { items: [{ ...item, sku: product.sku }] },
    { items: [{ quantity: 1 }] },
    { items: [{ ...item, price: 1 }] },
    { items: [item], total: 1 },
    { items: [item], status: 'confirmed' },
    { items: [item], tenantId: shop.ctx.tenant.id },
    { items: [item], metadata: { a: 1 } },
    {
      items: [item],
      metadata: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, 'v'])),
    },
    { items: [item], shippingAddress: { name: 'A', line1: 'B', city: 'C', country: 'Kenya' } },
  ];
  for (const body of invalid)
    t.equal((await place(body)).statusCode, 400, JSON.stringify(body).slice(0, 80));
  t.same(await shop.sql('select reserved from stock_levels'), [{ reserved: 0 }]);
  t.equal((await shop.sql('select 1 from orders')).length, 0);
});

t.test('customers see their own orders, staff all of them', async (t) => {
  const shop = await openShop(t);
  const product = await addProduct(shop);
  const place = async (as: typeof shop.users.customer) =>
    (
      await shop.request('POST', '/v1/orders', {
        as,
        body: { items: [{ productId: product.id, quantity: 1 }] },
      })
    ).data;
  const mine = [await place(shop.users.customer), await place(shop.users.customer)];
  const theirs = await place(shop.users.customer2);
  const ids = async (query: string, as = shop.users.customer) =>
    (await shop.request('GET', `/v1/orders${query}`, { as })).data.items.map(
      (order: { id: string }) => order.id,
    );
  t.same(await ids(''), [mine[1].id, mine[0].id], 'newest first');
  t.same(await ids('?sort=createdAt'), [mine[0].id, mine[1].id]);
  t.same(await ids(`?customerId=${theirs.customerId}`), []);
  t.equal((await ids('', shop.users.staff)).length, 3);
  t.same(await ids(`?customerId=${theirs.customerId}`, shop.users.staff), [theirs.id]);
  t.same(await ids(`?number=${theirs.number}`, shop.users.staff), [theirs.id]);
  t.same(await ids(`?number=${theirs.number}`), []);
  t.same(await ids('?status=confirmed', shop.users.staff), []);
  t.equal((await ids(`?createdFrom=${mine[0].createdAt}`, shop.users.staff)).length, 3);
  t.same(await ids(`?createdTo=${mine[0].createdAt}`, shop.users.staff), []);
  for (const path of ['', '/events', '/notifications']) {
    const { statusCode } = await shop.request('GET', `/v1/orders/${theirs.id}${path}`, {
      as: shop.users.customer,
    });
    t.equal(statusCode, 404, path);
  }
  t.equal(
    (await shop.request('POST', `/v1/orders/${theirs.id}/cancel`, { as: shop.users.customer }))
      .statusCode,
    404,
  );
});
