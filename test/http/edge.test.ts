// Pages of other origins, headers for browsers, and a process that has too much to do.
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import { addProduct, openShop } from '../helpers/shop.js';

t.test('a page of an origin that is named may call, another may not', async (t) => {
  const origin = 'https://shop.example.com';
  const env = { CORS_ORIGINS: `${origin}, https://admin.example.com` };
  const shop = await openShop(t, { env });
  const preflight = (from: string) =>
    shop.app.inject({
      method: 'OPTIONS',
      url: '/v1/orders',
      headers: {
        origin: from,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,idempotency-key,content-type',
      },
    });
  const allowed = await preflight(origin);
  t.equal(allowed.statusCode, 204);
  t.equal(allowed.headers['access-control-allow-origin'], origin);
  t.match(allowed.headers['access-control-allow-methods'], 'PATCH');
  t.match(allowed.headers['access-control-allow-headers'], 'idempotency-key');
  t.equal(allowed.headers['access-control-max-age'], '600');
  const refused = await preflight('https://evil.example.com');
  t.equal(refused.headers['access-control-allow-origin'], undefined);

  const read = await shop.request('GET', '/v1/products', { headers: { origin } });
  t.equal(read.headers['access-control-allow-origin'], origin);
  t.match(read.headers['access-control-expose-headers'], 'ETag');
  t.equal(read.headers.vary, 'Origin, Authorization, X-Tenant-Id', 'nobody keeps it for another');
  t.equal(read.headers['access-control-allow-credentials'], undefined, 'tokens, no cookies');
  const bare = await shop.app.inject({ method: 'OPTIONS', url: '/v1/orders' });
  t.match(bare, { statusCode: 204, body: '' }, 'what is no preflight learns nothing');
});

t.test('without CORS_ORIGINS no page may', async (t) => {
  const shop = await openShop(t);
  const headers = { origin: 'https://shop.example.com' };
  const { headers: given } = await shop.request('GET', '/v1/products', { headers });
  t.equal(given['access-control-allow-origin'], undefined);
});

t.test('headers', async (t) => {
  const shop = await openShop(t, { env: { PUBLIC_URL: 'https://api.example.com' } });
  const { headers } = await shop.app.inject('/v1/products');
  t.match(headers, {
    'content-security-policy': "default-src 'none';frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': /^max-age=31536000/,
    'cross-origin-resource-policy': 'cross-origin',
  });
  t.equal(headers['x-powered-by'], undefined);
  const refused = await shop.request('GET', '/v1/nothing');
  t.equal(refused.headers['x-content-type-options'], 'nosniff', 'of refusals too');
  const docs = await shop.app.inject('/docs/static/index.html');
  t.match(docs.headers['content-security-policy'], "script-src 'self'");
  t.notMatch(docs.headers['content-security-policy'], 'upgrade-insecure-requests');
  const plain = await openShop(t);
  t.equal(
    (await plain.app.inject('/v1/products')).headers['strict-transport-security'],
    undefined,
    'no promise of TLS where there is none',
  );
});

t.test('a process that is late with its work refuses more of it', async (t) => {
  const shop = await openShop(t, { env: { MAX_EVENT_LOOP_DELAY: '50' } });
  const { id } = await addProduct(shop);
  const busy = setInterval(() => {
    for (const end = performance.now() + 190; performance.now() < end; );
  }, 200);
  t.teardown(() => clearInterval(busy));
  t.equal((await shop.request('GET', `/v1/products/${id}`)).statusCode, 200, 'not for its start');
  await sleep(4000);
  const answer = await shop.request('GET', `/v1/products/${id}`);
  t.match(answer, { statusCode: 503, data: { code: 'unavailable' } });
  t.ok(Number(answer.headers['retry-after']) > 0);
  t.equal((await shop.request('GET', '/health/live')).statusCode, 200, 'it is alive');
  t.equal((await shop.app.inject('/metrics')).statusCode, 200);
  clearInterval(busy);
  for (const end = Date.now() + 15_000; Date.now() < end; await sleep(200))
    if ((await shop.request('GET', `/v1/products/${id}`)).statusCode === 200) break;
  t.equal((await shop.request('GET', `/v1/products/${id}`)).statusCode, 200, 'it has caught up');
});
