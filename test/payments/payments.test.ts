import t from 'tap';
import { balanceOf } from '../../src/domains/payments/payment-sums.js';
import { markAbandonedOperations } from '../../src/domains/payments/resolve-payment.js';
import { addProduct, openShop, type Shop } from '../helpers/shop.js';
import { ownEvents } from '../helpers/timeline.js';

const gbp = (amount: number) => ({ amount, currency: 'GBP' });

async function placed(shop: Shop, price = 1000) {
  const { sku } = await addProduct(shop, { price });
  const { data } = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ sku, quantity: 1 }] },
  });
  return data as { id: string };
}

const pay = (shop: Shop, id: string, extra: object = {}) =>
  shop.request('POST', `/v1/orders/${id}/payments`, {
    as: shop.users.customer,
    body: { method: 'card', provider: 'test', ...extra },
  });
const move = (shop: Shop, id: string, kind: 'capture' | 'refund', amount?: number) =>
  shop.request('POST', `/v1/payments/${id}/${kind}`, {
    as: shop.users.staff,
    ...(amount !== undefined && { body: { amount: gbp(amount) } }),
  });
const paymentStatus = async (shop: Shop, id: string) =>
  (await shop.request('GET', `/v1/orders/${id}`, { as: shop.users.customer })).data.paymentStatus;

t.test('paid and given back in parts', async (t) => {
  const shop = await openShop(t);
  const order = await placed(shop);
  t.equal(await paymentStatus(shop, order.id), 'unpaid');
  t.equal((await pay(shop, order.id, { amount: gbp(1001) })).data.code, 'amount_exceeds_due');
  t.equal(
    (await pay(shop, order.id, { amount: { amount: 1, currency: 'EUR' } })).data.code,
    'currency_mismatch',
  );
  const first = await pay(shop, order.id, { amount: gbp(400) });
  t.match(first.data, { status: 'authorized', amount: gbp(400), captured: gbp(0) });
  t.equal(await paymentStatus(shop, order.id), 'unpaid', 'a part is authorised');
  const second = await pay(shop, order.id, { method: 'bank_transfer', provider: 'manual' });
  t.match(second.data, { amount: gbp(600), provider: 'manual' }, 'what is due');
  t.equal(await paymentStatus(shop, order.id), 'authorized');
  t.equal((await pay(shop, order.id)).data.code, 'payment_not_possible', 'nothing is due');
  t.equal(
    (await move(shop, first.data.id, 'refund')).data.code,
    'payment_not_possible',
    'nothing was taken',
  );
  t.match((await move(shop, first.data.id, 'capture', 150)).data, {
    status: 'captured',
    captured: gbp(150),
  });
  t.equal((await move(shop, first.data.id, 'capture', 251)).data.code, 'amount_exceeds_due');
  await move(shop, first.data.id, 'capture');
  t.equal(await paymentStatus(shop, order.id), 'authorized');
  await move(shop, second.data.id, 'capture');
  t.equal(await paymentStatus(shop, order.id), 'paid');
  t.match((await move(shop, first.data.id, 'refund', 100)).data, {
    status: 'partially_refunded',
    refunded: gbp(100),
  });
  t.equal(await paymentStatus(shop, order.id), 'partially_refunded');
  t.equal((await move(shop, first.data.id, 'refund', 301)).data.code, 'amount_exceeds_due');
  await move(shop, first.data.id, 'refund');
  await move(shop, second.data.id, 'refund');
  t.equal(await paymentStatus(shop, order.id), 'refunded');
  const { data } = await shop.request('GET', `/v1/orders/${order.id}/payments`, {
    as: shop.users.customer,
  });
  t.same(
    data.items.map((one: { status: string }) => one.status),
    ['refunded', 'refunded'],
  );
});

t.test('declined, unanswered, resolved', async (t) => {
  const shop = await openShop(t);
  const order = await placed(shop);
  t.match((await pay(shop, order.id, { amount: gbp(102) })).data, {
    status: 'failed',
    operations: [{ error: 'The card was declined.' }],
  });
  const unknown = await pay(shop, order.id, { amount: gbp(108) });
  t.match(unknown.data, { status: 'unknown', operations: [{ status: 'unknown' }] });
  t.equal(
    (await pay(shop, order.id, { amount: gbp(893) })).data.code,
    'amount_exceeds_due',
    'what is unknown counts as paid',
  );
  const resolve = (outcome: string) =>
    shop.request('POST', `/v1/payments/${unknown.data.id}/resolve`, {
      as: shop.users.staff,
      body: { outcome },
    });
  t.match((await resolve('succeeded')).data, { status: 'authorized' });
  t.equal((await resolve('failed')).data.code, 'payment_not_possible', 'an outcome is final');
  const capture = await move(shop, unknown.data.id, 'capture');
  t.match(
    capture.data,
    { status: 'unknown', captured: gbp(0) },
    'the double does not answer this amount',
  );
  t.equal(
    (await move(shop, unknown.data.id, 'capture')).data.code,
    'payment_not_possible',
    'it is not taken twice',
  );
  t.match((await resolve('failed')).data, { status: 'authorized', captured: gbp(0) });
  const { data: events } = await shop.request('GET', `/v1/orders/${order.id}/events`, {
    as: shop.users.staff,
  });
  t.same(
    ownEvents(events.items as Array<{ type: string }>).map((event) => event.type),
    [
      'order.placed',
      'payment.failed',
      'payment.unknown',
      'payment.authorized',
      'payment.unknown',
      'payment.failed',
    ],
  );
});

t.test('what a killed process left behind becomes unknown', async (t) => {
  const shop = await openShop(t);
  const order = await placed(shop);
  const { data } = await pay(shop, order.id);
  await shop.sql(`insert into payment_operations (tenant_id, payment_id, id, kind, amount, created_at)
    select tenant_id, payment_id, gen_random_uuid(), 'capture', 1000, now() - interval '5 minutes' from payment_operations`);
  t.equal(await markAbandonedOperations(shop.ctx), 1);
  t.equal(await markAbandonedOperations(shop.ctx), 0);
  const { data: list } = await shop.request('GET', `/v1/orders/${order.id}/payments`, {
    as: shop.users.customer,
  });
  t.match(list.items[0], { id: data.id, status: 'unknown' });
});

t.test('parallel payments, captures and refunds never exceed what there is', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '20' } });
  const order = await placed(shop);
  const payments = await Promise.all(
    Array.from({ length: 8 }, () => pay(shop, order.id, { amount: gbp(300) })),
  );
  t.equal(payments.filter((one) => one.statusCode === 201).length, 3);
  t.ok(
    payments
      .filter((one) => one.statusCode !== 201)
      .every((one) => one.data.code === 'amount_exceeds_due'),
  );
  const id = payments.find((one) => one.statusCode === 201)?.data.id;
  for (const kind of ['capture', 'refund'] as const) {
    const moves = await Promise.all(Array.from({ length: 8 }, () => move(shop, id, kind, 100)));
    t.equal(moves.filter((one) => one.statusCode === 200).length, 3, kind);
    t.equal(moves.filter((one) => one.statusCode === 409).length, 5);
  }
  const [sums] = await shop.sql('select captured_total, refunded_total from orders');
  t.same(sums, { captured_total: '300', refunded_total: '300' });
});

t.test('twenty at once with one key are one payment', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '20' } });
  const order = await placed(shop);
  const body = { method: 'card', provider: 'test', amount: gbp(300) };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      shop.request('POST', `/v1/orders/${order.id}/payments`, {
        as: shop.users.customer,
        body,
        key: 'pay',
      }),
    ),
  );
  t.same(new Set(answers.map((one) => one.statusCode)), new Set([201]));
  t.equal(new Set(answers.map((one) => one.body)).size, 1);
  t.equal((await shop.sql('select 1 from payments')).length, 1);
  await shop.sql(`insert into idempotency_keys (tenant_id, principal, key, fingerprint, created_at)
    select tenant_id, principal, 'cut', fingerprint, now() - interval '2 minutes' from idempotency_keys where key = 'pay'`);
  const cut = await shop.request('POST', `/v1/orders/${order.id}/payments`, {
    as: shop.users.customer,
    body,
    key: 'cut',
  });
  t.equal(cut.data.code, 'outcome_unknown', 'the first was interrupted');
});

t.test('orders that cannot be paid, and those that must be', async (t) => {
  const shop = await openShop(t);
  const order = await placed(shop);
  await shop.request('POST', `/v1/orders/${order.id}/cancel`, { as: shop.users.customer });
  t.equal((await pay(shop, order.id)).data.code, 'payment_not_possible');
  const other = await placed(shop);
  await shop.sql(
    `update tenants set settings = settings || '{"paymentBeforeConfirmation": true}' where slug = 'demo'`,
  );
  await new Promise((done) => setTimeout(done, 5100));
  const confirm = () =>
    shop.request('POST', `/v1/orders/${other.id}/confirm`, { as: shop.users.staff });
  t.equal((await confirm()).data.code, 'payment_required');
  const { data } = await pay(shop, other.id);
  t.equal((await confirm()).data.code, 'payment_required', 'authorised is not paid');
  await move(shop, data.id, 'capture');
  t.equal((await confirm()).statusCode, 200);
});

t.test('the balance of a ledger', async (t) => {
  const row = (
    kind: 'authorize' | 'capture' | 'refund',
    amount: number,
    status: 'pending' | 'succeeded' | 'failed' | 'unknown' = 'succeeded',
  ) => ({ kind, amount, status });
  t.match(balanceOf(100, [row('authorize', 100, 'pending')]), {
    status: 'pending',
    claimed: 100,
    capturable: 0,
  });
  t.match(balanceOf(100, [row('authorize', 100, 'failed')]), { status: 'failed', claimed: 0 });
  t.match(
    balanceOf(100, [row('authorize', 100), row('capture', 60), row('capture', 40, 'unknown')]),
    { status: 'unknown', captured: 60, capturable: 0 },
  );
  t.match(balanceOf(100, [row('authorize', 100), row('capture', 60), row('refund', 60)]), {
    status: 'refunded',
    refundable: 0,
    authorized: 40,
  });
});
