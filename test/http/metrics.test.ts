// Metrics: what was asked and done is what is counted.
import t from 'tap';
import { runWorker } from '../../src/jobs/run-worker.js';
import { addProduct, openShop, type Shop } from '../helpers/shop.js';
import { until } from '../helpers/wait.js';

const text = async (shop: Shop, headers: Record<string, string> = {}) =>
  (await shop.app.inject({ url: '/metrics', headers })).body;

t.test('requests, orders, jobs and the queue', async (t) => {
  const shop = await openShop(t);
  const { id } = await addProduct(shop, { stock: 3 });
  const buy = (quantity: number) =>
    shop.request('POST', '/v1/orders', {
      as: shop.users.customer,
      body: { items: [{ productId: id, quantity }] },
    });
  t.equal((await buy(2)).statusCode, 201);
  t.equal((await buy(2)).statusCode, 409, 'what was not sold is not counted as sold');
  const query = '{ products { totalCount } }';
  await shop.app.inject({ method: 'POST', url: '/graphql', payload: { query } });
  await shop.request('GET', '/v1/nothing');

  const before = await text(shop);
  const count = (labels: string) => `kontor_http_request_duration_seconds_count{${labels}} 1\n`;
  t.match(before, count('operation="createOrder",method="POST",status="201"'));
  t.match(before, count('operation="createOrder",method="POST",status="409"'));
  t.match(before, count('operation="graphql",method="POST",status="200"'));
  t.notMatch(before, 'nothing', 'an address that somebody made up is no label');
  t.match(before, 'kontor_order_events_total{event="order.placed"} 1\n');
  t.match(before, /kontor_due_jobs [1-9]/);
  t.match(before, /kontor_oldest_due_job_age_seconds [0-9.]+\n/);
  t.match(before, /kontor_database_connections\{state="idle"\} \d/);

  const worker = await runWorker(shop.deps, shop.url);
  t.teardown(() => worker.stop());
  const sent =
    /kontor_job_duration_seconds_count\{task="deliver_notification",outcome="succeeded"\}/;
  await until(async () => sent.test(await text(shop)));
  await until(async () => (await text(shop)).includes('kontor_due_jobs 0'));

  const answer = await shop.app.inject({
    url: '/metrics',
    headers: { accept: 'application/json' },
  });
  const summary = answer.json();
  t.ok(summary.uptime > 0 && summary.averageResponseTime > 0 && summary.averageGraphqlTime > 0);
  const created = summary.endpoints.find(
    ({ operation }: { operation: string }) => operation === 'createOrder',
  );
  t.match(created, { requests: 2 });
  t.equal(
    summary.requests,
    summary.endpoints.reduce((sum: number, one: { requests: number }) => sum + one.requests, 0),
  );
});

t.test('what the database does not tell is not told', async (t) => {
  const shop = await openShop(t);
  t.match(await text(shop), /kontor_worker_processes 0\n/);
  // All connections are busy.
  const { pool } = shop.deps;
  const clients = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  const metrics = await text(shop);
  for (const client of clients) client.release();
  t.notMatch(metrics, /^kontor_(worker|due|oldest)\S* /m, 'no zero that somebody would believe');
  t.match(metrics, /kontor_database_connections\{state="idle"\} 0\n/, 'and the rest is told');
});

t.test('a summary of nothing yet', async (t) => {
  const shop = await openShop(t);
  const { statusCode, body } = await shop.app.inject({
    url: '/metrics',
    headers: { accept: 'application/json' },
  });
  t.equal(statusCode, 200);
  t.match(JSON.parse(body), { requests: 0, averageResponseTime: null, endpoints: [] });
});

t.test('who may see them', async (t) => {
  const token = 'a-token-of-the-tests';
  const shop = await openShop(t, { env: { METRICS_TOKEN: token } });
  const status = async (headers: Record<string, string> = {}) =>
    (await shop.app.inject({ url: '/metrics', headers })).statusCode;
  t.equal(await status(), 401);
  t.equal(await status({ authorization: `Bearer ${token}x` }), 401);
  t.equal(await status({ authorization: `Bearer ${shop.users.admin.token}` }), 401);
  t.equal(await status({ authorization: `Bearer ${token}` }), 200);
  const production = await openShop(t, {
    adapt: (deps) => Object.assign(deps, { config: { ...deps.config, production: true } }),
  });
  t.equal((await production.app.inject('/metrics')).statusCode, 404);
});
