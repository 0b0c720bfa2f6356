// A Kontor of its own for a test file: database, app, two tenants with their users, and requests
// whose answers are checked against the contract.
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { type Logger, pino } from 'pino';
import type { Test } from 'tap';
import { buildApp } from '../../src/app.js';
import { type Config, loadConfig } from '../../src/config.js';
import type { Ctx } from '../../src/context.js';
import { createDeps, type Deps } from '../../src/deps.js';
import { checkResponse } from './contract.js';
import { cloneDatabase } from './database.js';
import './lock-guard.js';
import { findPeople, type People, type User } from './people.js';

export { addUser, password, type User } from './people.js';

export interface Request extends Omit<InjectOptions, 'method' | 'url' | 'payload' | 'body'> {
  as?: User;
  body?: unknown;
  key?: string;
  headers?: Record<string, string>;
}

export interface Response extends LightMyRequestResponse {
  /** The body, whatever its shape: the contract has checked it. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read what the contract has checked
  data: any;
}

export interface Shop {
  url: string;
  app: FastifyInstance;
  deps: Deps;
  /** As the owner of the tables: sees all tenants. */
  sql<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  ctx: Ctx;
  otherCtx: Ctx;
  users: People['users'];
  /** Takes away all rows but the tenants and people that a shop opens with. */
  reset(): Promise<void>;
  request(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    options?: Request,
  ): Promise<Response>;
}

export interface ShopOptions {
  env?: Record<string, string>;
  log?: Logger;
  /** The address that the shop takes to its database, past which it has the direct one as well. */
  through?(url: string): Promise<string>;
  /** Whether the rule under test changes what the composition root made. */
  adapt?(deps: Deps): void;
}

/** The secret of the address that delivery reports of SMS are sent to. */
export const callbackToken = 'callback-secret-of-tests';

export const testConfig = (url: string, env: Record<string, string> = {}): Config =>
  loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    KONTOR_DATA_DIR: '.kontor-test',
    DEFAULT_TENANT: 'demo',
    RATE_LIMIT_SCALE: '0',
    // Three test files share two processors.
    MAX_EVENT_LOOP_DELAY: '0',
    LOG_LEVEL: 'silent',
    // The issuer of `syncUser` in samples and examples; nothing is asked of it.
    OIDC_ISSUERS: JSON.stringify([
      { issuer: 'https://id.example.com/realms/shop', audience: 'kontor-examples' },
    ]),
    SMS_CALLBACK_TOKEN: callbackToken,
    ...env,
  });

export async function openShop(t: Test, options: ShopOptions = {}): Promise<Shop> {
  const url = await cloneDatabase(t);
  const address = (await options.through?.(url)) ?? url;
  const config = testConfig(address, { DATABASE_DIRECT_URL: url, ...options.env });
  const log = options.log ?? pino({ level: config.LOG_LEVEL });
  const deps = createDeps(config, log, address);
  options.adapt?.(deps);
  const app = await buildApp(deps);
  await app.ready();
  const owner = new pg.Pool({ connectionString: url, max: 4 });
  owner.on('error', () => {});
  t.teardown(async () => {
    await app.close();
    await deps.close();
    await owner.end();
  });

  const { ctx, otherCtx, users } = await findPeople(deps);

  const { rows: accounts } = await owner.query(
    'select id, email, active, password_hash as hash from users',
  );
  const restoreAccounts = () =>
    owner.query(
      `update users set password_hash = known.hash, email = known.email, active = known.active
       from jsonb_to_recordset($1) as known(id uuid, email text, active boolean, hash text)
       where users.id = known.id`,
      [JSON.stringify(accounts)],
    );

  return {
    url,
    app,
    deps,
    sql: async (text, values) => (await owner.query(text, values)).rows,
    ctx,
    otherCtx,
    users,
    async reset() {
      await resetRows(owner, users);
      await restoreAccounts();
      for (const { id, tenant } of Object.values(users)) {
        await deps.callers.forgetUser({ ...ctx, tenant }, id);
        await deps.callers.forgetSession({ ...ctx, tenant }, id);
      }
      await deps.readCache.clear();
    },
    async request(method, path, { as, body, key, headers, ...rest } = {}) {
      const response = await app.inject({
        ...rest,
        method,
        url: path,
        ...(body !== undefined && { payload: body as object }),
        headers: {
          ...(as && { authorization: `Bearer ${as.token}` }),
          ...(key !== undefined && { 'idempotency-key': key }),
          ...headers,
        },
      });
      checkResponse(method, path, response);
      const isJson = String(response.headers['content-type']).includes('json');
      return Object.assign(response, { data: isJson ? response.json() : undefined }) as Response;
    },
  };
}

let counter = 0;

/** Adds a product by the API, with some of it on hand. */
export async function addProduct(
  shop: Shop,
  {
    stock = 100,
    price = 1000,
    ...rest
  }: { stock?: number; price?: number; [field: string]: unknown } = {},
) {
  counter += 1;
  const { data: product } = await shop.request('POST', '/v1/products', {
    as: shop.users.staff,
    body: {
      sku: `SKU-${counter}`,
      name: `Product ${counter}`,
      price: { amount: price, currency: 'GBP' },
      ...rest,
    },
  });
  if (stock > 0) {
    await shop.request('POST', `/v1/products/${product.id}/stock-adjustments`, {
      as: shop.users.staff,
      body: { delta: stock, reason: 'Opening stock' },
    });
  }
  return product as { id: string; sku: string; name: string; version: number };
}

/** As the superuser, without the checks of foreign keys: the order of the tables does not matter. */
async function resetRows(owner: pg.Pool, people: People['users']): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace and relrowsecurity
       and relname not in ('users', 'customers', 'refresh_tokens')`,
  );
  const ids = Object.values(people).map(({ id }) => `'${id}'`);
  const client = await owner.connect();
  try {
    await client.query(
      `begin; set local session_replication_role = replica;
       ${rows.map(({ name }) => `delete from ${name};`).join(' ')}
       delete from refresh_tokens where family_id not in (${ids.join(', ')});
       update refresh_tokens set revoked_at = null, used_at = null;
       delete from users where id not in (${ids.join(', ')});
       delete from customers where user_id is null or user_id not in (select id from users);
       delete from tenants where slug not in ('demo', 'other');
       update tenants set version = 1, is_default = false;
       delete from graphile_worker._private_jobs; commit`,
    );
  } finally {
    client.release();
  }
}
