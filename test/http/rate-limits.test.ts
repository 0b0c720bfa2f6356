// Rate limits: what a client is told of them, who is counted as one, and counts that processes share.
import { pino } from 'pino';
import t, { type Test } from 'tap';
import { buildApp } from '../../src/app.js';
import { createDeps } from '../../src/deps.js';
import { needsRedis, openRedis } from '../helpers/redis.js';
import { openShop, type Shop, testConfig } from '../helpers/shop.js';
import { until } from '../helpers/wait.js';

const wrong = { email: 'nobody@example.com', password: 'Wrong-pass-1' };

t.test('what a client is told', async (t) => {
  const shop = await openShop(t, { env: { RATE_LIMIT_SCALE: '1' } });
  const page = await shop.request('GET', '/v1/products');
  t.match(page.headers, {
    'ratelimit-policy': '"all-address";q=1200;w=60',
    ratelimit: /^"all-address";r=1199;t=\d+$/,
    'ratelimit-limit': '1200',
    'ratelimit-remaining': '1199',
    'ratelimit-reset': /^\d+$/,
  });
  const own = await shop.request('GET', '/v1/me', { as: shop.users.customer });
  t.match(own.headers['ratelimit-policy'], '"all-user";q=3000;w=60', 'a user has more');

  const reset = () =>
    shop.request('POST', '/v1/auth/password-reset', { body: { email: wrong.email } });
  const first = await reset();
  t.equal(first.statusCode, 202);
  t.equal(
    first.headers['ratelimit-policy'],
    '"requestPasswordReset-address";q=5;w=60, "requestPasswordReset-account";q=5;w=60',
    'all that it counted for',
  );
  t.equal(first.headers['ratelimit-remaining'], '4');
  for (let n = 0; n < 4; n += 1) await reset();
  const refused = await reset();
  t.match(refused, { statusCode: 429, data: { code: 'too_many_requests' } });
  t.equal(refused.headers['ratelimit-remaining'], '0');
  t.equal(String(refused.headers['retry-after']), String(refused.headers['ratelimit-reset']));
  t.equal((await shop.request('GET', '/health/live')).headers.ratelimit, undefined, 'no limit');
  const aliases = Array.from({ length: 20 }, (_, n) => `p${n}: products { totalCount }`);
  const { headers } = await shop.app.inject({
    method: 'POST',
    url: '/graphql',
    remoteAddress: '10.0.0.9',
    payload: { query: `{ ${aliases.join(' ')} }` },
  });
  t.equal(headers['ratelimit-policy'], '"all-address";q=1200;w=60', 'each once');
  t.match(headers.ratelimit, /^"all-address";r=1179;t=\d+$/);
});

t.test('the owner of an IPv6 network is one client', async (t) => {
  const shop = await openShop(t, { env: { RATE_LIMIT_SCALE: '1' } });
  const from = async (remoteAddress: string) => {
    const { headers } = await shop.request('GET', '/v1/products', { remoteAddress });
    return Number(headers['ratelimit-remaining']);
  };
  t.equal(await from('2001:db8:1:2::1'), 1199);
  t.equal(await from('2001:db8:1:2:ffff::9'), 1198, 'another address of the network');
  t.equal(await from('2001:db8:1:3::1'), 1199, 'the next network');
  t.equal(await from('10.0.0.1'), 1199);
  t.equal(await from('::ffff:10.0.0.1'), 1198, 'an IPv4 address in either form');
});

t.test('who shows no token is counted before a tenant is looked up', async (t) => {
  // 1,200 a minute become three.
  const shop = await openShop(t, { env: { RATE_LIMIT_SCALE: '0.0025' } });
  let looked = 0;
  const { bySlug } = shop.deps.tenants;
  shop.deps.tenants.bySlug = (slug) => {
    looked += 1;
    return bySlug(slug);
  };
  const ask = (n: number) =>
    shop.request('GET', '/v1/products', { headers: { 'x-tenant-id': `nobody-${n}` } });
  for (let n = 0; n < 3; n += 1) t.equal((await ask(n)).statusCode, 404);
  t.equal((await ask(4)).statusCode, 429);
  t.equal(looked, 3);
  const graphql = await shop.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'x-tenant-id': 'nobody-5' },
    payload: { query: '{ products { totalCount } }' },
  });
  t.equal(graphql.statusCode, 429);
  t.equal(looked, 3, 'over GraphQL neither');
  const other = await shop.request('GET', '/v1/products', { remoteAddress: '10.1.1.1' });
  t.equal(other.statusCode, 200);
});

/** Another process's app on the same database, as far as limits go. */
async function another(t: Test, shop: Shop, env: Record<string, string>) {
  const deps = createDeps(testConfig(shop.url, env), pino({ level: 'silent' }), shop.url);
  const app = await buildApp(deps);
  t.teardown(async () => {
    await app.close();
    await deps.close();
  });
  return { app, deps };
}

t.test(
  'processes count together, and each by itself while Redis is away',
  needsRedis,
  async (t) => {
    const redis = await openRedis(t);
    const env = { RATE_LIMIT_SCALE: '1', REDIS_URL: redis.url };
    const shop = await openShop(t, { env });
    const other = await another(t, shop, env);
    const apps = [shop.app, other.app];
    await until(() => [shop.deps, other.deps].every(({ redis }) => redis?.isReady()));
    const login = async (n: number) => {
      const app = apps[n % 2] as Shop['app'];
      return (await app.inject({ method: 'POST', url: '/v1/auth/login', payload: wrong }))
        .statusCode;
    };
    for (let n = 0; n < 10; n += 1) t.equal(await login(n), 401);
    t.equal(await login(0), 429);
    t.equal(await login(1), 429, 'the other one knows');

    await redis.stop();
    await until(() => !shop.deps.redis?.isReady());
    const alone = [];
    for (let n = 0; n < 11; n += 1) alone.push(await login(0));
    t.same(alone, [...Array(10).fill(401), 429], 'limits hold without Redis');
    await redis.start();
    await until(() => shop.deps.redis?.isReady() ?? false, 15_000);
    t.equal(await login(0), 401, 'and are shared again when it is back');
  },
);
