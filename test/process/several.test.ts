// Several API processes on one database: what is changed through one is seen through the others, with
// and without Redis.
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import t, { type Test } from 'tap';
import { csvUpload } from '../contract/samples.js';
import { drawPicture, pictureUpload } from '../helpers/pictures.js';
import { freePort, launch, type Program } from '../helpers/process.js';
import { needsRedis, openRedis } from '../helpers/redis.js';
import { addProduct, openShop, type Shop } from '../helpers/shop.js';
import { until } from '../helpers/wait.js';

interface Api {
  program: Program;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** By staff. */
  send(path: string, body: Buffer, headers: Record<string, string>): Promise<Response>;
  price(id: string): Promise<number>;
  setPrice(id: string, amount: number): Promise<void>;
  /** Of public reads: how many were answered from the cache. */
  hits(): Promise<number>;
}

async function startApi(t: Test, shop: Shop, env: Record<string, string>): Promise<Api> {
  const [port, metrics] = [await freePort(), await freePort()];
  const program = launch(t, 'src/server.ts', {
    NODE_ENV: 'test',
    DATABASE_URL: shop.url,
    DEFAULT_TENANT: 'demo',
    // Those of the shop's people, who have tokens of its issuer.
    KONTOR_DATA_DIR: '.kontor-test',
    PUBLIC_URL: 'http://localhost:3000',
    PORT: String(port),
    METRICS_PORT: String(metrics),
    RATE_LIMIT_SCALE: '0',
    ...env,
  });
  await program.says('Server listening');
  const base = `http://127.0.0.1:${port}`;
  const headers = {
    authorization: `Bearer ${shop.users.staff.token}`,
    'content-type': 'application/json',
  };
  const get: Api['get'] = (path, extra = {}) => fetch(`${base}${path}`, { headers: extra });
  return {
    program,
    get,
    send: (path, body, extra) =>
      fetch(`${base}${path}`, {
        method: 'POST',
        headers: { ...headers, ...extra },
        body: new Uint8Array(body),
      }),
    async price(id) {
      const answer = await get(`/v1/products/${id}`);
      if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`);
      return ((await answer.json()) as { price: { amount: number } }).price.amount;
    },
    async setPrice(id, amount) {
      const answer = await fetch(`${base}/v1/products/${id}`, {
        method: 'PATCH',
        headers,
        body: JSON.stringify({ price: { amount, currency: 'GBP' } }),
      });
      if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`);
    },
    async hits() {
      const text = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
      return Number(/kontor_cached_reads_total\{outcome="hit"\} (\d+)/.exec(text)?.[1] ?? 0);
    },
  };
}

/** Asks until the answer comes from the cache. */
const warm = (api: Api, id: string) =>
  until(async () => {
    const before = await api.hits();
    await api.price(id);
    return (await api.hits()) > before;
  });

/** Within a second where the machine has nothing else to do; a busy one has some more. */
async function seesSoon(t: Test, api: Api, id: string, amount: number, what: string) {
  const end = Date.now() + 10_000;
  while (Date.now() < end && (await api.price(id)) !== amount) await sleep(10);
  t.equal(await api.price(id), amount, what);
}

async function changesAreSeen(t: Test, shop: Shop, apis: [Api, Api]) {
  const product = await addProduct(shop);
  let amount = 2000;
  for (let round = 0; round < 6; round += 1) {
    for (const api of apis) await warm(api, product.id);
    const [writer, reader] = round % 2 === 0 ? apis : ([...apis].reverse() as [Api, Api]);
    amount += 1;
    await writer.setPrice(product.id, amount);
    t.equal(await writer.price(product.id), amount, 'the writer sees it at once');
    await seesSoon(t, reader, product.id, amount, 'the other soon');
  }
  // Under load, with readers who fill the cache all the time.
  const last = amount + 50;
  let changing = true;
  const readers = apis.map(async (api) => {
    while (changing) await Promise.all([api.price(product.id), api.price(product.id)]);
  });
  while (amount < last) {
    amount += 1;
    await (apis[amount % 2] as Api).setPrice(product.id, amount);
  }
  changing = false;
  await Promise.all(readers);
  for (const api of apis) await seesSoon(t, api, product.id, last, 'the last price');
}

t.test('without Redis', async (t) => {
  const shop = await openShop(t);
  const apis = [await startApi(t, shop, {}), await startApi(t, shop, {})] as [Api, Api];
  await changesAreSeen(t, shop, apis);

  const [first, second] = apis;
  const product = await addProduct(shop);
  await warm(second, product.id);
  const { body, headers } = pictureUpload(await drawPicture());
  const uploaded = await first.send(`/v1/products/${product.id}/images`, body, headers);
  const { url } = (await uploaded.json()) as { url: string };
  const served = await second.get(url);
  t.equal(served.status, 200, 'a picture that came through one is served by the other');
  t.match((await sharp(Buffer.from(await served.arrayBuffer())).metadata()).format, 'webp');
  await until(async () => {
    const page = await second.get(`/v1/products/${product.id}`);
    return ((await page.json()) as { images: unknown[] }).images.length === 1;
  });

  // An import is carried out by a worker: a third process, which keeps no answers itself.
  const worker = launch(t, 'src/worker.ts', {
    DATABASE_URL: shop.url,
    KONTOR_DATA_DIR: '.kontor-test',
  });
  await worker.says('worker started');
  for (const api of apis) await warm(api, product.id);
  const csv = csvUpload(`sku,name,price,category_path\n${product.sku},Product,77.77,Home\n`);
  const started = await first.send('/v1/products/import', Buffer.from(csv.body), csv.headers);
  t.equal(started.status, 202);
  for (const api of apis) await until(async () => (await api.price(product.id)) === 7777, 20_000);
});

t.test('with Redis, which goes and comes back', needsRedis, async (t) => {
  const shop = await openShop(t);
  const redis = await openRedis(t);
  // Answers of before the gap are not believed until they would have been dropped anyway.
  const env = { REDIS_URL: redis.url, CACHE_SECONDS: '2' };
  const apis = [await startApi(t, shop, env), await startApi(t, shop, env)] as [Api, Api];
  const [first, second] = apis;
  await changesAreSeen(t, shop, apis);

  const isShared = () =>
    until(async () => {
      const { id } = await addProduct(shop);
      await first.price(id);
      const before = await second.hits();
      await second.price(id);
      return (await second.hits()) > before;
    });
  await isShared();
  t.pass('what one has asked for, the other need not ask again');

  await redis.stop();
  for (const { program } of apis) await program.says('Redis is away');
  await changesAreSeen(t, shop, apis);
  await redis.start();
  for (const { program } of apis) await program.says('Redis is back');
  await changesAreSeen(t, shop, apis);
  await isShared();
  t.pass('and it is used again');
});
