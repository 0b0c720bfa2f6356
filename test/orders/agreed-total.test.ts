// What the customer has agreed to: a total that has become higher is refused, and told.
import t from 'tap';
import { checkIntegrity } from '../../src/integrity/run.js';
import { promo } from '../contract/samples.js';
import { addProduct, openShop } from '../helpers/shop.js';

const gbp = (amount: number) => ({ amount, currency: 'GBP' });

t.test('a total that has become higher', async (t) => {
  const shop = await openShop(t);
  const { customer, staff } = shop.users;
  const product = await addProduct(shop, { price: 1000 });
  const items = [{ productId: product.id, quantity: 2 }];
  const price = (amount: number) =>
    shop.request('PATCH', `/v1/products/${product.id}`, {
      as: staff,
      body: { price: gbp(amount) },
    });
  const order = (expected: number) =>
    shop.request('POST', '/v1/orders', {
      as: customer,
      body: { items, expectedTotal: gbp(expected) },
    });
  const refused = await order(1999);
  t.match(
    [refused.statusCode, refused.data],
    [409, { code: 'total_changed', expectedTotal: gbp(1999), total: gbp(2000) }],
  );
  t.equal((await order(2000)).statusCode, 201);
  t.equal((await order(5000)).statusCode, 201, 'less is fine');

  const draft = async () =>
    (await shop.request('POST', '/v1/orders/checkout-items', { as: customer, body: { items } }))
      .data;
  const place = (id: string, body?: object, headers?: Record<string, string>) =>
    shop.request('POST', `/v1/orders/${id}/place`, {
      as: customer,
      ...(body && { body }),
      ...(headers && { headers }),
    });
  const { id, version } = await draft();
  const other = await draft();
  await price(1100);
  t.equal((await place(id, { expectedTotal: gbp(2000) })).data.code, 'total_changed');
  const byVersion = await place(id, undefined, { 'if-match': `"${version}"` });
  t.match(byVersion.data, { code: 'total_changed', expectedTotal: gbp(2000), total: gbp(2200) });
  t.equal((await place(id, undefined, { 'if-match': '*' })).statusCode, 200, 'any version');
  t.equal((await place(other.id, { expectedTotal: gbp(2200) })).data.total.amount, 2200);
  const again = await shop.request('POST', `/v1/orders/${id}/lines`, {
    as: customer,
    body: { ...items[0] },
  });
  t.match(again.data, { code: 'order_not_draft', detail: /Possible: .*cancelOrder/ });

  await shop.request('POST', '/v1/cart/items', { as: customer, body: items[0] });
  const checkout = (expected: number) =>
    shop.request('POST', '/v1/cart/checkout', {
      as: customer,
      body: { expectedTotal: gbp(expected) },
    });
  t.equal((await checkout(2199)).data.code, 'total_changed');
  const cart = await shop.request('GET', '/v1/cart', { as: customer });
  t.equal(cart.data.items.length, 1, 'nothing has changed');
  t.equal((await checkout(2200)).statusCode, 201);
});

t.test('a code that takes nothing off is not used up', async (t) => {
  const shop = await openShop(t);
  const { customer, staff } = shop.users;
  const free = await addProduct(shop, { price: 0 });
  const { id, code } = await promo(shop, { usageLimit: 1 });
  const placed = await shop.request('POST', '/v1/orders', {
    as: customer,
    body: { items: [{ productId: free.id, quantity: 1 }], promoCode: code },
  });
  t.equal(placed.statusCode, 201);
  const rows = await shop.sql<{ used: number }>(
    'select used_count as used from promo_codes where id = $1',
    [id],
  );
  t.same(rows, [{ used: 0 }]);
  t.same((await checkIntegrity(shop.ctx, { repair: false })).findings, []);
  t.ok(staff);
});

t.test('polling for new orders', async (t) => {
  const shop = await openShop(t);
  const { customer, staff } = shop.users;
  const product = await addProduct(shop);
  const body = { items: [{ productId: product.id, quantity: 1 }] };
  const { data: early } = await shop.request('POST', '/v1/orders/checkout-items', {
    as: customer,
    body,
  });
  const since = new Date().toISOString();
  const ids = [];
  for (let n = 0; n < 4; n += 1)
    ids.push((await shop.request('POST', '/v1/orders', { as: customer, body })).data.id);
  await shop.request('POST', `/v1/orders/${early.id}/place`, { as: customer });
  await shop.request('POST', '/v1/orders/checkout-items', { as: customer, body });
  const found: string[] = [];
  let cursor = '';
  do {
    const { data } = await shop.request(
      'GET',
      `/v1/orders?sort=placedAt&limit=2&placedFrom=${since}${cursor && `&cursor=${cursor}`}`,
      { as: staff },
    );
    found.push(...data.items.map(({ id }: { id: string }) => id));
    cursor = data.nextCursor ?? '';
  } while (cursor !== '');
  t.same(found, [...ids, early.id], 'by the time of placing, without drafts');
  const { data: newest } = await shop.request('GET', '/v1/orders?sort=-placedAt&limit=1', {
    as: staff,
  });
  t.equal(newest.items[0].id, early.id);
  const until = await shop.request('GET', `/v1/orders?placedTo=${since}`, { as: staff });
  t.same(until.data.items, []);
});
