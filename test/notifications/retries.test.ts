// Trying again: when, how often, what a person can do, and what is found that was forgotten.
import t, { type Test } from 'tap';
import { maxTries, waitAfter } from '../../src/domains/notifications/retry-schedule.js';
import { runWorker } from '../../src/jobs/run-worker.js';
import { secondsUntil } from '../../src/lib/retry-after.js';
import { openSmsDouble } from '../helpers/africas-talking.js';
import { recordingLog } from '../helpers/log.js';
import { addProduct, openShop, type Shop } from '../helpers/shop.js';
import { openMailbox, smtpError } from '../helpers/smtp.js';
import { until } from '../helpers/wait.js';

async function place(shop: Shop, extra: object = {}) {
  const { id: productId } = await addProduct(shop);
  const { data } = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId, quantity: 1 }], ...extra },
  });
  return data.id as string;
}

const messageTo = async (shop: Shop, orderId: string, channel = 'email') =>
  (
    await shop.request(
      'GET',
      `/v1/notifications?orderId=${orderId}&channel=${channel}&template=order-placed`,
      { as: shop.users.staff },
    )
  ).data.items[0];

async function work(t: Test, shop: Shop) {
  const worker = await runWorker(shop.deps, shop.url);
  t.teardown(() => worker.stop());
}

t.test('the schedule', async (t) => {
  const middle = Array.from({ length: maxTries - 1 }, (_, n) => waitAfter(n + 1, 0, 0.5));
  t.same(middle, [3, 9, 27, 81, 243, 729, 2187, 6561, 14400, 14400, 14400]);
  t.equal(waitAfter(3, 0, 0), 27 * 0.75);
  t.equal(waitAfter(3, 0, 1), 27 * 1.25);
  t.equal(waitAfter(1, 600, 0.5), 600, 'Retry-After goes before a shorter wait');
  t.equal(waitAfter(8, 5, 0.5), 6561, 'and not before a longer one');
  t.equal(waitAfter(1, 1e9, 0.5), 86400, 'up to a day');
  t.equal(secondsUntil('120'), 120);
  t.equal(secondsUntil('Sat, 21 Nov 2026 12:00:30 GMT', Date.UTC(2026, 10, 21, 12)), 30);
  t.equal(secondsUntil('Sat, 21 Nov 2026 12:00:00 GMT', Date.UTC(2026, 10, 21, 13)), 0);
  t.equal(secondsUntil('soon'), undefined);
  t.equal(secondsUntil(null), undefined);
});

t.test('Retry-After is honoured', async (t) => {
  const sms = await openSmsDouble(t);
  const shop = await openShop(t, {
    env: {
      SMS_PROVIDER: 'africas-talking',
      AFRICAS_TALKING_API_KEY: 'test-key',
      AFRICAS_TALKING_BASE_URL: sms.url,
    },
  });
  await shop.request('PATCH', '/v1/me', {
    as: shop.users.customer,
    body: { phone: '+254711082300' },
  });
  sms.behave = (response) =>
    void response.writeHead(429, { 'retry-after': '1800' }).end('slow down');
  await work(t, shop);
  const orderId = await place(shop);
  const message = await until(async () => {
    const found = await messageTo(shop, orderId, 'sms');
    return found.nextAttemptAt !== null && found;
  });
  t.match(message, {
    status: 'queued',
    attempts: [{ outcome: 'failed', failure: 'transient', code: 'HTTP 429' }],
  });
  const wait = (Date.parse(message.nextAttemptAt) - Date.now()) / 1000;
  t.ok(wait > 1700 && wait <= 1800, `${wait} s`);
  const [job] = await shop.sql<{ seconds: number }>(
    `select extract(epoch from run_at - now())::float8 as seconds from graphile_worker._private_jobs
     where key = $1`,
    [message.id],
  );
  t.ok((job?.seconds ?? 0) > 1700, 'and so does its job');
});

t.test(
  'exhausted: failed, with a metric and a line in the log; then a person tries again',
  async (t) => {
    const mailbox = await openMailbox(t);
    const { log, lines } = recordingLog();
    const shop = await openShop(t, { env: { SMTP_URL: mailbox.url }, log });
    mailbox.onRecipient = () => smtpError(451, '4.3.2 try again later');
    await work(t, shop);
    const orderId = await place(shop);
    await until(async () => (await messageTo(shop, orderId)).nextAttemptAt !== null);
    t.match((await messageTo(shop, orderId)).attempts[0], {
      outcome: 'failed',
      failure: 'transient',
      code: '451 4.3.2',
    });
    // As if the others had failed as well, and the last were due.
    await shop.sql('update notifications set tries = $1, next_attempt_at = null', [maxTries - 1]);
    await shop.sql('update graphile_worker._private_jobs set run_at = now()');
    const failed = await until(async () => {
      const message = await messageTo(shop, orderId);
      return message.status === 'failed' && message;
    });
    t.match(failed, { nextAttemptAt: null, attempts: { length: 2 } });
    t.ok(
      lines.some((line) => line.msg === 'notification failed' && line.notificationId === failed.id),
      'the log says so',
    );
    t.match(
      await shop.deps.metrics.registry.metrics(),
      /kontor_notifications_total\{channel="email",outcome="failed"\} [12]/,
    );

    const list = await shop.request('GET', '/v1/notifications?status=failed', {
      as: shop.users.staff,
    });
    t.ok(
      list.data.items.some((item: { id: string }) => item.id === failed.id),
      'staff find it',
    );
    mailbox.onRecipient = () => undefined;
    // The address was wrong and is put right.
    await shop.request('PATCH', `/v1/customers/${shop.users.customer.customerId}`, {
      as: shop.users.staff,
      body: { email: 'right@example.com' },
    });
    const retry = await shop.request('POST', `/v1/notifications/${failed.id}/retry`, {
      as: shop.users.staff,
    });
    t.match(retry.data, { status: 'queued', recipient: 'right@example.com' });
    await until(async () => (await messageTo(shop, orderId)).status === 'sent');
    t.match(mailbox.messages.join('\n'), 'To: right@example.com');
  },
);

t.test('a message that is sent again goes by the preferences as they are now', async (t) => {
  const shop = await openShop(t);
  const orderId = await place(shop);
  await shop.sql(`update notifications set status = 'failed'`);
  await shop.request('PATCH', '/v1/me', {
    as: shop.users.customer,
    body: { notifications: { email: false, sms: true } },
  });
  const { id } = await messageTo(shop, orderId);
  const retry = await shop.request('POST', `/v1/notifications/${id}/retry`, {
    as: shop.users.staff,
  });
  t.match(retry.data, { status: 'skipped', skipReason: 'customer_opted_out' });
});

t.test('the sweep queues what has no job, and nothing else', async (t) => {
  const shop = await openShop(t);
  const orders = [await place(shop), await place(shop), await place(shop)];
  const ids = await Promise.all(orders.map(async (id) => (await messageTo(shop, id)).id));
  await shop.sql(`delete from graphile_worker._private_jobs where key = $1`, [ids[0]]);
  await shop.sql(
    `update graphile_worker._private_jobs set attempts = max_attempts where key = $1`,
    [ids[1]],
  );
  const { sweepNotifications } = await import(
    '../../src/domains/notifications/sweep-notifications.js'
  );
  t.equal(await sweepNotifications(shop.ctx), 0, 'too early: a job may be about to begin');
  await shop.sql(`update notifications set created_at = now() - interval '2 minutes'`);
  t.equal(await sweepNotifications(shop.ctx), 2);
  t.equal(await sweepNotifications(shop.ctx), 0);
  const jobs = await shop.sql<{ key: string; attempts: number }>(
    `select key, attempts from graphile_worker._private_jobs where key = any($1)`,
    [ids],
  );
  t.same(jobs.map(({ key }) => key).sort(), [...ids].sort());
  t.ok(jobs.every(({ attempts }) => attempts === 0));
  await shop.sql(`update notifications set next_attempt_at = now() + interval '1 hour'`);
  await shop.sql('delete from graphile_worker._private_jobs');
  t.equal(await sweepNotifications(shop.ctx), 0, 'what is not due is not forgotten');
});

t.test('a job that runs twice sends once', async (t) => {
  const mailbox = await openMailbox(t);
  mailbox.delay = 300;
  const shop = await openShop(t, { env: { SMTP_URL: mailbox.url } });
  const orderId = await place(shop);
  const { id } = await messageTo(shop, orderId);
  const { deliverNotification } = await import(
    '../../src/domains/notifications/deliver-notification.js'
  );
  await Promise.all(Array.from({ length: 5 }, () => deliverNotification(shop.ctx, id)));
  await deliverNotification(shop.ctx, id);
  t.equal(mailbox.messages.length, 1);
  t.equal((await messageTo(shop, orderId)).attempts.length, 1);
});

t.test('listing: filters, pages, tenants', async (t) => {
  const shop = await openShop(t);
  const orderId = await place(shop);
  await place(shop, { notifications: { email: true, sms: false } });
  const list = async (query: string, as = shop.users.staff) =>
    (await shop.request('GET', `/v1/notifications?${query}`, { as })).data;
  t.equal((await list('includeTotal=true')).total, 6);
  t.equal((await list(`orderId=${orderId}`)).items.length, 3);
  t.equal((await list('channel=sms&includeTotal=true')).total, 2);
  t.equal((await list('template=shop-order-placed&includeTotal=true')).total, 2);
  t.equal((await list('recipient=customer@example.com&includeTotal=true')).total, 2);
  t.equal((await list('createdFrom=2100-01-01T00:00:00Z')).items.length, 0);
  t.equal((await list('createdTo=2100-01-01T00:00:00Z')).items.length, 6);
  const first = await list('limit=4&sort=createdAt');
  const second = await list(`limit=4&sort=createdAt&cursor=${first.nextCursor}`);
  t.equal(new Set([...first.items, ...second.items].map(({ id }) => id)).size, 6);
  t.equal((await list('includeTotal=true', shop.users.otherStaff)).total, 0);
});
