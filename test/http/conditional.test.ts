// ETags: reads that are saved, and changes that are refused because somebody else was faster.
import t from 'tap';
import { addProduct, openShop } from '../helpers/shop.js';

t.test('a read that is still current is 304', async (t) => {
  const shop = await openShop(t);
  const product = await addProduct(shop);
  const url = `/v1/products/${product.id}`;
  const first = await shop.request('GET', url);
  const etag = String(first.headers.etag);
  for (const value of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const saved = await shop.request('GET', url, { headers: { 'if-none-match': value } });
    t.equal(saved.statusCode, 304, value);
    t.equal(saved.headers.etag, etag);
  }
  await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId: product.id, quantity: 1 }] },
  });
  const changed = await shop.request('GET', url, { headers: { 'if-none-match': etag } });
  t.equal(changed.statusCode, 200, 'its stock has changed');
  t.not(changed.headers.etag, etag);
});

t.test('a stale change is 412, a sale in between is not', async (t) => {
  const shop = await openShop(t);
  const product = await addProduct(shop);
  const as = shop.users.staff;
  const url = `/v1/products/${product.id}`;
  const etag = String((await shop.request('GET', url)).headers.etag);
  await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId: product.id, quantity: 1 }] },
  });
  const first = await shop.request('PATCH', url, {
    as,
    body: { name: 'One' },
    headers: { 'if-match': etag },
  });
  t.equal(first.statusCode, 200);
  t.equal(first.data.version, product.version + 1);
  const second = await shop.request('PATCH', url, {
    as,
    body: { name: 'Two' },
    headers: { 'if-match': etag },
  });
  t.equal(second.statusCode, 412);
  t.equal(second.data.code, 'version_mismatch');
  t.equal((await shop.request('GET', url)).data.name, 'One');
  const star = await shop.request('PATCH', url, {
    as,
    body: { name: 'Three' },
    headers: { 'if-match': '*' },
  });
  t.equal(star.statusCode, 200);
});

t.test('of many simultaneous editors with one ETag, one wins', async (t) => {
  const shop = await openShop(t);
  const { data: category } = await shop.request('POST', '/v1/categories', {
    as: shop.users.staff,
    body: { name: 'A' },
  });
  const url = `/v1/categories/${category.id}`;
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      shop.request('PATCH', url, {
        as: shop.users.staff,
        body: { name: `B${at}` },
        headers: { 'if-match': '"1"' },
      }),
    ),
  );
  t.equal(answers.filter((answer) => answer.statusCode === 200).length, 1);
  t.equal(answers.filter((answer) => answer.statusCode === 412).length, 9);
});
