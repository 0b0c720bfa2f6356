// The integrity check: a shop that has done everything has no difference; each kind of damage, planted
// by SQL, is found as what it is, and repaired when it is asked to; the shop may go on meanwhile.
import t, { type Test } from 'tap';
import { checkIntegrity, type Finding } from '../src/integrity/run.js';
import { promo } from './contract/samples.js';
import { addProduct, openShop, type Shop } from './helpers/shop.js';

interface World {
  shop: Shop;
  products: Array<{ id: string; sku: string }>;
  /** By how far they have come. */
  orders: Record<'pending' | 'shipped' | 'cancelled' | 'paid' | 'draft', string>;
  promo: { id: string; code: string };
  check(options?: { repair?: boolean }): Promise<Finding[]>;
}

async function openWorld(t: Test): Promise<World> {
  const shop = await openShop(t);
  const { customer, staff } = shop.users;
  const products = [
    await addProduct(shop, { price: 1000, stock: 50 }),
    await addProduct(shop, { price: 250, stock: 50 }),
    await addProduct(shop, { price: 100, stock: 0 }),
  ];
  const code = await promo(shop);
  const send = async (path: string, body?: object, as = staff) => {
    const { statusCode, data } = await shop.request('POST', path, { as, ...(body && { body }) });
    if (statusCode >= 300) throw new Error(`${path}: ${statusCode} ${JSON.stringify(data)}`);
    return data;
  };
  const items = products.slice(0, 2).map(({ id }, n) => ({ productId: id, quantity: n + 2 }));
  const place = () => send('/v1/orders', { items, promoCode: code.code }, customer);
  const orders: Record<string, string> = {};
  for (const name of ['pending', 'shipped', 'cancelled', 'paid']) orders[name] = (await place()).id;
  const { id: draft } = await send('/v1/orders/checkout-items', { items }, customer);
  await send(`/v1/orders/${orders.cancelled}/cancel`);
  for (const step of ['confirm', 'ship']) await send(`/v1/orders/${orders.shipped}/${step}`);
  const payment = await send(
    `/v1/orders/${orders.paid}/payments`,
    { method: 'card', provider: 'test' },
    customer,
  );
  await send(`/v1/payments/${payment.id}/capture`);
  await send(`/v1/payments/${payment.id}/refund`, { amount: { amount: 100, currency: 'GBP' } });
  return {
    shop,
    products,
    orders: { ...orders, draft } as World['orders'],
    promo: code,
    check: async ({ repair = false } = {}) =>
      // Small, so that there are several pages.
      (await checkIntegrity(shop.ctx, { repair, batch: 2 })).findings,
  };
}

type Expected = Partial<Finding>;

interface Damage {
  name: string;
  sql: string;
  values(world: World): unknown[];
  finds(world: World): Expected[];
}

const damages: Damage[] = [
  {
    name: 'a counter of what is on hand',
    sql: 'update stock_levels set on_hand = on_hand + 7 where product_id = $1',
    values: ({ products }) => [products[0]?.id],
    finds: ({ products }) => [
      {
        check: 'stock counters',
        subjectId: products[0]?.id ?? '',
        field: 'onHand',
        stored: 55,
        computed: 48,
      },
    ],
  },
  {
    name: 'a counter of what is reserved',
    sql: 'update stock_levels set reserved = 0 where product_id = $1',
    values: ({ products }) => [products[1]?.id],
    finds: ({ products }) => [
      {
        check: 'stock counters',
        subjectId: products[1]?.id ?? '',
        field: 'reserved',
        stored: 0,
        computed: 6,
      },
    ],
  },
  {
    name: 'counters that are gone',
    sql: 'delete from stock_levels where product_id = $1',
    values: ({ products }) => [products[2]?.id],
    finds: () => [
      { check: 'stock counters', field: 'onHand', stored: null, computed: 0 },
      { check: 'stock counters', field: 'reserved', stored: null, computed: 0 },
    ],
  },
  {
    name: 'a reservation that is not in the ledger',
    sql: `with gone as (delete from stock_movements where order_id = $1 and product_id = $2 returning *)
      update stock_levels s set reserved = s.reserved - g.reserved_delta from gone g
      where s.product_id = g.product_id`,
    values: ({ orders, products }) => [orders.pending, products[0]?.id],
    finds: ({ orders, products }) => [
      {
        check: 'order reservations',
        subjectId: orders.pending,
        field: `reserved of ${products[0]?.id}`,
        stored: 0,
        computed: 2,
      },
    ],
  },
  {
    name: 'goods that left and are still on hand',
    sql: `delete from stock_movements where order_id = $1 and kind = 'shipment' and product_id = $2`,
    values: ({ orders, products }) => [orders.shipped, products[0]?.id],
    finds: ({ orders, products }) => [
      {
        check: 'order reservations',
        subjectId: orders.shipped,
        field: `onHand of ${products[0]?.id}`,
        stored: 0,
        computed: -2,
      },
      {
        check: 'order reservations',
        field: `reserved of ${products[0]?.id}`,
        stored: 2,
        computed: 0,
      },
      // Repaired with the ledger, so that only a check without repair sees them.
      { check: 'stock counters', field: 'onHand', stored: 48, computed: 50 },
      { check: 'stock counters', field: 'reserved', stored: 4, computed: 6 },
    ],
  },
  {
    name: 'the totals of an order',
    sql: `update orders set subtotal = subtotal + 500, total = total + 500 where id = $1`,
    values: ({ orders }) => [orders.pending],
    finds: ({ orders }) => [
      {
        check: 'order totals',
        subjectId: orders.pending,
        field: 'subtotal',
        stored: 3250,
        computed: 2750,
      },
      { check: 'order totals', field: 'total', stored: 2975, computed: 2475 },
    ],
  },
  {
    name: 'the discount of an order',
    sql: `update orders set discount_total = 0, total = subtotal where id = $1`,
    values: ({ orders }) => [orders.shipped],
    finds: () => [
      { check: 'order totals', field: 'discountTotal', stored: 0, computed: 275 },
      { check: 'order totals', field: 'total', stored: 2750, computed: 2475 },
      // What is redeemed is compared with the discount that the order says it has.
      { check: 'promo code redemptions', stored: 275, computed: null },
    ],
  },
  {
    name: 'the uses of a promo code',
    sql: 'update promo_codes set used_count = 9 where id = $1',
    values: ({ promo }) => [promo.id],
    finds: ({ promo }) => [
      { check: 'promo code uses', subjectId: promo.id, field: 'usedCount', stored: 9, computed: 3 },
    ],
  },
  {
    name: 'a use that was given back though the order stands',
    sql: `with released as (update promo_redemptions set released_at = now() where order_id = $1 returning *)
      update promo_codes set used_count = used_count - 1 where id in (select promo_code_id from released)`,
    values: ({ orders }) => [orders.pending],
    finds: ({ orders, promo }) => [
      {
        check: 'promo code redemptions',
        subjectId: orders.pending,
        field: `redemption of ${promo.id}`,
        stored: null,
        computed: 275,
      },
    ],
  },
  {
    name: 'a use of an order that was cancelled',
    sql: `with kept as (update promo_redemptions set released_at = null where order_id = $1 returning *)
      update promo_codes set used_count = used_count + 1 where id in (select promo_code_id from kept)`,
    values: ({ orders }) => [orders.cancelled],
    finds: ({ orders }) => [
      { check: 'promo code redemptions', subjectId: orders.cancelled, stored: 275, computed: null },
    ],
  },
  {
    name: 'what was paid of an order',
    sql: 'update orders set captured_total = 0, refunded_total = 0, paid_total = 0, authorized_total = 10 where id = $1',
    values: ({ orders }) => [orders.paid],
    finds: ({ orders }) => [
      {
        check: 'payment status',
        subjectId: orders.paid,
        field: 'authorized',
        stored: 10,
        computed: 0,
      },
      { check: 'payment status', field: 'captured', stored: 0, computed: 2475 },
      { check: 'payment status', field: 'refunded', stored: 0, computed: 100 },
      { check: 'payment status', field: 'paid', stored: 0, computed: 2475 },
      {
        check: 'payment status',
        field: 'paymentStatus',
        stored: 'unpaid',
        computed: 'partially_refunded',
      },
    ],
  },
  {
    name: 'a payment of an order that says it has none',
    sql: `with moved as (update payments set order_id = $2 where order_id = $1 returning *)
      select count(*) from moved`,
    values: ({ orders }) => [orders.paid, orders.shipped],
    finds: ({ orders }) => [
      {
        check: 'payment status',
        subjectId: orders.shipped,
        field: 'captured',
        stored: 0,
        computed: 2475,
      },
      {
        check: 'payment status',
        subjectId: orders.shipped,
        field: 'refunded',
        stored: 0,
        computed: 100,
      },
      {
        check: 'payment status',
        subjectId: orders.shipped,
        field: 'paid',
        stored: 0,
        computed: 2475,
      },
      {
        check: 'payment status',
        field: 'paymentStatus',
        stored: 'unpaid',
        computed: 'partially_refunded',
      },
      {
        check: 'payment status',
        subjectId: orders.paid,
        field: 'captured',
        stored: 2475,
        computed: 0,
      },
      {
        check: 'payment status',
        subjectId: orders.paid,
        field: 'refunded',
        stored: 100,
        computed: 0,
      },
      { check: 'payment status', subjectId: orders.paid, field: 'paid', stored: 2475, computed: 0 },
      {
        check: 'payment status',
        field: 'paymentStatus',
        stored: 'partially_refunded',
        computed: 'unpaid',
      },
    ],
  },
  // The last: whether an order has ended is not recomputed, so it is pending from here on.
  {
    name: 'an order that came back without its reservation',
    sql: `update orders set status = 'pending' where id = $1`,
    values: ({ orders }) => [orders.cancelled],
    finds: ({ orders, products, promo }) => [
      ...products.slice(0, 2).map(({ id }, n) => ({
        check: 'order reservations',
        subjectId: orders.cancelled,
        field: `reserved of ${id}`,
        stored: 0,
        computed: n + 2,
      })),
      {
        check: 'promo code redemptions',
        field: `redemption of ${promo.id}`,
        stored: null,
        computed: 275,
      },
    ],
  },
];

const snapshot = async ({ shop }: World) =>
  Promise.all(
    [
      'stock_levels',
      'stock_movements',
      'orders',
      'promo_codes',
      'promo_redemptions',
      'audit_entries',
    ].map((table) => shop.sql(`select * from ${table} order by 1, 2, 3`)),
  );

t.test('a shop that has done everything adds up', async (t) => {
  const world = await openWorld(t);
  t.same(await world.check(), []);
  const before = await snapshot(world);
  t.same(await world.check({ repair: true }), []);
  t.same(await snapshot(world), before, 'and there is nothing to repair');
  const seen: string[] = [];
  const { checks } = await checkIntegrity(world.shop.ctx, {
    repair: false,
    batch: 2,
    onProgress: (check, done, total) => seen.push(`${check} ${done} of ${total}`),
  });
  t.same(
    checks.map(({ name, looked, wrong }) => [name, looked, wrong]),
    [
      ['order totals', 5, 0],
      ['order reservations', 5, 0],
      ['promo code redemptions', 5, 0],
      ['stock counters', 3, 0],
      ['promo code uses', 1, 0],
      ['payment status', 5, 0],
    ],
  );
  t.same(seen.slice(0, 3), ['order totals 2 of 5', 'order totals 4 of 5', 'order totals 5 of 5']);
});

t.test('each kind of damage', async (t) => {
  const world = await openWorld(t);
  for (const { name, sql, values, finds } of damages) {
    await t.test(name, async (t) => {
      await world.shop.sql(sql, values(world));
      const expected = finds(world);
      const planted = await snapshot(world);
      const found = await world.check();
      t.equal(found.length, expected.length, JSON.stringify(found, null, 1));
      for (const one of expected)
        t.ok(
          found.some((finding) =>
            Object.entries(one).every(([key, value]) => finding[key as keyof Finding] === value),
          ),
          JSON.stringify(one),
        );
      t.ok(found.every(({ repaired }) => !repaired));
      t.same(await snapshot(world), planted, 'a check without repair changes nothing');

      const logged = (await snapshot(world))[5]?.length ?? 0;
      const repaired = await world.check({ repair: true });
      t.ok(repaired.length > 0);
      t.same(
        repaired.filter((one) => !one.repaired),
        [],
        'everything was repaired',
      );
      t.same(await world.check(), [], 'nothing is left');
      const entries = await world.shop.sql<{ operation: string; actor_kind: string }>(
        `select operation, actor_kind, before, after from audit_entries order by id offset ${logged}`,
      );
      t.ok(entries.length > 0);
      t.ok(
        entries.every(
          ({ operation, actor_kind }) =>
            operation === 'repairIntegrity' && actor_kind === 'operator',
        ),
        'the audit log tells of it',
      );
    });
  }
  t.test('the shop goes on with it', async (t) => {
    const { shop, orders } = world;
    const { data } = await shop.request('GET', `/v1/orders/${orders.pending}`, {
      as: shop.users.staff,
    });
    t.equal(data.status, 'pending');
    for (const step of ['confirm', 'ship'])
      t.equal(
        (
          await shop.request('POST', `/v1/orders/${orders.pending}/${step}`, {
            as: shop.users.staff,
          })
        ).statusCode,
        200,
      );
    t.same(await world.check(), []);
  });
});

t.test('what the database cannot hold is reported, and the rest repaired', async (t) => {
  const world = await openWorld(t);
  const { shop, orders, products } = world;
  await shop.sql(
    `update orders set subtotal = 9000, discount_total = 0, total = 9000 where id = $1`,
    [orders.pending],
  );
  // More was given back than was taken.
  const refund = (amount: number) =>
    shop.sql(`update payment_operations set amount = $1 where kind = 'refund'`, [amount]);
  await refund(90_000);
  await shop.sql('update stock_levels set on_hand = 49 where product_id = $1', [products[0]?.id]);
  const found = await world.check({ repair: true });
  const failed = found.filter(({ repaired }) => !repaired);
  t.ok(failed.length > 0);
  t.ok(failed.every(({ subjectId, reason }) => subjectId === orders.paid && reason));
  await refund(100);
  const left = await world.check({ repair: true });
  t.same(
    left.filter(({ repaired }) => !repaired),
    [],
    'once the ledger is right, the sums can be too',
  );
  t.same(await world.check(), []);
});

t.test('an oversold product is repaired, and its orders can go on', async (t) => {
  const world = await openWorld(t);
  const { shop, orders, products } = world;
  const [product] = products;
  // An order's reservation is gone, and others have taken the stock.
  await shop.sql('delete from stock_movements where order_id = $1', [orders.pending]);
  await shop.sql(
    `insert into stock_movements (tenant_id, id, product_id, kind, on_hand_delta, reserved_delta, reason)
     select tenant_id, gen_random_uuid(), product_id, 'adjustment', -sum(on_hand_delta) + sum(reserved_delta), 0, 'Sold elsewhere'
     from stock_movements where product_id = $1 group by tenant_id, product_id`,
    [product?.id],
  );
  const found = await world.check({ repair: true });
  t.ok(found.length > 0);
  t.same(
    found.filter(({ repaired }) => !repaired),
    [],
  );
  t.same(await world.check(), []);
  const reasons = await shop.sql<{ reason: string }>(
    `select reason from stock_movements where reason like '%oversold%'`,
  );
  t.match(reasons, [{ reason: 'Integrity check: oversold by 2, count the shelf' }]);
  for (const step of ['confirm', 'ship']) {
    const { statusCode } = await shop.request('POST', `/v1/orders/${orders.pending}/${step}`, {
      as: shop.users.staff,
    });
    t.equal(statusCode, 200, step);
  }
  t.same(await world.check(), []);
});

t.test('another tenant is left alone, and an aborted check stops', async (t) => {
  const world = await openWorld(t);
  const { shop, products } = world;
  await shop.sql('update stock_levels set on_hand = 49 where product_id = $1', [products[0]?.id]);
  const { findings } = await checkIntegrity(shop.otherCtx, { repair: true });
  t.same(findings, []);
  const controller = new AbortController();
  await t.rejects(
    checkIntegrity(shop.ctx, {
      repair: true,
      batch: 1,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    }),
    { name: 'AbortError' },
  );
  t.equal((await world.check()).length, 1, 'what it had not come to is as it was');
});

t.test('while the shop is busy there are no false differences', async (t) => {
  const world = await openWorld(t);
  const { shop, products } = world;
  let busy = true;
  const shopping = Array.from({ length: 6 }, async () => {
    for (let n = 0; n < 12; n += 1) {
      const { data } = await shop.request('POST', '/v1/orders', {
        as: shop.users.customer,
        body: {
          items: products.slice(0, 2).map(({ id }) => ({ productId: id, quantity: 1 })),
          promoCode: world.promo.code,
        },
      });
      await shop.request('POST', `/v1/orders/${data.id}/cancel`, { as: shop.users.staff });
    }
  });
  const done = Promise.all(shopping).finally(() => {
    busy = false;
  });
  let rounds = 0;
  for (; busy; rounds += 1) t.same(await world.check({ repair: rounds % 2 === 0 }), []);
  await done;
  t.ok(rounds > 1);
  t.same(await world.check(), []);
});
