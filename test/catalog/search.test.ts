// Lists, search and facets over 100,000 products: what they find, by which indexes, and what stays
// true while products change.
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import { priceSteps } from '../../src/domains/catalog/product-facets.js';
import { generateCatalogue } from '../helpers/catalogue.js';
import { watchPlans } from '../helpers/plans.js';
import { addProduct, openShop } from '../helpers/shop.js';
import { until } from '../helpers/wait.js';

const size = 100_000;
// What is looked at are the queries.
const shop = await openShop(t, { env: { CACHE_SECONDS: '0' } });
const as = shop.users.staff;
const tenantId = shop.ctx.tenant.id;
const { top, department, largest, small } = await generateCatalogue(shop, tenantId, size);

interface Item {
  id: string;
  sku: string;
  name: string;
}

const list = async (query: string, staff = false) => {
  const answer = await shop.request('GET', `/v1/products?${query}`, staff ? { as } : {});
  t.equal(answer.statusCode, 200, query);
  return answer.data as {
    items: Item[];
    nextCursor: string | null;
    total: number;
    facets: {
      categories: Array<{ categoryId: string; count: number }>;
      prices: Array<{ minPrice: number; maxPrice: number; count: number }>;
    };
  };
};

/** Each filter with the same said in plain SQL, by looking at every product. */
const within = (id: string) => `category_id in (with recursive below as (
  select '${id}'::uuid as id union all select c.id from categories c join below b on c.parent_id = b.id
) select id from below)`;
const available = `(select on_hand - reserved from stock_levels s where (s.tenant_id, s.product_id) = (p.tenant_id, p.id))`;
const words = (pattern: string) => `(name || ' ' || sku || ' ' || description) ~* '${pattern}'`;
const filters: Record<string, string> = {
  '': 'true',
  [`categoryId=${top}`]: 'category_id is not null',
  [`categoryId=${department}`]: within(department),
  [`categoryId=${largest}`]: within(largest),
  [`categoryId=${small}`]: within(small),
  'sku=GEN-0000500': `sku = 'GEN-0000500'`,
  'minPrice=15000&maxPrice=15010': 'least(price, sale_price) between 15000 and 15010',
  'minPrice=100': 'least(price, sale_price) >= 100',
  'inStock=true': `${available} > 0`,
  'inStock=false': `${available} <= 0`,
  'onSale=true': 'sale_price < price',
  'onSale=false': 'not coalesce(sale_price < price, false)',
  'q=lantern': words('\\mlantern'),
  'q=RED%20lant': `${words('\\mred')} and ${words('\\mlant')}`,
  'q=gen-00005': words('gen-00005'),
  // No product has it; what is found is what has the word that was meant.
  'q=lantren': words('lantern'),
  [`q=ceramic&categoryId=${largest}&inStock=true&maxPrice=5000&onSale=true`]: `${words('\\mceramic')}
    and ${within(largest)} and ${available} > 0 and sale_price <= 5000 and sale_price < price`,
  [`categoryId=${department}&onSale=true&inStock=false`]: `${within(department)}
    and sale_price < price and ${available} <= 0`,
  [`categoryId=${small}&inStock=true`]: `${within(small)} and ${available} > 0`,
};
const sorts = ['name', '-name', 'price', '-price', 'createdAt', '-createdAt', 'relevance'];

t.test('filters, totals and facets agree with a plain count', async (t) => {
  const steps = priceSteps('GBP');
  for (const [query, condition] of Object.entries(filters)) {
    const from = `from products p where tenant_id = $1 and status = 'active' and ${condition}`;
    const { items, total, facets } = await list(`${query}&includeTotal=true&includeFacets=true`);
    const found = await shop.sql<{ count: number }>(`select count(*)::int as count ${from}`, [
      tenantId,
    ]);
    t.ok((found[0]?.count ?? 0) > 0, `${query}: there are some`);
    t.equal(total, found[0]?.count, query);
    const ids = items.map(({ id }) => id);
    const fitting = await shop.sql(`select id ${from} and id = any($2)`, [tenantId, ids]);
    t.equal(fitting.length, ids.length, `${query}: all of a page fit`);

    const categories = await shop.sql(
      `with recursive counted as (select category_id as id, count(*) as count ${from} group by 1),
         up as (select c.id, c.parent_id, counted.count from categories c join counted using (id)
           union all select c.id, c.parent_id, up.count from categories c join up on c.id = up.parent_id)
       select id as "categoryId", sum(count)::int as count from up group by 1 order by 2 desc, 1`,
      [tenantId],
    );
    t.same(facets.categories, categories, `${query}: categories`);
    const prices = await shop.sql<{ step: number; count: number }>(
      `select width_bucket(least(price, sale_price), $2::bigint[]) - 1 as step, count(*)::int as count ${from}
       group by 1 order by 1`,
      [tenantId, steps],
    );
    t.same(
      facets.prices.map(({ minPrice, count }) => [minPrice, count]),
      prices.map(({ step, count }) => [steps[step], count]),
      `${query}: prices`,
    );
  }
});

t.test('the count of a facet is the total of its filter', async () => {
  const { facets } = await list(`q=lantern&includeFacets=true`);
  for (const { categoryId, count } of facets.categories.slice(0, 5)) {
    const { total } = await list(`q=lantern&categoryId=${categoryId}&includeTotal=true&limit=1`);
    t.equal(total, count);
  }
  for (const { minPrice, maxPrice, count } of facets.prices) {
    const query = `q=lantern&minPrice=${minPrice}&maxPrice=${maxPrice}&includeTotal=true&limit=1`;
    t.equal((await list(query)).total, count);
  }
});

t.test('no query of a list reads a whole table', async (t) => {
  const scansOf = await watchPlans(shop);
  const large = new Set(['products', 'product_search', 'stock_levels']);
  const check = async (t: Test, url: string, staff: boolean, mostRows: number) => {
    const scans = (await scansOf(() => list(url, staff))).filter(({ table }) => large.has(table));
    t.ok(scans.length > 0, `${url}: plans were seen`);
    for (const { node, table, index, rows } of scans) {
      t.not(node, 'Seq Scan', `${url}: ${table}`);
      t.ok(rows <= mostRows, `${url}: ${rows} rows of ${index ?? table}`);
    }
  };
  const lists = [
    ...Object.keys(filters).map((query) => ({ query, staff: false })),
    ...['', 'status=archived', 'status=active', 'q=lamp'].map((query) => ({ query, staff: true })),
  ];
  for (const { query, staff } of lists) {
    await t.test(`${query} ${staff ? 'by staff' : ''}`, async (t) => {
      for (const sort of sorts) {
        const url = `${query}&sort=${sort}`;
        // About a tenth: as many products have one of the ten materials in their names, and what a
        // search finds is looked at as a whole.
        const mostRows = 11_000;
        await check(t, url, staff, mostRows);
        const { nextCursor } = await list(`${url}&limit=100`, staff);
        if (nextCursor) await check(t, `${url}&cursor=${nextCursor}`, staff, mostRows);
      }
      // To count is to look at what is counted, but in an index.
      for (const more of ['includeTotal', 'includeFacets'])
        await check(t, `${query}&${more}=true`, staff, size);
    });
  }
  for (const id of [top, department, largest, small]) {
    const url = `/v1/categories/${id}/average-price`;
    const scans = await scansOf(() => shop.request('GET', url));
    t.ok(scans.some(({ table }) => table === 'products'));
    t.notOk(
      scans.some(({ node, table }) => node === 'Seq Scan' && large.has(table)),
      url,
    );
  }
});

t.test('the average price over a category and all below it', async (t) => {
  for (const id of [top, department, largest, small]) {
    const [plain] = await shop.sql<{ average: number; count: number }>(
      `select round(avg(least(price, sale_price)))::int as average, count(*)::int as count
       from products p where tenant_id = $1 and status = 'active' and ${within(id)}`,
      [tenantId],
    );
    const { data } = await shop.request('GET', `/v1/categories/${id}/average-price`);
    t.equal(data.productCount, plain?.count);
    t.equal(data.average.amount, plain?.average);
  }
  const [aisle] = await shop.sql<{ count: number }>(
    `select count(*)::int as count from products where category_id = $1`,
    [largest],
  );
  t.ok((aisle?.count ?? 0) > 30_000, 'a category of tens of thousands');
});

t.test('what is found, and in which order', async (t) => {
  const names = async (query: string) =>
    (await list(`q=${encodeURIComponent(query)}&limit=5`)).items.map(({ name }) => name);
  await addProduct(shop, { sku: 'ZX-99.7', name: 'Xylophone' });
  await addProduct(shop, { sku: 'XYLO', name: 'Mallets', description: 'For the xylophone.' });
  await addProduct(shop, { sku: 'B-1', name: 'Xylophones for beginners' });
  await addProduct(shop, { sku: 'C-1', name: 'Crème brûlée dish, 5″, Łódź' });
  await addProduct(shop, { sku: 'C-2', name: 'Ёлка «Праздник»' });
  await addProduct(shop, { sku: 'C-3', name: '漆器 tray O’Brien 100% [x]' });
  t.same(
    await names('xylophone'),
    ['Xylophone', 'Xylophones for beginners', 'Mallets'],
    'the name itself, a name that begins so, a description',
  );
  t.same((await names('xylo'))[0], 'Mallets', 'an SKU goes before all');
  t.same(await names('zx-99.7'), ['Xylophone'], 'an SKU as it is written');
  t.same(await names('ZX 99'), ['Xylophone']);
  t.same(await names('xilofone'), [], 'too far from it');
  t.ok((await names('xylofone')).includes('Xylophone'), 'a slip');
  t.same(await names('begginers'), ['Xylophones for beginners']);
  t.same(await names('xylophone begginers'), ['Xylophones for beginners'], 'one word is right');
  t.same(await names('creme BRULEE'), ['Crème brûlée dish, 5″, Łódź']);
  t.same(await names('brûlée'), ['Crème brûlée dish, 5″, Łódź']);
  t.same(await names('елка'), ['Ёлка «Праздник»']);
  t.same(await names('漆器'), ['漆器 tray O’Brien 100% [x]']);
  t.same(await names('o’brien 100%'), ['漆器 tray O’Brien 100% [x]']);
  t.same(await names('%'), [], 'no word at all');
  t.same(await names("' & ! | ( :* \\"), [], 'nor here: nothing of it is an operator');
  t.same(await names('xylophone lantern'), [], 'each is there, only never together');
  // What is no longer sold does not stand in the way of what was meant.
  const misspelt = await addProduct(shop, { sku: 'X-OLD', name: 'Xylofone' });
  await shop.request('DELETE', `/v1/products/${misspelt.id}`, { as });
  t.ok((await names('xylofone')).includes('Xylophone'), 'to the public');
  t.same(
    (await list('q=xylofone', true)).items.map(({ name }) => name),
    ['Xylofone'],
    'to staff',
  );
  await addProduct(shop, { sku: 'P-1', name: 'Panflute - (wood)' });
  await addProduct(shop, { sku: 'P-2', name: 'Panflute wood and reed' });
  t.same(
    (await names('panflute wood'))[0],
    'Panflute - (wood)',
    'the name itself, but for its marks',
  );
  const both = ['Xylophone', 'Xylophones for beginners', 'Mallets'];
  t.same((await list('q=xylophone&sort=name')).items.map(({ name }) => name).sort(), both.sort());
});

t.test('every name is found by itself', async (t) => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
  const given = fc.sample(text, { numRuns: 150, seed: 7 }).map((one) => one.trim());
  let found = 0;
  for (const name of given) {
    const { statusCode, data } = await shop.request('POST', '/v1/products', {
      as,
      body: { sku: `FC-${given.indexOf(name)}`, name, price: { amount: 1, currency: 'GBP' } },
    });
    // Not every text is a name.
    if (statusCode !== 201) continue;
    const answer = await shop.request(
      'GET',
      `/v1/products?q=${encodeURIComponent(name)}&limit=100`,
    );
    t.ok(answer.statusCode < 500, JSON.stringify(name));
    const [row] = await shop.sql<{ words: string }>(
      `select words::text from product_search where product_id = $1`,
      [data.id],
    );
    const hasWords = row?.words.includes(':1A') || answer.data.items?.length > 0;
    if (answer.statusCode !== 200 || !hasWords) continue;
    t.ok(
      answer.data.items.some(({ id }: Item) => id === data.id),
      JSON.stringify(name),
    );
    found += 1;
  }
  t.ok(found > 50, `${found} were looked for`);
});

t.test('pages stay in step while products come, go and change', async (t) => {
  for (const sort of ['name', '-price', 'relevance']) {
    const before = await shop.sql<{ id: string }>(
      `select id from products p where tenant_id = $1 and status = 'active' and ${words('\\mumbrella')}
         and price < 4000 and category_id is not null`,
      [tenantId],
    );
    const seen: string[] = [];
    const gone = new Set<string>();
    let cursor: string | null = null;
    for (let page = 0; page === 0 || cursor; page += 1) {
      const query = `q=umbrella&maxPrice=3999&categoryId=${top}&sort=${sort}&limit=50`;
      const { items, nextCursor } = await list(`${query}${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...items.map(({ id }) => id));
      cursor = nextCursor;
      // One that was not yet shown goes, one that was shown goes, new ones come at all places.
      const waiting = before.find(({ id }) => !seen.includes(id) && !gone.has(id))?.id;
      for (const id of [waiting, seen[page]]) {
        if (!id) continue;
        gone.add(id);
        await shop.request('DELETE', `/v1/products/${id}`, { as });
      }
      for (const name of ['Aa umbrella', 'Zz umbrella'])
        await addProduct(shop, { name, price: 10 + page, categoryId: small, stock: 0 });
    }
    t.equal(new Set(seen).size, seen.length, `${sort}: none twice`);
    const missed = before.filter(({ id }) => !seen.includes(id) && !gone.has(id));
    t.same(missed, [], `${sort}: none missed`);
    t.ok(seen.length > 150, `${sort}: over several pages`);
  }
});

t.test('words follow the product, and nothing else', async (t) => {
  const product = await addProduct(shop, { name: 'Quokka', sku: 'Q-1' });
  const row = async () =>
    (
      await shop.sql<{ xmin: string }>('select xmin from product_search where product_id = $1', [
        product.id,
      ])
    )[0]?.xmin;
  const first = await row();
  const patch = (body: object) => shop.request('PATCH', `/v1/products/${product.id}`, { as, body });
  await patch({ price: { amount: 5, currency: 'GBP' } });
  t.equal(await row(), first, 'a new price leaves the words alone');
  await patch({ name: 'Wombat' });
  t.equal((await list('q=quokka')).items.length, 0);
  t.equal((await list('q=wombat')).items.length, 1);
  const others = { headers: { 'x-tenant-id': 'other' } };
  const foreign = await shop.request('GET', '/v1/products?q=wombat', others);
  t.same(foreign.data.items, [], 'another tenant finds nothing');
  const unbound = await shop.deps.pool.query(
    `select set_config('app.tenant_id', '', false), (select count(*)::int from search_products('wombat', true)) as count`,
  );
  t.equal(unbound.rows[0].count, 0, 'nor who is of no tenant');
});

t.test('a sale that leaves some on the shelf stays within the page', async (t) => {
  const product = await addProduct(shop, { stock: 10 });
  // What the tests before left in the pages must not decide: each has its share of free space again.
  await shop.sql('vacuum full stock_levels');
  // Each connection tells its counts when it is idle, a second after the last time.
  const updates = async () => {
    const [row] = await shop.sql<{ all: number; within: number }>(
      `select n_tup_upd::int as all, n_tup_hot_upd::int as within from pg_stat_user_tables where relname = 'stock_levels'`,
    );
    return row as { all: number; within: number };
  };
  await sleep(1500);
  const before = await updates();
  const body = { items: [{ productId: product.id, quantity: 1 }] };
  for (let n = 0; n < 5; n += 1)
    await shop.request('POST', '/v1/orders', { as: shop.users.customer, body });
  await until(async () => (await updates()).all >= before.all + 5);
  t.equal((await updates()).within - before.within, 5, 'no index was touched');
  const [level] = await shop.sql<{ sold_out: boolean; reserved: number }>(
    'select sold_out, reserved from stock_levels where product_id = $1',
    [product.id],
  );
  t.same(level, { sold_out: false, reserved: 5 });
  await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId: product.id, quantity: 5 }] },
  });
  const { data } = await shop.request('GET', `/v1/products?inStock=false&sku=${product.sku}`);
  t.equal(data.items.length, 1, 'sold out');
});
