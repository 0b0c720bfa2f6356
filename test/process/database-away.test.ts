// The database goes away for ten seconds and comes back: refusals that say so in the meantime, and
// nothing that anybody has to do afterwards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import t from 'tap';
import { demoPassword } from '../../seeds/demo.js';
import { startEmbedded, stopEmbedded } from '../../src/db/embedded.js';
import { ensureDatabase, migrateUp } from '../../src/db/migrate.js';
import { freePort, launch } from '../helpers/process.js';
import { testSettings } from '../helpers/server.js';
import { until } from '../helpers/wait.js';

t.test('ten seconds without a database', async (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kontor-away-'));
  t.teardown(async () => {
    await stopEmbedded(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  });
  const port = String(await freePort());
  const begin = () => startEmbedded({ dataDir, settings: { ...testSettings, port } });
  const address = new URL((await begin()).url);
  address.port = port;
  const url = address.href;
  await ensureDatabase(url);
  await migrateUp(url);
  const [apiPort, metricsPort] = [await freePort(), await freePort()];
  const env = {
    DATABASE_URL: url,
    KONTOR_DATA_DIR: dataDir,
    RATE_LIMIT_SCALE: '0',
    PORT: String(apiPort),
  };
  t.equal(await launch(t, 'src/commands/seed.ts', env).exits(), 0);
  const api = launch(t, 'src/server.ts', env);
  const worker = launch(t, 'src/worker.ts', { ...env, METRICS_PORT: String(metricsPort) });
  await api.says('Server listening');
  await worker.says('worker started');

  const base = `http://127.0.0.1:${apiPort}`;
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${base}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const account = { email: 'customer@example.com', password: demoPassword };
  const login = await post('/v1/auth/login', account);
  const { accessToken } = (await login.json()) as { accessToken: string };
  const order = (key: string) =>
    post(
      '/v1/orders',
      { items: [{ sku: '85123A', quantity: 1 }] },
      { authorization: `Bearer ${accessToken}`, 'idempotency-key': key },
    );
  t.equal((await order('before')).status, 201);
  t.equal((await fetch(`${base}/v1/products`)).status, 200);

  await stopEmbedded(dataDir);
  const asked: Record<string, () => Promise<Response>> = {
    'a page that was cached': () => fetch(`${base}/v1/products`),
    'another page': () => fetch(`${base}/v1/products?sort=-price`),
    'an order': () => order('during'),
    'a login': () => post('/v1/auth/login', account),
    readiness: () => fetch(`${base}/health/ready`),
    health: () => fetch(`${base}/health`),
    GraphQL: () => post('/graphql', { query: '{ products { totalCount } }' }),
  };
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(500)) {
    await Promise.all(
      Object.entries(asked).map(async ([what, ask]) => {
        const begun = Date.now();
        const answer = await ask();
        const took = Date.now() - begun;
        const type = answer.headers.get('content-type') ?? '';
        const body = await answer.text();
        if (what === 'GraphQL') t.match(body, '"unavailable"');
        else {
          t.equal(answer.status, 503, what);
          t.match(type, 'application/problem+json', what);
          t.match(JSON.parse(body), { code: 'unavailable', status: 503 });
          t.ok(answer.headers.get('retry-after'), `${what} may be asked again`);
        }
        t.ok(took < 5_000, `${what} within ${took} ms`);
      }),
    );
    t.equal((await fetch(`${base}/health/live`)).status, 200, 'it is alive');
    t.equal((await fetch(`${base}/metrics`)).status, 200);
  }

  await begin();
  const back = Date.now();
  await until(async () => (await fetch(`${base}/health/ready`)).status === 200, 10_000);
  t.equal((await order('during')).status, 201, 'what was refused can be sent again');
  t.equal((await order('before')).headers.get('idempotency-replayed'), 'true');
  t.equal((await fetch(`${base}/v1/products`)).status, 200);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  t.teardown(() => client.end());
  await until(async () => {
    const { rows } =
      await client.query(`select status from notifications join tenants on tenants.id = tenant_id
       where channel = 'email' and slug = 'demo'`);
    return rows.length === 4 && rows.every(({ status }) => status === 'sent');
  }, 60_000);
  t.comment(`everything was sent ${Date.now() - back} ms after the database was back`);
  await until(async () => (await fetch(`${base}/health/worker`)).status === 200, 15_000);
  t.equal(api.child.exitCode, null, 'the same process');
  t.equal(worker.child.exitCode, null);
  t.equal(
    (
      await client.query(
        `select 1 from orders join tenants on tenants.id = tenant_id where slug = 'demo'`,
      )
    ).rowCount,
    2,
  );
  await client.end();
  t.equal(await worker.kill('SIGTERM'), 0);
  t.equal(await api.kill('SIGTERM'), 0);
});
