// The script that distributes the tables, against a stand-in for Citus that refuses what Citus refuses.
import { readFileSync } from 'node:fs';
import t, { type Test } from 'tap';
import { openShop, type Shop } from '../helpers/shop.js';

/** Tables as Citus keeps them, and its conditions for keys, unique constraints and foreign keys. */
const standIn = `
  create schema stand_in;
  create table stand_in.tables (logicalrelid regclass primary key, partmethod char, colocation text);
  create view pg_dist_partition as select * from stand_in.tables;
  create function create_reference_table(t regclass) returns void language plpgsql as $$
  begin
    if exists (select from pg_constraint where conrelid = t and contype = 'f') then
      raise exception '% is a reference table with a foreign key', t;
    end if;
    insert into stand_in.tables values (t, 'n', 'reference');
  end $$;
  create function create_distributed_table(t regclass, key text, colocate_with text) returns void
  language plpgsql as $$
  declare
    position smallint := (select attnum from pg_attribute where attrelid = t and attname = key);
    fault text;
  begin
    if position is null then raise exception '% has no %', t, key; end if;
    select i.indexrelid::regclass::text into fault from pg_index i
    where i.indrelid = t and (i.indisunique or i.indisexclusion) and position <> all (i.indkey::smallint[]);
    if fault is not null then raise exception '% is unique without %', fault, key; end if;
    if exists (select from pg_trigger where tgrelid = t and not tgisinternal) then
      raise exception '% has triggers', t;
    end if;
    select f.conname into fault from pg_constraint f
    left join pg_dist_partition d on d.logicalrelid = f.confrelid
    where f.conrelid = t and f.contype = 'f'
      and case
        when d.partmethod = 'n' then false
        when d.logicalrelid is null and f.confrelid <> t then true
        -- The same column of both, at the same place of the key.
        else not exists (
          select from unnest(f.conkey, f.confkey) as k (here, there)
          join pg_attribute o on o.attrelid = f.confrelid and o.attnum = k.there
          where k.here = position and o.attname = key)
      end;
    if fault is not null then raise exception 'Citus knows no such foreign key: %', fault; end if;
    -- What refers to it must not have stayed local.
    select f.conrelid::regclass || '.' || f.conname into fault from pg_constraint f
    where f.confrelid = t and f.contype = 'f' and f.conrelid <> t
      and not exists (select from pg_attribute where attrelid = f.conrelid and attname = key and attnum > 0);
    if fault is not null then raise exception '% refers to a distributed table from a local one', fault; end if;
    insert into stand_in.tables values (t, 'h', case colocate_with when 'none' then t::text else colocate_with end);
  end $$;`;

async function openStandIn(t: Test): Promise<Shop> {
  const shop = await openShop(t);
  await shop.sql(standIn);
  return shop;
}

const script = () => readFileSync('deploy/citus/distribute.sql', 'utf8');

t.test('every table finds its place', async (t) => {
  const shop = await openStandIn(t);
  // A setting of Citus: PostgreSQL takes those of extensions that it has not loaded.
  await shop.sql(script());
  const rows = await shop.sql<{ name: string; method: string; colocation: string }>(
    `select logicalrelid::text as name, partmethod as method, colocation from pg_dist_partition`,
  );
  const distributed = rows.filter(({ method }) => method === 'h');
  t.ok(distributed.length > 25, `${distributed.length} tables`);
  t.equal(new Set(distributed.map(({ colocation }) => colocation)).size, 1, 'side by side');
  t.same(
    rows.filter(({ method }) => method === 'n').map(({ name }) => name),
    ['tenants'],
  );
  const secured = await shop.sql<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity`,
  );
  const names = new Set(distributed.map(({ name }) => name));
  t.same(
    secured.filter(({ name }) => !names.has(name)),
    [],
    'all that belong to tenants',
  );
  await shop.sql(script());
  const again = await shop.sql('select 1 from pg_dist_partition');
  t.equal(again.length, rows.length, 'once more changes nothing');
});

t.test('a table that cannot be distributed is found', async (t) => {
  const shop = await openStandIn(t);
  await shop.sql(`create table gifts (tenant_id uuid, id uuid primary key)`);
  await t.rejects(shop.sql(script()), /gifts_pkey is unique without tenant_id/);
});
