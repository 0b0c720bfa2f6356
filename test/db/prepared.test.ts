// Statements that are run often are prepared, and a migration under way stops none of them.
import t from 'tap';
import { transaction } from '../../src/db/transaction.js';
import { openShop } from '../helpers/shop.js';

t.test('what is run often is prepared, what is run once is not', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '1', CACHE_SECONDS: '0' } });
  const { db } = shop.ctx;
  const isPrepared = async (part: string) => {
    const prepared = await db.query<{ statement: string }>(
      'select statement from pg_prepared_statements',
    );
    return prepared.some(({ statement }) => statement.includes(part));
  };
  const twice = 'select 4711 where $1';
  await db.query(twice, [true]);
  await db.query(twice, [true]);
  t.notOk(await isPrepared('4711'), 'twice');
  await db.query(twice, [true]);
  t.ok(await isPrepared('4711'), 'and once more');
  for (let n = 0; n < 20; n += 1) await shop.request('GET', '/v1/products');
  t.ok(await isPrepared('from "products"'), 'a list that is asked for often');
});

t.test('whoever asks for lists in every way leaves names for the others', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '1', CACHE_SECONDS: '0' } });
  const { db } = shop.ctx;
  for (let shape = 0; shape < 60; shape += 1)
    for (let n = 0; n < 20; n += 1)
      await db.query(`select ${shape} as shape where $1`, [true], 'list');
  const count = async (part: string) => {
    const [row] = await db.query<{ count: number }>(
      `select count(*) as count from pg_prepared_statements where statement like '%${part}%'`,
    );
    return row?.count ?? 0;
  };
  t.ok((await count('as shape')) <= 50);
  for (let n = 0; n < 3; n += 1) await db.query('select 815 where $1', [true]);
  t.equal(await count('select 815'), 1);
});

t.test('a column that changes its type', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '3' } });
  await shop.sql('create table changing (value int)');
  await shop.sql('insert into changing values (7)');
  await shop.sql('grant select on changing to kontor_app');
  const text = 'select value from changing where $1';
  const read = () => shop.ctx.db.query<{ value: unknown }>(text, [true]);
  const readInside = () =>
    transaction(shop.ctx, ({ db }) => db.query<{ value: unknown }>(text, [true]));
  const all = () => Promise.all([read(), readInside(), read(), readInside(), read()]);
  for (let n = 0; n < 4; n += 1) t.same((await all()).flat(), Array(5).fill({ value: 7 }));
  await shop.sql('alter table changing alter value type text');
  t.same(await readInside(), [{ value: '7' }], 'in a transaction');
  t.same((await all()).flat(), Array(5).fill({ value: '7' }), 'on every connection');
  await shop.sql('alter table changing alter value type int using value::int');
  t.same(await read(), [{ value: 7 }], 'outside');
  t.same((await all()).flat(), Array(5).fill({ value: 7 }));
});
