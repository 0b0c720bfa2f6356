// Data as a version of Kontor wrote them, kept in files, for tests of the migrations that came after it.
// Run as a program it makes such a file, of a Kontor with the demo's accounts that is running:
//
//   npx tsx test/helpers/upgrade-data.ts http://127.0.0.1:3000 "$DATABASE_URL"
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { demoPassword } from '../../seeds/demo.js';

const folder = 'test/db/data';

export interface UpgradeData {
  /** The newest migration of the version that wrote them. */
  migration: string;
  /** By table, in public or with its schema before it. */
  tables: Record<string, object[]>;
}

/** One for each version of which data are kept. */
export const keptData = (): UpgradeData[] =>
  readdirSync(folder)
    .sort()
    .map((name) => JSON.parse(gunzipSync(readFileSync(`${folder}/${name}`)).toString()));

const jobs = 'graphile_worker._private_jobs';

/** @param client as a superuser, on a database that was migrated so far and no further */
export async function loadData(client: pg.Client, { tables }: UpgradeData): Promise<void> {
  await client.query('begin; set local session_replication_role = replica');
  for (const [table, rows] of Object.entries(tables)) {
    const { rows: columns } = await client.query<{ name: string }>(
      `select quote_ident(attname) as name from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and attgenerated = '' and not attisdropped`,
      [table],
    );
    const names = columns.map(({ name }) => name).join(', ');
    await client.query(`delete from ${table}`);
    await client.query(
      `insert into ${table} (${names}) overriding system value
       select ${names} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  }
  // Rows of Graphile Worker refer to its tables of names by number: the same, in the same order.
  await client.query('commit');
}

async function readData(client: pg.Client): Promise<UpgradeData> {
  const migrations = await client.query<{ name: string }>(
    'select name from knex_migrations order by id desc limit 1',
  );
  const names = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
       and c.relname not like 'knex%' and c.relname not in ('worker_heartbeats') order by 1`,
  );
  const tables: UpgradeData['tables'] = {};
  for (const name of [
    ...names.rows.map((row) => row.name),
    'graphile_worker._private_tasks',
    'graphile_worker._private_job_queues',
    jobs,
  ]) {
    const { rows } = await client.query<{ row: object }>(
      `select to_jsonb(t) as row from ${name} t`,
    );
    if (rows.length > 0) tables[name] = rows.map(({ row }) => row);
  }
  return { migration: migrations.rows[0]?.name as string, tables };
}

/** Writes something of everything that the version knows: what it does not know is passed over. */
async function use(base: string): Promise<void> {
  const send = async (token: string | undefined, method: string, path: string, body?: unknown) => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(method !== 'GET' && { 'idempotency-key': `${method}${path}${Math.random()}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) process.stderr.write(`${response.status} ${method} ${path} ${text}\n`);
    // biome-ignore lint/suspicious/noExplicitAny: of whatever version
    return (response.ok && text !== '' ? JSON.parse(text) : {}) as any;
  };
  const logIn = async (name: string) => {
    const body = { email: `${name}@example.com`, password: demoPassword };
    return (await send(undefined, 'POST', '/v1/auth/login', body)).accessToken as string;
  };
  const [customer, staff, admin] = [
    await logIn('customer'),
    await logIn('staff'),
    await logIn('admin'),
  ];
  const gbp = (amount: number) => ({ amount, currency: 'GBP' });

  await send(undefined, 'POST', '/v1/auth/register', {
    ...{ email: 'zoe@example.com', password: demoPassword },
    ...{ firstName: 'Zoë', lastName: 'Ångström', phone: '+254711082300' },
  });
  const top = await send(staff, 'POST', '/v1/categories', { name: 'Lighting' });
  const category = await send(staff, 'POST', '/v1/categories', {
    name: 'Lanterns',
    parentId: top.id,
  });
  const products: string[] = [];
  for (const n of [1, 2, 3]) {
    const { id } = await send(staff, 'POST', '/v1/products', {
      sku: `OLD-${n}`,
      name: `Lantern “Zoë” ${n}`,
      description: 'Of tin & glass',
      price: gbp(1000 * n),
      categoryId: category.id,
    });
    const arrived = { delta: 50, reason: 'Opening stock' };
    await send(staff, 'POST', `/v1/products/${id}/stock-adjustments`, arrived);
    products.push(id);
  }
  await send(staff, 'POST', '/v1/promo-codes', {
    code: 'OLD10',
    kind: 'percentage',
    value: 1000,
    usageLimit: 5,
  });
  await send(admin, 'POST', '/v1/api-keys', { name: 'Old', roles: ['service'] });
  await send(admin, 'POST', '/v1/webhook-endpoints', {
    url: 'https://hooks.example.com/kontor',
    events: ['order.placed'],
  });
  await send(admin, 'PUT', '/v1/notification-templates/order-placed/sms/en', {
    text: 'Thank you',
  });
  const address = await send(customer, 'POST', '/v1/me/addresses', {
    ...{ name: 'Amina Otieno', line1: '12 Ngong Road', city: 'Nairobi', country: 'KE' },
  });
  await send(customer, 'POST', '/v1/wishlist/items', { productId: products[2] });

  const place = () =>
    send(customer, 'POST', '/v1/orders', {
      items: [
        { productId: products[0], quantity: 2 },
        { productId: products[1], quantity: 1 },
      ],
    });
  const steps = ['confirm', 'ship', 'deliver', 'complete'];
  for (const last of [-1, 0, 1, 2, 3]) {
    const { id } = await place();
    if (last >= 1) {
      const payment = await send(customer, 'POST', `/v1/orders/${id}/payments`, {
        method: 'card',
        provider: 'test',
      });
      await send(staff, 'POST', `/v1/payments/${payment.id}/capture`);
      if (last === 3)
        await send(staff, 'POST', `/v1/payments/${payment.id}/refund`, { amount: gbp(300) });
    }
    for (const step of steps.slice(0, last + 1))
      await send(
        staff,
        'POST',
        `/v1/orders/${id}/${step}`,
        step === 'ship' ? { carrier: 'Posta' } : undefined,
      );
  }
  const { id: unwanted } = await place();
  await send(customer, 'POST', `/v1/orders/${unwanted}/cancel`, {});

  // From here on an order needs one of them.
  await send(admin, 'POST', '/v1/shipping-methods', {
    name: 'Post',
    price: gbp(495),
    countries: ['KE', 'GB'],
  });
  await send(customer, 'POST', '/v1/cart/items', { productId: products[0], quantity: 3 });
  const draft = await send(customer, 'POST', '/v1/orders/checkout-items', {
    items: [{ productId: products[1], quantity: 2 }],
  });
  await send(customer, 'PUT', `/v1/orders/${draft.id}/destination`, { addressId: address.id });
  const options = await send(customer, 'GET', `/v1/orders/${draft.id}/shipping-options`);
  await send(customer, 'PUT', `/v1/orders/${draft.id}/shipping-option`, {
    shippingMethodId: options.items?.[0]?.shippingMethodId,
  });
  await send(customer, 'PUT', `/v1/orders/${draft.id}/promo-code`, { code: 'OLD10' });
  await send(customer, 'POST', `/v1/orders/${draft.id}/place`);
  await send(customer, 'POST', '/v1/orders/checkout-items', {
    items: [{ productId: products[2], quantity: 1 }],
  });
}

async function main([base, url]: string[]): Promise<void> {
  if (!base || !url) throw new Error('Give the address of the API and of its database.');
  await use(base);
  // Messages go out, and are in the data as they then are.
  await new Promise((done) => setTimeout(done, 5_000));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const data = await readData(client);
  await client.end();
  const file = `${folder}/${data.migration.slice(0, 4)}.json.gz`;
  writeFileSync(file, gzipSync(JSON.stringify(data), { level: 9 }));
  const count = Object.values(data.tables).reduce((sum, rows) => sum + rows.length, 0);
  process.stdout.write(`${file}: ${count} rows of ${Object.keys(data.tables).length} tables\n`);
}

if (basename(process.argv[1] ?? '') === basename(fileURLToPath(import.meta.url)))
  await main(process.argv.slice(2));
