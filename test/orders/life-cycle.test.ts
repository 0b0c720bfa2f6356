// Every status with every action and every role: what the table allows works, the rest is 409, and
// nobody does what is not theirs.
import t from 'tap';
import { OrderStatus } from '../../src/contract/generated/orders.js';
import { expireOrders } from '../../src/domains/orders/expire-orders.js';
import { nextStatus } from '../../src/domains/orders/order-status.js';
import { promo } from '../contract/samples.js';
import { addProduct, openShop, type Shop, type User } from '../helpers/shop.js';
import { ownEvents } from '../helpers/timeline.js';

const actions = {
  placeOrder: { path: 'place', roles: ['customer', 'staff', 'admin'] },
  confirmOrder: { path: 'confirm', roles: ['staff', 'admin'] },
  cancelOrder: { path: 'cancel', roles: ['customer', 'staff', 'admin'] },
  markAsShipped: { path: 'ship', roles: ['staff', 'admin'] },
  markAsDelivered: { path: 'deliver', roles: ['staff', 'admin'] },
  markAsCompleted: { path: 'complete', roles: ['customer', 'staff', 'admin'] },
} as const;

const routeTo: Record<OrderStatus, string[]> = {
  draft: [],
  pending: ['place'],
  confirmed: ['place', 'confirm'],
  shipped: ['place', 'confirm', 'ship'],
  delivered: ['place', 'confirm', 'ship', 'deliver'],
  completed: ['place', 'confirm', 'ship', 'deliver', 'complete'],
  cancelled: ['cancel'],
  expired: ['place'],
};

/** An order of the customer in this status, reached by the operations. */
async function orderIn(shop: Shop, status: OrderStatus, sku: string): Promise<string> {
  const { data } = await shop.request('POST', '/v1/orders/checkout-items', {
    as: shop.users.customer,
    body: { items: [{ sku, quantity: 1 }] },
  });
  for (const step of routeTo[status])
    await shop.request('POST', `/v1/orders/${data.id}/${step}`, { as: shop.users.staff });
  if (status === 'expired') {
    await shop.sql(`update orders set placed_at = now() - interval '2 hours' where id = $1`, [
      data.id,
    ]);
    const tenant = { ...shop.ctx.tenant, settings: { orderExpiryMinutes: 60 } };
    await expireOrders({ ...shop.ctx, tenant });
  }
  return data.id;
}

for (const status of OrderStatus.enum) {
  t.test(`an order that is ${status}`, async (t) => {
    const shop = await openShop(t);
    const { sku } = await addProduct(shop, { stock: 1000 });
    for (const [action, { path, roles }] of Object.entries(actions)) {
      const to = nextStatus(status, action as keyof typeof actions);
      for (const user of [
        'customer',
        'customer2',
        'staff',
        'admin',
        'service',
        'platform',
        'otherAdmin',
      ] as const) {
        const as: User = shop.users[user];
        const id = await orderIn(shop, status, sku);
        const { statusCode, data } = await shop.request('POST', `/v1/orders/${id}/${path}`, { as });
        const name = `${action} by ${user}`;
        if (!roles.includes(as.role as never)) t.equal(statusCode, 403, name);
        else if (user === 'customer2' || user === 'otherAdmin') t.equal(statusCode, 404, name);
        else if (to)
          t.match({ statusCode, status: data.status }, { statusCode: 200, status: to }, name);
        else {
          t.match(
            { statusCode, code: data.code },
            { statusCode: 409, code: 'transition_not_allowed' },
            name,
          );
          t.ok(Array.isArray(data.allowedTransitions), name);
        }
      }
    }
  });
}

t.test('expiry: unpaid for too long, once, with everything given back', async (t) => {
  const shop = await openShop(t);
  const { sku } = await addProduct(shop, { stock: 10 });
  const { code, id: promoId } = await promo(shop);
  const place = async () =>
    (
      await shop.request('POST', '/v1/orders', {
        as: shop.users.customer,
        body: { items: [{ sku, quantity: 2 }], promoCode: code },
      })
    ).data;
  const [old, paid, fresh] = [await place(), await place(), await place()];
  await shop.request('POST', `/v1/orders/${paid.id}/payments`, {
    as: shop.users.customer,
    body: { method: 'card', provider: 'test' },
  });
  await shop.sql(`update orders set placed_at = now() - interval '61 minutes' where id = any($1)`, [
    [old.id, paid.id],
  ]);
  const ctx = { ...shop.ctx, tenant: { ...shop.ctx.tenant, settings: { orderExpiryMinutes: 60 } } };
  t.equal(await expireOrders(shop.ctx), 0, 'never without the setting');
  t.same(
    (await Promise.all([expireOrders(ctx), expireOrders(ctx)])).reduce((a, b) => a + b),
    1,
  );
  const status = async (id: string) =>
    (await shop.request('GET', `/v1/orders/${id}`, { as: shop.users.customer })).data.status;
  t.same(
    [await status(old.id), await status(paid.id), await status(fresh.id)],
    ['expired', 'pending', 'pending'],
  );
  t.same(await shop.sql('select reserved from stock_levels'), [{ reserved: 4 }]);
  t.equal(
    (await shop.request('GET', `/v1/promo-codes/${promoId}`, { as: shop.users.staff })).data
      .usedCount,
    2,
  );
  const { data: events } = await shop.request('GET', `/v1/orders/${old.id}/events`, {
    as: shop.users.customer,
  });
  t.match(ownEvents(events.items).at(-1), { type: 'order.expired', actor: { kind: 'system' } });
});
