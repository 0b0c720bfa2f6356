// The guard of locks itself: it sees the statements that are executed, and finds the unsafe ones.
import t from 'tap';
import { countLocking, faultOf, isLocking, tablesRead } from '../helpers/lock-guard.js';
import { addProduct, openShop } from '../helpers/shop.js';

t.test('the tables that a statement reads', (t) => {
  const cases: Array<[string, string[]]> = [
    ['select id from orders where id = $1 for no key update', ['orders']],
    [
      'select id, (select json_agg(x) from order_lines) from orders for update',
      ['order_lines', 'orders'],
    ],
    ['select * from "orders" join "public"."users" on true for update', ['orders', 'users']],
    ['select extract(epoch from at), x is distinct from y from orders for update', ['orders']],
    ['select 1 from orders join users using (id) for share', ['orders', 'users']],
    [
      'with wanted as (select * from unnest($1::uuid[]) w), locked as materialized (select 1 from stock_levels s join wanted w using (id) for no key update of s) select 1 from locked',
      ['stock_levels'],
    ],
  ];
  for (const [text, tables] of cases) {
    t.ok(isLocking(text));
    t.same([...tablesRead(text)].sort(), tables, text);
    t.equal(faultOf(text) !== undefined, tables.length > 1, text);
  }
  t.notOk(isLocking('update orders set status = $1'));
  t.end();
});

t.test('the statements of orders, stock and accounts pass it', async (t) => {
  const shop = await openShop(t);
  const before = countLocking();
  const { id } = await addProduct(shop);
  const order = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId: id, quantity: 1 }] },
  });
  await shop.request('POST', `/v1/orders/${order.data.id}/cancel`, { as: shop.users.customer });
  t.ok(countLocking() > before + 2, 'the guard sees them');
});

t.test('an unsafe statement is not sent', async (t) => {
  const shop = await openShop(t);
  await t.rejects(
    shop.sql('select 1 from orders join users on true for no key update of orders'),
    /locks rows and reads orders, users/,
  );
});
