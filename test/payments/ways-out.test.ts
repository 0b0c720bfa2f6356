// Whatever has become of an order and its payments, staff have an operation that leads on.
import t from 'tap';
import { expireOrders } from '../../src/domains/orders/expire-orders.js';
import { balanceOf } from '../../src/domains/payments/payment-sums.js';
import { settle } from '../../src/domains/payments/settle-operation.js';
import { checkIntegrity } from '../../src/integrity/run.js';
import { deliverAll } from '../helpers/mail.js';
import { addProduct, openShop, type Shop, type User } from '../helpers/shop.js';

const gbp = (amount: number) => ({ amount, currency: 'GBP' });
const card = { method: 'card', provider: 'test' };
const promise = { method: 'cash_on_delivery', provider: 'manual' };

async function place(shop: Shop, price = 1000) {
  const product = await addProduct(shop, { price });
  const { data } = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId: product.id, quantity: 1 }] },
  });
  return data.id as string;
}

function acts(shop: Shop) {
  const { staff, customer } = shop.users;
  const post = (path: string, body?: object, as: User = staff) =>
    shop.request('POST', path, { as, ...(body && { body }) });
  return {
    pay: (order: string, body: object, as: User = customer) =>
      post(`/v1/orders/${order}/payments`, body, as),
    step: (order: string, name: string, body?: object, as?: User) =>
      post(`/v1/orders/${order}/${name}`, body, as),
    move: (payment: string, name: string, body?: object, as?: User) =>
      post(`/v1/payments/${payment}/${name}`, body, as),
    order: async (id: string) =>
      (await shop.request('GET', `/v1/orders/${id}`, { as: staff })).data,
    late: (id: string) =>
      shop.sql(`update orders set placed_at = now() - interval '1 day' where id = $1`, [id]),
    set: async (settings: object) => {
      await shop.request('PATCH', `/v1/tenants/${shop.ctx.tenant.id}`, {
        as: shop.users.platform,
        body: { settings },
      });
      const tenant = await shop.deps.tenants.byId(shop.ctx.tenant.id);
      return { ...shop.ctx, tenant };
    },
  };
}

t.test('an order whose payment has no outcome neither expires nor is cancelled', async (t) => {
  const shop = await openShop(t);
  const { pay, step, move, order, late, set } = acts(shop);
  const ctx = await set({ orderExpiryMinutes: 5 });
  const id = await place(shop, 1008);
  const { data: payment } = await pay(id, card);
  t.equal(payment.status, 'unknown');
  t.equal((await order(id)).paymentStatus, 'pending');
  await late(id);
  t.equal(await expireOrders(ctx), 0);
  const refused = await step(id, 'cancel');
  t.match([refused.statusCode, refused.data.code], [409, 'payment_not_possible']);
  await move(payment.id, 'resolve', { outcome: 'succeeded', providerReference: 'ch_1' });
  t.equal((await order(id)).paymentStatus, 'authorized');
  t.equal((await step(id, 'cancel')).statusCode, 200);
  await deliverAll(shop);
  const { data: after } = await shop.request('GET', `/v1/payments?orderId=${id}`, {
    as: shop.users.staff,
  });
  // The test card does not answer this amount: somebody has to look.
  t.match(after.items, [{ status: 'unknown', providerReference: 'ch_1' }]);
  const { data: waiting } = await shop.request('GET', '/v1/payments?needsAttention=true', {
    as: shop.users.staff,
  });
  t.match(waiting.items, [{ id: payment.id }]);
  await move(payment.id, 'resolve', { outcome: 'succeeded' });
  t.match((await order(id)).paymentStatus, 'unpaid');
});

t.test('what is held is given up', async (t) => {
  const shop = await openShop(t);
  const { pay, step, move, order } = acts(shop);
  const { customer, customer2, staff } = shop.users;
  const id = await place(shop);
  const { data: promised } = await pay(id, { method: 'bank_transfer', provider: 'manual' });
  t.equal((await pay(id, card)).data.code, 'payment_not_possible', 'nothing is due');
  t.equal((await move(promised.id, 'cancel', undefined, customer2)).statusCode, 404);
  const { data: given } = await move(promised.id, 'cancel', undefined, customer);
  t.match(given, { status: 'cancelled', operations: [{}, { kind: 'void', status: 'succeeded' }] });
  t.equal((await move(promised.id, 'cancel')).data.code, 'payment_not_possible', 'once');
  t.equal((await move(promised.id, 'capture')).data.code, 'payment_not_possible');
  const { data: paid } = await pay(id, card);
  t.equal(paid.status, 'authorized', 'payable by card');
  await step(id, 'confirm');
  const late = await move(paid.id, 'cancel', undefined, customer);
  t.equal(late.data.code, 'payment_not_possible', 'the customer not any more');
  await move(paid.id, 'capture', { amount: gbp(400) });
  const { data: rest } = await move(paid.id, 'cancel');
  t.match(rest, { status: 'captured', captured: gbp(400) });
  t.equal((await order(id)).paymentStatus, 'partially_paid');
  t.equal((await pay(id, card)).data.amount.amount, 600);
  t.ok(staff);
});

t.test('cancelling and expiring give up what is held', async (t) => {
  const shop = await openShop(t);
  const { pay, step, late, set } = acts(shop);
  const ctx = await set({ orderExpiryMinutes: 5 });
  const [cancelled, expired, held] = [await place(shop), await place(shop), await place(shop)];
  await pay(cancelled, card);
  await pay(expired, { ...promise, amount: gbp(1) });
  await pay(held, { ...card, amount: gbp(1) });
  await step(cancelled, 'cancel');
  for (const id of [expired, held]) await late(id);
  t.equal(await expireOrders(ctx), 1, 'a promise of a penny holds no stock; money does');
  await deliverAll(shop);
  const statuses = async (id: string) =>
    (
      await shop.request('GET', `/v1/payments?orderId=${id}`, { as: shop.users.staff })
    ).data.items.map(({ status }: { status: string }) => status);
  t.same(await statuses(cancelled), ['cancelled']);
  t.same(await statuses(expired), ['cancelled']);
  t.same(await statuses(held), ['authorized']);

  const [whole, again] = [await place(shop), await place(shop)];
  await pay(whole, promise);
  await late(whole);
  const holding = await set({ orderExpiryMinutes: 5, promisesHoldStock: true });
  t.equal(await expireOrders(holding), 0, 'where promises hold stock');
  await pay(again, { ...promise, amount: gbp(999) });
  await late(again);
  t.equal(await expireOrders(holding), 1, 'only whole ones');
  t.equal(await expireOrders(await set({ promisesHoldStock: null })), 1);
  t.same((await checkIntegrity(shop.ctx, { repair: false })).findings, []);
});

t.test('refunds', async (t) => {
  const shop = await openShop(t);
  const { pay, step, move, order, set } = acts(shop);
  await set({ paymentBeforeConfirmation: true });
  const goodwill = await place(shop);
  const { data: one } = await pay(goodwill, card);
  t.equal((await step(goodwill, 'confirm')).data.code, 'payment_required');
  await move(one.id, 'capture');
  await move(one.id, 'refund', { amount: gbp(100) });
  t.equal((await order(goodwill)).paymentStatus, 'partially_refunded');
  t.equal((await pay(goodwill, card)).data.code, 'payment_not_possible', 'nothing is due again');
  t.equal((await step(goodwill, 'confirm')).statusCode, 200);
  await move(one.id, 'refund');
  t.equal((await order(goodwill)).paymentStatus, 'refunded');
  t.equal((await step(goodwill, 'ship')).data.code, 'payment_required');
  const { data: second } = await pay(goodwill, card);
  t.match(second, { status: 'authorized', amount: gbp(1000) }, 'payable again');
  await move(second.id, 'cancel');
  t.equal((await step(goodwill, 'ship', { despiteRefund: true })).statusCode, 200);
});

t.test('money that comes late, or too much', async (t) => {
  const shop = await openShop(t);
  const { pay, step, move, order } = acts(shop);
  const { staff, customer } = shop.users;
  const id = await place(shop);
  await step(id, 'cancel');
  const received = { method: 'bank_transfer', provider: 'manual', received: true };
  t.equal((await pay(id, card)).data.code, 'payment_not_possible');
  t.equal((await pay(id, received, customer)).statusCode, 403);
  t.equal((await pay(id, { ...card, received: true }, staff)).statusCode, 400);
  const { data: late } = await pay(id, { ...received, providerReference: 'FT26' }, staff);
  t.match(late, { status: 'captured', captured: gbp(1000), providerReference: 'FT26' });
  t.equal((await move(late.id, 'refund')).data.status, 'refunded');
  t.match(await order(id), { status: 'cancelled', paymentStatus: 'refunded' });

  const over = await place(shop);
  await pay(over, { ...received, amount: gbp(1500) }, staff);
  t.equal((await order(over)).paymentStatus, 'paid');
  t.equal((await pay(over, received, staff)).data.code, 'payment_not_possible', 'say how much');
  t.same((await checkIntegrity(shop.ctx, { repair: false })).findings, []);
  const shown = await shop.request('GET', `/v1/orders/${over}/payments`, { as: customer });
  t.notOk('providerReference' in shown.data.items[0]);
});

t.test('one operation is resolved, and an admin corrects it', async (t) => {
  const shop = await openShop(t);
  const { pay, move, order } = acts(shop);
  const { admin } = shop.users;
  const id = await place(shop, 2016);
  const { data: first } = await pay(id, { ...card, amount: gbp(1008) });
  const { data: second } = await pay(id, { ...card, amount: gbp(1008) });
  const [operation] = first.operations;
  const wrong = await move(first.id, 'resolve', {
    ...{ outcome: 'failed', operationId: second.operations[0].id },
  });
  t.equal(wrong.statusCode, 404);
  await move(first.id, 'resolve', { outcome: 'failed', operationId: operation.id });
  t.equal((await order(id)).paymentStatus, 'pending', 'the other one is not');
  const again = { outcome: 'succeeded', operationId: operation.id, reason: 'The bank says so.' };
  t.equal((await move(first.id, 'resolve', again)).statusCode, 403);
  const { reason: _, ...without } = again;
  t.equal((await move(first.id, 'resolve', without, admin)).data.errors[0].pointer, '/reason');
  const { data: corrected } = await move(first.id, 'resolve', again, admin);
  t.equal(corrected.status, 'authorized');
  await move(second.id, 'resolve', { outcome: 'failed' });
  await move(first.id, 'capture', { amount: gbp(500) });
  const undo = { ...again, outcome: 'failed' };
  t.equal((await move(first.id, 'resolve', undo, admin)).data.code, 'payment_not_possible');
  const { data: entries } = await shop.request('GET', '/v1/audit-log?operation=resolvePayment', {
    as: admin,
  });
  t.ok(entries.items.length >= 3);
});

t.test('the filter by status agrees with the ledger', async (t) => {
  const shop = await openShop(t);
  const { pay, move } = acts(shop);
  const kinds = ['capture', 'refund', 'cancel'];
  for (let n = 0; n < 24; n += 1) {
    const { data: payment } = await pay(await place(shop, 1000 + (n % 9)), card);
    for (let step = 0; step < n % 4; step += 1)
      await move(
        payment.id,
        kinds[(n + step) % 3] as string,
        n % 2 ? { amount: gbp(300) } : undefined,
      );
  }
  const { data: all } = await shop.request('GET', '/v1/payments?limit=100', {
    as: shop.users.staff,
  });
  t.equal(all.items.length, 24);
  for (const payment of all.items) {
    const rows = payment.operations.map((one: { amount: { amount: number } }) => ({
      ...one,
      amount: one.amount.amount,
    }));
    t.equal(balanceOf(payment.amount.amount, rows).status, payment.status);
    const { data } = await shop.request(
      'GET',
      `/v1/payments?limit=100&provider=test&status=${payment.status}&createdFrom=${payment.createdAt}`,
      { as: shop.users.staff },
    );
    t.ok(
      data.items.some(({ id }: { id: string }) => id === payment.id),
      payment.status,
    );
    t.ok(data.items.every(({ status }: { status: string }) => status === payment.status));
  }
});

t.test('an order is not taken twice', async (t) => {
  const shop = await openShop(t);
  const { pay, move, order } = acts(shop);
  const { admin } = shop.users;
  const id = await place(shop, 1008);
  const { data: first } = await pay(id, card);
  const operationId = first.operations[0].id;
  await move(first.id, 'resolve', { outcome: 'failed', reason: 'Fraud is suspected.' });
  const { data: second } = await pay(id, promise);
  await move(first.id, 'resolve', { outcome: 'succeeded', operationId, reason: 'It came.' }, admin);
  await move(second.id, 'capture');
  const twice = await move(first.id, 'capture');
  t.equal(twice.data.code, 'payment_not_possible');
  t.equal((await order(id)).paymentStatus, 'paid');
  const shown = await shop.request('GET', `/v1/orders/${id}/payments`, { as: shop.users.customer });
  t.notMatch(shown.body, /Fraud|It came/, 'what staff write is theirs');
});

t.test('after everything was given back, the rest is given up', async (t) => {
  const shop = await openShop(t);
  const { pay, move } = acts(shop);
  const { data } = await pay(await place(shop), card);
  await move(data.id, 'capture', { amount: gbp(900) });
  await move(data.id, 'refund');
  t.equal((await move(data.id, 'capture')).data.code, 'payment_not_possible');
  t.equal((await move(data.id, 'cancel')).statusCode, 200);
});

t.test('what could not be given up is tried again', async (t) => {
  const shop = await openShop(t);
  const { pay, step, move } = acts(shop);
  const id = await place(shop, 10_000);
  const { data } = await pay(id, card);
  // The test card declines amounts that end in 02.
  await move(data.id, 'capture', { amount: gbp(98) });
  await step(id, 'cancel');
  await deliverAll(shop);
  const jobs = await shop.sql<{ error: string }>(
    `select last_error as error from graphile_worker._private_jobs where last_error is not null`,
  );
  t.match(jobs, [{ error: /still has authorised payments/ }]);
});

t.test('a method that is not named is the tenant’s', async (t) => {
  const shop = await openShop(t);
  const { pay, set } = acts(shop);
  const id = await place(shop);
  t.equal((await pay(id, { provider: 'manual' })).data.errors[0].pointer, '/method');
  await set({ defaultPaymentMethod: 'mobile_money' });
  t.match((await pay(id, { provider: 'manual' })).data, { method: 'mobile_money' });
});

t.test('every reachable combination of order and payment has a way on for staff', async (t) => {
  const shop = await openShop(t);
  const { pay, step, move, order } = acts(shop);
  const { staff } = shop.users;
  const payments: Record<string, Array<(id: string) => Promise<unknown>>> = {
    none: [],
    promised: [(id) => pay(id, promise)],
    authorised: [(id) => pay(id, card)],
    captured: [async (id) => move((await pay(id, card)).data.id, 'capture')],
    'captured in part': [
      async (id) => move((await pay(id, card)).data.id, 'capture', { amount: gbp(400) }),
    ],
    declined: [(id) => pay(id, { ...card, amount: gbp(102) })],
    unknown: [(id) => pay(id, { ...card, amount: gbp(108) })],
    refunded: [
      async (id) => {
        const { data } = await pay(id, card);
        await move(data.id, 'capture');
        await move(data.id, 'refund');
      },
    ],
  };
  const paths = [[], ['confirm'], ['confirm', 'ship'], ['confirm', 'ship', 'deliver'], ['cancel']];
  for (const [name, make] of Object.entries(payments))
    for (const path of paths) {
      const id = await place(shop);
      for (const one of make) await one(id);
      for (const one of path)
        await step(id, one, one === 'ship' ? { despiteRefund: true } : undefined);
      await deliverAll(shop);
      // Staff settle what is open, give back or give up the money, and bring the order to its end.
      for (let turn = 0; turn < 12; turn += 1) {
        const now = await order(id);
        const { data } = await shop.request('GET', `/v1/payments?orderId=${id}`, { as: staff });
        const open = data.items.find(({ status }: { status: string }) => status === 'unknown');
        const held = data.items.find(({ status }: { status: string }) => status === 'authorized');
        const taken = data.items.find(
          ({
            captured,
            refunded,
          }: {
            captured: { amount: number };
            refunded: { amount: number };
          }) => captured.amount > refunded.amount,
        );
        const next = now.allowedTransitions.find((one: string) => one !== 'cancelOrder');
        if (open) await move(open.id, 'resolve', { outcome: 'failed' });
        else if (held) await move(held.id, 'cancel');
        else if (now.status === 'cancelled' && taken) await move(taken.id, 'refund');
        else if (next)
          await step(
            id,
            (
              {
                confirmOrder: 'confirm',
                markAsShipped: 'ship',
                markAsDelivered: 'deliver',
              } as Record<string, string>
            )[next] ?? 'complete',
            next === 'markAsShipped' ? { despiteRefund: true } : undefined,
          );
        else break;
      }
      const end = await order(id);
      t.ok(
        ['completed', 'cancelled'].includes(end.status),
        `${name}, ${path.join(' ') || 'placed'}: ${end.status}`,
      );
      t.not(end.paymentStatus, 'pending');
      if (end.status === 'cancelled')
        t.ok(['unpaid', 'refunded'].includes(end.paymentStatus), end.paymentStatus);
    }
  t.same((await checkIntegrity(shop.ctx, { repair: false })).findings, []);
});

t.test('an outcome that comes after a person has entered one changes nothing', async (t) => {
  const shop = await openShop(t);
  const { pay, move, order } = acts(shop);
  const id = await place(shop, 1008);
  const { data: payment } = await pay(id, card);
  t.equal(payment.status, 'unknown');
  await move(payment.id, 'resolve', { outcome: 'failed' });
  const before = await order(id);
  const rows = () => shop.sql('select * from payment_operations');
  const events = () => shop.sql('select type from order_events order by id');
  const [operations, told] = [await rows(), await events()];
  const [operation] = await shop.sql<{ id: string }>('select id from payment_operations');
  await settle(
    shop.ctx,
    { id: payment.id, orderId: id },
    { id: operation?.id as string, kind: 'authorize', amount: 1008 },
    { status: 'succeeded', reference: 'late' },
  );
  t.same(await rows(), operations);
  t.same(await events(), told);
  t.same(await order(id), before);
  t.same(await shop.sql('select provider_reference from payments'), [{ provider_reference: null }]);
});
