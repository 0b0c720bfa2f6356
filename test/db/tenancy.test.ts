// Row-level security, proven on the catalogue of tables and by trying to get around it.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { pino } from 'pino';
import t from 'tap';
import { migrationNames } from '../../migrations/index.js';
import { buildApp } from '../../src/app.js';
import { AppPool, tenantReads } from '../../src/db/connect.js';
import { migrateDown, migrateUp } from '../../src/db/migrate.js';
import { transaction } from '../../src/db/transaction.js';
import { createDeps } from '../../src/deps.js';
import { runWorker } from '../../src/jobs/run-worker.js';
import { emptyDatabase } from '../helpers/database.js';
import { addProduct, openShop, testConfig } from '../helpers/shop.js';
import { until } from '../helpers/wait.js';

/** Tables that belong to no tenant, each with the reason. */
const untenanted: Record<string, string> = {
  tenants: 'the tenants themselves; platform operations and the choice of a tenant',
  worker_heartbeats: 'of worker processes',
  message_channels: 'of the mail server and the SMS provider',
  sms_calls: 'says whose a delivery report is, which names no tenant',
  sms_reports: 'delivery reports as they come, which name no tenant',
  knex_migrations: 'of the schema',
  knex_migrations_lock: 'of the schema',
};

interface TableRow {
  name: string;
  rls: boolean;
  forced: boolean;
  policies: string[];
  key: string[];
  triggers: number;
}

t.test('every table is a tenant’s, with row-level security, or on the list', async (t) => {
  const shop = await openShop(t);
  const tables = await shop.sql<TableRow>(`
    select c.relname as name, c.relrowsecurity as rls, c.relforcerowsecurity as forced,
      array(select pg_get_expr(p.polqual, p.polrelid) || ' / ' || pg_get_expr(p.polwithcheck, p.polrelid)
        from pg_policy p where p.polrelid = c.oid and p.polpermissive
          and p.polroles && array[0, 'kontor_app'::regrole]::oid[]) as policies,
      array(select a.attname::text from pg_index i, unnest(i.indkey) with ordinality k (attnum, position)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary order by k.position) as key,
      (select count(*)::int from pg_trigger where tgrelid = c.oid and not tgisinternal) as triggers
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`);
  t.ok(tables.length > 10);
  for (const table of tables) {
    if (table.name in untenanted) continue;
    t.ok(table.rls && table.forced, `${table.name}: enabled and forced`);
    t.equal(table.policies.length, 1, `${table.name}: one policy`);
    t.match(table.policies[0], /tenant_id = .*app\.tenant_id.* \/ .*tenant_id = .*app\.tenant_id/);
    t.equal(table.key[0], 'tenant_id', `${table.name}: the key begins with the tenant`);
    t.equal(table.triggers, 0, `${table.name}: no triggers`);
  }
  t.same(
    Object.keys(untenanted).filter((name) => !tables.some((table) => table.name === name)),
    [],
    'nothing on the list is gone',
  );

  const keys = await shop.sql<{ name: string; columns: string[]; target: string }>(`
    select c.conrelid::regclass::text || '.' || c.conname as name, coalesce(c.confrelid::regclass::text, '') as target,
      array(select a.attname::text from unnest(c.conkey) k join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k) as columns
    from pg_constraint c join pg_class r on r.oid = c.conrelid
    where c.contype in ('u', 'f', 'p') and r.relnamespace = 'public'::regnamespace and r.relrowsecurity`);
  for (const key of keys)
    t.ok(key.columns.includes('tenant_id'), `${key.name} contains the tenant`);
});

t.test('the application’s role', async (t) => {
  const shop = await openShop(t);
  const [role] = await shop.sql(
    `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin from pg_roles where rolname = 'kontor_app'`,
  );
  t.same(role, {
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    rolcanlogin: false,
  });
  const owned = await shop.sql(
    `select relname from pg_class where relowner = 'kontor_app'::regrole`,
  );
  t.same(owned, []);
  const { rows } = await shop.deps.pool.query('select current_user as role');
  t.same(rows, [{ role: 'kontor_app' }]);
});

t.test('what else policies allow and forbid', async (t) => {
  const shop = await openShop(t);
  const others = await shop.sql(
    `select polrelid::regclass::text as table, polname as name, polcmd as command, pg_get_expr(polqual, polrelid) as condition
     from pg_policy where polname <> 'tenant_isolation'
       and polrelid::regclass::text not like 'graphile_worker.%' order by 1`,
  );
  t.same(others, [
    {
      table: 'audit_entries',
      name: 'concluded_once',
      command: 'w',
      condition: "(outcome = 'unknown'::text)",
    },
    { table: 'product_search', name: 'owner_searches', command: 'r', condition: 'true' },
  ]);
  const definers = await shop.sql<{ name: string; settings: string[] }>(
    `select proname as name, proconfig as settings from pg_proc
     where prosecdef and pronamespace = 'public'::regnamespace order by 1`,
  );
  t.same(
    definers.map(({ name }) => name),
    ['add_tenant_jobs', 'find_products', 'keys_without_job', 'search_products', 'worker_health'],
    'each with a path of its own',
  );
  for (const { name, settings } of definers)
    t.ok(
      settings.some((one) => /^search_path=(""|.*, pg_temp)$/.test(one)),
      `${name}: what the session makes is never found first`,
    );
});

t.test('API and worker run by logins that own nothing', async (t) => {
  const owner = await openShop(t);
  const logins = ['api', 'jobs'].map((name) => `${name}_${randomBytes(4).toString('hex')}`);
  const [api = '', jobs = ''] = logins;
  await owner.sql(`create role ${api} login password 'x' in role kontor_app`);
  await owner.sql(`create role ${jobs} login password 'x' in role kontor_app, kontor_worker`);
  t.teardown(async () => {
    const superuser = new pg.Client({ connectionString: owner.url });
    await superuser.connect();
    for (const name of logins) await superuser.query(`drop role ${name}`);
    await superuser.end();
  });
  const as = (name: string) => {
    const url = new URL(owner.url);
    url.username = name;
    url.password = 'x';
    return url.toString();
  };
  const depsOf = (name: string) =>
    createDeps(testConfig(as(name)), pino({ level: 'silent' }), as(name));
  const [apiDeps, jobDeps] = [depsOf(api), depsOf(jobs)];
  const app = await buildApp(apiDeps);
  const worker = await runWorker(jobDeps, as(jobs));
  t.teardown(async () => {
    await app.close();
    await worker.stop();
    await apiDeps.close();
    await jobDeps.close();
  });
  const product = await addProduct(owner);
  const placed = await app.inject({
    method: 'POST',
    url: '/v1/orders',
    headers: { authorization: `Bearer ${owner.users.customer.token}` },
    payload: { items: [{ productId: product.id, quantity: 1 }] },
  });
  t.equal(placed.statusCode, 201);
  await until(async () => {
    const rows = await owner.sql(`select from notifications where status = 'sent'`);
    return rows.length === 3;
  });
  t.equal((await app.inject('/health')).json().status, 'ok');
  const stranger = new pg.Client({ connectionString: as(api) });
  await stranger.connect();
  await t.rejects(stranger.query('select from graphile_worker._private_jobs'), /permission denied/);
  await t.rejects(stranger.query('alter table orders add column x text'), /must be owner/);
  await stranger.end();
});

t.test('the owner need not be a superuser', async (t) => {
  const url = await emptyDatabase(t);
  const name = `owner_${randomBytes(4).toString('hex')}`;
  const superuser = new pg.Client({ connectionString: url });
  await superuser.connect();
  t.teardown(async () => {
    await superuser.query(`drop owned by ${name} cascade; drop role ${name}`);
    await superuser.end();
  });
  await superuser.query(`create role ${name} login password 'owner' nosuperuser createrole;
    grant kontor_app to ${name} with admin option;
    grant all on schema public to ${name}; grant create on database ${new URL(url).pathname.slice(1)} to ${name}`);
  const owned = new URL(url);
  owned.username = name;
  owned.password = 'owner';
  await migrateUp(owned.href);
  const tenant = (id: string) => `01900000-0000-7000-8000-00000000000${id}`;
  await superuser.query(`
    insert into tenants (id, slug, name, currency) values ('${tenant('a')}', 'a', 'A', 'GBP'), ('${tenant('b')}', 'b', 'B', 'GBP');
    insert into products (tenant_id, id, sku, name, slug, price) values
      ('${tenant('a')}', '${tenant('1')}', 'A', 'Lantern', 'a', 1), ('${tenant('b')}', '${tenant('2')}', 'B', 'Lantern', 'b', 1)`);
  // Back to before the words of products were kept, and forward again with products there.
  const back = migrationNames.length - migrationNames.indexOf('0020_search');
  for (let n = 0; n < back; n += 1) await migrateDown(owned.href, false);
  await migrateUp(owned.href);
  const pool = new AppPool({ url: owned.href, size: 1, onError: () => {} }, true);
  t.teardown(() => pool.end());
  for (const [id, product] of [
    ['a', '1'],
    ['b', '2'],
  ] as const) {
    const found = await tenantReads(pool, tenant(id)).query(
      `select product_id from search_products('lantern', true)`,
    );
    t.same(found, [{ product_id: tenant(product) }], 'its own, and nothing else');
  }
  // A view of the caller's own making does not get between the function and its table.
  await pool.query('create temporary view product_search as select 1 as nothing').catch(() => {});
  t.equal(
    (await tenantReads(pool, tenant('a')).query(`select from search_products('lantern', true)`))
      .length,
    1,
  );
});

t.test('without a tenant nothing is visible or writable', async (t) => {
  const shop = await openShop(t);
  await addProduct(shop);
  const pool = new AppPool({ url: shop.url, size: 1, onError: () => {} }, true);
  t.teardown(() => pool.end());
  const tables = await shop.sql<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity`,
  );
  for (const { name } of tables) {
    const { rows } = await pool.query(`select count(*)::int as count from ${name}`);
    t.equal(rows[0].count, 0, name);
  }
  const insert = `insert into customers (tenant_id, id, code, first_name, last_name) values ($1, gen_random_uuid(), 'x', 'a', 'b')`;
  await t.rejects(pool.query(insert, [shop.ctx.tenant.id]), /row-level security/);
  await t.rejects(pool.query(`select add_tenant_jobs('[]')`), /no tenant is set/);
  await t.rejects(pool.query('select * from graphile_worker._private_jobs'), /permission denied/);
  await t.rejects(
    pool.query('delete from stock_movements'),
    /permission denied/,
    'a ledger is only added to',
  );
  await t.rejects(pool.query('update order_events set type = type'), /permission denied/);
});

t.test('a tenant cannot write for another', async (t) => {
  const shop = await openShop(t);
  const insert = `insert into customers (tenant_id, id, code, first_name, last_name) values ($1, gen_random_uuid(), 'x', 'a', 'b')`;
  await t.rejects(
    transaction(shop.ctx, (ctx) => ctx.db.query(insert, [shop.otherCtx.tenant.id])),
    /row-level security/,
  );
});

t.test('reads of many tenants on few connections never mix', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '2' } });
  const count = async (tenantId: string) => {
    const rows = await tenantReads(shop.deps.pool, tenantId).query<{ id: string }>(
      'select distinct tenant_id as id from users',
    );
    return rows.map((row) => row.id);
  };
  const ids = [shop.ctx.tenant.id, shop.otherCtx.tenant.id];
  const results = await Promise.all(
    Array.from({ length: 60 }, async (_, at) => {
      const id = ids[at % 2] as string;
      if (at % 5 === 0) await transaction(shop.ctx, (ctx) => ctx.db.query('select 1'));
      return { id, seen: await count(id) };
    }),
  );
  for (const { id, seen } of results) t.same(seen, [id]);
});

t.test('a failed statement leaves the connection to the next', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '1' } });
  await t.rejects(shop.ctx.db.query('select 1/0'), /division by zero/);
  await t.rejects(transaction(shop.ctx, (ctx) => ctx.db.query('select 1/0')));
  t.same(await shop.ctx.db.query('select 1 as one'), [{ one: 1 }]);
  const client = new pg.Client({ connectionString: shop.url });
  await client.connect();
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await client.end();
  await shop.ctx.db.query('select 1').catch(() => {});
  t.same(await shop.ctx.db.query('select 1 as one'), [{ one: 1 }], 'a lost connection is replaced');
});
