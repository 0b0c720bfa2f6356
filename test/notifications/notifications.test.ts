// From an order to the messages that arrive, with a real worker, a real SMTP server and a double
// of Africa's Talking.
import { type AddressInfo, createServer } from 'node:net';
import PostalMime from 'postal-mime';
import t, { type Test } from 'tap';
import { runWorker } from '../../src/jobs/run-worker.js';
import { answer, openSmsDouble, recipient } from '../helpers/africas-talking.js';
import { addProduct, openShop, type Shop } from '../helpers/shop.js';
import { openMailbox, smtpError } from '../helpers/smtp.js';
import { until } from '../helpers/wait.js';

async function openWorkingShop(t: Test) {
  const mailbox = await openMailbox(t);
  const sms = await openSmsDouble(t);
  const shop = await openShop(t, {
    env: {
      SMTP_URL: mailbox.url,
      MAIL_FROM: 'Kontor <shop@kontor.example.com>',
      SMS_PROVIDER: 'africas-talking',
      AFRICAS_TALKING_API_KEY: 'test-key',
      AFRICAS_TALKING_BASE_URL: sms.url,
      AFRICAS_TALKING_SENDER: 'KONTOR',
    },
  });
  const worker = await runWorker(shop.deps, shop.url);
  t.teardown(() => worker.stop());
  return { shop, mailbox, sms };
}

async function place(shop: Shop, extra: object = {}) {
  const product = await addProduct(shop, { name: 'Lamp <b>"bright"</b> & co', price: 295 });
  const { data } = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId: product.id, quantity: 2 }], ...extra },
  });
  return data as { id: string; number: string };
}

const list = async (shop: Shop, orderId: string, as = shop.users.staff) =>
  (await shop.request('GET', `/v1/orders/${orderId}/notifications`, { as })).data.items;

const settled = (shop: Shop, orderId: string, count: number) =>
  until(async () => {
    const items = await list(shop, orderId);
    return (
      items.length >= count &&
      items.every((item: { status: string }) => item.status !== 'queued') &&
      items
    );
  });

t.test('placing, confirming and cancelling tell the customer and the shop', async (t) => {
  const { shop, mailbox, sms } = await openWorkingShop(t);
  const order = await place(shop, { note: 'Ring <twice>' });
  await settled(shop, order.id, 3);
  await shop.request('POST', `/v1/orders/${order.id}/confirm`, { as: shop.users.staff });
  await settled(shop, order.id, 5);
  await shop.request('POST', `/v1/orders/${order.id}/cancel`, { as: shop.users.staff });
  const items = await settled(shop, order.id, 7);
  t.same(
    items.map(
      (item: { template: string; channel: string; status: string; attempts: unknown[] }) => [
        item.template,
        item.channel,
        item.status,
        item.attempts.length,
      ],
    ),
    [
      ['order-placed', 'email', 'sent', 1],
      ['order-placed', 'sms', 'sent', 1],
      ['shop-order-placed', 'email', 'sent', 1],
      ['order-confirmed', 'email', 'sent', 1],
      ['order-confirmed', 'sms', 'sent', 1],
      ['order-cancelled', 'email', 'sent', 1],
      ['order-cancelled', 'sms', 'sent', 1],
    ],
  );
  t.equal(
    (await list(shop, order.id, shop.users.customer)).length,
    6,
    'the customer does not see the shop’s',
  );

  const mails = await Promise.all(mailbox.messages.map((raw) => PostalMime.parse(raw)));
  t.equal(mails.length, 4);
  const placed = mails.find((mail) => mail.subject === `Your order ${order.number}`);
  t.match(placed, {
    from: { name: 'Demo Gifts', address: 'shop@kontor.example.com' },
    to: [{ address: 'customer@example.com' }],
  });
  t.match(placed?.text, '2 x Lamp <b>"bright"</b> & co');
  t.match(placed?.text, '£5.90');
  t.match(placed?.html, 'Lamp &lt;b&gt;&#34;bright&#34;&lt;/b&gt; &amp; co', 'escaped');
  const notice = mails.find((mail) => mail.subject?.startsWith('New order'));
  t.match(notice, { to: [{ address: 'shop@demo.example.com' }] });
  t.match(notice?.text, 'Note: Ring <twice>');
  t.match(notice?.html, 'Ring &lt;twice&gt;');
  t.equal(placed?.messageId, `<${items[0].id}@kontor.example.com>`);
  t.equal(items[0].attempts[0].providerMessageId, placed?.messageId);

  t.equal(sms.sent.length, 3);
  t.match(sms.sent[0], {
    headers: { apikey: 'test-key', 'content-type': /application\/x-www-form-urlencoded/ },
    form: { username: 'sandbox', to: '+447700900001', from: 'KONTOR' },
  });
  t.match(
    sms.sent.map((one) => one.form.message),
    [/thank you for your order/, /confirmed/, /cancelled/],
  );
});

t.test('preferences and missing addresses are skipped with their reason', async (t) => {
  const shop = await openShop(t);
  await shop.sql(`update tenants set settings = '{}' where slug = 'demo'`);
  await new Promise((done) => setTimeout(done, 5100));
  const optedOut = await place(shop, { notifications: { email: true, sms: false } });
  await shop.request('PATCH', '/v1/me', {
    as: shop.users.customer,
    body: { notifications: { email: false, sms: true }, phone: null },
  });
  const silent = await place(shop);
  const reasons = async (id: string) =>
    (await list(shop, id)).map((item: Record<string, unknown>) => [
      item.audience,
      item.channel,
      item.status,
      item.skipReason,
    ]);
  t.same(await reasons(optedOut.id), [
    ['customer', 'email', 'queued', null],
    ['customer', 'sms', 'skipped', 'order_opted_out'],
    ['shop', 'email', 'skipped', 'no_address'],
  ]);
  t.same(await reasons(silent.id), [
    ['customer', 'email', 'skipped', 'customer_opted_out'],
    ['customer', 'sms', 'skipped', 'no_address'],
    ['shop', 'email', 'skipped', 'no_address'],
  ]);
  t.equal(
    (await shop.sql('select 1 from graphile_worker._private_jobs')).length,
    1,
    'one job for the one message',
  );
});

t.test('a permanent refusal fails at once, a transient one is tried again', async (t) => {
  const { shop, mailbox, sms } = await openWorkingShop(t);
  const transient = new Map<string, number>();
  mailbox.onRecipient = (address) => {
    if (address === 'customer@example.com') return smtpError(550, 'no such user');
    const tries = (transient.get(address) ?? 0) + 1;
    transient.set(address, tries);
    return tries === 1 ? smtpError(451, 'try later') : undefined;
  };
  let calls = 0;
  sms.behave = (response, { form }) => {
    calls += 1;
    if (calls === 1) return void response.writeHead(503).end('busy');
    answer(response, [recipient(101, 'Success', form.to as string)]);
  };
  const order = await place(shop);
  const [customer, text, notice] = await settled(shop, order.id, 3);
  t.match(customer, { status: 'failed', attempts: [{ outcome: 'rejected', error: /550/ }] });
  t.match(text, {
    status: 'sent',
    attempts: [{ outcome: 'failed', error: /503/ }, { outcome: 'accepted' }],
  });
  t.match(notice, {
    status: 'sent',
    attempts: [{ outcome: 'failed', error: /451/ }, { outcome: 'accepted' }],
  });
  t.equal(mailbox.messages.length, 1);
});

/** How a call was refused, and in which words. */
const outcome = (call: Promise<string>): Promise<[string, string]> =>
  call.then(
    () => ['accepted', ''],
    (error: { failure: string; message: string }) => [error.failure, error.message],
  );

/** An address on which nothing listens any more. */
async function closedUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return `http://127.0.0.1:${port}`;
}

t.test('every status code of Africa’s Talking', async (t) => {
  const { shop, sms } = await openWorkingShop(t);
  const { africasTalking } = await import('../../src/integrations/sms/africas-talking.js');
  const transport = africasTalking({
    username: 'sandbox',
    apiKey: 'test-key',
    sender: '',
    baseUrl: sms.url,
  });
  const send = () => transport.send('+254711082300', 'hello');
  for (const code of [100, 101, 102]) {
    sms.behave = (response, { form }) =>
      answer(response, [recipient(code, 'ok', form.to as string)]);
    t.match(await send(), /^ATXid_/, `${code}`);
  }
  t.notOk('from' in (sms.sent.at(-1)?.form ?? {}), 'no sender, no from');
  for (const code of [401, 402, 403, 404, 405, 406, 407, 409, 502]) {
    sms.behave = (response, { form }) =>
      answer(response, [recipient(code, 'refused', form.to as string)]);
    await t.rejects(send(), { failure: 'permanent', message: `${code} refused` });
  }
  for (const code of [500, 501]) {
    sms.behave = (response, { form }) =>
      answer(response, [recipient(code, 'later', form.to as string)]);
    t.equal((await outcome(send()))[0], 'transient');
  }
  sms.behave = (response, { form }) => answer(response, [recipient(999, 'new', form.to as string)]);
  t.equal((await outcome(send()))[0], 'unknown', 'a code that is not documented');
  sms.behave = (response, { form }) => {
    const { messageId: _, ...one } = recipient(101, 'Success', form.to as string);
    answer(response, [{ ...one, statusCode: '101' }]);
  };
  t.equal(await send(), '', 'taken, without an id, and with the code as text');
  sms.behave = (response, { form }) => {
    const Recipients = [recipient(101, 'Success', form.to as string)];
    response.writeHead(200).end(JSON.stringify({ SMSMessageData: { Message: '', Recipients } }));
  };
  t.match(await send(), /^ATXid_/, 'taken, with another 2xx');
  sms.behave = (response) => answer(response, [], 'InvalidSenderId');
  t.same(await outcome(send()), ['permanent', 'InvalidSenderId']);
  for (const status of [502, 504]) {
    sms.behave = (response) => void response.writeHead(status).end('no good answer');
    t.equal((await outcome(send()))[0], 'unknown', `${status}: a gateway has handed it on`);
  }
  for (const status of [429, 500, 503]) {
    sms.behave = (response) => void response.writeHead(status).end('busy');
    t.equal((await outcome(send()))[0], 'transient', `${status}`);
  }
  sms.behave = (response) => void response.writeHead(400).end('bad');
  t.equal((await outcome(send()))[0], 'permanent');
  sms.behave = (response) => void response.writeHead(201).end('<html>');
  t.equal((await outcome(send()))[0], 'unknown');
  sms.behave = (response) => void response.destroy();
  t.equal((await outcome(send()))[0], 'unknown', 'the connection is dropped after the request');
  const nobody = africasTalking({
    username: 'sandbox',
    apiKey: 'k',
    sender: '',
    baseUrl: await closedUrl(),
  });
  t.equal(
    (await outcome(nobody.send('+254711082300', 'hello')))[0],
    'transient',
    'nothing was sent',
  );
  const wrongKey = africasTalking({
    username: 'sandbox',
    apiKey: 'wrong',
    sender: '',
    baseUrl: sms.url,
  });
  t.equal((await outcome(wrongKey.send('+254711082300', 'hello')))[0], 'permanent');
  t.equal(shop.deps.config.SMS_PROVIDER, 'africas-talking');
});

t.test('a call without an answer is unknown and not repeated', async (t) => {
  const { shop, sms } = await openWorkingShop(t);
  sms.behave = (response) => void response.destroy();
  const order = await place(shop);
  const items = await settled(shop, order.id, 3);
  const text = items.find((item: { channel: string }) => item.channel === 'sms');
  t.match(text, { status: 'unknown', attempts: [{ outcome: 'unknown' }] });
  t.equal(sms.sent.length, 1);
});

t.test('a suspended tenant’s messages are still sent', async (t) => {
  const { shop, mailbox } = await openWorkingShop(t);
  const order = await place(shop);
  await shop.sql('update tenants set suspended_at = now()');
  await until(() => mailbox.messages.length === 2);
  t.ok(order.id);
});

t.test('a slow answer counts while it comes in time, and a late one does not', async (t) => {
  const { shop, sms } = await openWorkingShop(t);
  sms.behave = (response, { form }) =>
    void setTimeout(() => answer(response, [recipient(101, 'Success', form.to as string)]), 1500);
  const textOf = async (id: string) =>
    (await list(shop, id)).find((item: { channel: string }) => item.channel === 'sms');
  const slow = await place(shop);
  await until(async () => (await textOf(slow.id)).status === 'sent');
  sms.behave = (response, { form }) =>
    void setTimeout(() => answer(response, [recipient(101, 'Success', form.to as string)]), 13_000);
  const late = await place(shop);
  await until(async () => (await textOf(late.id)).status === 'unknown');
  await new Promise((done) => setTimeout(done, 2000));
  t.match(await textOf(late.id), {
    status: 'unknown',
    attempts: [{ outcome: 'unknown', error: /within 12 seconds|timeout/i }],
  });
  t.equal(sms.sent.length, 2, 'and nothing is sent again');
});

t.test('a shop’s own template that breaks is got round, and the attempt says so', async (t) => {
  const { shop, mailbox } = await openWorkingShop(t);
  // Written past the API, which would have tried it.
  await shop.sql(
    `insert into notification_templates (tenant_id, template, channel, locale, subject, body_text)
     values ($1, 'order-placed', 'email', 'en', 'x', '{{ nonsense }}')`,
    [shop.ctx.tenant.id],
  );
  const order = await place(shop);
  const mail = async (as = shop.users.staff) => (await list(shop, order.id, as))[0];
  await until(async () => (await mail()).status === 'sent');
  t.match((await mail()).attempts, [
    { outcome: 'accepted', error: /own template could not be used: undefined variable: nonsense/ },
  ]);
  t.match(mailbox.messages.join(''), `Your order ${order.number}`);
  t.match(
    (await mail(shop.users.customer)).attempts,
    [{ outcome: 'accepted', error: null, code: null, providerMessageId: null }],
    'how the shop’s machines talk is not for customers',
  );
});

t.test('a database that is away for a moment after the call', async (t) => {
  const { shop, mailbox } = await openWorkingShop(t);
  const { deliverNotification } = await import(
    '../../src/domains/notifications/deliver-notification.js'
  );
  const order = await place(shop, { notifications: { email: true, sms: false } });
  await settled(shop, order.id, 3);
  const [first] = await list(shop, order.id);
  await shop.sql(
    `update notifications set status = 'queued', tries = 0, skip_reason = null where id = $1`,
    [first.id],
  );
  const before = mailbox.messages.length;
  let broken = 0;
  const pool = shop.deps.pool;
  const connect = pool.connect.bind(pool);
  mailbox.beforeAnswer = () => {
    // Nobody gets a connection any more, until it has been asked for a few times.
    pool.connect = (async () => {
      broken += 1;
      if (broken > 3) pool.connect = connect as never;
      throw new Error('Connection terminated unexpectedly');
    }) as never;
    return undefined;
  };
  await deliverNotification(shop.ctx, first.id);
  t.equal(broken, 4, 'tried until it could be written');
  t.equal(mailbox.messages.length, before + 1, 'and sent once');
  t.equal((await list(shop, order.id))[0].status, 'sent');
});

t.test('a tenant’s own sender, and the reader’s language', async (t) => {
  const { shop, mailbox, sms } = await openWorkingShop(t);
  await shop.sql(
    `update tenants set settings = settings || '{"senderName": "Duka", "senderEmail": "duka@example.com",
       "replyToEmail": "help@example.com", "smsSender": "DUKA", "country": "KE"}' where slug = 'demo'`,
  );
  await shop.deps.tenants.forget(shop.ctx.tenant);
  const me = await shop.request('PATCH', '/v1/me', {
    as: shop.users.customer,
    body: { locale: 'sw', phone: '0711 082 300' },
  });
  t.match(me.data, { locale: 'sw', phone: '+254711082300' }, 'a number of the shop’s country');
  const order = await place(shop);
  await settled(shop, order.id, 3);
  const mails = await Promise.all(mailbox.messages.map((raw) => PostalMime.parse(raw)));
  const mail = mails.find(({ subject }) => subject === `Oda yako ${order.number}`);
  t.match(mail, {
    from: { name: 'Duka', address: 'duka@example.com' },
    replyTo: [{ address: 'help@example.com' }],
  });
  t.equal(
    mail?.headers.find(({ key }) => key === 'auto-submitted')?.value,
    'auto-generated',
    'no answering machine is to answer',
  );
  t.match(sms.sent[0]?.form, { to: '+254711082300', from: 'DUKA', message: /asante kwa oda/ });
  const wrong = await shop.request('PATCH', '/v1/me', {
    as: shop.users.customer,
    body: { phone: '0711 08' },
  });
  t.match(wrong.data, { status: 400, code: 'invalid_request', errors: [{ pointer: '/phone' }] });
});
