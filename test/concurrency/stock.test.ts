// Buyers at the same time: nothing is sold that is not there, and no deadlock reaches a client.

import t, { type Test } from 'tap';
import { runChecks } from '../../src/commands/demo/checks.js';
import { addProduct, openShop, type Shop } from '../helpers/shop.js';

const buy = (shop: Shop, items: Array<{ productId: string; quantity: number }>) =>
  shop.request('POST', '/v1/orders', { as: shop.users.customer, body: { items } });

async function holds(t: Test, shop: Shop) {
  const checks = await runChecks(shop.sql, shop.ctx.tenant.id);
  // Nothing is sent here: no worker runs.
  for (const { name, broken } of checks) if (name !== 'none left unsent') t.equal(broken, 0, name);
}

t.test('60 buyers of a product of which there are 10', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '30' } });
  const product = await addProduct(shop, { stock: 10 });
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => buy(shop, [{ productId: product.id, quantity: 1 }])),
  );
  t.equal(answers.filter((answer) => answer.statusCode === 201).length, 10);
  const refused = answers.filter((answer) => answer.statusCode === 409);
  t.equal(refused.length, 50);
  t.ok(refused.every((answer) => answer.data.code === 'insufficient_stock'));
  t.same(refused[0]?.data.shortages, [{ sku: product.sku, requested: 1, available: 0 }]);
  const [stock] = await shop.sql(`select on_hand, reserved from stock_levels`);
  t.same(stock, { on_hand: 10, reserved: 10 });
  await holds(t, shop);
});

t.test('the same when it stands twice in each order', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '30' } });
  const product = await addProduct(shop, { stock: 20 });
  const item = { productId: product.id, quantity: 1 };
  const answers = await Promise.all(Array.from({ length: 60 }, () => buy(shop, [item, item])));
  const placed = answers.filter((answer) => answer.statusCode === 201);
  t.equal(placed.length, 10);
  t.ok(
    placed.every((answer) => answer.data.lines.length === 1 && answer.data.lines[0].quantity === 2),
  );
  t.equal(answers.filter((answer) => answer.data.code === 'insufficient_stock').length, 50);
  await holds(t, shop);
});

t.test('orders that name two products in opposite order', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '30' } });
  const a = await addProduct(shop, { stock: 40 });
  const b = await addProduct(shop, { stock: 10 });
  const one = (product: { id: string }) => ({ productId: product.id, quantity: 1 });
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, at) =>
      buy(shop, at % 2 === 0 ? [one(a), one(b)] : [one(b), one(a)]),
    ),
  );
  t.equal(answers.filter((answer) => answer.statusCode === 201).length, 10);
  t.equal(
    answers.filter((answer) => answer.data.code === 'insufficient_stock').length,
    50,
    'no deadlock, no 5xx',
  );
  await holds(t, shop);
});

t.test('buyers, cancellations and adjustments together', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '30' } });
  const products = await Promise.all([5, 10, 20].map((stock) => addProduct(shop, { stock })));
  const pick = (at: number) => products[at % 3] as { id: string };
  const answers = await Promise.all(
    Array.from({ length: 90 }, async (_, at) => {
      if (at % 9 === 0) {
        return shop.request('POST', `/v1/products/${pick(at).id}/stock-adjustments`, {
          as: shop.users.staff,
          body: { delta: at % 2 === 0 ? 2 : -2, reason: 'Count' },
        });
      }
      const order = await buy(shop, [
        { productId: pick(at).id, quantity: 1 + (at % 3) },
        { productId: pick(at + 1).id, quantity: 1 },
      ]);
      if (order.statusCode !== 201 || at % 2 === 0) return order;
      return shop.request('POST', `/v1/orders/${order.data.id}/cancel`, {
        as: shop.users.customer,
      });
    }),
  );
  t.same(
    answers.filter((answer) => answer.statusCode >= 500).map(({ body }) => body),
    [],
    'no 5xx',
  );
  await holds(t, shop);
});

t.test('of parallel cancellations and confirmations, one of each order wins', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '20' } });
  const product = await addProduct(shop, { stock: 10 });
  const { data: order } = await buy(shop, [{ productId: product.id, quantity: 4 }]);
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      shop.request('POST', `/v1/orders/${order.id}/cancel`, { as: shop.users.customer }),
    ),
  );
  t.equal(answers.filter((answer) => answer.statusCode === 200).length, 1);
  t.equal(answers.filter((answer) => answer.data.code === 'transition_not_allowed').length, 9);
  t.same(answers.find((answer) => answer.statusCode === 409)?.data.allowedTransitions, []);
  const [stock] = await shop.sql(`select on_hand, reserved from stock_levels`);
  t.same(stock, { on_hand: 10, reserved: 0 }, 'released once');
  await holds(t, shop);
});
