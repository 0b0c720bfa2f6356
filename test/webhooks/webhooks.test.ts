// Webhooks as their receivers see them: signed, in the contract's form, tried again, given up.
import t, { type Test } from 'tap';
import { expireOrders } from '../../src/domains/orders/expire-orders.js';
import { waitAfter } from '../../src/domains/webhooks/delivery-schedule.js';
import { runWorker } from '../../src/jobs/run-worker.js';
import { csvUpload, webhookEndpoint } from '../contract/samples.js';
import { document } from '../helpers/contract.js';
import { openReceiver, type Receiver } from '../helpers/receiver.js';
import { addProduct, openShop, type Shop } from '../helpers/shop.js';
import { until } from '../helpers/wait.js';

async function openHookShop(t: Test, env: Record<string, string> = {}) {
  const shop = await openShop(t, { env: { WEBHOOK_PRIVATE_TARGETS: 'true', ...env } });
  const worker = await runWorker(shop.deps, shop.url);
  t.teardown(() => worker.stop());
  return shop;
}

async function subscribe(shop: Shop, receiver: Receiver, events: string[] = []) {
  const endpoint = await webhookEndpoint(shop, { url: receiver.url, events });
  receiver.secret = endpoint.secret;
  return endpoint;
}

async function place(shop: Shop, extra: object = {}) {
  const { id: productId } = await addProduct(shop, { stock: 10 });
  const { data } = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId, quantity: 1 }], ...extra },
  });
  return data as { id: string; total: { amount: number; currency: string } };
}

const act = (shop: Shop, orderId: string, action: string, body?: object) =>
  shop.request('POST', `/v1/orders/${orderId}/${action}`, {
    as: shop.users.staff,
    ...(body && { body }),
  });

const deliveries = async (shop: Shop, endpointId: string, query = '') =>
  (
    await shop.request('GET', `/v1/webhook-endpoints/${endpointId}/deliveries?limit=100${query}`, {
      as: shop.users.admin,
    })
  ).data.items;

const endpointOf = async (shop: Shop, id: string) =>
  (await shop.request('GET', `/v1/webhook-endpoints/${id}`, { as: shop.users.admin })).data;

const makeDue = (shop: Shop, tries?: number) =>
  shop.sql(
    `with due as (update webhook_deliveries set next_attempt_at = null, tries = coalesce($1, tries)
       where status = 'pending' returning id)
     update graphile_worker._private_jobs set run_at = now() where key in (select id::text from due)`,
    [tries ?? null],
  );

t.test('every event arrives, signed and in the form of the contract', async (t) => {
  const shop = await openHookShop(t);
  const receiver = await openReceiver(t);
  await subscribe(shop, receiver);
  const { staff, customer } = shop.users;

  const shipped = await place(shop, { note: 'a' });
  const paid = await shop.request('POST', `/v1/orders/${shipped.id}/payments`, {
    as: customer,
    body: { method: 'card', provider: 'test' },
  });
  await shop.request('POST', `/v1/payments/${paid.data.id}/capture`, { as: staff });
  await shop.request('POST', `/v1/payments/${paid.data.id}/refund`, {
    as: staff,
    body: { amount: { amount: 100, currency: 'GBP' } },
  });
  await act(shop, shipped.id, 'confirm');
  await act(shop, shipped.id, 'ship', { carrier: 'Post', trackingReference: 'T1' });
  await shop.request('PUT', `/v1/orders/${shipped.id}/tracking`, {
    as: staff,
    body: { trackingReference: 'T2' },
  });
  await act(shop, shipped.id, 'deliver');
  await act(shop, shipped.id, 'complete');
  const cancelled = await place(shop);
  const pay = (id: string, amount: number) =>
    shop.request('POST', `/v1/orders/${id}/payments`, {
      as: customer,
      body: { method: 'card', provider: 'test', amount: { amount, currency: 'GBP' } },
    });
  // Amounts of the test provider that decide: declined, and never answered.
  await pay(cancelled.id, 402);
  await pay((await place(shop)).id, 508);
  const { data: held } = await pay(cancelled.id, 400);
  await shop.request('POST', `/v1/payments/${held.id}/cancel`, { as: staff });
  await act(shop, cancelled.id, 'cancel', { reason: 'Wrong colour' });
  await place(shop);
  await shop.sql(
    `update orders set placed_at = now() - interval '2 hours' where status = 'pending'`,
  );
  await expireOrders({
    ...shop.ctx,
    tenant: { ...shop.ctx.tenant, settings: { orderExpiryMinutes: 60 } },
  });
  const product = await addProduct(shop);
  await shop.request('PATCH', `/v1/products/${product.id}`, { as: staff, body: { name: 'New' } });
  await shop.request('DELETE', `/v1/products/${product.id}`, { as: staff });
  await shop.request('POST', '/v1/orders/checkout-items', {
    as: customer,
    body: { items: [{ sku: (await addProduct(shop)).sku, quantity: 1 }] },
  });
  await shop.request('POST', '/v1/products/import', {
    as: staff,
    ...csvUpload('sku,name,price,category_path,stock\nI1,One,1.00,A,5\nI2,Two,2.00,A,6\n'),
  });

  const types = () => new Set(receiver.received.map(({ payload }) => payload.type));
  await until(() => types().size === Object.keys(document.webhooks).length);
  t.same([...types()].sort(), Object.keys(document.webhooks).sort());
  const imported = () =>
    receiver.received.filter(
      ({ payload }) => payload.type === 'stock.changed' && payload.data.kind === 'import',
    );
  await until(() => imported().length === 2);
  t.same(receiver.faults, [], 'signatures and bodies were right');
  const ids = receiver.received.map(({ id }) => id);
  t.equal(new Set(ids).size, ids.length, 'each came once');

  const find = (type: string) =>
    receiver.received.find(({ payload }) => payload.type === type)?.payload.data;
  t.match(find('payment.refunded'), { event: { amount: { amount: 100, currency: 'GBP' } } });
  t.match(find('order.cancelled'), {
    event: { reason: 'Wrong colour', fromStatus: 'pending', toStatus: 'cancelled' },
    order: { id: cancelled.id, status: 'cancelled' },
  });
  const order = receiver.received.filter(
    ({ payload }) => payload.type.startsWith('order.') && payload.data.order.id === shipped.id,
  );
  t.same(
    order.map(({ payload }) => payload.type),
    [
      'order.placed',
      'order.confirmed',
      'order.shipped',
      'order.tracking_added',
      'order.delivered',
      'order.completed',
    ],
    'one order’s events come in their order',
  );
  t.ok(find('stock.changed')?.stock.available !== undefined);
});

t.test('filters, other tenants, and what was rolled back', async (t) => {
  const shop = await openHookShop(t);
  const placed = await openReceiver(t);
  const stock = await openReceiver(t);
  await subscribe(shop, placed, ['order.placed']);
  await subscribe(shop, stock, ['stock.changed']);
  await shop.request('POST', '/v1/products', {
    as: shop.users.otherStaff,
    body: { sku: 'X', name: 'X', price: { amount: 1, currency: 'EUR' } },
  });
  const { id: productId } = await addProduct(shop, { stock: 1 });
  const short = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId, quantity: 2 }] },
  });
  t.equal(short.statusCode, 409);
  const order = await place(shop);
  await until(() => placed.received.length === 1 && stock.received.length === 3);
  t.equal(placed.received[0]?.payload.data.order.id, order.id);
  t.same(
    stock.received.map(({ payload }) => payload.data.kind),
    ['adjustment', 'adjustment', 'reservation'],
  );
  t.equal(
    (await shop.sql('select 1 from webhook_deliveries')).length,
    4,
    'nothing else was queued',
  );
});

t.test('the schedule', async (t) => {
  const waits = Array.from({ length: 10 }, (_, n) => waitAfter(n + 1, 0, 0));
  t.same(waits, [5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400, undefined]);
  t.equal(waitAfter(1, 0, 1), 5.5);
  t.equal(waitAfter(1, 60, 0), 60);
  t.equal(waitAfter(2, 60, 0), 300);
});

t.test(
  'a failure is tried again, with the same id and body; every attempt is on record',
  async (t) => {
    const shop = await openHookShop(t);
    const receiver = await openReceiver(t);
    const { id } = await subscribe(shop, receiver, ['order.placed']);
    receiver.behave = (response) => {
      if (receiver.received.length === 1) response.writeHead(503).end('busy');
      else if (receiver.received.length === 2) response.destroy();
      else response.writeHead(200).end('thank you');
    };
    await place(shop);
    await until(() => receiver.received.length === 2);
    t.ok((receiver.received[1]?.at ?? 0) - (receiver.received[0]?.at ?? 0) >= 4900, 'after 5 s');
    await until(async () => (await deliveries(shop, id))[0].attempts[1]?.outcome === 'failed');
    await makeDue(shop);
    await until(async () => (await deliveries(shop, id))[0].status === 'delivered');
    const [delivery] = await deliveries(shop, id);
    t.match(delivery, {
      event: 'order.placed',
      failureReason: null,
      nextAttemptAt: null,
      attempts: [
        { outcome: 'failed', statusCode: 503, error: 'HTTP 503', response: 'busy' },
        { outcome: 'failed', statusCode: null, response: null },
        { outcome: 'succeeded', statusCode: 200, error: null, response: 'thank you' },
      ],
    });
    t.ok(delivery.attempts.every((one: { durationMs: number }) => one.durationMs >= 0));
    t.equal(new Set(receiver.received.map((one) => one.id)).size, 1);
    t.equal(new Set(receiver.received.map((one) => one.body)).size, 1);
    t.equal(delivery.body, receiver.received[0]?.body);

    const again = await shop.request('POST', `/v1/webhook-deliveries/${delivery.id}/redeliver`, {
      as: shop.users.admin,
    });
    t.match(again.data, { status: 'pending', finishedAt: null });
    await until(() => receiver.received.length === 4);
    t.equal(receiver.received[3]?.id, receiver.received[0]?.id);
    t.equal((await deliveries(shop, id, '&status=failed')).length, 0);
    t.equal((await deliveries(shop, id, '&event=order.placed')).length, 1);
  },
);

t.test('Retry-After is honoured', async (t) => {
  const shop = await openHookShop(t);
  const receiver = await openReceiver(t);
  const { id } = await subscribe(shop, receiver, ['order.placed']);
  receiver.behave = (response) => void response.writeHead(429, { 'retry-after': '900' }).end();
  await place(shop);
  const next = await until(async () => (await deliveries(shop, id))[0].nextAttemptAt);
  const wait = (Date.parse(next as string) - Date.now()) / 1000;
  t.ok(wait > 850 && wait <= 900, `${wait} s`);
});

t.test('an endpoint that is gone is disabled, and the admins are told', async (t) => {
  const shop = await openHookShop(t);
  const receiver = await openReceiver(t);
  const { id } = await subscribe(shop, receiver, ['order.placed']);
  receiver.behave = (response) => void response.writeHead(410).end();
  await place(shop);
  const { admin } = shop.users;
  const read = () => endpointOf(shop, id);
  await until(async () => !(await read()).enabled);
  t.match(await read(), { disabledReason: 'gone', disabledAt: /^\d/ });
  t.match((await deliveries(shop, id))[0], { status: 'failed', failureReason: 'gone' });
  const notices = await shop.request('GET', '/v1/notifications?template=webhook-disabled', {
    as: shop.users.staff,
  });
  t.match(notices.data.items, [{ audience: 'shop', recipient: 'admin@example.com' }]);
  await until(
    async () =>
      (
        await shop.sql(
          `select 1 from notifications where template = 'webhook-disabled' and status = 'sent'`,
        )
      ).length === 1,
  );
  await place(shop);
  t.equal((await deliveries(shop, id)).length, 1, 'nothing more is queued for it');
  const refused = await shop.request(
    'POST',
    `/v1/webhook-deliveries/${(await deliveries(shop, id))[0].id}/redeliver`,
    { as: admin },
  );
  t.match(refused.data, { status: 409, code: 'webhook_endpoint_disabled' });
  receiver.behave = undefined;
  await shop.request('PATCH', `/v1/webhook-endpoints/${id}`, {
    as: admin,
    body: { enabled: true },
  });
  t.match(await read(), { enabled: true, disabledReason: null, disabledAt: null });
  await place(shop);
  await until(() => receiver.received.length === 2);
});

t.test(
  'given up after the last attempt; disabled when nothing else arrived meanwhile',
  async (t) => {
    const shop = await openHookShop(t);
    const receiver = await openReceiver(t);
    const { id } = await subscribe(shop, receiver, ['order.placed', 'order.confirmed']);
    receiver.behave = (response, { payload }) =>
      void response.writeHead(payload.type === 'order.placed' ? 500 : 204).end();
    const order = await place(shop);
    const state = async () =>
      (await shop.request('GET', `/v1/webhook-endpoints/${id}`, { as: shop.users.admin })).data;
    const failed = (count: number) =>
      until(async () => (await deliveries(shop, id, '&status=failed')).length === count);
    await until(async () => (await deliveries(shop, id))[0].nextAttemptAt !== null);
    await act(shop, order.id, 'confirm');
    await until(async () => (await deliveries(shop, id, '&status=delivered')).length === 1);
    await makeDue(shop, 9);
    await failed(1);
    t.match((await deliveries(shop, id, '&status=failed'))[0], { failureReason: 'exhausted' });
    t.equal((await state()).enabled, true, 'another event has arrived since');

    await place(shop);
    await until(async () => (await deliveries(shop, id, '&status=pending'))[0]?.nextAttemptAt);
    await makeDue(shop, 9);
    await failed(2);
    t.match(await state(), { enabled: false, disabledReason: 'failing' });
    const kinds = await shop.deps.metrics.registry.getSingleMetricAsString(
      'kontor_webhook_attempts_total',
    );
    t.match(kinds, /outcome="exhausted"\} 2/);
  },
);

t.test('pending deliveries of an endpoint that is disabled or removed are given up', async (t) => {
  const shop = await openHookShop(t);
  const receiver = await openReceiver(t);
  const { id } = await subscribe(shop, receiver, ['order.placed']);
  receiver.behave = (response) => void response.writeHead(500).end();
  await place(shop);
  await until(async () => (await deliveries(shop, id))[0].nextAttemptAt !== null);
  const { admin } = shop.users;
  await shop.request('PATCH', `/v1/webhook-endpoints/${id}`, {
    as: admin,
    body: { enabled: false },
  });
  await makeDue(shop);
  await until(async () => (await deliveries(shop, id))[0].status === 'failed');
  t.match((await deliveries(shop, id))[0], { failureReason: 'endpoint_disabled' });
  t.equal(receiver.received.length, 1);
  await shop.request('PATCH', `/v1/webhook-endpoints/${id}`, {
    as: admin,
    body: { enabled: true },
  });
  const order = await place(shop);
  await until(() => receiver.received.length === 2);
  await until(async () => (await deliveries(shop, id, '&status=pending'))[0]?.nextAttemptAt);
  await shop.request('DELETE', `/v1/webhook-endpoints/${id}`, { as: admin });
  await makeDue(shop);
  await until(
    async () =>
      (await shop.sql(`select 1 from webhook_deliveries where failure_reason = 'endpoint_deleted'`))
        .length === 1,
  );
  t.equal(
    (await shop.request('GET', `/v1/webhook-endpoints/${id}`, { as: admin })).statusCode,
    404,
  );
  t.same(await shop.sql('select secret, previous_secret from webhook_endpoints'), [
    { secret: '', previous_secret: null },
  ]);
  const timeline = await shop.request('GET', `/v1/orders/${order.id}/events`, { as: admin });
  t.ok(
    timeline.data.items.some((item: { type: string }) => item.type === 'webhook.attempted'),
    'what was sent stays in the timeline',
  );
});

t.test('a secret is changed without losing an event', async (t) => {
  const shop = await openHookShop(t);
  const receiver = await openReceiver(t);
  const { id, secret } = await subscribe(shop, receiver, ['order.placed']);
  const rotate = (overlapSeconds: number) =>
    shop.request('POST', `/v1/webhook-endpoints/${id}/rotate-secret`, {
      as: shop.users.admin,
      body: { overlapSeconds },
    });
  const fresh = (await rotate(3600)).data.secret;
  t.not(fresh, secret);
  t.equal(Buffer.from(fresh.replace('whsec_', ''), 'base64').length, 32);
  await place(shop);
  await until(() => receiver.received.length === 1);
  t.equal(String(receiver.received[0]?.headers['webhook-signature']).split(' ').length, 2);
  receiver.secret = fresh;
  await place(shop);
  await until(() => receiver.received.length === 2);
  await shop.sql(
    `update webhook_endpoints set previous_secret_until = now() - interval '1 second'`,
  );
  await place(shop);
  await until(() => receiver.received.length === 3);
  t.equal(String(receiver.received[2]?.headers['webhook-signature']).split(' ').length, 1);
  await rotate(3600);
  await rotate(60);
  await rotate(60);
  await place(shop);
  await until(() => receiver.received.length === 4);
  t.equal(
    String(receiver.received[3]?.headers['webhook-signature']).split(' ').length,
    4,
    'the one before the previous ones keeps its hour',
  );
  receiver.secret = (await rotate(0)).data.secret;
  t.same(await shop.sql('select previous_secret, former_secrets from webhook_endpoints'), [
    { previous_secret: null, former_secrets: [] },
  ]);
  await place(shop);
  await until(() => receiver.received.length === 5);
  t.equal(String(receiver.received[4]?.headers['webhook-signature']).split(' ').length, 1);
  t.same(receiver.faults, [], 'both verified by the old secret and by the new one');
  const read = await shop.request('GET', `/v1/webhook-endpoints/${id}`, { as: shop.users.admin });
  t.notOk('secret' in read.data, 'and never shown again');
});

t.test('a slow endpoint holds up no other, and no message', async (t) => {
  const shop = await openHookShop(t, { WEBHOOK_CONCURRENCY: '5' });
  const slow = await openReceiver(t);
  const quick = await openReceiver(t);
  await subscribe(shop, slow, ['order.placed']);
  await subscribe(shop, quick, ['order.placed']);
  slow.behave = () => {};
  const { id: productId } = await addProduct(shop, { stock: 100 });
  const started = Date.now();
  await Promise.all(
    Array.from({ length: 30 }, () =>
      shop.request('POST', '/v1/orders', {
        as: shop.users.customer,
        body: { items: [{ productId, quantity: 1 }] },
      }),
    ),
  );
  await until(() => quick.received.length === 30, 10_000);
  await until(
    async () =>
      (await shop.sql(`select 1 from notifications where status = 'queued'`)).length === 0,
    10_000,
  );
  t.ok(slow.received.length <= 2, 'it has two calls under way at the most');
  t.comment(`30 deliveries past a stuck endpoint in ${Date.now() - started} ms`);
});

t.test('a product that is archived by a change is an archived product', async (t) => {
  const shop = await openHookShop(t);
  const receiver = await openReceiver(t);
  await subscribe(shop, receiver, ['product.updated', 'product.archived']);
  const product = await addProduct(shop);
  for (const status of ['archived', 'archived', 'active'])
    await shop.request('PATCH', `/v1/products/${product.id}`, {
      as: shop.users.staff,
      body: { status },
    });
  await until(() => receiver.received.length === 3);
  t.same(
    receiver.received.map(({ payload }) => payload.type),
    ['product.archived', 'product.updated', 'product.updated'],
    'what is about one product comes in its order',
  );
});

t.test('a delivery that is sent again during an attempt has all its attempts', async (t) => {
  const shop = await openHookShop(t);
  const receiver = await openReceiver(t);
  const { id } = await subscribe(shop, receiver, ['order.placed']);
  receiver.behave = (response) => void response.writeHead(500).end();
  await place(shop);
  await until(async () => (await deliveries(shop, id))[0].nextAttemptAt !== null);
  const [delivery] = await deliveries(shop, id);
  receiver.behave = async (response) => {
    receiver.behave = (later) => void later.writeHead(204).end();
    await shop.request('POST', `/v1/webhook-deliveries/${delivery.id}/redeliver`, {
      as: shop.users.admin,
    });
    response.writeHead(500).end();
  };
  await makeDue(shop, 9);
  await until(async () => (await deliveries(shop, id))[0].status === 'delivered');
  t.equal((await endpointOf(shop, id)).enabled, true, 'and the endpoint was not given up');
});
