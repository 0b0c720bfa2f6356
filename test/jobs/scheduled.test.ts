// Scheduled jobs, carried out by a real worker for every tenant.
import t from 'tap';
import { crons } from '../../src/domains.js';
import { runWorker } from '../../src/jobs/run-worker.js';
import { addProduct, openShop } from '../helpers/shop.js';
import { until } from '../helpers/wait.js';

t.test('orders expire by the clock', async (t) => {
  const shop = await openShop(t);
  const { sku } = await addProduct(shop);
  await shop.sql(`update tenants set settings = settings || '{"orderExpiryMinutes": 30}'`);
  const { data: order } = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ sku, quantity: 1 }] },
  });
  await shop.sql(`update orders set placed_at = now() - interval '31 minutes'`);
  const worker = await runWorker(shop.deps, shop.url);
  t.teardown(() => worker.stop());
  const known = await until(async () => {
    const rows = await shop.sql<{ identifier: string }>(
      'select identifier from graphile_worker._private_known_crontabs',
    );
    return rows.length === crons.length ? rows : undefined;
  });
  t.same(
    known.map((row) => row.identifier).sort(),
    crons.map((cron) => cron.name).sort(),
    'all are scheduled',
  );
  // The clock's own job, now instead of at the next full minute.
  await shop.sql(`select graphile_worker.add_job('expire_orders')`);
  const read = async () =>
    (await shop.request('GET', `/v1/orders/${order.id}`, { as: shop.users.customer })).data;
  await until(async () => (await read()).status === 'expired');
  t.same(await shop.sql('select reserved from stock_levels'), [{ reserved: 0 }]);
});
