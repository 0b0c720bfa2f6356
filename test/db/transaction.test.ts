// A transaction that the database gives up for another's sake is tried again, and nobody hears of it.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import t from 'tap';
import { connectAsOwner } from '../../src/db/connect.js';
import { transaction } from '../../src/db/transaction.js';
import { toFault } from '../../src/http/problem.js';
import { addProduct, openShop } from '../helpers/shop.js';

t.test('two who lock the same rows in another order', async (t) => {
  const shop = await openShop(t);
  const a = await addProduct(shop, { stock: 1 });
  const b = await addProduct(shop, { stock: 1 });
  let attempts = 0;
  const lockBoth = (first: string, second: string) =>
    transaction(shop.ctx, async (ctx) => {
      attempts += 1;
      const lock = (id: string) =>
        ctx.db.query('select 1 from stock_levels where product_id = $1 for update', [id]);
      await lock(first);
      await sleep(100);
      await lock(second);
      return ctx.tenant.slug;
    });
  const done = await Promise.all([lockBoth(a.id, b.id), lockBoth(b.id, a.id)]);
  t.same(done, ['demo', 'demo'], 'both are done');
  t.ok(attempts > 2, `after ${attempts} attempts`);
});

t.test('serializable transactions that fail', async (t) => {
  const shop = await openShop(t, {
    // PostgreSQL then refuses what would be right one after the other, and is not.
    through: async (url) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const name = client.escapeIdentifier(new URL(url).pathname.slice(1));
      await client.query(
        `alter database ${name} set default_transaction_isolation = 'serializable'`,
      );
      await client.end();
      return url;
    },
  });
  const { id } = await addProduct(shop, { stock: 4 });
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      shop.request('POST', '/v1/orders', {
        as: shop.users.customer,
        key: `order-${n}`,
        body: { items: [{ productId: id, quantity: 1 }] },
      }),
    ),
  );
  const statuses = answers.map(({ statusCode }) => statusCode);
  t.ok(
    statuses.every((status) => [201, 409, 503].includes(status)),
    `${statuses}`,
  );
  const sold = statuses.filter((status) => status === 201).length;
  t.ok(sold > 0 && sold <= 4);
  t.same(await shop.sql('select reserved from stock_levels'), [{ reserved: sold }]);
  for (const answer of answers)
    if (answer.statusCode === 503) t.ok(answer.headers['retry-after'], 'and may be sent again');
  const [{ failures } = { failures: 0 }] = await shop.sql<{ failures: number }>(
    `select xact_rollback::int as failures from pg_stat_database where datname = current_database()`,
  );
  t.comment(`${failures} transactions were rolled back`);
});

t.test('a statement that takes too long is ended, and the connection goes on', async (t) => {
  const shop = await openShop(t);
  const limits = await shop.deps.pool.query('show statement_timeout');
  t.same(limits.rows, [{ statement_timeout: '30s' }]);
  const slow = transaction(shop.ctx, async (ctx) => {
    await ctx.db.query(`set local statement_timeout = '100ms'`);
    await ctx.db.query('select pg_sleep(5)');
  });
  const error = await slow.catch((error: unknown) => error);
  t.match(toFault(error, shop.deps.constraints), { status: 503, code: 'unavailable' });
  t.same(await shop.ctx.db.query('select 1 as one'), [{ one: 1 }]);
});

t.test('a worker’s own connections have limits too', async (t) => {
  const shop = await openShop(t);
  const pool = connectAsOwner({ url: shop.url, size: 1, onError: () => {} });
  t.teardown(() => pool.end());
  for (const [name, value] of [
    ['statement_timeout', '30s'],
    ['idle_in_transaction_session_timeout', '1min'],
  ])
    t.same((await pool.query(`show ${name}`)).rows, [{ [name as string]: value }]);
});
