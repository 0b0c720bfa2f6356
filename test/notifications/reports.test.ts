// Delivery reports of SMS: matched to the call that they are about in whatever order the call's
// answer, its commit and the reports come, harmless when repeated or made up.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { loadConfig } from '../../src/config.js';
import { runWorker } from '../../src/jobs/run-worker.js';
import { createLog } from '../../src/log.js';
import { answer, openSmsDouble, recipient } from '../helpers/africas-talking.js';
import { addProduct, callbackToken, openShop, type Shop } from '../helpers/shop.js';
import { until } from '../helpers/wait.js';

const number = '+254711082300';

async function openSmsShop(t: Test, adapt = true) {
  const sms = await openSmsDouble(t);
  const shop = await openShop(t, {
    env: {
      SMS_PROVIDER: 'africas-talking',
      AFRICAS_TALKING_API_KEY: 'test-key',
      AFRICAS_TALKING_BASE_URL: sms.url,
    },
  });
  await shop.request('PATCH', '/v1/me', { as: shop.users.customer, body: { phone: number } });
  if (adapt) {
    const worker = await runWorker(shop.deps, shop.url);
    t.teardown(() => worker.stop());
  }
  const { id: productId } = await addProduct(shop, { stock: 10_000 });
  return { shop, sms, productId };
}

async function place(shop: Shop, productId: string) {
  const { data } = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId, quantity: 1 }], notifications: { email: false, sms: true } },
  });
  return data.id as string;
}

const report = (shop: Shop, fields: Record<string, string>, token = callbackToken) =>
  shop.request('POST', `/v1/callbacks/africas-talking/${token}`, {
    body: new URLSearchParams({ phoneNumber: number, networkCode: '63902', ...fields }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

const messageOf = async (shop: Shop, orderId: string) =>
  (
    await shop.request('GET', `/v1/notifications?orderId=${orderId}&channel=sms`, {
      as: shop.users.staff,
    })
  ).data.items[0];

const withStatus = (shop: Shop, orderId: string, status: string) =>
  until(async () => {
    const message = await messageOf(shop, orderId);
    return message.status === status && message;
  });

t.test('delivered, failed, repeated, late and unknown', async (t) => {
  const { shop, productId } = await openSmsShop(t);
  const orderId = await place(shop, productId);
  const sent = await withStatus(shop, orderId, 'sent');
  const id = sent.attempts[0].providerMessageId;
  const forms = [number, ` ${number.slice(1)}`, number.slice(1), number];
  for (const [n, status] of ['Submitted', 'Buffered', 'Sent', 'Sent'].entries()) {
    const phoneNumber = forms[n] as string;
    t.equal((await report(shop, { id, status, phoneNumber })).statusCode, 204);
  }
  t.same(await shop.sql('select distinct recipient from sms_reports'), [{ recipient: number }]);
  t.equal((await messageOf(shop, orderId)).status, 'sent');
  await report(shop, { id, status: 'Success' });
  await report(shop, { id, status: 'Success' });
  const done = await messageOf(shop, orderId);
  t.equal(done.status, 'delivered');
  t.same(
    done.reports.map((one: { status: string }) => one.status),
    ['Submitted', 'Buffered', 'Sent', 'Success'],
    'what is repeated is told once',
  );
  await report(shop, { id, status: 'Failed', failureReason: 'DeliveryFailure' });
  t.equal((await messageOf(shop, orderId)).status, 'delivered', 'what has arrived has arrived');

  const second = await place(shop, productId);
  const failing = (await withStatus(shop, second, 'sent')).attempts[0].providerMessageId;
  await report(shop, { id: failing, status: 'Failed', failureReason: 'UserInBlackList' });
  t.match(await messageOf(shop, second), {
    status: 'failed',
    reports: [{ status: 'Failed', failureReason: 'UserInBlackList', networkCode: '63902' }],
  });
  const retried = await shop.request('POST', `/v1/notifications/${done.id}/retry`, {
    as: shop.users.staff,
  });
  t.match(retried.data, { status: 409, code: 'notification_not_retryable' });

  const stray = await report(shop, {
    id: 'ATXid_nobody',
    status: 'Success',
    phoneNumber: '+254700000000',
  });
  t.equal(stray.statusCode, 204, 'what nobody sent is taken and kept');
  t.equal((await report(shop, { id, status: 'Success' }, 'wrong-secret-of-tests')).statusCode, 404);
  t.equal((await report(shop, { id, status: 'Exploded' })).statusCode, 400);
  const extra = await report(shop, { id, status: 'Success', somethingNew: 'x', retryCount: '1' });
  t.equal(extra.statusCode, 204, 'fields that the provider adds do no harm');
  for (const wrong of [{ phoneNumber: 'not-a-phone' }, { id: 'a b' }, { retryCount: 'x' }])
    t.equal((await report(shop, { id, status: 'Success', ...wrong })).statusCode, 400);
  const json = await shop.request('POST', `/v1/callbacks/africas-talking/${callbackToken}`, {
    body: { id, status: 'Success', phoneNumber: number },
  });
  t.equal(json.statusCode, 415);
  const { metrics } = shop.deps;
  t.match(
    await metrics.registry.getSingleMetricAsString('kontor_notifications_total'),
    /channel="sms",outcome="delivered"\} 1/,
  );
});

t.test('without a secret nothing is taken', async (t) => {
  const shop = await openShop(t, { env: { SMS_CALLBACK_TOKEN: '' } });
  t.equal((await report(shop, { id: 'a', status: 'Success' })).statusCode, 404);
});

t.test('a report may come before the answer that it is about', async (t) => {
  const { shop, sms, productId } = await openSmsShop(t);
  sms.behave = async (response, { form }) => {
    const one = { ...recipient(101, 'Success', form.to as string), messageId: 'ATXid_early' };
    await report(shop, { id: 'ATXid_early', status: 'Sent' });
    await report(shop, { id: 'ATXid_early', status: 'Success' });
    answer(response, [one]);
  };
  const orderId = await place(shop, productId);
  const message = await withStatus(shop, orderId, 'delivered');
  t.equal(message.attempts.length, 1);
  t.equal(message.reports.length, 2);
});

t.test('a call that was not answered is cleared up by its report', async (t) => {
  const { shop, sms, productId } = await openSmsShop(t);
  sms.behave = (response) => void response.destroy();
  const orderId = await place(shop, productId);
  await withStatus(shop, orderId, 'unknown');
  await report(shop, { id: 'ATXid_found', status: 'Sent' });
  t.equal((await messageOf(shop, orderId)).status, 'sent');
  await report(shop, { id: 'ATXid_found', status: 'Success' });
  t.equal((await messageOf(shop, orderId)).status, 'delivered');

  // The report was there first.
  sms.behave = async (response) => {
    await report(shop, { id: 'ATXid_before', status: 'Success' });
    response.destroy();
  };
  const second = await place(shop, productId);
  await withStatus(shop, second, 'delivered');
  t.pass('delivered');

  // Two calls to one number: nobody can say which.
  sms.behave = (response) => void response.destroy();
  const orders = [await place(shop, productId), await place(shop, productId)];
  for (const id of orders) await withStatus(shop, id, 'unknown');
  await report(shop, { id: 'ATXid_ambiguous', status: 'Success' });
  for (const id of orders) t.equal((await messageOf(shop, id)).status, 'unknown');
  t.equal(sms.sent.length, 4, 'nothing was sent twice');
  // A person decides; the retry is answered.
  sms.behave = undefined;
  const message = await messageOf(shop, orders[0] as string);
  const { data } = await shop.request('POST', `/v1/notifications/${message.id}/retry`, {
    as: shop.users.staff,
  });
  t.equal(data.status, 'queued');
  const again = await withStatus(shop, orders[0] as string, 'sent');
  t.match(again.attempts, [{ outcome: 'unknown' }, { outcome: 'accepted' }]);
});

t.test('a failure that is reported of an earlier attempt does not count', async (t) => {
  const { shop, productId } = await openSmsShop(t);
  const orderId = await place(shop, productId);
  const first = (await withStatus(shop, orderId, 'sent')).attempts[0].providerMessageId;
  await report(shop, { id: first, status: 'AbsentSubscriber' });
  const failed = await messageOf(shop, orderId);
  t.equal(failed.status, 'failed');
  await shop.request('POST', `/v1/notifications/${failed.id}/retry`, { as: shop.users.staff });
  await withStatus(shop, orderId, 'sent');
  await report(shop, { id: first, status: 'Failed' });
  t.equal((await messageOf(shop, orderId)).status, 'sent');
  await report(shop, { id: first, status: 'Success' });
  t.equal((await messageOf(shop, orderId)).status, 'delivered', 'but an arrival does');
});

t.test('reports at the same time', async (t) => {
  const { shop, productId } = await openSmsShop(t);
  const orders = await Promise.all(Array.from({ length: 10 }, () => place(shop, productId)));
  for (const orderId of orders) {
    const id = (await withStatus(shop, orderId, 'sent')).attempts[0].providerMessageId;
    const statuses = ['Sent', 'Success', 'Buffered', 'Success', 'Failed', 'Sent'];
    const answers = await Promise.all(statuses.map((status) => report(shop, { id, status })));
    t.ok(answers.every(({ statusCode }) => statusCode === 204));
    const message = await messageOf(shop, orderId);
    t.equal(message.status, 'delivered');
    t.equal(message.reports.length, 4);
  }
  t.same(await shop.sql('select 1 from sms_reports where applied_at is null'), []);
});

t.test('what a process left that died between taking a report and applying it', async (t) => {
  const { shop, productId } = await openSmsShop(t);
  const orderId = await place(shop, productId);
  const id = (await withStatus(shop, orderId, 'sent')).attempts[0].providerMessageId;
  await shop.sql(
    `insert into sms_reports (id, message_id, status, recipient) values (gen_random_uuid(), $1, 'Success', $2)`,
    [id, number],
  );
  await shop.sql(`select graphile_worker.add_job('sweep_notifications')`);
  await withStatus(shop, orderId, 'delivered');
  await shop.sql(`update sms_calls set called_at = now() - interval '15 days'`);
  await shop.sql(`update sms_reports set received_at = now() - interval '15 days'`);
  await shop.sql(`select graphile_worker.add_job('delete_old_sms_reports')`);
  // The calls are deleted by a statement, and the reports by the next one.
  const left = () =>
    shop.sql('select message_id from sms_calls union all select message_id from sms_reports');
  await until(async () => (await left()).length === 0);
  t.same(await left(), []);
});

t.test('the secret of the callback address reaches no log', async (t) => {
  const file = join(mkdtempSync(join(tmpdir(), 'kontor-')), 'log');
  const config = loadConfig({ KONTOR_DATA_DIR: '.kontor-test', LOG_LEVEL: 'trace' });
  const log = createLog(config, 'test', file);
  const shop = await openShop(t, { log, env: { REQUEST_TIMEOUT_SECONDS: '1' } });
  const fields = { id: 'a', status: 'Success' };
  const held = shop.sql('lock table sms_reports in access exclusive mode; select pg_sleep(2)');
  await until(
    async () =>
      (await shop.sql(`select 1 from pg_locks where mode = 'AccessExclusiveLock' and granted`))
        .length > 0,
  );
  t.equal((await report(shop, fields)).statusCode, 503, 'it takes too long');
  await held;
  t.equal((await report(shop, fields)).statusCode, 204);
  t.equal((await report(shop, { ...fields, status: 'x' })).statusCode, 400);
  for (const path of ['', '/', '/x', '?a=1', '%20'])
    await shop.request('GET', `/v1/callbacks/africas-talking/${callbackToken}${path}`);
  const text = await until(() => {
    const written = readFileSync(file, 'utf8');
    return written.includes('request completed') && written;
  });
  t.match(text, '/v1/callbacks/africas-talking/[redacted]');
  t.notMatch(text, callbackToken);
});

t.test('a report is not taken for another tenant’s call to the same number', async (t) => {
  const { shop, sms, productId } = await openSmsShop(t);
  const { otherStaff, otherCustomer } = shop.users;
  await shop.request('PATCH', '/v1/me', { as: otherCustomer, body: { phone: number } });
  const { data: product } = await shop.request('POST', '/v1/products', {
    as: otherStaff,
    body: { sku: 'X', name: 'X', price: { amount: 1, currency: 'EUR' } },
  });
  await shop.request('POST', `/v1/products/${product.id}/stock-adjustments`, {
    as: otherStaff,
    body: { delta: 10, reason: 'Opening stock' },
  });
  // This one's call is not answered.
  sms.behave = (response) => void response.destroy();
  const first = await place(shop, productId);
  await withStatus(shop, first, 'unknown');
  // The other one's report comes before its answer.
  sms.behave = async (response, { form }) => {
    const one = { ...recipient(101, 'Success', form.to as string), messageId: 'ATXid_other' };
    await report(shop, { id: 'ATXid_other', status: 'Success' });
    answer(response, [one]);
  };
  const { data: order } = await shop.request('POST', '/v1/orders', {
    as: otherCustomer,
    body: {
      items: [{ productId: product.id, quantity: 1 }],
      notifications: { email: false, sms: true },
    },
  });
  const delivered = () =>
    shop.sql(`select 1 from notifications where order_id = $1 and status = 'delivered'`, [
      order.id,
    ]);
  await until(async () => (await delivered()).length === 1);
  t.equal((await messageOf(shop, first)).status, 'unknown');
});

t.test('an arrival that is reported during another attempt stays one', async (t) => {
  const { shop, sms, productId } = await openSmsShop(t);
  sms.behave = (response) => void response.destroy();
  const orderId = await place(shop, productId);
  const { id } = await withStatus(shop, orderId, 'unknown');
  await report(shop, { id: 'ATXid_first', status: 'Sent' });
  await shop.sql(`update notifications set status = 'unknown' where id = $1`, [id]);
  sms.behave = async (response) => {
    await report(shop, { id: 'ATXid_first', status: 'Success' });
    response.writeHead(503).end('busy');
  };
  await shop.request('POST', `/v1/notifications/${id}/retry`, { as: shop.users.staff });
  const message = await until(async () => {
    const found = await messageOf(shop, orderId);
    return found.attempts[1]?.outcome === 'failed' && found;
  });
  t.match(message, { status: 'delivered', nextAttemptAt: null });
});
