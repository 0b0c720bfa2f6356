// What a key does when the first request fails, when twins race, and to whom it belongs.
import t from 'tap';
import { sealWith } from '../../src/auth/seal.js';
import { addProduct, openShop, type User } from '../helpers/shop.js';

t.test('a refusal is stored, invalid input is not', async (t) => {
  const shop = await openShop(t);
  const product = await addProduct(shop, { stock: 1 });
  const as = shop.users.customer;
  const body = { items: [{ productId: product.id, quantity: 2 }] };
  const invalid = await shop.request('POST', '/v1/orders', { as, body: { items: [] }, key: 'k' });
  t.equal(invalid.statusCode, 400);
  const short = await shop.request('POST', '/v1/orders', { as, body, key: 'k' });
  t.equal(short.statusCode, 409);
  t.same(short.data.shortages, [{ sku: product.sku, requested: 2, available: 1 }]);
  await shop.request('POST', `/v1/products/${product.id}/stock-adjustments`, {
    as: shop.users.staff,
    body: { delta: 9, reason: 'Delivery' },
  });
  const again = await shop.request('POST', '/v1/orders', { as, body, key: 'k' });
  t.equal(again.statusCode, 409, 'the same answer, though it would work now');
  t.equal(again.body, short.body);
  t.equal(again.headers['idempotency-replayed'], 'true');
  const fresh = await shop.request('POST', '/v1/orders', { as, body, key: 'k2' });
  t.equal(fresh.statusCode, 201);
});

t.test('twins who are all refused hear the same', async (t) => {
  const shop = await openShop(t);
  const product = await addProduct(shop, { stock: 3 });
  const place = (key: string, quantity: number) =>
    shop.request('POST', '/v1/orders', {
      as: shop.users.customer,
      body: { items: [{ productId: product.id, quantity }] },
      key,
    });
  // Others take the stock meanwhile: some twins are refused before anything is written, some after.
  const others = Array.from({ length: 3 }, (_, n) => place(`other-${n}`, 1));
  const twins = await Promise.all(Array.from({ length: 20 }, () => place('twin', 3)));
  await Promise.all(others);
  t.equal(new Set(twins.map(({ body }) => body)).size, 1, 'one answer');
  const replayed = twins.filter(({ headers }) => headers['idempotency-replayed'] === 'true');
  t.equal(replayed.length, 19);
  const [row] = await shop.sql<{ reserved: number; lines: number; keys: number }>(
    `select (select reserved from stock_levels)::int as reserved,
       (select coalesce(sum(quantity), 0) from order_lines)::int as lines,
       (select count(*) from idempotency_keys where key = 'twin' and status is not null)::int as keys`,
  );
  t.ok(row && row.reserved === row.lines && row.reserved <= 3 && row.keys === 1);
});

t.test('what a refusal had done is undone', async (t) => {
  const shop = await openShop(t);
  const plenty = await addProduct(shop, { stock: 10 });
  const scarce = await addProduct(shop, { stock: 1 });
  const items = [plenty, scarce].map(({ id }) => ({ productId: id, quantity: 2 }));
  const { statusCode } = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items },
    key: 'k',
  });
  t.equal(statusCode, 409);
  const [row] = await shop.sql<{ reserved: number; orders: number }>(
    `select (select sum(reserved)::int from stock_levels) reserved, (select count(*)::int from orders) orders`,
  );
  t.same(row, { reserved: 0, orders: 0 });
});

t.test('a key belongs to its user', async (t) => {
  const shop = await openShop(t);
  const product = await addProduct(shop);
  const body = { items: [{ productId: product.id, quantity: 1 }] };
  const first = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body,
    key: 'k',
  });
  const second = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer2,
    body,
    key: 'k',
  });
  t.equal(second.statusCode, 201);
  t.not(second.data.id, first.data.id);
});

t.test('twenty at once with one key are one order', async (t) => {
  const shop = await openShop(t);
  const product = await addProduct(shop, { stock: 100 });
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      shop.request('POST', '/v1/orders', {
        as: shop.users.customer,
        body: { items: [{ productId: product.id, quantity: 3 }] },
        key: 'one',
      }),
    ),
  );
  t.same(new Set(answers.map((answer) => answer.statusCode)), new Set([201]));
  t.equal(new Set(answers.map((answer) => answer.body)).size, 1, 'identical answers');
  t.equal(answers.filter((answer) => answer.headers['idempotency-replayed']).length, 19);
  const rows = await shop.sql<{ reserved: number; orders: number; jobs: number }>(
    `select (select reserved from stock_levels) reserved, (select count(*)::int from orders) orders,
       (select count(*)::int from notifications) jobs`,
  );
  t.same(rows, [{ reserved: 3, orders: 1, jobs: 3 }]);
});

t.test('a key is free again after 24 hours', async (t) => {
  const shop = await openShop(t);
  const product = await addProduct(shop);
  const send = () =>
    shop.request('POST', '/v1/orders', {
      as: shop.users.customer,
      body: { items: [{ productId: product.id, quantity: 1 }] },
      key: 'old',
    });
  const first = await send();
  await shop.sql(`update idempotency_keys set created_at = now() - interval '25 hours'`);
  const second = await send();
  t.equal(second.statusCode, 201);
  t.not(second.data.id, first.data.id);
});

t.test('the order of members does not make another request', async (t) => {
  const shop = await openShop(t);
  const product = await addProduct(shop);
  const headers = { 'content-type': 'application/json' };
  const send = (item: string) =>
    shop.request('POST', '/v1/orders', {
      as: shop.users.customer,
      body: `{"items":[${item}]}`,
      headers,
      key: 'k',
    });
  const first = await send(`{"productId":"${product.id}","quantity":1}`);
  const second = await send(`{ "quantity":1, "productId":"${product.id}"}`);
  t.equal(second.body, first.body);
});

t.test('twins of a payment that is refused are refused alike', async (t) => {
  const shop = await openShop(t);
  const { id: productId } = await addProduct(shop);
  const { data: order } = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId, quantity: 1 }] },
  });
  const twins = async (as: User, body: object) =>
    (
      await Promise.all(
        Array.from({ length: 6 }, () =>
          shop.request('POST', `/v1/orders/${order.id}/payments`, {
            ...{ as, body },
            key: `twins-${as.id}`,
          }),
        ),
      )
    ).map(({ statusCode }) => statusCode);
  const card = { method: 'card', provider: 'test', received: true };
  t.same(await twins(shop.users.staff, card), Array(6).fill(400));
  const manual = { method: 'cash_on_delivery', provider: 'manual', received: true };
  t.same(await twins(shop.users.customer, manual), Array(6).fill(403));
  t.same(await shop.sql('select 1 from payments'), []);
});

t.test('a sealed answer after the key of the configuration was changed', async (t) => {
  const shop = await openShop(t);
  const create = () =>
    shop.request('POST', '/v1/api-keys', {
      as: shop.users.admin,
      body: { name: 'Key', roles: ['staff'] },
      key: 'sealed',
    });
  const first = await create();
  t.equal((await create()).data.key, first.data.key);
  shop.deps.seal = sealWith('another secret of the configuration');
  t.match((await create()).data, { status: 409, code: 'outcome_unknown' });
});
