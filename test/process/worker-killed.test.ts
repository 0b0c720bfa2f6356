// A worker that is killed in the middle of its work: nothing is lost, and what it held is done
// within a minute, not after the four hours that Graphile Worker alone would wait.
import t from 'tap';
import { launch } from '../helpers/process.js';
import { addProduct, openShop } from '../helpers/shop.js';
import { openMailbox } from '../helpers/smtp.js';
import { until } from '../helpers/wait.js';

t.test('SIGKILL in the middle of 200 orders', async (t) => {
  const mailbox = await openMailbox(t);
  // Slow enough that the kill meets calls under way.
  mailbox.delay = 20;
  const shop = await openShop(t);
  const env = {
    DATABASE_URL: shop.url,
    SMTP_URL: mailbox.url,
    KONTOR_DATA_DIR: '.kontor-test',
    LOG_LEVEL: 'warn',
  };
  const product = await addProduct(shop, { stock: 1000 });
  const first = launch(t, 'src/worker.ts', env);
  let placed = 0;
  const place = async () => {
    for (; placed < 200; ) {
      placed += 1;
      const { statusCode } = await shop.request('POST', '/v1/orders', {
        as: shop.users.customer,
        body: { items: [{ productId: product.id, quantity: 1 }] },
      });
      t.equal(statusCode, 201);
    }
  };
  const orders = Promise.all(Array.from({ length: 4 }, place));
  await until(() => mailbox.messages.length > 60);
  await first.kill('SIGKILL');
  await orders;
  const locked = await shop.sql(
    'select 1 from graphile_worker._private_jobs where locked_by is not null',
  );
  t.ok(locked.length > 0, `${locked.length} jobs were under way`);

  const restarted = Date.now();
  const second = launch(t, 'src/worker.ts', env);
  await until(
    async () =>
      (await shop.sql(`select 1 from notifications where status = 'queued'`)).length === 0,
    60_000,
  );
  t.comment(`all done ${((Date.now() - restarted) / 1000).toFixed(1)} s after the restart`);
  const counts = await shop.sql(`
    select channel, template, status, count(*)::int as count, count(distinct event_id)::int as events
    from notifications group by 1, 2, 3 order by 1, 2`);
  t.same(counts, [
    { channel: 'email', template: 'order-placed', status: 'sent', count: 200, events: 200 },
    { channel: 'email', template: 'shop-order-placed', status: 'sent', count: 200, events: 200 },
    { channel: 'sms', template: 'order-placed', status: 'sent', count: 200, events: 200 },
  ]);
  const ids = mailbox.messages.map((raw) => /^Message-ID: (.*)$/im.exec(raw)?.[1]);
  t.equal(new Set(ids).size, 400, 'every message arrived');
  const interrupted = await shop.sql(
    `select 1 from notification_attempts where outcome = 'interrupted'`,
  );
  t.ok(
    ids.length - 400 <= interrupted.length,
    `${ids.length - 400} of ${interrupted.length} interrupted calls had arrived`,
  );
  t.equal(await second.kill('SIGTERM'), 0);
  t.same(
    await shop.sql("select 1 from worker_heartbeats where seen_at > now() - interval '3 seconds'"),
    [],
    'it signs off',
  );
});
