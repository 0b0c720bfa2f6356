import t from 'tap';
import { addProduct, openShop } from '../helpers/shop.js';

const gbp = (amount: number) => ({ amount, currency: 'GBP' });

t.test('a cart shows what is the case now', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.customer;
  const good = await addProduct(shop, { price: 100, stock: 10 });
  const short = await addProduct(shop, { price: 100, stock: 3 });
  const gone = await addProduct(shop, { price: 100, stock: 3 });
  const add = (productId: string, quantity: number) =>
    shop.request('POST', '/v1/cart/items', { as, body: { productId, quantity } });
  await add(good.id, 2);
  t.match((await add(good.id, 1)).data, {
    items: [{ quantity: 3, total: gbp(300), problem: null, available: 10 }],
  });
  await add(short.id, 5);
  await add(gone.id, 1);
  await shop.request('DELETE', `/v1/products/${gone.id}`, { as: shop.users.staff });
  await shop.request('PATCH', `/v1/products/${good.id}`, {
    as: shop.users.staff,
    body: { price: gbp(150) },
  });
  const { data } = await shop.request('GET', '/v1/cart', { as });
  t.same(
    data.items.map((item: { problem: string }) => item.problem),
    [null, 'short_of_stock', 'archived'],
  );
  t.match(data, { subtotal: gbp(450), hasProblems: true });
  t.equal((await add(gone.id, 1)).data.code, 'product_archived');
  t.equal((await add(shop.ctx.tenant.id, 1)).data.code, 'unknown_product');
  t.equal((await add(good.id, 100_000)).data.code, 'cart_full');
  t.match(
    (await shop.request('PATCH', `/v1/cart/items/${short.id}`, { as, body: { quantity: 3 } })).data
      .items[1],
    { problem: null },
  );
  t.equal(
    (
      await shop.request('PATCH', `/v1/cart/items/${shop.ctx.tenant.id}`, {
        as,
        body: { quantity: 3 },
      })
    ).statusCode,
    404,
  );
  await shop.request('DELETE', `/v1/cart/items/${gone.id}`, { as });
  t.same(
    (await shop.request('GET', '/v1/cart', { as: shop.users.customer2 })).data.items,
    [],
    'everybody has their own',
  );
  const draft = await shop.request('POST', '/v1/cart/checkout', { as });
  t.match(draft.data, { status: 'draft', total: gbp(750) });
  t.equal((await shop.request('POST', '/v1/cart/checkout', { as })).data.code, 'cart_empty');
});

t.test('of simultaneous check-outs one gets the cart', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '20' } });
  const as = shop.users.customer;
  const { id } = await addProduct(shop);
  await shop.request('POST', '/v1/cart/items', { as, body: { productId: id, quantity: 2 } });
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => shop.request('POST', '/v1/cart/checkout', { as })),
  );
  t.equal(answers.filter((answer) => answer.statusCode === 201).length, 1);
  const adds = await Promise.all(
    Array.from({ length: 10 }, () =>
      shop.request('POST', '/v1/cart/items', { as, body: { productId: id, quantity: 1 } }),
    ),
  );
  t.ok(adds.every((answer) => answer.statusCode === 200));
  t.equal(
    (await shop.request('GET', '/v1/cart', { as })).data.items[0].quantity,
    10,
    'no addition is lost',
  );
});

t.test('a wishlist', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.customer;
  const a = await addProduct(shop, { stock: 0 });
  const b = await addProduct(shop);
  for (const { id } of [a, b, a])
    await shop.request('POST', '/v1/wishlist/items', { as, body: { productId: id } });
  const { data } = await shop.request('GET', '/v1/wishlist', { as });
  t.same(
    data.items.map((item: { sku: string; problem: string }) => [item.sku, item.problem]),
    [
      [b.sku, null],
      [a.sku, 'out_of_stock'],
    ],
  );
  const moved = await shop.request('POST', `/v1/wishlist/items/${b.id}/move-to-cart`, { as });
  t.match(moved.data.items, [{ sku: b.sku, quantity: 1 }]);
  t.equal((await shop.request('GET', '/v1/wishlist', { as })).data.items.length, 1);
  t.equal(
    (await shop.request('POST', `/v1/wishlist/items/${b.id}/move-to-cart`, { as })).statusCode,
    404,
  );
});

t.test('addresses: one default, whatever happens', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '20' } });
  const as = shop.users.customer;
  const body = { name: 'A', line1: 'B', city: 'C', country: 'KE' };
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      shop.request('POST', '/v1/me/addresses', { as, body: { ...body, isDefault: true } }),
    ),
  );
  t.ok(answers.every((answer) => answer.statusCode === 201));
  const list = async () =>
    (await shop.request('GET', '/v1/me/addresses', { as })).data.items as Array<{
      id: string;
      isDefault: boolean;
    }>;
  const defaults = async () => (await list()).filter((one) => one.isDefault).length;
  t.equal(await defaults(), 1);
  t.equal((await list())[0]?.isDefault, true, 'the default first');
  const first = (await list())[0]?.id;
  await shop.request('DELETE', `/v1/me/addresses/${first}`, { as });
  t.equal(await defaults(), 1, 'another takes its place');
  const other = (await list())[3]?.id;
  t.match(
    (
      await shop.request('PATCH', `/v1/me/addresses/${other}`, {
        as,
        body: { isDefault: true, line2: 'x' },
      })
    ).data,
    { isDefault: true, line2: 'x' },
  );
  t.equal(await defaults(), 1);
  t.equal(
    (
      await shop.request('PATCH', `/v1/me/addresses/${other}`, {
        as: shop.users.customer2,
        body: { city: 'X' },
      })
    ).statusCode,
    404,
  );
});

t.test('an item that is removed beside a checkout is not ordered', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.customer;
  const product = await addProduct(shop);
  for (let n = 0; n < 12; n += 1) {
    await shop.request('POST', '/v1/cart/items', {
      as,
      body: { productId: product.id, quantity: 2 },
    });
    const [removed, ordered] = await Promise.all([
      shop.request('DELETE', `/v1/cart/items/${product.id}`, { as }),
      shop.request('POST', '/v1/cart/checkout', { as, body: {} }),
    ]);
    t.not(removed.statusCode < 300, ordered.statusCode < 300, 'one of them finds it');
  }
});

t.test('a sum that cannot be counted exactly', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.customer;
  const most = { price: 10_000_000_000, stock: 100_000 };
  const products = await Promise.all(Array.from({ length: 10 }, () => addProduct(shop, most)));
  const add = (at: number) =>
    shop.request('POST', '/v1/cart/items', {
      as,
      body: { productId: products[at]?.id, quantity: 100_000 },
    });
  for (let at = 0; at < 9; at += 1) t.equal((await add(at)).statusCode, 200);
  t.match(await add(9), { statusCode: 422, data: { code: 'amount_too_large' } });
  const cart = () => shop.request('GET', '/v1/cart', { as });
  t.match(await cart(), {
    statusCode: 200,
    data: { subtotal: gbp(9_000_000_000_000_000), hasProblems: false },
  });
  await shop.sql('update products set price = price + 100000000');
  t.match(
    await cart(),
    { statusCode: 200, data: { subtotal: gbp(Number.MAX_SAFE_INTEGER), hasProblems: true } },
    'prices have risen',
  );
  t.match(await shop.request('POST', '/v1/cart/checkout', { as }), {
    statusCode: 422,
    data: { code: 'amount_too_large' },
  });
  t.equal((await cart()).data.items.length, 9, 'nothing is lost');
});
