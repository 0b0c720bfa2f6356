// A transaction that the database gives up for another's sake is tried again, and nobody hears of it.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import t from 'tap';
import { connectAsOwner } from '../../src/db/connect.js';
import { transaction, withCommit } from '../../src/db/transaction.js';
import { toFault } from '../../src/http/problem.js';
import { addProduct, openShop } from '../helpers/shop.js';
import { roundTripsOf, statementsOf } from '../helpers/statements.js';

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

t.test('statements that do not wait for each other', async (t) => {
  // One connection: whoever has it next would find what was left on it.
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '1' } });
  const rename = (ctx: typeof shop.ctx, name: string) =>
    ctx.db.query('update tenants set name = $1 where id = $2 returning name', [
      name,
      ctx.tenant.id,
    ]);
  const name = async () =>
    (await shop.sql('select name from tenants where slug = $1', ['demo']))[0];
  const before = await name();

  t.same(
    await transaction(shop.ctx, (ctx) =>
      Promise.all([ctx.db.query('select 1 as n'), ctx.db.query('select 2 as n')]),
    ),
    [[{ n: 1 }], [{ n: 2 }]],
  );

  let late: Promise<unknown> = Promise.resolve();
  const failing = transaction(shop.ctx, async (ctx) => {
    late = sleep(50).then(() => rename(ctx, 'Late'));
    late.catch(() => {});
    await Promise.all([rename(ctx, 'Early'), ctx.db.query('select 1 / 0')]);
  });
  await t.rejects(failing, { code: 'invalid_request' });
  await t.rejects(late, { message: 'The transaction has ended.' });
  t.same(await name(), before, 'nothing of it is left, and nothing comes after it');

  const last = transaction(shop.ctx, async (ctx) => {
    await rename(ctx, 'Early');
    withCommit(ctx, (ctx) => ctx.db.query('select 1 / 0'));
  });
  await t.rejects(
    last,
    { code: 'invalid_request' },
    'what is sent with the commit decides as well',
  );
  t.same(await name(), before);
  const sent = await statementsOf(() =>
    transaction(shop.ctx, async (ctx) => withCommit(ctx, (ctx) => rename(ctx, 'With the commit'))),
  );
  t.equal(roundTripsOf(sent), 2, 'one to begin, one for the rest');
  t.same(await name(), { name: 'With the commit' });
  t.throws(() => withCommit(shop.ctx, async () => {}), 'outside a transaction');
  const tooLate = transaction(shop.ctx, async (ctx) => {
    await rename(ctx, 'Too late');
    withCommit(ctx, async () => {
      await sleep(1);
      await rename(ctx, 'Later');
    });
  });
  await t.rejects(tooLate, { message: 'What goes with a commit is sent at once.' });
  t.same(await name(), { name: 'With the commit' });
});

t.test('of several failures the first one is told', async (t) => {
  const shop = await openShop(t);
  const deep = async (work: () => Promise<unknown>) => {
    const nested = async (levels: number): Promise<unknown> =>
      levels === 0 ? work() : await nested(levels - 1);
    return nested(20);
  };
  const { id } = await addProduct(shop);
  const insert = (ctx: typeof shop.ctx) =>
    ctx.db.query(`insert into stock_levels (tenant_id, product_id) values ($1, $2)`, [
      ...[ctx.tenant.id, id],
    ]);
  const failing = transaction(shop.ctx, (ctx) =>
    Promise.all([deep(() => insert(ctx)), ctx.db.query('select 1')]),
  );
  await t.rejects(failing, { code: '23505' }, 'not that of a statement that came after it');
  let attempts = 0;
  const passing = transaction(shop.ctx, async (ctx) => {
    attempts += 1;
    const conflict = `do $$ begin raise exception 'again' using errcode = '40001'; end $$`;
    if (attempts === 1)
      await Promise.all([deep(() => ctx.db.query(conflict)), ctx.db.query('select 1')]);
  });
  await passing;
  t.equal(attempts, 2, 'and decides whether it is tried again');
});
