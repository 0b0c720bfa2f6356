// Health as an operator's tools ask for it.
import t from 'tap';
import { migrationNames } from '../../migrations/index.js';
import { version } from '../../src/contract/generated/operations.js';
import { transaction } from '../../src/db/transaction.js';
import { enqueue } from '../../src/jobs/enqueue.js';
import { openShop } from '../helpers/shop.js';
import { until } from '../helpers/wait.js';

t.test('ready only with all migrations, and not while it ends', async (t) => {
  const shop = await openShop(t);
  const ready = () => shop.request('GET', '/health/ready');
  t.equal((await ready()).statusCode, 200);
  const newest = migrationNames.at(-1);
  const taken = await shop.sql('delete from knex_migrations where name = $1 returning *', [newest]);
  t.equal(taken.length, 1);
  const missing = await ready();
  t.match(missing, { statusCode: 503, data: { detail: 'Migrations are missing.' } });
  t.equal(missing.headers['retry-after'], '2');
  await shop.sql(
    'insert into knex_migrations (name, batch, migration_time) values ($1, 1, now())',
    [newest],
  );
  t.equal((await ready()).statusCode, 200);
  shop.deps.life.ending = true;
  const ending = await ready();
  t.match(ending, { statusCode: 503, data: { detail: 'The process is shutting down.' } });
  t.equal((await shop.request('GET', '/health/live')).statusCode, 200, 'but alive');
  t.equal((await shop.request('GET', '/v1/products')).statusCode, 200, 'and serving');
});

t.test('workers: a sign of life, and no job that waits for long', async (t) => {
  const shop = await openShop(t);
  const worker = () => shop.request('GET', '/health/worker');
  const status = async () => (await shop.request('GET', '/health')).data.status;
  t.match(await worker(), { statusCode: 503, data: { code: 'unavailable' } });
  t.equal(await status(), 'degraded');
  await shop.sql(
    `insert into worker_heartbeats (process_id, worker_ids) values (gen_random_uuid(), '{}')`,
  );
  t.match((await worker()).data, { processes: 1, dueJobs: 0, oldestDueJobAge: null });
  t.equal(await status(), 'ok');
  await transaction(shop.ctx, (ctx) =>
    enqueue(ctx, [{ identifier: 'x', payload: {}, maxAttempts: 1 }]),
  );
  t.match((await worker()).data, { dueJobs: 1 });
  await shop.sql(`update graphile_worker._private_jobs set run_at = now() + interval '1 hour'`);
  t.match((await worker()).data, { dueJobs: 0 }, 'not due yet');
  await shop.sql(
    `update graphile_worker._private_jobs set run_at = now() - interval '290 seconds'`,
  );
  const late = (await worker()).data;
  t.ok(late.oldestDueJobAge >= 290);
  await shop.sql(
    `update graphile_worker._private_jobs set run_at = now() - interval '301 seconds'`,
  );
  t.match(await worker(), { statusCode: 503, data: { detail: /due for 30\d seconds/ } });
  await shop.sql(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'w'`);
  t.equal((await worker()).statusCode, 200, 'somebody has it');
  await shop.sql(`update worker_heartbeats set seen_at = now() - interval '21 seconds'`);
  t.match(await worker(), { statusCode: 503, data: { detail: /sign of life/ } });
});

t.test('database and cache', async (t) => {
  const shop = await openShop(t);
  const database = (await shop.request('GET', '/health/db')).data;
  t.ok(database.latency > 0 && database.connections.total >= 1);
  const cache = async () => (await shop.request('GET', '/health/cache')).data;
  t.match(await cache(), { status: 'memory' });
  await until(async () => (await cache()).hearing);
  t.match((await shop.request('GET', '/health')).data, {
    version,
    database: 'up',
    cache: 'memory',
  });
  const off = await openShop(t, { env: { CACHE_SECONDS: '0' } });
  t.same((await off.request('GET', '/health/cache')).data, { status: 'off', hearing: false });
  const away = await openShop(t, { env: { REDIS_URL: 'redis://127.0.0.1:1' } });
  t.match(await away.request('GET', '/health/cache'), { statusCode: 503 });
  t.match((await away.request('GET', '/health')).data, { status: 'degraded', cache: 'away' });
});
