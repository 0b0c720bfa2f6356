// The CSV import as a job, and the export that takes the same columns.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import t from 'tap';
import { runImport, startImport } from '../../src/domains/catalog/index.js';
import { csvUpload } from '../contract/samples.js';
import { bySku, importBytes, importText } from '../helpers/import-file.js';
import { addProduct, openShop } from '../helpers/shop.js';

t.test('the demo’s catalogue: 1,591 real products without an error, twice', async (t) => {
  const shop = await openShop(t);
  const file = 'seeds/data/products.csv';
  const text = readFileSync(file, 'utf8');
  const first = await importText(shop, text);
  t.match(first, {
    status: 'completed',
    rowsTotal: 1591,
    rowsDone: 1591,
    created: 1591,
    updated: 0,
    failed: 0,
    errors: [],
  });
  const state = () =>
    shop.sql(`select (select count(*)::int from products) products, (select count(*)::int from categories) categories,
      (select sum(on_hand)::int from stock_levels) stock, (select count(*)::int from stock_movements) movements`);
  const before = await state();
  const second = await importText(shop, text);
  t.match(second, { status: 'completed', created: 0, updated: 0, unchanged: 1591, failed: 0 });
  t.same(await state(), before, 'the second run changes nothing');
  t.equal((await shop.sql(`select 1 from import_chunks`)).length, 0, 'the files are gone');
  const { data: tree } = await shop.request('GET', '/v1/categories/tree');
  t.equal(tree.items.length, 1);
  t.ok(tree.items[0].children.length >= 5);
});

t.test('bad rows are named, good rows go in', async (t) => {
  const shop = await openShop(t);
  const result = await importText(
    shop,
    [
      'sku,name,price,category_path,stock,sale_price',
      'A,Lamp,10.50,Home/Lighting,5,9.99',
      ',No SKU,1,Home,1,',
      'B,,1,Home,1,',
      'C,Too precise,1.005,Home,1,',
      'D,Not a price,ten,Home,1,',
      'E,Negative,-1,Home,1,',
      'F,Stock,1,Home,1.5,',
      'G,Cells,1,Home',
      'H,Path,1,Home//Lighting,1,',
      'J,Sale,1,Home,1,x',
      'K,Good,2,,0,',
      'L,Accepted \uFFFD,2,,0,',
      'M,"Not closed,2,,0,',
      'N,Inside the quotation marks,2,,0,',
      '',
    ].join('\n'),
  );
  t.match(result, { status: 'completed', rowsTotal: 14, rowsDone: 14, created: 3, failed: 11 });
  t.same(
    result.errors.map((error: { row: number; column: string }) => [error.row, error.column]),
    [
      [3, 'sku'],
      [4, 'name'],
      [5, 'price'],
      [6, 'price'],
      [7, 'price'],
      [8, 'stock'],
      [9, null],
      [10, 'category_path'],
      [11, 'sale_price'],
      [14, null],
      [15, null],
    ],
  );
  t.match(await bySku(shop, 'A'), {
    price: { amount: 1050 },
    salePrice: { amount: 999 },
    stock: { onHand: 5 },
  });
  t.equal((await bySku(shop, 'K')).categoryId, null);
  const long = await importText(
    shop,
    `sku,name,price,category_path\nO,Good,1,\nP,${'x'.repeat(100_001)},1,\nQ,Not lost,1,\n`,
  );
  t.match(long, { status: 'completed', created: 2, failed: 1, errors: [{ row: 3, column: null }] });
});

t.test('files that are wrong as a whole', async (t) => {
  const shop = await openShop(t);
  const wrong: Array<[string, string | null]> = [
    ['', null],
    ['name,price,category_path\nA,1,B\n', 'sku'],
    ['colour,size\n', 'sku'],
    ['sku,name,price,category_path,price\n', 'price'],
    ['sku,name,price,category_path,x\0y\n', null],
  ];
  for (const [text, column] of wrong) {
    const result = await importText(shop, text);
    t.equal(result.status, 'failed', JSON.stringify(text));
    t.equal(result.errors[0].column, column);
  }
  const none = await importText(shop, 'colour;size\n');
  t.match(
    none.errors[0].detail,
    /sku is missing\. .* columns name and price\. .* semicolon .*colour \| size/,
  );
  const empty = await importText(shop, 'sku,name,price,category_path\n');
  t.match(empty, { status: 'completed', rowsTotal: 0 });
});

t.test('uploads that are none', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.staff;
  const { body, headers } = csvUpload('sku,name,price,category_path\n');
  const bad = {
    'another field': body.replace('name="file"', 'name="other"'),
    'no file': body
      .replace('; filename="products.csv"', '')
      .replace('content-type: text/csv\r\n', ''),
    'two files': body.replace(
      /(--kontor[\s\S]*)--kontor-test-boundary--/,
      (_, part: string) => `${part}${part}--kontor-test-boundary--`,
    ),
    truncated: body.slice(0, body.length - 12),
    nothing: '',
  };
  for (const [name, text] of Object.entries(bad)) {
    const { statusCode } = await shop.request('POST', '/v1/products/import', {
      as,
      body: text,
      headers,
    });
    t.equal(statusCode, 400, name);
  }
  t.equal((await shop.sql('select 1 from imports')).length, 0);
});

t.test('a dry run counts and changes nothing', async (t) => {
  const shop = await openShop(t);
  await addProduct(shop, { sku: 'KNOWN', price: 100 });
  const text =
    'sku,name,price,category_path\nKNOWN,Known,9,New\nNEW,New,9,New\nNEW,New again,8,New\nBAD,Bad,x,New\n';
  const result = await importText(shop, text, '?dryRun=true');
  t.match(result, {
    status: 'completed',
    dryRun: true,
    created: 1,
    updated: 2,
    failed: 1,
    rowsDone: 4,
  });
  t.equal((await bySku(shop, 'KNOWN')).price.amount, 100);
  t.equal(await bySku(shop, 'NEW'), undefined);
  t.equal((await shop.sql('select 1 from categories')).length, 0);
});

t.test('an upsert by SKU', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.staff;
  const known = await addProduct(shop, { sku: 'A', name: 'Old', description: 'Kept', stock: 10 });
  await shop.request('DELETE', `/v1/products/${known.id}`, { as });
  const order = { customerId: shop.users.customer.customerId, items: [{ sku: 'B', quantity: 3 }] };
  await addProduct(shop, { sku: 'B', stock: 5 });
  await shop.request('POST', '/v1/orders', { as, body: order });
  const result = await importText(
    shop,
    'sku,name,price,category_path,stock\nA,New,2,Home,7\nB,Bee,1,Home,2\nC,First,1,Home,1\nC,Second,2,Home,2\n',
  );
  t.match(result, { created: 1, updated: 2, failed: 1 });
  t.match(result.errors, [{ row: 3, column: 'stock' }], 'orders have reserved more');
  t.match(await bySku(shop, 'A'), {
    id: known.id,
    name: 'New',
    description: 'Kept',
    status: 'archived',
    stock: { onHand: 7 },
  });
  t.match(await bySku(shop, 'B'), { name: 'Bee', stock: { onHand: 5, reserved: 3 } });
  t.match(
    await bySku(shop, 'C'),
    { name: 'Second', price: { amount: 200 }, stock: { onHand: 2 } },
    'the later row wins',
  );
});

t.test('export is what import takes, and runs nothing in a spreadsheet', async (t) => {
  const shop = await openShop(t);
  const text = [
    'sku,name,price,category_path,stock,description,sale_price',
    '-5,=1+1,10.50,Home/Paper \\/ Cards\\\\/Sub,5,"two\nlines, ""quoted""",9.99',
    "B,'=quoted,0.05,,0,@at,",
    'C,+plus,1.00,Home,3,,',
    '',
  ].join('\n');
  t.match(await importText(shop, text), { status: 'completed', failed: 0, created: 3 });
  const csv = await shop.request('GET', '/v1/products/export', { as: shop.users.staff });
  t.equal(csv.statusCode, 200);
  for (const line of csv.body.split('\n'))
    for (const cell of line.split(',')) t.notMatch(cell, /^"?[=+\-@]/);
  const before = await shop.sql(
    'select sku, name, price, sale_price, description, category_id from products order by sku',
  );
  t.match(await importText(shop, csv.body), {
    status: 'completed',
    failed: 0,
    unchanged: 3,
    created: 0,
  });
  t.same(
    await shop.sql(
      'select sku, name, price, sale_price, description, category_id from products order by sku',
    ),
    before,
  );
  t.equal(
    (await shop.request('GET', '/v1/products/export', { as: shop.users.staff })).body,
    csv.body,
  );
});

t.test('an import that was killed goes on where it was', async (t) => {
  const shop = await openShop(t);
  const rows = Array.from({ length: 1800 }, (_, n) => `S${n},Product ${n},1.00,Home,${n % 7}`);
  const upload = await shop.request('POST', '/v1/products/import', {
    as: shop.users.staff,
    ...csvUpload(`sku,name,price,category_path,stock\n${rows.join('\n')}\n`),
  });
  // The third batch meets a database that does not answer.
  let batches = 0;
  const pool = Object.create(shop.deps.pool, {
    connect: {
      value: async () => {
        const client = await shop.deps.pool.connect();
        const query = client.query.bind(client);
        client.query = ((...args: Parameters<typeof query>) => {
          const [asked] = args as unknown as [string | { text: string }];
          const text = typeof asked === 'string' ? asked : asked.text;
          if (text.includes('insert into products') && ++batches === 3) throw new Error('killed');
          return query(...args);
        }) as typeof client.query;
        const release = client.release.bind(client);
        client.release = (error) => {
          client.query = query as typeof client.query;
          client.release = release;
          release(error);
        };
        return client;
      },
    },
  });
  await t.rejects(
    runImport({ ...shop.ctx, deps: { ...shop.deps, pool } }, upload.data.id),
    /killed/,
  );
  const get = async () =>
    (await shop.request('GET', `/v1/imports/${upload.data.id}`, { as: shop.users.staff })).data;
  t.match(await get(), { status: 'running', rowsTotal: 1800, rowsDone: 1000, created: 1000 });
  await Promise.all([runImport(shop.ctx, upload.data.id), runImport(shop.ctx, upload.data.id)]);
  t.match(
    await get(),
    { status: 'completed', rowsDone: 1800, created: 1800, updated: 0, failed: 0 },
    'also by two workers at once',
  );
});

t.test('100,000 rows in constant memory', async (t) => {
  const shop = await openShop(t);
  const file = join(t.testdir(), 'large.csv');
  const rows = Array.from(
    { length: 100_000 },
    (_, n) => `L${n},Large product ${n},${n % 500}.99,Large/Group ${n % 50},${n % 100}`,
  );
  writeFileSync(file, `sku,name,price,category_path,stock\n${rows.join('\n')}\n`);
  rows.length = 0;
  const { id } = await startImport(shop.ctx, file);
  // What is alive after a collection, not what waits for one.
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const alive = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = alive();
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, alive());
    // A collection of all takes longer than some batches.
  }, 3000);
  await runImport(shop.ctx, id);
  clearInterval(timer);
  const { data } = await shop.request('GET', `/v1/imports/${id}`, { as: shop.users.staff });
  t.match(data, { status: 'completed', rowsTotal: 100_000, created: 100_000, failed: 0 });
  // What is alive must not grow with the file.
  t.ok(
    peak > 0 && peak - before < 20e6,
    `the heap rose by ${Math.round((peak - before) / 1e6)} MB`,
  );
});

t.test('a path that is deeper than a tree may be', async (t) => {
  const shop = await openShop(t);
  const deep = (levels: number) => Array.from({ length: levels }, (_, n) => `L${n}`).join('/');
  const result = await importText(
    shop,
    `sku,name,price,category_path\nA,Deep,1,${deep(200)}\nB,Deeper,1,${deep(201)}\n`,
  );
  t.match(result, { created: 1, failed: 1, errors: [{ row: 3, column: 'category_path' }] });
  const { data } = await shop.request('GET', '/v1/categories?limit=100');
  const bottom = (await bySku(shop, 'A')).categoryId;
  const below = await shop.request('POST', '/v1/categories', {
    as: shop.users.staff,
    body: { name: 'Below', parentId: bottom },
  });
  t.equal(below.data.code, 'category_too_deep');
  t.ok(data.items.length > 0);
  t.equal((await shop.request('GET', '/v1/categories/tree')).statusCode, 200);
  const { data: other } = await shop.request('POST', '/v1/categories', {
    as: shop.users.staff,
    body: { name: 'Other' },
  });
  const moved = await shop.request('PATCH', `/v1/categories/${other.id}`, {
    as: shop.users.staff,
    body: { parentId: bottom },
  });
  t.equal(moved.data.code, 'category_too_deep');
});

t.test('a worker that stops leaves the rest to the next', async (t) => {
  const shop = await openShop(t);
  const rows = Array.from({ length: 600 }, (_, n) => `S${n},Product ${n},1.00,Home`);
  const upload = await shop.request('POST', '/v1/products/import', {
    as: shop.users.staff,
    ...csvUpload(`sku,name,price,category_path\n${rows.join('\n')}\n`),
  });
  await shop.sql('delete from graphile_worker._private_jobs');
  await runImport(shop.ctx, upload.data.id, { signal: AbortSignal.abort(), isLastAttempt: true });
  const jobs = await shop.sql<{ key: string }>('select key from graphile_worker.jobs');
  t.same(jobs, [{ key: `import ${upload.data.id}` }], 'a new job has all its attempts');
  await runImport(shop.ctx, upload.data.id);
  const { data } = await shop.request('GET', `/v1/imports/${upload.data.id}`, {
    as: shop.users.staff,
  });
  t.match(data, { status: 'completed', created: 600 });
});

t.test('files as spreadsheets write them', async (t) => {
  const shop = await openShop(t);
  const rows = [
    'sku;name;price;category_path;stock;;',
    'A1;Café;12,50;Home;5;;',
    ';;;;;;',
    'A2;"Lamp; big";.99;;;;',
    'A3;Frame;£34.0000;;7;;',
    'A4;Tray;1.234;;;;',
    'A5;Pan;1,234;;;;',
    'A6;Pot;10,5 GBP;;;;',
    '',
  ].join('\r\n');
  const files = {
    'UTF-8': Buffer.from(rows),
    'UTF-8 with a mark': Buffer.from(`\uFEFF${rows}`),
    'UTF-16': Buffer.from(`\uFEFF${rows}`, 'utf16le'),
    'Windows-1252': Buffer.from(rows, 'latin1'),
    tabs: Buffer.from(rows.replaceAll('Lamp; big', 'Lamp big').replaceAll(';', '\t')),
  };
  for (const [name, bytes] of Object.entries(files)) {
    await shop.sql('truncate products cascade');
    const result = await importBytes(shop, bytes);
    t.match(result, { status: 'completed', rowsTotal: 6, created: 4, failed: 2 }, name);
    t.match(
      result.errors,
      [
        { row: 6, column: 'price', detail: /decimals or thousands/ },
        { row: 7, column: 'price' },
      ],
      name,
    );
    t.match(await bySku(shop, 'A1'), { name: 'Café', price: { amount: 1250 } }, name);
    t.match(await bySku(shop, 'A2'), { name: /^Lamp;? big$/, price: { amount: 99 } });
    t.match(await bySku(shop, 'A3'), { price: { amount: 3400 }, stock: { onHand: 7 } });
    t.match(await bySku(shop, 'A6'), { price: { amount: 1050 } });
  }
});

t.test('a quotation mark in the wrong place costs one row, and is named', async (t) => {
  const shop = await openShop(t);
  const result = await importText(
    shop,
    [
      'sku,name,price,category_path',
      'A1,"Lamp,1,',
      'A2,Frame 5" wide,1,',
      'A3,"Lamp, big" ,1,',
      'A4,"Frame 5"" wide",1,',
      'A5,Good,1,',
    ].join('\n'),
  );
  t.match(result, { status: 'completed', rowsTotal: 5, created: 2, failed: 3 });
  t.match(result.errors, [
    { row: 2, detail: /part of the broken row of line 3/ },
    { row: 3, detail: /begins in line 2, character 4 \(line 3, character 12\)/ },
    { row: 4, detail: /Text follows.*\(line 4, character 15\)/ },
  ]);
  t.equal((await bySku(shop, 'A4')).name, 'Frame 5" wide');
});

t.test('mixed line endings', async (t) => {
  const shop = await openShop(t);
  const text = 'sku,name,price,category_path\r\nA1,a,1,\nA2,b,1,\r\nA3,c,1,\rA4,d,1,';
  t.match(await importText(shop, text), { rowsTotal: 4, created: 4, failed: 0 });
});

t.test('what the text of a cell says is never a row', async (t) => {
  const shop = await openShop(t);
  await addProduct(shop, { sku: 'OTHER', name: 'Other', price: 500 });
  const heading = 'sku,name,price,category_path,description';
  const long = `"${'a'.repeat(100_001)}\nOTHER,Changed,0.01,,x\n"`;
  const files = [
    `${heading}\nA,Vase,10,,${long}\nB,Good,1,,\n`,
    `${heading}\nA,Vase,10,,"first\nOTHER,Changed,0.02,,y\nlast" and more\nB,Good,1,,\n`,
    `${heading}\nB,Good,1,,\nA,Vase,10,,"first\nOTHER,Changed,0.03,,y\n`,
  ];
  for (const text of files) {
    const done = await importText(shop, text);
    t.match(await bySku(shop, 'OTHER'), { name: 'Other', price: { amount: 500 } });
    t.equal(await bySku(shop, 'A'), undefined);
    t.equal((await bySku(shop, 'B')).name, 'Good', 'the rows around it are imported');
    t.ok(done.failed >= 2, 'each line is reported');
  }
});

t.test('a bad byte spoils its own row', async (t) => {
  const shop = await openShop(t);
  const bytes = (...rows: Array<string | Buffer>) =>
    Buffer.concat(['sku,name,price\n', ...rows].map((one) => Buffer.from(one as string)));
  const bad = Buffer.from('B,Cr\xe8me,1\n', 'latin1');
  const file = bytes('A,Café crème,1\n', bad, 'C,Größe,1\n');
  t.match(await importBytes(shop, file), { encoding: 'utf-8', created: 2, failed: 1 });
  t.match(await bySku(shop, 'A'), { name: 'Café crème' });
  const marked = Buffer.concat([Buffer.from('\uFEFF'), bytes(bad, 'D,Good,1\n')]);
  t.match(await importBytes(shop, marked), {
    ...{ encoding: 'utf-8', created: 1, failed: 1 },
    errors: [{ row: 2, detail: /bytes that are not UTF-8/ }],
  });
});

t.test('the first line: empty, with the separator, or without an end', async (t) => {
  const shop = await openShop(t);
  const empty = await importText(shop, '\r\n\r\nsku;name;price\r\nA;One;1,50\r\nB;Two;x\r\n');
  t.match(empty, { created: 1, failed: 1, errors: [{ row: 5 }] });
  const given = await importText(shop, 'sep=;\r\nsku;name,1;price\r\nC;"Three;1\r\n');
  t.match(given, { separator: 'semicolon', failed: 1, errors: [{ row: 3, detail: /line 3/ }] });
  const endless = await importText(shop, 'a'.repeat(3_000_000));
  t.match(endless, { status: 'failed', errors: [{ row: null, detail: /100,000/ }] });
});

t.test('an import that is given up says so, however many errors it has', async (t) => {
  const shop = await openShop(t);
  const rows = Array.from({ length: 10_600 }, (_, n) => `S${n},Name,x`);
  const upload = await shop.request('POST', '/v1/products/import', {
    as: shop.users.staff,
    ...csvUpload(`sku,name,price\n${rows.join('\n')}\nGOOD,Good,1\n`),
  });
  await shop.sql(`alter table products add constraint never check (sku <> 'GOOD')`);
  const run = () => runImport(shop.ctx, upload.data.id, { isLastAttempt: true });
  await run();
  const { data } = await shop.request('GET', `/v1/imports/${upload.data.id}`, {
    as: shop.users.staff,
  });
  t.match(data, { status: 'failed', errors: [{ row: null, detail: /given up/ }, { row: 2 }] });
  t.same(await shop.sql('select 1 from import_chunks'), []);
});
