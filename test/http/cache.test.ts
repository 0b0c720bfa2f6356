// Cached public reads: what is answered without a query, what drops an answer, and what never does.
import t, { type Test } from 'tap';
import { addProduct, openShop, type Request } from '../helpers/shop.js';
import { countStatements } from '../helpers/statements.js';
import { until } from '../helpers/wait.js';

const cacheable = (ids: { product: string; category: string }) => [
  `/v1/products/${ids.product}`,
  '/v1/products',
  '/v1/products?inStock=true',
  `/v1/products?categoryId=${ids.category}&includeFacets=true&includeTotal=true`,
  '/v1/products?q=lamp&sort=-price&limit=1',
  '/v1/categories',
  '/v1/categories/tree',
  `/v1/categories/${ids.category}`,
  `/v1/categories/${ids.category}/average-price`,
];

/** A shop that hears of changes, with a category and two products in it. */
async function openListeningShop(t: Test, env: Record<string, string> = {}) {
  const shop = await openShop(t, { env });
  const as = shop.users.staff;
  const body = { name: 'Lighting' };
  const category = (await shop.request('POST', '/v1/categories', { as, body })).data.id as string;
  const first = await addProduct(shop, { name: 'Lamp one', categoryId: category, price: 100 });
  const second = await addProduct(shop, { name: 'Lamp two', price: 200, stock: 5 });
  const get = (url: string, options: Request = {}) => shop.request('GET', url, options);
  const statements = (url: string, options: Request = {}) =>
    countStatements(() => get(url, options));
  await until(async () => {
    await get('/v1/categories');
    return (await statements('/v1/categories')) === 0;
  });
  return { shop, as, category, first: first.id, second: second.id, get, statements };
}

t.test('the second reader costs no query', async (t) => {
  const { shop, category, first, get, statements } = await openListeningShop(t);
  for (const url of cacheable({ product: first, category })) {
    const made = await get(url);
    const kept = await get(url);
    t.equal(await statements(url), 0, url);
    t.equal(kept.body, made.body);
    t.equal(kept.headers.etag, made.headers.etag);
    t.ok(kept.headers.etag, `${url} has an ETag`);
    t.equal(kept.headers['cache-control'], 'no-cache');
    t.equal(kept.headers.vary, 'Authorization, X-Tenant-Id');
    const headers = { 'if-none-match': String(made.headers.etag) };
    const same = await get(url, { headers });
    t.equal(same.statusCode, 304, `${url}: 304`);
    t.equal(same.headers.etag, made.headers.etag);
    t.equal(same.body, '');
    t.equal((await get(url, { headers: { 'if-none-match': '"other"' } })).statusCode, 200);
  }
  const url = '/v1/products?sort=name&minPrice=1';
  await get(url);
  t.equal(await statements('/v1/products?minPrice=1&sort=name'), 0, 'in any order of parameters');
  await get(url, { as: shop.users.customer });
  t.equal(await statements(url, { as: shop.users.customer }), 0, 'customers see what all see');
  const staff = { as: shop.users.staff };
  await get(url, staff);
  t.ok((await statements(url, staff)) > 0, 'staff always see the rows');
  const foreign = await get(url, { headers: { 'x-tenant-id': 'other' } });
  t.same(foreign.data.items, [], 'another tenant has answers of its own');
  t.match(
    await shop.deps.metrics.registry.metrics(),
    /kontor_cached_reads_total\{outcome="hit"\} \d+/,
  );
});

t.test('what changes drops the answers that show it, and no others', async (t) => {
  const { shop, as, category, first, second, get, statements } = await openListeningShop(t);
  const urls = {
    first: `/v1/products/${first}`,
    second: `/v1/products/${second}`,
    list: '/v1/products',
    onlySecond: '/v1/products?minPrice=150&sort=price',
    inStock: '/v1/products?inStock=true&minPrice=150',
    ofCategory: `/v1/products?categoryId=${category}`,
    tree: '/v1/categories/tree',
    average: `/v1/categories/${category}/average-price`,
  };
  type Name = keyof typeof urls;
  const drops = async (what: string, change: () => Promise<unknown>, expected: Name[]) => {
    const before = new Map<string, string>();
    for (const url of Object.values(urls)) before.set(url, (await get(url)).body);
    await change();
    const dropped: string[] = [];
    for (const [name, url] of Object.entries(urls))
      if ((await statements(url)) > 0) dropped.push(name);
    t.same(dropped.sort(), [...expected].sort(), what);
    for (const [name, url] of Object.entries(urls)) {
      await shop.deps.readCache.clear();
      const fresh = (await get(url)).body;
      if (!dropped.includes(name)) t.equal(before.get(url), fresh, `${what}: ${name} is unchanged`);
    }
    await until(async () => {
      await get('/v1/categories');
      return (await statements('/v1/categories')) === 0;
    });
  };
  const patch = (id: string, body: object) =>
    shop.request('PATCH', `/v1/products/${id}`, { as, body });
  await drops('a price', () => patch(first, { price: { amount: 110, currency: 'GBP' } }), [
    ...['first', 'list', 'onlySecond', 'inStock', 'ofCategory', 'average'],
  ] as Name[]);
  const adjust = (id: string, delta: number) =>
    shop.request('POST', `/v1/products/${id}/stock-adjustments`, {
      as,
      body: { delta, reason: 'Count' },
    });
  await drops('stock', () => adjust(first, 3), ['first', 'list', 'inStock', 'ofCategory']);
  const buyer = shop.users.customer;
  const items = [{ productId: second, quantity: 1 }];
  await drops(
    'an order',
    () => shop.request('POST', '/v1/orders', { as: buyer, body: { items } }),
    ['second', 'list', 'onlySecond', 'inStock'],
  );
  await drops(
    'an order that is refused',
    () =>
      shop.request('POST', '/v1/orders', {
        as: buyer,
        body: { items: [{ productId: second, quantity: 99 }] },
      }),
    [],
  );
  await drops(
    'a category',
    () => shop.request('PATCH', `/v1/categories/${category}`, { as, body: { name: 'Lights' } }),
    ['tree', 'ofCategory', 'average'],
  );
  await drops('a new product', () => addProduct(shop, { stock: 0, price: 120 }), [
    ...['list', 'onlySecond', 'inStock', 'ofCategory', 'average'],
  ] as Name[]);
  await drops('a draft', async () => {
    await shop.request('POST', '/v1/orders/checkout-items', { as: buyer, body: { items } });
  }, []);
});

t.test('many who ask at once are answered by one query', async (t) => {
  const { first, shop, get } = await openListeningShop(t);
  for (const url of [`/v1/products/${first}`, '/v1/products?q=lamp']) {
    await shop.deps.readCache.clear();
    await until(async () => (await get('/v1/categories')).statusCode === 200);
    const one = await countStatements(async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => get(url)));
      for (const { statusCode } of answers) t.equal(statusCode, 200);
    });
    // One more may bind the connection to the tenant.
    t.ok(one <= 2, `${url}: ${one} statements`);
  }
});

t.test('a change that comes while an answer is made', async (t) => {
  const { shop, as, first, get } = await openListeningShop(t);
  const price = async () => (await get(`/v1/products/${first}`)).data.price.amount as number;
  const change = (amount: number) =>
    shop.request('PATCH', `/v1/products/${first}`, {
      as,
      body: { price: { amount, currency: 'GBP' } },
    });
  const { readCache } = shop.deps;
  const made = (body: string, produceBefore: () => Promise<unknown>) => ({
    tenantId: shop.ctx.tenant.id,
    key: 'test',
    async produce() {
      await produceBefore();
      return { answer: { status: 200, headers: {}, body }, references: [`product ${first}`] };
    },
  });
  t.equal((await readCache.answer(made('old', () => change(300)))).body, 'old', 'it began before');
  t.equal((await readCache.answer(made('new', async () => {}))).body, 'new', 'and was not kept');
  t.equal((await readCache.answer(made('newer', async () => {}))).body, 'new', 'this one was');

  // Who asks after the change is not answered by a query from before it.
  await readCache.clear();
  let go = () => {};
  const waiting = new Promise<void>((done) => {
    go = done;
  });
  const early = readCache.answer(made('before', () => waiting));
  await change(400);
  const late = readCache.answer(made('after', async () => {}));
  go();
  t.equal((await early).body, 'before');
  t.equal((await late).body, 'after');
  t.equal(await price(), 400);
});

t.test('a process that cannot hear keeps nothing', async (t) => {
  const { shop, first, get, statements } = await openListeningShop(t);
  const url = `/v1/products/${first}`;
  await get(url);
  t.equal(await statements(url), 0);
  // By hand, which tells nobody: only so can it be seen whether an answer is kept.
  await shop.sql(`update products set name = 'By hand' where id = $1`, [first]);
  t.equal((await get(url)).data.name, 'Lamp one');
  await shop.sql(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'kontor-changes' and datname = current_database()`,
  );
  await until(async () => (await get(url)).data.name === 'By hand');
  await until(async () => {
    await get(url);
    return (await statements(url)) === 0;
  });
  t.pass('it hears again, and keeps again');
});

t.test('a line that has gone dead is no line', async (t) => {
  const { shop, first, get, statements } = await openListeningShop(t);
  const url = `/v1/products/${first}`;
  await get(url);
  t.equal(await statements(url), 0);
  // It stays open, but its server does not answer any more.
  const [listener] = await shop.sql<{ pid: number }>(
    `select pid from pg_stat_activity
     where application_name = 'kontor-changes' and datname = current_database()`,
  );
  process.kill(listener?.pid as number, 'SIGSTOP');
  t.teardown(() => process.kill(listener?.pid as number, 'SIGCONT'));
  await shop.sql(`update products set name = 'By hand' where id = $1`, [first]);
  await until(async () => (await get(url)).data.name === 'By hand', 6_000);
  t.pass('what it shows is read anew');
});

t.test('a faulty answer is not kept, a long one neither', async (t) => {
  const { shop, as, first, get, statements } = await openListeningShop(t);
  const unknown = '/v1/products/01900000-0000-7000-8000-000000000000';
  t.equal((await get(unknown)).statusCode, 404);
  t.ok((await statements(unknown)) > 0);
  await shop.request('PATCH', `/v1/products/${first}`, {
    as,
    body: { description: 'x'.repeat(10_000) },
  });
  for (let n = 0; n < 7; n += 1)
    await addProduct(shop, { description: 'x'.repeat(10_000), stock: 0 });
  await get('/v1/products');
  t.ok((await statements('/v1/products')) > 0);
});

t.test('without a cache', async (t) => {
  const shop = await openShop(t, { env: { CACHE_SECONDS: '0' } });
  const { id } = await addProduct(shop);
  const read = () => shop.request('GET', `/v1/products/${id}`);
  await read();
  t.ok((await countStatements(read)) > 0);
});

t.test('nothing is sold on cached stock', async (t) => {
  const { shop, second, get } = await openListeningShop(t);
  const url = `/v1/products/${second}`;
  await get(url);
  await shop.sql('update stock_levels set on_hand = 1 where product_id = $1', [second]);
  t.equal((await get(url)).data.stock.available, 5, 'what the page still says');
  const buy = (quantity: number) =>
    shop.request('POST', '/v1/orders', {
      as: shop.users.customer,
      body: { items: [{ productId: second, quantity }] },
    });
  const refused = await buy(2);
  t.equal(refused.data.code, 'insufficient_stock');
  const answers = await Promise.all(Array.from({ length: 10 }, () => buy(1)));
  t.equal(answers.filter(({ statusCode }) => statusCode === 201).length, 1);
  t.equal((await get(url)).data.stock.available, 0, 'the sale dropped the page');
});
