// Columns, options, warnings and reports of imports; files of other shop systems; products without stock.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import t from 'tap';
import { runImport, startImport } from '../../src/domains/catalog/index.js';
import { checkIntegrity } from '../../src/integrity/run.js';
import { bySku, importBytes, importText, readImport } from '../helpers/import-file.js';
import { addProduct, openShop, type Shop } from '../helpers/shop.js';

const fileOf = (name: string) => readFileSync(`test/catalog/files/${name}`);

const columnsOf = (done: { columns: Array<{ heading: string; column: string | null }> }) =>
  Object.fromEntries(done.columns.map(({ heading, column }) => [heading, column]));

/** Paths of a product's category from the top down. */
async function pathOf(shop: Shop, sku: string): Promise<string[]> {
  const rows = await shop.sql<{ name: string }>(
    `with recursive up as (
       select c.id, c.name, c.parent_id, 0 as level from categories c
       join products p on p.category_id = c.id where p.sku = $1
       union all select c.id, c.name, c.parent_id, level + 1 from categories c join up on c.id = up.parent_id
     ) select name from up order by level desc`,
    [sku],
  );
  return rows.map(({ name }) => name);
}

t.test('a WooCommerce export', async (t) => {
  const shop = await openShop(t);
  const options = { categorySeparator: '>', categoryListSeparator: ',' };
  const done = await importBytes(shop, fileOf('woocommerce.csv'), options);
  t.match(done, { rowsTotal: 5, created: 4, unchanged: 1, failed: 0, warned: 2 });
  t.match(columnsOf(done), { 'Regular price': 'price', Categories: 'category_path', Tags: null });
  t.match(done.warnings, [
    { row: 3, column: 'type', detail: /"variable"/ },
    { row: 6, column: 'stock', detail: /-2 was imported as 0/ },
  ]);
  t.match(await bySku(shop, 'WOO-MUG'), { price: { amount: 850 }, stock: { onHand: 24 } });
  t.same(await pathOf(shop, 'WOO-MUG'), ['Kitchen', 'Mugs']);
  t.match(await bySku(shop, 'WOO-TEE-S'), {
    name: 'Field t-shirt - S',
    price: { amount: 1900 },
    salePrice: { amount: 1500 },
  });
  t.match(await bySku(shop, 'WOO-OLD'), { status: 'archived' });
  t.same(await pathOf(shop, 'WOO-OLD'), ['Paper'], 'the first of several categories');
});

t.test('a Shopify export', async (t) => {
  const shop = await openShop(t);
  const done = await importBytes(shop, fileOf('shopify.csv'), { categorySeparator: '>' });
  t.match(done, { rowsTotal: 4, created: 3, unchanged: 1, failed: 0 });
  t.match(columnsOf(done), { Handle: 'slug', 'Variant SKU': 'sku', Vendor: null });
  t.match(await bySku(shop, 'SHO-SCARF-RL'), {
    name: 'Wool scarf – Red / Long',
    slug: 'wool-scarf',
    description: '<p>Soft, and "warm".</p>',
    price: { amount: 2400 },
    salePrice: { amount: 1800 },
    stock: { onHand: 7 },
  });
  t.match(await bySku(shop, 'SHO-SCARF-BL'), {
    name: 'Wool scarf – Blue / Long',
    price: { amount: 2400 },
    salePrice: null,
    status: 'active',
  });
  t.same(await pathOf(shop, 'SHO-SCARF-BL'), ['Apparel', 'Scarves']);
  t.match(await bySku(shop, 'SHO-GIFT'), { name: 'Gift card', status: 'archived' });
});

t.test('a Magento export', async (t) => {
  const shop = await openShop(t);
  const done = await importBytes(shop, fileOf('magento.csv'), { categoryListSeparator: ',' });
  t.match(done, { rowsTotal: 4, created: 2, unchanged: 2, failed: 0 });
  t.match(done.warnings, [
    { row: 3, column: 'store_view', detail: /"de"/ },
    { row: 4, column: 'type', detail: /"configurable"/ },
  ]);
  t.match(await bySku(shop, 'MAG-BAG'), {
    name: 'Canvas bag',
    slug: 'canvas-bag',
    price: { amount: 3400 },
    salePrice: { amount: 2950 },
    stock: { onHand: 100 },
  });
  t.same(await pathOf(shop, 'MAG-BAG'), ['Default Category', 'Gear', 'Bags']);
  t.match(await bySku(shop, 'MAG-EBOOK'), { status: 'archived', trackStock: false });
});

t.test('a PrestaShop export, and a price list of a German spreadsheet', async (t) => {
  const shop = await openShop(t);
  const presta = await importBytes(shop, fileOf('prestashop.csv'), {}, 'EUR');
  t.match(presta, { created: 2, failed: 0, separator: 'semicolon', encoding: 'utf-8' });
  t.match(await bySku(shop, 'PRE-POSTER'), { name: "Affiche d'été", price: { amount: 2892 } });
  t.match(await bySku(shop, 'PRE-CUSHION'), { name: 'Coussin; grand', status: 'archived' });
  const list = await importBytes(shop, fileOf('price-list.csv'), {}, 'EUR');
  t.match(list, { created: 3, failed: 1, separator: 'semicolon', encoding: 'windows-1252' });
  t.match(list.errors, [{ row: 5, column: 'price', detail: /decimals or thousands/ }]);
  t.match(await bySku(shop, 'D-100'), { name: 'Gartenschere groß', price: { amount: 1250 } });
  t.match(await bySku(shop, 'D-102'), { price: { amount: 99 }, stock: { onHand: 100 } });
});

t.test('any subset of the columns', async (t) => {
  const shop = await openShop(t);
  const text =
    'sku,name,price,category_path,stock,description,sale_price\nA,Lamp,10,Home,5,Bright,8\n';
  await importText(shop, text);
  const events = () => shop.sql('select id from webhook_deliveries');
  await shop.request('POST', '/v1/webhook-endpoints', {
    as: shop.users.admin,
    body: { url: 'https://example.com/hook' },
  });
  const whole = await bySku(shop, 'A');
  t.match(await importText(shop, text), { unchanged: 1, updated: 0 });
  t.match(await importText(shop, 'sku\nA\n'), { unchanged: 1, failed: 0 });
  t.match(
    await importText(shop, 'sku,name,price,description,sale_price,category_path,stock\nA,,,,,,\n'),
    {
      unchanged: 1,
      failed: 0,
    },
  );
  t.same(await bySku(shop, 'A'), whole, 'nothing has changed, the version neither');
  t.same(await events(), [], 'and nobody is told');
  t.match(await importText(shop, ' SKU , Price \nA,11\n'), { updated: 1 });
  t.match(await importText(shop, 'stock;sku\n9;A\n'), { updated: 1 });
  t.match(await bySku(shop, 'A'), {
    name: 'Lamp',
    description: 'Bright',
    categoryId: whole.categoryId,
    price: { amount: 1100 },
    salePrice: { amount: 800 },
    stock: { onHand: 9 },
    version: whole.version + 1,
  });
  t.equal((await events()).length, 2, 'one event each');
  const cleared = await importText(
    shop,
    'sku,name,price,description,sale_price,category_path\nA,,,,,\n',
    '?clearEmpty=true',
  );
  t.match(cleared, { updated: 1, failed: 0 });
  t.match(await bySku(shop, 'A'), {
    name: 'Lamp',
    description: '',
    categoryId: null,
    price: { amount: 1100 },
    salePrice: null,
  });
  const fresh = await importText(shop, 'sku,name,price\nB,,\nC,Only,\nD,,1\nE,Good,1\n');
  t.match(fresh, { created: 1, failed: 3 });
  t.match(fresh.errors, [
    { row: 2, column: 'name', detail: /needs a name and a price/ },
    { row: 3, column: 'price', detail: /needs a price/ },
    { row: 4, column: 'name', detail: /needs a name/ },
  ]);
});

t.test('archived products stay archived unless the file says so', async (t) => {
  const shop = await openShop(t);
  const { id } = await addProduct(shop, { sku: 'A', name: 'Old' });
  await shop.request('DELETE', `/v1/products/${id}`, { as: shop.users.staff });
  await importText(shop, 'sku,name\nA,New\n');
  t.match(await bySku(shop, 'A'), { name: 'New', status: 'archived' });
  await importText(shop, 'sku,status\nA,active\n');
  t.match(await bySku(shop, 'A'), { name: 'New', status: 'active' });
  const wrong = await importText(shop, 'sku,status\nA,maybe\n');
  t.match(wrong.errors, [{ column: 'status', detail: /active or archived/ }]);
});

t.test('warnings, and reports as CSV', async (t) => {
  const shop = await openShop(t);
  const text = [
    'sku,name,price,category_path,colour',
    'A,Lamp,1,Home > Light,red',
    'A,Lamp,2,"Home, Light",',
    '8.5E+12,Number,1,,',
    'B,"=1+1",ten,,',
  ].join('\n');
  const done = await importText(shop, text);
  t.match(done, { created: 2, updated: 1, failed: 1, warned: 4 });
  t.match(columnsOf(done), { sku: 'sku', colour: null });
  t.match(done.warnings, [
    { row: 2, column: 'category_path', detail: /">".*categorySeparator/ },
    { row: 3, column: 'category_path', detail: /",".*categoryListSeparator/ },
    { row: 3, column: 'sku', detail: /twice/ },
    { row: 4, column: 'sku', detail: /shortened/ },
  ]);
  const report = await shop.request('GET', `/v1/imports/${done.id}/errors`, {
    as: shop.users.staff,
  });
  t.match(report.headers, { 'content-disposition': 'attachment; filename="import-errors.csv"' });
  const lines = report.body.trim().split('\n');
  t.equal(lines[0], 'row,column,severity,detail');
  t.same(
    lines.slice(1).map((line) => line.split(',').slice(0, 3).join()),
    [
      '2,category_path,warning',
      '3,category_path,warning',
      '3,sku,warning',
      '4,sku,warning',
      '5,price,error',
    ],
  );
  const { data } = await shop.request('GET', '/v1/imports?includeTotal=true', {
    as: shop.users.staff,
  });
  t.match(data, { total: 1, items: [{ id: done.id, warned: 4, errors: [], warnings: [] }] });
  const other = await shop.request('GET', `/v1/imports/${done.id}/errors`, {
    as: shop.users.otherStaff ?? shop.users.otherAdmin,
  });
  t.equal(other.statusCode, 404, 'not of another tenant');
});

t.test('more errors than an answer lists', async (t) => {
  const shop = await openShop(t);
  const rows = Array.from({ length: 10_100 }, (_, n) => `S${n},Name,x`);
  const done = await importText(shop, `sku,name,price\n${rows.join('\n')}\n`);
  t.equal(done.failed, 10_100);
  t.equal(done.errors.length, 1000);
  const { body } = await shop.request('GET', `/v1/imports/${done.id}/errors`, {
    as: shop.users.staff,
  });
  t.equal(body.trim().split('\n').length, 10_001);
});

t.test('separator and encoding as given', async (t) => {
  const shop = await openShop(t);
  const text = 'sku;name,with a comma;price\nA;Café;1\n';
  const given = await importBytes(shop, Buffer.from(text, 'latin1'), {
    separator: 'semicolon',
    encoding: 'windows-1252',
  });
  t.match(given, { separator: 'semicolon', encoding: 'windows-1252', failed: 1 });
  const wrong = await importBytes(shop, Buffer.from(text, 'latin1'), { encoding: 'utf-8' });
  t.match(wrong, { status: 'failed', errors: [{ row: null, detail: /not UTF-8/ }] });
  const asCommas = await importBytes(shop, Buffer.from(text), { separator: 'comma' });
  t.match(asCommas, {
    status: 'failed',
    errors: [{ column: 'sku', detail: /comma between cells/ }],
  });
  const refused = await shop.request('POST', '/v1/products/import?separator=pipe', {
    as: shop.users.staff,
    body: '',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  });
  t.match(refused.data, { status: 400, code: 'invalid_request' });
});

t.test('a dry run says what the import would do', async (t) => {
  const shop = await openShop(t);
  await importText(
    shop,
    'sku,name,price,category_path,stock\nSAME,Same,1,Home,3\nNEWER,Old,1,Home,3\n',
  );
  const order = {
    customerId: shop.users.customer.customerId,
    items: [{ sku: 'SAME', quantity: 2 }],
  };
  await shop.request('POST', '/v1/orders', { as: shop.users.staff, body: order });
  const text = [
    'sku,name,price,category_path,stock',
    'SAME,Same,1,Home,3',
    'NEWER,New,1,Home,3',
    'MOVED,Moved,1,Elsewhere,',
    'SAME,Same,1,Home,1',
    'NONE,,1,,',
    'NEWER,New,1,Elsewhere,4',
  ].join('\n');
  const tried = await importText(shop, text, '?dryRun=true');
  t.equal((await bySku(shop, 'NEWER')).name, 'Old');
  const done = await importText(shop, text);
  const counts = ({ created, updated, unchanged, failed, warned, errors }: typeof done) => ({
    ...{ created, updated, unchanged, failed, warned, errors },
  });
  t.same(counts(tried), counts(done));
  t.match(counts(done), { created: 1, updated: 2, unchanged: 1, failed: 2, warned: 2 });
});

t.test('products without stock tracking are always available', async (t) => {
  const shop = await openShop(t);
  const { staff, customer } = shop.users;
  const tenant = { ...shop.ctx.tenant, settings: { importsTrackStock: false } };
  const ctx = { ...shop.ctx, tenant };
  const { id } = await startImport(ctx, 'test/catalog/files/classic.csv');
  await runImport(ctx, id);
  t.match(await readImport(shop, id), { created: 2, failed: 0 });
  const vase = await bySku(shop, 'VASE');
  t.match(vase, { trackStock: false, stock: { onHand: 0, reserved: 0, available: 2147483647 } });
  const { data: shown } = await shop.request('GET', '/v1/products?inStock=true');
  t.equal(shown.items.length, 2, 'found among the products in stock');
  const { id: tracked } = await addProduct(shop, { stock: 50 });
  const items = [
    { sku: 'VASE', quantity: 1000 },
    { productId: tracked, quantity: 2 },
  ];
  const place = () => shop.request('POST', '/v1/orders', { as: customer, body: { items } });
  const first = await place();
  t.equal(first.statusCode, 201);
  // Tracked from now on, with too little for the order that is placed already.
  const change = (trackStock: boolean) =>
    shop.request('PATCH', `/v1/products/${vase.id}`, { as: staff, body: { trackStock } });
  t.match((await change(true)).data, { trackStock: true, stock: { available: 0 } });
  t.match((await place()).data, { code: 'insufficient_stock' });
  const confirm = (order: string, step: string) =>
    shop.request('POST', `/v1/orders/${order}/${step}`, { as: staff });
  await confirm(first.data.id, 'confirm');
  t.equal((await confirm(first.data.id, 'ship')).statusCode, 200, 'an order keeps its terms');
  t.match((await bySku(shop, 'VASE')).stock, { onHand: 0, reserved: 0 });

  // The other way round: reserved while tracked, shipped while not.
  await shop.request('POST', `/v1/products/${vase.id}/stock-adjustments`, {
    as: staff,
    body: { delta: 1000, reason: 'Delivery' },
  });
  const second = await place();
  t.equal(second.statusCode, 201);
  await change(false);
  const third = await place();
  t.match((await bySku(shop, 'VASE')).stock, { onHand: 1000, reserved: 1000 });
  t.equal((await confirm(third.data.id, 'cancel')).statusCode, 200);
  t.match((await bySku(shop, 'VASE')).stock, { onHand: 1000, reserved: 1000 });
  t.equal((await confirm(second.data.id, 'cancel')).statusCode, 200);
  t.match((await bySku(shop, 'VASE')).stock, { onHand: 1000, reserved: 0 });
  const { findings } = await checkIntegrity(shop.ctx, { repair: false });
  t.same(findings, []);
});

t.test('requests that create products of one name at once', async (t) => {
  const shop = await openShop(t);
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      shop.request('POST', '/v1/products', {
        as: shop.users.staff,
        body: { sku: `SAME-${n}`, name: 'Same name', price: { amount: 1, currency: 'GBP' } },
      }),
    ),
  );
  t.same(
    answers.map(({ statusCode }) => statusCode),
    answers.map(() => 201),
  );
  t.equal(new Set(answers.map(({ data }) => data.slug)).size, 12);
});

t.test('what is exported is imported exactly', async (t) => {
  const shop = await openShop(t);
  const { staff } = shop.users;
  const { data: category } = await shop.request('POST', '/v1/categories', {
    as: staff,
    body: { name: '\u00a0A/B\\C, D > "E"' },
  });
  const sign = fc.constantFrom(
    ...['a', 'é', '😀', ' ', '\u00a0', '\u2009', '\uFFFD', "'", '=', '+', '-', '@', ',', ';'],
    ...['"', '/', '\\', '\t', '\n', '\r', '\uFEFF', '\u3000'],
  );
  const text = fc.string({ unit: sign, maxLength: 12 });
  const long = fc.constantFrom('😀'.repeat(200), `=${'x'.repeat(199)}`);
  const samples = fc.sample(
    fc.record({
      name: fc.oneof({ weight: 9, arbitrary: text }, long),
      sku: text,
      description: text,
    }),
    600,
  );
  let added = 0;
  for (const [n, { name, sku, description }] of samples.entries()) {
    const { statusCode } = await shop.request('POST', '/v1/products', {
      as: staff,
      body: {
        ...{ name, description, sku: `${sku}${n}`, trackStock: n % 3 > 0 },
        price: { amount: n, currency: 'GBP' },
        ...(n % 2 === 0 && { salePrice: { amount: 5, currency: 'GBP' } }),
        ...(n % 5 === 0 && { categoryId: category.id, slug: `own-${n}` }),
      },
    });
    if (statusCode === 201) added += 1;
  }
  t.ok(added > 50, `${added} products`);
  const state = () =>
    shop.sql(
      `select p.sku, p.name, p.slug, p.description, p.price, p.sale_price, p.category_id, p.status,
         s.tracked, s.on_hand from products p join stock_levels s on s.product_id = p.id order by p.sku`,
    );
  const before = await state();
  for (const query of ['', '?byteOrderMark=true']) {
    const file = await shop.request('GET', `/v1/products/export${query}`, { as: staff });
    t.match(file.headers, { 'content-disposition': 'attachment; filename="products.csv"' });
    // Whatever separator a spreadsheet takes, no cell begins as a formula.
    for (const cell of file.body.split(/[,;\t\r\n]/)) t.notMatch(cell, /^"?[=+\-@]/);
    t.match(await importText(shop, file.body), { unchanged: added, updated: 0, failed: 0 });
    await shop.sql('truncate products cascade');
    t.match(await importText(shop, file.body), { created: added, failed: 0 });
    t.same(await state(), before);
  }
});

t.test('cells and lines that take expressions long', async (t) => {
  const shop = await openShop(t);
  const blanks = ' '.repeat(97_000);
  const cells = {
    name: `a${blanks}b`,
    category: `a${blanks}b/c`,
    price: `0.${'0'.repeat(97_000)}1`,
    image: `${blanks}x${blanks}https://e.example/a.png`,
    stock: `1${blanks}x`,
    slug: `a${'-'.repeat(97_000)}b`,
    status: `${blanks}x`,
    sku: `1${blanks}x`,
  };
  const good = {
    name: 'A',
    category: '',
    price: '1',
    image: '',
    stock: '',
    slug: '',
    status: '',
    sku: 'S',
  };
  // Quadratic time would take minutes for these.
  const rows = Object.entries(cells).flatMap(([column, cell]) =>
    Array.from({ length: 20 }, (_, n) =>
      Object.values({ ...good, sku: `${column}${n}`, [column]: cell }).join(),
    ),
  );
  const heading = 'name,category_path,price,images,stock,slug,status,sku';
  const done = await importText(shop, `${heading}\n${rows.join('\n')}\n`, '?dryRun=true');
  t.equal(done.status, 'completed');
  t.ok(done.failed > 0);
  for (const text of [' '.repeat(3_000_000), 'a'.repeat(3_000_000), `a${' '.repeat(3_000_000)}b`])
    t.equal((await importText(shop, text)).status, 'failed');
});

t.test('the end of a sale at Shopify', async (t) => {
  const shop = await openShop(t);
  const heading = 'Variant SKU,Title,Variant Price,Variant Compare At Price';
  const priceAfter = async (price: string, before: string) => {
    await importText(shop, `${heading}\nA,Scarf,${price},${before}\n`);
    const { price: usual, salePrice } = await bySku(shop, 'A');
    return [usual.amount, salePrice?.amount ?? null];
  };
  t.same(await priceAfter('8.00', '10.00'), [1000, 800]);
  for (const before of ['10.00', '', '0.00']) {
    await priceAfter('8.00', '10.00');
    t.same(await priceAfter('10.00', before), [1000, null], before);
  }
});

t.test('text that the API refuses is refused in files too', async (t) => {
  const shop = await openShop(t);
  const rows = ['A,A\u202eB,1,,', 'B,\u200b,1,,', 'C,C,1,\u200b/x,', 'D,D,1,,a\u2028b', 'E,E,1,,'];
  const done = await importText(
    shop,
    `sku,name,price,category_path,description\n${rows.join('\n')}\n`,
  );
  t.match(done, { created: 1, failed: 4 });
  t.same(
    done.errors.map((error: { column: string }) => error.column),
    ['name', 'name', 'category_path', 'description'],
  );
});
