// Migrations on the data of earlier versions: nothing is lost, it adds up, and the API of today serves it.
import pg from 'pg';
import { pino } from 'pino';
import t from 'tap';
import { migrationNames } from '../../migrations/index.js';
import { demoPassword } from '../../seeds/demo.js';
import { buildApp } from '../../src/app.js';
import { runChecks } from '../../src/commands/demo/checks.js';
import { migrateTo, migrateUp } from '../../src/db/migrate.js';
import { createDeps } from '../../src/deps.js';
import { runWorker } from '../../src/jobs/run-worker.js';
import { emptyDatabase } from '../helpers/database.js';
import { testConfig } from '../helpers/shop.js';
import { keptData, loadData } from '../helpers/upgrade-data.js';
import { until } from '../helpers/wait.js';

for (const data of keptData()) {
  t.test(`from ${data.migration}`, async (t) => {
    const url = await emptyDatabase(t);
    await migrateTo(url, data.migration);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    t.teardown(() => client.end());
    const query = async <Row>(text: string, values: unknown[]) =>
      (await client.query(text, values)).rows as Row[];
    await loadData(client, data);
    const newer = migrationNames.slice(migrationNames.indexOf(data.migration) + 1);
    t.same(await migrateUp(url), newer, 'the migrations that came after');

    for (const [table, rows] of Object.entries(data.tables)) {
      if (table.startsWith('graphile')) continue;
      const { rows: counted } = await client.query(`select count(*)::int as count from ${table}`);
      t.equal(counted[0].count, rows.length, `${table}: every row`);
    }
    const tenant = (data.tables.tenants as Array<{ id: string; slug: string }>).find(
      ({ slug }) => slug === 'demo',
    );
    for (const { name, broken } of await runChecks(query, tenant?.id as string))
      if (name !== 'none left unsent') t.equal(broken, 0, name);

    const deps = createDeps(testConfig(url), pino({ level: 'silent' }), url);
    const app = await buildApp(deps);
    const worker = await runWorker(deps, url);
    t.teardown(async () => {
      await worker.stop();
      await app.close();
      await deps.close();
    });
    const logIn = async (name: string) => {
      const payload = { email: `${name}@example.com`, password: demoPassword };
      const { statusCode, body } = await app.inject({
        method: 'POST',
        url: '/v1/auth/login',
        payload,
      });
      t.equal(statusCode, 200, `${name} logs in`);
      return { authorization: `Bearer ${JSON.parse(body).accessToken}` };
    };
    const [customer, staff] = [await logIn('customer'), await logIn('staff')];
    await logIn('zoe');
    const get = async (path: string, headers = {}) => {
      const answer = await app.inject({ url: path, headers });
      t.equal(answer.statusCode, 200, path);
      return answer.json();
    };
    const { items: found } = await get('/v1/products?q=lantern%20zoe');
    t.equal(found.length, 3, 'what was written before there was a search is found');
    const { items: orders } = await get('/v1/orders?limit=50', staff);
    t.ok(orders.length >= 6, `${orders.length} orders`);
    for (const { id } of orders) {
      await get(`/v1/orders/${id}`, staff);
      const { items: events } = await get(`/v1/orders/${id}/events`, staff);
      t.ok(events.length > 0, 'with its timeline');
    }

    // What was begun with the old version goes on with the new.
    const open = orders.find(({ status }: { status: string }) => status === 'pending');
    const post = (path: string, headers: object, payload = {}) =>
      app.inject({ method: 'POST', url: path, headers: headers as never, payload });
    t.equal((await post(`/v1/orders/${open.id}/confirm`, staff)).statusCode, 200);
    const items = [{ sku: 'OLD-1', quantity: 1 }];
    t.equal(
      (await post('/v1/orders/checkout-items', customer, { items })).statusCode,
      201,
      'and begins',
    );
    await until(async () => {
      const { rows } = await client.query(`select 1 from notifications where status = 'queued'`);
      return rows.length === 0;
    }, 30_000);
    for (const { name, broken } of await runChecks(query, tenant?.id as string))
      t.equal(broken, 0, name);
  });
}

t.test('every migration since the first release is tested so', async (t) => {
  const kept = keptData().map(({ migration }) => migration);
  t.ok(kept.length >= 5);
  t.ok(kept.every((name) => migrationNames.includes(name)));
});
