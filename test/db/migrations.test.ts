import knex from 'knex';
import pg from 'pg';
import t from 'tap';
import { migrationNames } from '../../migrations/index.js';
import { migrateDown, migrateUp } from '../../src/db/migrate.js';
import { emptyDatabase } from '../helpers/database.js';

t.test('forward, back and forward again', async (t) => {
  const url = await emptyDatabase(t);
  t.same(await migrateUp(url), migrationNames);
  t.same(await migrateUp(url), [], 'a second run does nothing');
  const before = await schema(url);
  t.ok(before.length > 100);
  t.same(await migrateDown(url, true), [...migrationNames].reverse());
  t.same(
    (await schema(url)).filter((line) => !line.startsWith('knex_')),
    [],
    'nothing is left',
  );
  t.same(await migrateUp(url), migrationNames);
  t.same(await schema(url), before);
});

t.test('each migration back and forward alone', async (t) => {
  const url = await emptyDatabase(t);
  await migrateUp(url);
  const db = knex({ client: 'pg', connection: url });
  t.teardown(() => db.destroy());
  const newest = migrationNames.at(-1);
  t.same(await migrateDown(url, false), [newest]);
  t.same(await migrateUp(url), [newest]);
});

async function schema(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ line: string }>(`
    select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
      from information_schema.columns where table_schema = 'public'
    union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'public'::regnamespace
    union all select tablename || ' ' || indexdef from pg_indexes where schemaname = 'public'
    union all select tablename || ' ' || policyname || ' ' || coalesce(qual, '') from pg_policies where schemaname = 'public'
    union all select 'function ' || proname from pg_proc p where pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by 1`);
  await client.end();
  return rows.map((row) => row.line);
}
