// How many SQL statements an operation takes does not depend on how much there is.
import t from 'tap';
import { addProduct, openShop, type Shop } from '../helpers/shop.js';
import { countStatements, roundTripsOf, statementsOf } from '../helpers/statements.js';

const place = (shop: Shop, skus: string[]) =>
  shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: skus.map((sku) => ({ sku, quantity: 1 })) },
    key: `k${Math.random()}`,
  });

t.test('placing, reading and listing orders', async (t) => {
  // One connection, bound to the tenant by the first read: binding another would count too.
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '1' } });
  const skus: string[] = [];
  for (let n = 0; n < 40; n += 1) skus.push((await addProduct(shop)).sku);
  await place(shop, skus.slice(0, 1));
  // The shop and the caller are known for some seconds: they are looked up before each count.
  const warmUp = () => shop.request('GET', '/v1/orders?limit=1', { as: shop.users.customer });
  await warmUp();
  const placing = await statementsOf(() => place(shop, skus.slice(0, 2)));
  const small = placing.length;
  await warmUp();
  const large = await countStatements(() => place(shop, skus));
  t.equal(large, small, 'placing takes no more for more lines');
  t.equal(small, 11, 'statements of placing two lines');
  t.equal(roundTripsOf(placing), 7, 'which go out in fewer round trips');
  const { data } = await place(shop, skus);
  const read = (id: string) => shop.request('GET', `/v1/orders/${id}`, { as: shop.users.customer });
  const few = (await place(shop, skus.slice(0, 1))).data;
  await read(few.id);
  await warmUp();
  t.equal(await countStatements(() => read(data.id)), 1, 'reading one with 40 lines');
  t.equal(await countStatements(() => read(few.id)), 1, 'reading one with one');
  const list = () => shop.request('GET', '/v1/orders?limit=100', { as: shop.users.customer });
  const before = await countStatements(list);
  for (let n = 0; n < 20; n += 1) await place(shop, skus.slice(0, 5));
  t.equal(before, 1, 'listing none');
  await warmUp();
  t.equal(await countStatements(list), 1, 'listing many');
});

t.test('what else is asked for often', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '1', CACHE_SECONDS: '0' } });
  const { customer, staff } = shop.users;
  const product = await addProduct(shop);
  const ask = (method: 'GET' | 'POST' | 'PUT', url: string, as?: typeof customer, body?: object) =>
    shop.request(method, url, {
      ...(as && { as }),
      ...(body && { body, key: `k${Math.random()}` }),
    });
  const order = (await place(shop, [product.sku])).data;
  const expected: Array<[operation: string, statements: number, work: () => Promise<unknown>]> = [
    ['listProducts', 1, () => ask('GET', '/v1/products')],
    ['listProducts with a search', 1, () => ask('GET', '/v1/products?q=lantern')],
    ['listProducts with a total', 2, () => ask('GET', '/v1/products?includeTotal=true')],
    ['getProduct', 1, () => ask('GET', `/v1/products/${product.id}`)],
    ['getCategoryTree', 1, () => ask('GET', '/v1/categories/tree')],
    ['getOrder', 1, () => ask('GET', `/v1/orders/${order.id}`, customer)],
    ['listOrderEvents', 2, () => ask('GET', `/v1/orders/${order.id}/events`, customer)],
    ['getCart', 2, () => ask('GET', '/v1/cart', customer)],
    ['listOrders', 1, () => ask('GET', '/v1/orders', staff)],
    [
      'confirmOrder by staff, with its audit entry',
      // The order is locked twice, for the entry and for the rule; lines are read after the lock.
      16,
      () => ask('POST', `/v1/orders/${order.id}/confirm`, staff, {}),
    ],
  ];
  for (const [operation, statements, work] of expected) {
    // Who asks, and the shop, are known for some seconds.
    for (const as of [undefined, customer, staff])
      await shop.request('GET', '/v1/products?limit=1', as && { as });
    t.equal(await countStatements(work), statements, operation);
  }
});
