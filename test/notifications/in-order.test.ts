// Messages of one order: in the order of its events, none that is no longer so, to the address and
// by the preferences of the time when they are sent.
import PostalMime from 'postal-mime';
import t, { type Test } from 'tap';
import { transaction } from '../../src/db/transaction.js';
import { enqueueDeliveries } from '../../src/domains/notifications/queue-notifications.js';
import { runWorker } from '../../src/jobs/run-worker.js';
import { openSmsDouble } from '../helpers/africas-talking.js';
import { addProduct, openShop, type Shop } from '../helpers/shop.js';
import { openMailbox, smtpError } from '../helpers/smtp.js';
import { until } from '../helpers/wait.js';

async function openShopWithDoubles(t: Test) {
  const mailbox = await openMailbox(t);
  const sms = await openSmsDouble(t);
  const shop = await openShop(t, {
    env: {
      SMTP_URL: mailbox.url,
      SMS_PROVIDER: 'africas-talking',
      AFRICAS_TALKING_API_KEY: 'test-key',
      AFRICAS_TALKING_BASE_URL: sms.url,
      WORKER_CONCURRENCY: '10',
    },
  });
  const work = async () => {
    const worker = await runWorker(shop.deps, shop.url);
    t.teardown(() => worker.stop());
  };
  return { shop, mailbox, sms, work };
}

async function place(shop: Shop): Promise<{ id: string; number: string }> {
  const { id: productId } = await addProduct(shop);
  const { data } = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId, quantity: 1 }] },
  });
  return data;
}

async function act(shop: Shop, orderId: string, action: string, body?: object) {
  const method = action === 'tracking' ? 'PUT' : 'POST';
  const { statusCode } = await shop.request(method, `/v1/orders/${orderId}/${action}`, {
    as: shop.users.staff,
    ...(body && { body }),
  });
  if (statusCode !== 200) throw new Error(`${action}: ${statusCode}`);
}

const list = async (shop: Shop, orderId: string) =>
  (await shop.request('GET', `/v1/orders/${orderId}/notifications`, { as: shop.users.staff })).data
    .items as Array<Record<string, unknown>>;

const settled = (shop: Shop, orderId: string) =>
  until(async () => {
    const items = await list(shop, orderId);
    return items.every(({ status }) => status !== 'queued') ? items : undefined;
  });

/** Each message in words: `order-placed email sent`. */
const told = (items: Array<Record<string, unknown>>) =>
  items.map(({ template, channel, status, skipReason }) =>
    [template, channel, skipReason ?? status].join(' '),
  );

const subjects = async (messages: string[]) =>
  (await Promise.all(messages.map((raw) => PostalMime.parse(raw)))).map(({ subject }) => subject);

t.test('the later messages wait for one that is tried again', async (t) => {
  const { shop, mailbox, work } = await openShopWithDoubles(t);
  const refused = new Set<string>();
  mailbox.onRecipient = (address) => {
    if (address !== 'customer@example.com' || refused.size === 1) return undefined;
    refused.add(address);
    return smtpError(451, 'try later');
  };
  await work();
  const order = await place(shop);
  await act(shop, order.id, 'confirm');
  await act(shop, order.id, 'ship', {});
  t.same(told(await settled(shop, order.id)), [
    ...['order-placed email sent', 'order-placed sms sent', 'shop-order-placed email sent'],
    ...['order-confirmed email sent', 'order-confirmed sms sent'],
    ...['order-shipped email sent', 'order-shipped sms sent'],
  ]);
  const toCustomer = mailbox.messages.filter((one) => one.includes('To: customer@example.com'));
  t.same(await subjects(toCustomer), [
    `Your order ${order.number}`,
    `Your order ${order.number} is confirmed`,
    `Your order ${order.number} is on its way`,
  ]);
});

t.test('many orders at once, with a server that refuses now and then', async (t) => {
  const { shop, mailbox, sms, work } = await openShopWithDoubles(t);
  let calls = 0;
  mailbox.onRecipient = () => {
    calls += 1;
    return calls % 5 === 0 ? smtpError(451, 'try later') : undefined;
  };
  await work();
  const orders = await Promise.all(Array.from({ length: 8 }, () => place(shop)));
  await Promise.all(
    orders.map(async ({ id }) => {
      await act(shop, id, 'confirm');
      await act(shop, id, 'ship', {});
      await act(shop, id, 'tracking', { trackingReference: 'A1' });
    }),
  );
  for (const { id } of orders) {
    const items = await settled(shop, id);
    // That the order has left may come too late to be told without its tracking.
    const skipped = items.filter(({ status }) => status !== 'sent').map(({ template }) => template);
    t.ok(skipped.every((template) => template === 'order-shipped'));
  }
  const all = await subjects(mailbox.messages);
  const step = (words: RegExp[]) => (text: string | undefined) =>
    words.findIndex((one) => one.test(text ?? ''));
  const ofMail = step([/^Your order \w+$/, /confirmed$/, /on its way$/, /^Where your order/]);
  const ofSms = step([
    /thank you/,
    /confirmed/,
    /on its way\.$/,
    /on its way\. Tracking number: A1$/,
  ]);
  const inOrder = ['0,1,3', '0,1,2,3'];
  for (const { number } of orders) {
    const mails = all.filter((one) => one?.includes(number) && !one.startsWith('New'));
    t.ok(inOrder.includes(String(mails.map(ofMail))));
    const texts = sms.sent.map(({ form }) => form.message).filter((one) => one?.includes(number));
    t.ok(inOrder.includes(String(texts.map(ofSms))), texts.join('\n'));
  }
});

t.test('what a cancellation has overtaken is not sent; the shop is told of it', async (t) => {
  const { shop, mailbox, work } = await openShopWithDoubles(t);
  const order = await place(shop);
  const byStaff = await place(shop);
  await act(shop, order.id, 'confirm');
  await act(shop, byStaff.id, 'cancel');
  const cancelled = await shop.request('POST', `/v1/orders/${order.id}/cancel`, {
    as: shop.users.customer,
    body: { reason: 'Changed my mind' },
  });
  t.equal(cancelled.statusCode, 200);
  await work();
  t.same(told(await settled(shop, order.id)), [
    ...['order-placed email overtaken', 'order-placed sms overtaken'],
    'shop-order-placed email overtaken',
    ...['order-confirmed email overtaken', 'order-confirmed sms overtaken'],
    ...['order-cancelled email sent', 'order-cancelled sms sent'],
    'shop-order-cancelled email sent',
  ]);
  t.same(
    told(await settled(shop, byStaff.id)).filter((one) => one.includes('cancelled')),
    ['order-cancelled email sent', 'order-cancelled sms sent'],
    'the shop knows what its staff do',
  );
  const mails = await Promise.all(mailbox.messages.map((raw) => PostalMime.parse(raw)));
  const notice = mails.find(({ subject }) => subject?.includes('by the customer'));
  t.match(notice, { to: [{ address: 'shop@demo.example.com' }] });
  t.match(notice?.text, 'Reason: Changed my mind');
  t.match(notice?.text, /Do not send it/);
  const timeline = await shop.request('GET', `/v1/orders/${order.id}/events`, {
    as: shop.users.staff,
  });
  t.equal(
    timeline.data.items.filter((one: { type: string }) => one.type === 'notification.skipped')
      .length,
    5,
  );
});

t.test('a message that waits for its next attempt is overtaken at once', async (t) => {
  const { shop, mailbox, work } = await openShopWithDoubles(t);
  mailbox.onRecipient = (address) =>
    address === 'customer@example.com' ? smtpError(451, 'try later') : undefined;
  await work();
  const order = await place(shop);
  const attempted = async () =>
    (await list(shop, order.id)).filter(({ nextAttemptAt }) => nextAttemptAt !== null);
  await until(async () => (await attempted()).length === 1);
  // As after many attempts: the next is hours away.
  await shop.sql(`update notifications set next_attempt_at = now() + interval '4 hours'
                  where next_attempt_at is not null`);
  mailbox.onRecipient = () => undefined;
  await act(shop, order.id, 'cancel');
  const items = await settled(shop, order.id).then(told);
  t.ok(items.includes('order-placed email overtaken'));
  t.ok(items.includes('order-cancelled email sent'));
});

t.test('address and preferences of the time of sending', async (t) => {
  const { shop, mailbox, work } = await openShopWithDoubles(t);
  const order = await place(shop);
  const { data: me } = await shop.request('GET', '/v1/me', { as: shop.users.customer });
  const changed = await shop.request('PATCH', `/v1/customers/${me.customerId}`, {
    as: shop.users.staff,
    body: { email: 'new@example.com', notifications: { email: true, sms: false } },
  });
  t.equal(changed.statusCode, 200);
  await work();
  t.same(told(await settled(shop, order.id)), [
    'order-placed email sent',
    'order-placed sms customer_opted_out',
    'shop-order-placed email sent',
  ]);
  t.equal((await list(shop, order.id))[0]?.recipient, 'new@example.com');
  t.ok(mailbox.messages.some((one) => one.includes('To: new@example.com')));
  t.notOk(mailbox.messages.some((one) => one.includes('To: customer@example.com')));
});

t.test('what had no address is sent when there is one', async (t) => {
  const { shop, sms, work } = await openShopWithDoubles(t);
  const customer = (body: object) =>
    shop.request('PATCH', '/v1/me', { as: shop.users.customer, body });
  await customer({ phone: null, notifications: { email: false, sms: true } });
  const order = await place(shop);
  await work();
  const [mail, text] = await settled(shop, order.id);
  t.match(text, { status: 'skipped', skipReason: 'no_address', recipient: null });
  const retry = (id: unknown) =>
    shop.request('POST', `/v1/notifications/${id}/retry`, { as: shop.users.staff });
  const still = await retry(text?.id);
  t.match(still, { statusCode: 200, data: { status: 'skipped', skipReason: 'no_address' } });
  t.match(await retry(mail?.id), { statusCode: 409, data: { code: 'notification_not_retryable' } });
  await customer({ phone: '+447700900055' });
  t.match(await retry(text?.id), { statusCode: 200, data: { status: 'queued', skipReason: null } });
  await until(() => sms.sent.length === 1);
  t.equal(sms.sent[0]?.form.to, '+447700900055');
  t.match(await settled(shop, order.id), [{}, { status: 'sent', recipient: '+447700900055' }, {}]);
});

t.test('tracking that is added or corrected is told, a repeat is not', async (t) => {
  const { shop, mailbox, sms, work } = await openShopWithDoubles(t);
  await work();
  const order = await place(shop);
  await act(shop, order.id, 'confirm');
  await act(shop, order.id, 'ship', {});
  await settled(shop, order.id);
  const before = mailbox.messages.length;
  const track = (body: object) => act(shop, order.id, 'tracking', body);
  await track({ carrier: 'Post', trackingReference: 'AB1' });
  await settled(shop, order.id);
  await track({ trackingReference: 'AB2' });
  await track({ trackingReference: 'AB2' });
  await track({ carrier: 'Post', trackingReference: 'AB2' });
  await settled(shop, order.id);
  const mails = await Promise.all(
    mailbox.messages.slice(before).map((raw) => PostalMime.parse(raw)),
  );
  t.match(
    mails.map(({ text }) => text),
    [/Carrier: Post\s+Tracking number: AB1\b/, /Carrier: Post\s+Tracking number: AB2\b/],
  );
  t.match(
    sms.sent.slice(-2).map(({ form }) => form.message),
    [/Carrier: Post\. Tracking number: AB1$/, /Tracking number: AB2$/],
  );
});

t.test('of two corrections that were not told yet the last is told', async (t) => {
  const { shop, work } = await openShopWithDoubles(t);
  const order = await place(shop);
  await act(shop, order.id, 'confirm');
  await act(shop, order.id, 'ship', {});
  for (const trackingReference of ['A1', 'A2'])
    await act(shop, order.id, 'tracking', { trackingReference });
  await work();
  t.same(
    told(await settled(shop, order.id)).filter((one) => one.includes('tracking')),
    [
      'order-tracking email overtaken',
      'order-tracking sms overtaken',
      'order-tracking email sent',
      'order-tracking sms sent',
    ],
  );
});

t.test('segments of an SMS', async (t) => {
  const { shop, sms, work } = await openShopWithDoubles(t);
  const preview = async (text: string) =>
    (
      await shop.request('POST', '/v1/notification-templates/preview', {
        as: shop.users.staff,
        body: { template: 'order-placed', channel: 'sms', text },
      })
    ).data;
  t.match(await preview('a'.repeat(160)), { encoding: 'GSM-7', segments: 1 });
  t.match(await preview('a'.repeat(161)), { encoding: 'GSM-7', segments: 2 });
  t.match(await preview('€'.repeat(80)), { encoding: 'GSM-7', segments: 1 }, 'two septets each');
  t.match(await preview('€'.repeat(81)), { encoding: 'GSM-7', segments: 2 });
  t.match(await preview('茶'.repeat(70)), { encoding: 'UCS-2', segments: 1 });
  t.match(await preview('茶'.repeat(71)), { encoding: 'UCS-2', segments: 2 });
  t.match(await preview('茶'.repeat(670)), { encoding: 'UCS-2', segments: 10 });
  t.match(await preview('茶'.repeat(671)), { code: 'template_invalid', detail: /11 segments/ });
  t.match(await preview('a'.repeat(1530)), { encoding: 'GSM-7', segments: 10 });
  t.match(await preview('a'.repeat(1531)), { code: 'template_invalid' });
  t.match(await preview('“It’s here” – soon…'), {
    text: '"It\'s here" - soon...',
    encoding: 'GSM-7',
    segments: 1,
  });
  t.match(await preview('“茶”'), { text: '“茶”', encoding: 'UCS-2' }, 'quotes cost nothing more');
  await shop.sql(`update tenants set name = 'Mama’s Café'`);
  await shop.deps.tenants.forget(shop.ctx.tenant);
  await work();
  await settled(shop, (await place(shop)).id);
  t.match(sms.sent[0]?.form.message, /^Mama's Café: thank you/);
});

t.test('a job that comes too early does not take the place of the next attempt', async (t) => {
  const { shop, mailbox, work } = await openShopWithDoubles(t);
  let refusals = 0;
  mailbox.onRecipient = (address) => {
    if (address !== 'customer@example.com' || refusals === 2) return undefined;
    refusals += 1;
    return smtpError(451, 'try later');
  };
  await work();
  const order = await place(shop);
  const message = async () => (await list(shop, order.id))[0];
  await until(async () => (await message())?.nextAttemptAt !== null && refusals === 1);
  // As the end of another message does it, which wakes the one that waited for it.
  const { id } = (await message()) as { id: string };
  await transaction(shop.ctx, (ctx) => enqueueDeliveries(ctx, [id]));
  await settled(shop, order.id);
  t.match(await message(), { status: 'sent', attempts: [{}, {}, { outcome: 'accepted' }] });
});
