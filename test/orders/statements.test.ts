// How many SQL statements an operation takes does not depend on how much there is.
import t from 'tap';
import { addProduct, openShop, type Shop } from '../helpers/shop.js';
import { countStatements } from '../helpers/statements.js';

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
  const small = await countStatements(() => place(shop, skus.slice(0, 2)));
  const large = await countStatements(() => place(shop, skus));
  t.equal(large, small, `placing takes ${small} statements`);
  const { data } = await place(shop, skus);
  const read = (id: string) => shop.request('GET', `/v1/orders/${id}`, { as: shop.users.customer });
  const few = (await place(shop, skus.slice(0, 1))).data;
  await read(few.id);
  t.equal(
    await countStatements(() => read(data.id)),
    await countStatements(() => read(few.id)),
    'reading',
  );
  const list = () => shop.request('GET', '/v1/orders?limit=100', { as: shop.users.customer });
  const before = await countStatements(list);
  for (let n = 0; n < 20; n += 1) await place(shop, skus.slice(0, 5));
  t.equal(await countStatements(list), before, `listing takes ${before} statements`);
});
