// Scheduled jobs, carried out by real workers for every tenant.
import t, { type Test } from 'tap';
import { crons } from '../../src/domains.js';
import { runWorker } from '../../src/jobs/run-worker.js';
import { webhookEndpoint } from '../contract/samples.js';
import { recordingLog } from '../helpers/log.js';
import { addProduct, openShop, type Shop } from '../helpers/shop.js';
import { openMailbox } from '../helpers/smtp.js';
import { until } from '../helpers/wait.js';

/** The clock's own job, now instead of at its time. */
const run = (shop: Shop, name: string) => shop.sql(`select graphile_worker.add_job($1)`, [name]);

const gone = (shop: Shop, query: string) => until(async () => (await shop.sql(query)).length === 0);

async function work(t: Test, shop: Shop) {
  const worker = await runWorker(shop.deps, shop.url);
  t.teardown(() => worker.stop());
}

t.test('orders expire by the clock', async (t) => {
  const shop = await openShop(t);
  const { sku } = await addProduct(shop);
  await shop.sql(`update tenants set settings = settings || '{"orderExpiryMinutes": 30}'`);
  const { data: order } = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ sku, quantity: 1 }] },
  });
  await shop.sql(`update orders set placed_at = now() - interval '31 minutes'`);
  await work(t, shop);
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
  await run(shop, 'expire_orders');
  const read = async () =>
    (await shop.request('GET', `/v1/orders/${order.id}`, { as: shop.users.customer })).data;
  await until(async () => (await read()).status === 'expired');
  t.same(await shop.sql('select reserved from stock_levels'), [{ reserved: 0 }]);
  t.equal(
    (await shop.sql(`select 1 from notifications where template = 'order-expired'`)).length,
    2,
    'and the customer is told',
  );
});

t.test('old idempotency keys and expired tokens go, the others stay', async (t) => {
  const shop = await openShop(t);
  const add = (key: string) =>
    shop.request('POST', '/v1/categories', {
      as: shop.users.staff,
      body: { name: `Category ${key}` },
      key,
    });
  const login = () =>
    shop.request('POST', '/v1/auth/login', {
      body: { email: 'customer@example.com', password: 'Kontor-test-1' },
    });
  await add('old');
  await login();
  await shop.sql(`update idempotency_keys set created_at = now() - interval '25 hours'`);
  await shop.sql(`update refresh_tokens set expires_at = now() - interval '1 minute'`);
  await add('new');
  await login();
  await work(t, shop);
  await run(shop, 'delete_old_idempotency_keys');
  await run(shop, 'delete_expired_tokens');
  await gone(shop, `select 1 from idempotency_keys where key = 'old'`);
  await gone(shop, 'select 1 from refresh_tokens where expires_at < now()');
  t.equal((await shop.sql('select 1 from idempotency_keys')).length, 1);
  t.equal((await shop.sql('select 1 from refresh_tokens')).length, 1);
});

t.test(
  'webhook deliveries go when they are old, with their message when it is the last',
  async (t) => {
    const shop = await openShop(t);
    await webhookEndpoint(shop, { events: ['product.created'] });
    await webhookEndpoint(shop, { events: ['product.created'] });
    await addProduct(shop, { stock: 0 });
    await addProduct(shop, { stock: 0 });
    const count = async (table: string) => (await shop.sql(`select 1 from ${table}`)).length;
    t.equal(await count('webhook_deliveries'), 4);
    await shop.sql(
      `update webhook_deliveries set status = 'failed', finished_at = now() - interval '91 days'
     where message_id = (select min(id::text)::uuid from webhook_messages)
       or id = (select max(id::text)::uuid from webhook_deliveries)`,
    );
    await work(t, shop);
    await run(shop, 'delete_old_webhooks');
    await until(async () => (await count('webhook_deliveries')) === 1);
    await until(async () => (await count('webhook_messages')) === 1);
  },
);

t.test('low stock is reported to the shop once a day', async (t) => {
  const mailbox = await openMailbox(t);
  const shop = await openShop(t, { env: { SMTP_URL: mailbox.url } });
  await addProduct(shop, { name: 'Plenty', stock: 100 });
  await addProduct(shop, { name: 'Scarce <b>', stock: 2 });
  await addProduct(shop, { name: 'None left', stock: 0 });
  const archived = await addProduct(shop, { name: 'Archived', stock: 0 });
  await shop.request('DELETE', `/v1/products/${archived.id}`, { as: shop.users.staff });
  await work(t, shop);
  await run(shop, 'report_low_stock');
  await gone(shop, `select 1 from graphile_worker.jobs where task_identifier = 'report_low_stock'`);
  t.same(await shop.sql('select 1 from notifications'), [], 'no threshold, no report');
  await shop.sql(`update tenants set settings = settings || '{"lowStockThreshold": 5}'`);
  await run(shop, 'report_low_stock');
  await until(() => mailbox.messages.length === 1);
  await run(shop, 'report_low_stock');
  await gone(shop, `select 1 from graphile_worker.jobs where task_identifier = 'report_low_stock'`);
  t.match(await shop.sql('select recipient, status from notifications order by recipient'), [
    { recipient: 'shop@demo.example.com', status: 'sent' },
  ]);
  const [mail = ''] = mailbox.messages;
  t.match(mail, 'Subject: Low stock: 2 products');
  t.ok(mail.indexOf('None left') < mail.indexOf('Scarce'), 'the scarcest first');
  t.match(mail, 'Scarce &lt;b&gt;');
  t.notMatch(mail, /Plenty|Archived/);
});

t.test('two workers never run one twice', async (t) => {
  const { log, lines } = recordingLog();
  const shop = await openShop(t, { log });
  await work(t, shop);
  await until(
    async () =>
      (await shop.sql('select 1 from graphile_worker._private_known_crontabs')).length ===
      crons.length,
  );
  const second = await runWorker(shop.deps, shop.url);
  t.teardown(() => second.stop());
  const third = await runWorker(shop.deps, shop.url);
  t.teardown(() => third.stop());
  const ran = () =>
    lines.filter((line) => line.msg === 'scheduled job' && line.job === 'expire_orders');
  // The next full minute, and some more for whoever would come late.
  await until(() => ran().length > 0, 75_000);
  await new Promise((done) => setTimeout(done, 3000));
  t.same(
    ran().map((line) => line.at),
    [...new Set(ran().map((line) => line.at))],
    'each time once',
  );
  t.equal(ran().length, 1);
});
