// Pictures by address in imports: fetched by the job, guarded, once, in their order, with warnings by row.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import t, { type Test } from 'tap';
import { runImport } from '../../src/domains/catalog/index.js';
import { csvUpload } from '../contract/samples.js';
import { bySku, importText, readImport } from '../helpers/import-file.js';
import { drawPicture } from '../helpers/pictures.js';
import { openShop } from '../helpers/shop.js';

async function openFileServer(t: Test, handle: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url as string);
    handle(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

t.test('pictures come in their order, once, and from Shopify’s extra rows', async (t) => {
  const picture = await drawPicture();
  const { asked, url } = await openFileServer(t, (request, response) => {
    if (request.url === '/moved.png') response.writeHead(302, { location: '/c.png' }).end();
    else response.end(picture);
  });
  const shop = await openShop(t, { env: { WEBHOOK_PRIVATE_TARGETS: 'true' } });
  const text = [
    'Handle,Title,Variant SKU,Variant Price,Option1 Name,Option1 Value,Image Src',
    `vase,Vase,VASE,5,Title,Default Title,"${url}/a,1.png, ${url}/b.png"`,
    `vase,,,,,,${url}/moved.png`,
  ].join('\n');
  const done = await importText(shop, text);
  t.match(done, { created: 1, unchanged: 1, failed: 0, warned: 0 });
  t.match(done, { picturesTotal: 3, picturesDone: 3 });
  t.same(asked, ['/a,1.png', '/b.png', '/moved.png', '/c.png']);
  const product = await bySku(shop, 'VASE');
  t.equal(product.images.length, 3);
  t.same(
    (
      await shop.sql<{ url: string }>('select source_url as url from product_images order by id')
    ).map((row) => row.url),
    [`${url}/a,1.png`, `${url}/b.png`, `${url}/moved.png`],
  );
  t.match(await importText(shop, text), { picturesTotal: 0, warned: 0 });
  t.equal(asked.length, 4, 'the same addresses are not fetched again');
  t.match(await importText(shop, text, '?dryRun=true'), { picturesTotal: 0 });
});

t.test('what cannot be fetched is a warning of its row', async (t) => {
  const { asked, url } = await openFileServer(t, (request, response) => {
    if (request.url === '/busy.png') response.writeHead(503).end();
    else if (request.url === '/gone.png') response.writeHead(404).end();
    else if (request.url === '/text.png') response.end('hello');
    else if (request.url === '/loop.png') response.writeHead(302, { location: '/loop.png' }).end();
    else if (request.url === '/large.png') {
      response.on('error', () => {});
      response.end(Buffer.alloc(11 * 1024 * 1024));
    } else request.socket.destroy();
  });
  const shop = await openShop(t, { env: { WEBHOOK_PRIVATE_TARGETS: 'true' } });
  const names = ['busy', 'gone', 'text', 'loop', 'large', 'reset'];
  const rows = names.map((name) => `${name},${name},1,${url}/${name}.png`);
  const done = await importText(
    shop,
    ['sku,name,price,images', ...rows, 'path,path,1,/c/b/bag.jpg', `bad,bad,x,${url}`].join('\n'),
  );
  t.match(done, { status: 'completed', created: 7, failed: 1, picturesTotal: 6, picturesDone: 6 });
  const warnings = new Map(
    done.warnings.map((one: { row: number; detail: string }) => [one.row, one.detail]),
  );
  const expected = [
    ...[/answered with 503/, /answered with 404/, /not a JPEG/, /redirects/, /over 10 MiB/],
    ...[/cannot be reached/, /"\/c\/b\/bag.jpg" was left out/],
  ];
  for (const [at, detail] of expected.entries()) t.match(warnings.get(at + 2), detail);
  t.equal(warnings.size, 7);
  t.equal(asked.filter((path) => path === '/busy.png').length, 3, 'tried again');
  t.equal(asked.filter((path) => path === '/gone.png').length, 1);
});

t.test('addresses inside the network are refused, also by a redirect or a name', async (t) => {
  const { asked, url } = await openFileServer(t, (_, response) => response.end('secret'));
  const shop = await openShop(t);
  const targets = [url, url.replace('127.0.0.1', 'localhost'), 'http://169.254.169.254/latest'];
  const rows = targets.map((target, n) => `S${n},Name,1,${target}`);
  const done = await importText(shop, `sku,name,price,images\n${rows.join('\n')}\n`);
  t.match(done, { created: 3, warned: 3 });
  for (const { detail } of done.warnings) t.match(detail, /not a public one|no public address/);
  t.same(asked, []);
});

t.test('a job that is stopped or killed fetches the rest later', async (t) => {
  const picture = await drawPicture();
  const stop = new AbortController();
  let answered = 0;
  const { url } = await openFileServer(t, (_, response) => {
    answered += 1;
    if (answered === 3) stop.abort();
    response.end(picture);
  });
  const shop = await openShop(t, { env: { WEBHOOK_PRIVATE_TARGETS: 'true' } });
  const rows = Array.from({ length: 12 }, (_, n) => `S${n},Name,1,${url}/${n}.png`);
  const upload = await shop.request('POST', '/v1/products/import', {
    as: shop.users.staff,
    ...csvUpload(`sku,name,price,images\n${rows.join('\n')}\n`),
  });
  const { id } = upload.data;
  await runImport(shop.ctx, id, { signal: stop.signal });
  const before = await readImport(shop, id);
  t.match(before, { status: 'running', rowsDone: 12, picturesTotal: 12 });
  t.ok(before.picturesDone < 12);
  // As if the job had been killed after a picture was added and before that was noted.
  await shop.sql(
    `insert into import_pictures (tenant_id, import_id, product_id, url, row_number, position)
     select tenant_id, $1, product_id, source_url, 2, 0 from product_images where source_url is not null
     limit 1`,
    [id],
  );
  await Promise.all([runImport(shop.ctx, id), runImport(shop.ctx, id)]);
  t.match(await readImport(shop, id), { status: 'completed', warned: 0 });
  const counts = await shop.sql<{ count: number }>(
    `select count(*)::int as count from product_images where status = 'ready' group by product_id`,
  );
  t.same(
    counts.map(({ count }) => count),
    counts.map(() => 1),
  );
  t.equal(counts.length, 12);
});
