// Behind PgBouncer in transaction mode: fewer connections than requests, each handed to another tenant
// after every transaction, and still nobody sees what is somebody else's.
import t from 'tap';
import { beginFor } from '../../src/db/connect.js';
import { runWorker } from '../../src/jobs/run-worker.js';
import { needsPgBouncer, openPgBouncer } from '../helpers/pgbouncer.js';
import { addProduct, openShop } from '../helpers/shop.js';
import { until } from '../helpers/wait.js';

const connections = 3;

t.test('PgBouncer in transaction mode', needsPgBouncer, async (t) => {
  const shop = await openShop(t, {
    through: (url) => openPgBouncer(t, url, connections),
    env: { DATABASE_POOLING: 'transaction', DATABASE_POOL_SIZE: '20', CACHE_SECONDS: '0' },
  });
  const { customer, staff, otherAdmin } = shop.users;
  const mine = await addProduct(shop, { stock: 30, name: 'Mine' });
  const theirs = await shop.request('POST', '/v1/products', {
    as: otherAdmin,
    body: { sku: 'T', name: 'Theirs', price: { amount: 100, currency: 'EUR' } },
  });
  t.equal(theirs.statusCode, 201);

  // Two tenants at once, again and again, on connections that are always somebody else's next.
  const reads = Array.from({ length: 200 }, async (_, n) => {
    const [as, own] = n % 2 === 0 ? [staff, 'Mine'] : [otherAdmin, 'Theirs'];
    const { statusCode, data } = await shop.request('GET', '/v1/products', { as });
    return statusCode === 200 && data.items.length === 1 && data.items[0].name === own;
  });
  t.ok((await Promise.all(reads)).every(Boolean), 'everybody saw their own product and no other');
  const foreign = await shop.request('GET', `/v1/products/${mine.id}`, { as: otherAdmin });
  t.equal(foreign.statusCode, 404);

  const orders = await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      shop.request('POST', '/v1/orders', {
        as: customer,
        key: `order-${n}`,
        body: { items: [{ productId: mine.id, quantity: 1 }] },
      }),
    ),
  );
  const statuses = orders.map(({ statusCode }) => statusCode).sort();
  t.same(statuses, [...Array(30).fill(201), ...Array(20).fill(409)], 'as many as there were');
  t.same(await shop.sql('select on_hand, reserved from stock_levels where on_hand > 0'), [
    { on_hand: 30, reserved: 30 },
  ]);

  const used = await shop.sql<{ name: string; count: number }>(
    `select application_name as name, count(*)::int as count from pg_stat_activity
     where datname = current_database() and application_name <> '' group by 1`,
  );
  const application = used.find(({ name }) => name === 'kontor');
  const count = application?.count ?? 0;
  t.ok(count > 0 && count <= connections, `over ${count} connections`);
  const settings = await shop.deps.pool.query(`select current_user as user`);
  t.not(settings.rows[0].user, 'kontor_app', 'nothing of a transaction stays on a connection');

  t.notMatch(
    beginFor(shop.deps.pool, shop.ctx.tenant.id),
    'set_config',
    'Citus hands on what SET LOCAL sets',
  );

  // Jobs and changes take the direct way.
  const heard: unknown[] = [];
  const listens = shop.deps.changes.hear('kontor_orders', (change) => heard.push(change));
  await until(() => listens());
  const worker = await runWorker(shop.deps, shop.url);
  t.teardown(() => worker.stop());
  const id = orders.find(({ statusCode }) => statusCode === 201)?.data.id;
  t.equal(
    (await shop.request('POST', `/v1/orders/${id}/confirm`, { as: staff, body: {} })).statusCode,
    200,
  );
  await until(() => heard.length > 0);
  await until(async () => {
    const rows = await shop.sql<{ status: string }>(
      `select status from notifications where order_id = $1 and channel = 'email'`,
      [id],
    );
    return rows.length >= 3 && rows.every(({ status }) => status === 'sent');
  }, 30_000);
});
