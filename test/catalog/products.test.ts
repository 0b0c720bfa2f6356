import t from 'tap';
import { addProduct, openShop } from '../helpers/shop.js';

t.test('filters, each alone and together, agree with a plain look', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.staff;
  const post = async (body: object) =>
    (await shop.request('POST', '/v1/categories', { as, body })).data;
  const top = await post({ name: 'Top' });
  const sub = await post({ name: 'Sub', parentId: top.id });
  await addProduct(shop, { sku: 'A', name: 'Blue lamp', price: 100, stock: 5, categoryId: top.id });
  await addProduct(shop, { sku: 'B', name: 'Red lamp', price: 200, stock: 0, categoryId: sub.id });
  await addProduct(shop, {
    sku: 'C',
    name: 'Red mug 100%',
    price: 300,
    stock: 1,
    salePrice: { amount: 150, currency: 'GBP' },
  });
  const gone = await addProduct(shop, { sku: 'D', name: 'Gone', price: 400 });
  await shop.request('DELETE', `/v1/products/${gone.id}`, { as });
  const skus = async (query: string, user?: typeof as) => {
    const { data } = await shop.request('GET', `/v1/products?${query}`, user ? { as: user } : {});
    return data.items.map((item: { sku: string }) => item.sku).join('');
  };
  t.equal(await skus('sort=name'), 'ABC');
  t.equal(await skus('sort=-name'), 'CBA');
  t.equal(await skus('sort=price'), 'ACB', 'by what it costs now');
  t.equal(await skus('sort=-createdAt'), 'CBA');
  t.equal(await skus('q=lamp&sort=name'), 'AB');
  t.equal(await skus('q=red%20LAMP'), 'B', 'all words, whatever case');
  t.equal(await skus('q=100%25'), 'C', 'a percent sign is a percent sign');
  t.equal(await skus('q=_'), '');
  t.equal(await skus(`categoryId=${top.id}`), 'AB', 'with descendants');
  t.equal(await skus(`categoryId=${sub.id}`), 'B');
  t.equal(await skus('sku=C'), 'C');
  t.equal(await skus('minPrice=150&sort=price'), 'CB');
  t.equal(await skus('maxPrice=150&sort=price'), 'AC');
  t.equal(await skus('inStock=true'), 'AC');
  t.equal(await skus('inStock=false'), 'B');
  t.equal(await skus('onSale=true'), 'C');
  t.equal(await skus('onSale=false'), 'AB');
  t.equal(await skus('status=archived'), '', 'hidden from the public');
  t.equal(await skus('status=archived', shop.users.customer), '');
  t.equal(await skus('status=archived', as), 'D');
  t.equal(await skus(`q=lamp&inStock=true&maxPrice=100&categoryId=${top.id}`), 'A');
  t.equal((await shop.request('GET', `/v1/products/${gone.id}`)).statusCode, 404);
  t.equal((await shop.request('GET', `/v1/products/${gone.id}`, { as })).data.status, 'archived');
});

t.test('pages: every product once, whatever the sort', async (t) => {
  const shop = await openShop(t);
  for (let n = 0; n < 23; n += 1)
    await addProduct(shop, { name: `Same ${n % 3}`, price: 100 * (n % 4), stock: 0 });
  for (const sort of ['name', '-name', 'price', '-price', 'createdAt', '-createdAt']) {
    const seen: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const { data } = await shop.request(
        'GET',
        `/v1/products?limit=5&sort=${sort}&includeTotal=true${cursor ? `&cursor=${cursor}` : ''}`,
      );
      t.equal(data.total, 23);
      seen.push(...data.items.map((item: { id: string }) => item.id));
      cursor = data.nextCursor;
      pages += 1;
    } while (cursor);
    t.equal(pages, 5);
    t.equal(new Set(seen).size, 23, sort);
  }
  const { data } = await shop.request('GET', '/v1/products?limit=5&sort=name');
  const other = await shop.request('GET', `/v1/products?sort=price&cursor=${data.nextCursor}`);
  t.equal(other.statusCode, 400);
  t.equal(other.data.code, 'invalid_cursor', 'a cursor of another sort');
});

t.test('changes and conflicts', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.staff;
  const a = await addProduct(shop, { sku: 'A', name: 'Same name' });
  const b = await addProduct(shop, { sku: 'B', name: 'Same name' });
  const get = async (id: string) => (await shop.request('GET', `/v1/products/${id}`)).data;
  t.equal((await get(a.id)).slug, 'same-name');
  t.equal((await get(b.id)).slug, 'same-name-b');
  const patch = (id: string, body: object) =>
    shop.request('PATCH', `/v1/products/${id}`, { as, body });
  t.equal((await patch(b.id, { sku: 'A' })).data.code, 'sku_taken');
  t.equal((await patch(b.id, { slug: 'same-name' })).data.code, 'slug_taken');
  t.equal(
    (await patch(b.id, { price: { amount: 1, currency: 'EUR' } })).data.code,
    'currency_mismatch',
  );
  t.equal(
    (await patch(b.id, { categoryId: '01900000-0000-7000-8000-000000000000' })).data.code,
    'unknown_category',
  );
  t.equal((await patch(b.id, { price: { amount: -1, currency: 'GBP' } })).statusCode, 400);
  t.equal((await patch(b.id, { price: { amount: 1.5, currency: 'GBP' } })).statusCode, 400);
  t.equal(
    (await patch(b.id, { price: { amount: '100', currency: 'GBP' } })).statusCode,
    400,
    'a body is not coerced',
  );
  t.equal((await patch(b.id, {})).statusCode, 400);
  const sale = await patch(b.id, { salePrice: { amount: 900, currency: 'GBP' } });
  t.same(sale.data.salePrice, { amount: 900, currency: 'GBP' });
  t.equal((await patch(b.id, { salePrice: null })).data.salePrice, null);
  t.equal((await get(b.id)).version, 3);
});

t.test('archived products stay on orders and can be sold again', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.staff;
  const product = await addProduct(shop, { sku: 'OLD' });
  const buy = () =>
    shop.request('POST', '/v1/orders', {
      as: shop.users.customer,
      body: { items: [{ sku: 'OLD', quantity: 1 }] },
    });
  const { data: order } = await buy();
  t.equal((await shop.request('DELETE', `/v1/products/${product.id}`, { as })).statusCode, 204);
  t.equal(
    (await shop.request('DELETE', `/v1/products/${product.id}`, { as })).statusCode,
    204,
    'twice is harmless',
  );
  const refused = await buy();
  t.equal(refused.statusCode, 409);
  t.equal(refused.data.code, 'product_archived');
  t.equal(
    (await shop.request('GET', `/v1/orders/${order.id}`, { as: shop.users.customer })).data.lines[0]
      .sku,
    'OLD',
  );
  await shop.request('PATCH', `/v1/products/${product.id}`, { as, body: { status: 'active' } });
  t.equal((await buy()).statusCode, 201);
});

t.test('the ledger of stock', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.staff;
  const product = await addProduct(shop, { stock: 10 });
  const adjust = (delta: number) =>
    shop.request('POST', `/v1/products/${product.id}/stock-adjustments`, {
      as,
      body: { delta, reason: 'Count' },
    });
  const { data: order } = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId: product.id, quantity: 4 }] },
  });
  t.equal((await adjust(-6)).statusCode, 201);
  const below = await adjust(-1);
  t.equal(below.statusCode, 409);
  t.equal(below.data.code, 'stock_below_reserved');
  t.equal((await adjust(0)).statusCode, 400);
  await shop.sql('update stock_levels set on_hand = 2147483647');
  t.equal((await adjust(1)).data.code, 'stock_out_of_range');
  await shop.sql('update stock_levels set on_hand = 4');
  await shop.request('POST', `/v1/orders/${order.id}/cancel`, { as });
  const { data } = await shop.request('GET', `/v1/products/${product.id}/stock-movements`, { as });
  t.same(
    data.items.map((row: { kind: string; onHandDelta: number; reservedDelta: number }) => [
      row.kind,
      row.onHandDelta,
      row.reservedDelta,
    ]),
    [
      ['release', 0, -4],
      ['adjustment', -6, 0],
      ['reservation', 0, 4],
      ['adjustment', 10, 0],
    ],
  );
  const { data: after } = await shop.request('GET', `/v1/products/${product.id}`);
  t.same(after.stock, { onHand: 4, reserved: 0, available: 4 });
});
