// One list that answers "did the customer get it?": events, messages, attempts, reports, webhooks.
import t from 'tap';
import { runWorker } from '../../src/jobs/run-worker.js';
import { webhookEndpoint } from '../contract/samples.js';
import { openSmsDouble } from '../helpers/africas-talking.js';
import { graphql } from '../helpers/graphql.js';
import { openReceiver } from '../helpers/receiver.js';
import { addProduct, callbackToken, openShop } from '../helpers/shop.js';
import { openMailbox, smtpError } from '../helpers/smtp.js';
import { until } from '../helpers/wait.js';

interface Entry {
  id: string;
  type: string;
  createdAt: string;
  // biome-ignore lint/suspicious/noExplicitAny: the contract has checked it
  notification: any;
  // biome-ignore lint/suspicious/noExplicitAny: the contract has checked it
  webhook: any;
}

t.test('an order from its placing to its refund', async (t) => {
  const mailbox = await openMailbox(t);
  const sms = await openSmsDouble(t);
  const receiver = await openReceiver(t);
  const shop = await openShop(t, {
    env: {
      SMTP_URL: mailbox.url,
      SMS_PROVIDER: 'africas-talking',
      AFRICAS_TALKING_API_KEY: 'test-key',
      AFRICAS_TALKING_BASE_URL: sms.url,
      WEBHOOK_PRIVATE_TARGETS: 'true',
    },
  });
  const worker = await runWorker(shop.deps, shop.url);
  t.teardown(() => worker.stop());
  const { customer, staff } = shop.users;
  const phone = '+254711082300';
  await shop.request('PATCH', '/v1/me', { as: customer, body: { phone } });
  receiver.secret = (
    await webhookEndpoint(shop, { url: receiver.url, events: ['order.placed'] })
  ).secret;
  mailbox.onRecipient = (address) =>
    address === 'customer@example.com' ? smtpError(550, '5.1.1 no such user') : undefined;
  const { id: productId } = await addProduct(shop, { price: 1000 });
  const { data: order } = await shop.request('POST', '/v1/orders', {
    as: customer,
    body: { items: [{ productId, quantity: 1 }] },
  });
  const url = `/v1/orders/${order.id}/events`;
  const read = async (as = staff, query = '?limit=100') =>
    (await shop.request('GET', `${url}${query}`, { as })).data;
  const messages = async () =>
    (await shop.request('GET', `/v1/orders/${order.id}/notifications`, { as: staff })).data.items;
  const settled = () =>
    until(async () =>
      (await messages()).every((one: { status: string }) => one.status !== 'queued'),
    );
  await settled();
  await until(() => receiver.received.length === 1);
  const text = (await messages()).find((one: { channel: string }) => one.channel === 'sms');
  await shop.request('POST', `/v1/callbacks/africas-talking/${callbackToken}`, {
    body: new URLSearchParams({
      id: text.attempts[0].providerMessageId,
      status: 'Failed',
      failureReason: 'AbsentSubscriber',
      phoneNumber: phone,
    }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  const payment = await shop.request('POST', `/v1/orders/${order.id}/payments`, {
    as: customer,
    body: { method: 'card', provider: 'test' },
  });
  await shop.request('POST', `/v1/payments/${payment.data.id}/capture`, { as: staff });
  await shop.request('POST', `/v1/payments/${payment.data.id}/refund`, {
    as: staff,
    body: { amount: { amount: 250, currency: 'GBP' } },
  });
  await settled();
  await until(async () =>
    (await read()).items.some((one: Entry) => one.webhook?.status === 'delivered'),
  );

  const entries: Entry[] = (await read()).items;
  const of = (type: string, check: (entry: Entry) => boolean = () => true) =>
    entries.filter((entry) => entry.type === type && check(entry));
  t.match(of('order.placed'), [{ toStatus: 'pending', notification: null, webhook: null }]);
  t.match(of('payment.refunded'), [{ amount: { amount: 250, currency: 'GBP' } }]);
  t.equal(of('notification.queued').length, 5);
  const bounced = (entry: Entry) => entry.notification.recipient === 'customer@example.com';
  t.match(of('notification.attempted', bounced)[0], {
    notification: {
      recipient: 'customer@example.com',
      template: 'order-placed',
      status: 'failed',
      outcome: 'rejected',
      code: /^550/,
      error: /no such user/,
    },
  });
  t.match(of('notification.reported'), [
    {
      notification: { channel: 'sms', status: 'failed', report: 'Failed: AbsentSubscriber' },
    },
  ]);
  t.match(of('webhook.queued'), [{ webhook: { event: 'order.placed', status: 'delivered' } }]);
  t.match(of('webhook.attempted'), [{ webhook: { outcome: 'succeeded', statusCode: 204 } }]);
  t.same(
    entries.map(({ id }) => id),
    entries.map(({ id }) => id).sort(),
    'in the order of time',
  );
  t.match(sms.sent.at(-1)?.form.message, /refunded £2\.50/);

  const own: Entry[] = (await read(customer)).items;
  t.ok(own.some(({ type }) => type === 'notification.attempted'));
  t.notOk(
    own.some(({ type }) => type.startsWith('webhook.')),
    'webhooks are for staff',
  );
  t.ok(
    own.every(({ notification }) => !notification?.error && !notification?.code),
    'how the shop’s machines talk is not for customers',
  );
  t.equal(of('webhook.queued')[0]?.webhook.url, new URL(receiver.url).origin, 'no path, no secret');
  t.notOk(own.some(({ notification }) => notification?.template.startsWith('shop-')));

  const paged: Entry[] = [];
  for (let cursor = ''; ; ) {
    const page = await read(staff, `?limit=3${cursor && `&cursor=${cursor}`}`);
    paged.push(...page.items);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  t.same(paged, entries, 'page by page it is the same list');
  t.equal((await read(staff, '?includeTotal=true')).total, entries.length);

  const query = `{ order(orderId: "${order.id}") { events { id } } }`;
  for (const [as, list] of [
    [staff, entries],
    [customer, own],
  ] as const) {
    const { data } = await graphql(shop, query, { as });
    t.same(
      data.order.events.map(({ id }: Entry) => id),
      list.map(({ id }) => id),
    );
  }
});
