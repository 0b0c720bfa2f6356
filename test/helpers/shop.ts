// A Kontor of its own for a test file: database, app, two tenants with their users, and requests
// whose answers are checked against the contract.
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { type Logger, pino } from 'pino';
import type { Test } from 'tap';
import { buildApp } from '../../src/app.js';
import { type Config, loadConfig } from '../../src/config.js';
import type { Ctx, Tenant } from '../../src/context.js';
import type { Role } from '../../src/contract/generated/accounts.js';
import { untenanted } from '../../src/db/connect.js';
import { systemContext } from '../../src/db/tenancy.js';
import { createDeps, type Deps } from '../../src/deps.js';
import { createUser, register } from '../../src/domains/accounts/index.js';
import { ensureTenant } from '../../src/domains/tenants/index.js';
import { checkResponse } from './contract.js';
import { cloneDatabase } from './database.js';

export const password = 'Kontor-test-1';

export interface User {
  id: string;
  customerId: string | null;
  role: Role;
  tenant: Tenant;
  token: string;
}

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
  users: Record<
    | 'admin'
    | 'staff'
    | 'customer'
    | 'customer2'
    | 'service'
    | 'platform'
    | 'otherAdmin'
    | 'otherCustomer',
    User
  >;
  request(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    options?: Request,
  ): Promise<Response>;
}

export interface ShopOptions {
  env?: Record<string, string>;
  log?: Logger;
  /** Whether the rule under test changes what the composition root made. */
  adapt?(deps: Deps): void;
}

export const testConfig = (url: string, env: Record<string, string> = {}): Config =>
  loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    KONTOR_DATA_DIR: '.kontor-test',
    DEFAULT_TENANT: 'demo',
    RATE_LIMIT_SCALE: '0',
    LOG_LEVEL: 'silent',
    ...env,
  });

export async function openShop(t: Test, options: ShopOptions = {}): Promise<Shop> {
  const url = await cloneDatabase(t);
  const config = testConfig(url, options.env);
  const log = options.log ?? pino({ level: config.LOG_LEVEL });
  const deps = createDeps(config, log, url);
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

  const tenant = await ensureTenant(untenanted(deps.pool), {
    slug: 'demo',
    name: 'Demo Gifts',
    currency: 'GBP',
    settings: { shopEmail: 'shop@demo.example.com' },
  });
  const other = await ensureTenant(untenanted(deps.pool), {
    slug: 'other',
    name: 'Other Shop',
    currency: 'EUR',
    settings: {},
  });
  const ctx = systemContext(deps, tenant, 'test');
  const otherCtx = systemContext(deps, other, 'test');
  // At the same time: each hashes a password.
  const [admin, staff, customer, customer2, service, platform, otherAdmin, otherCustomer] =
    await Promise.all([
      addUser(ctx, 'admin', 'admin@example.com'),
      addUser(ctx, 'staff', 'staff@example.com'),
      addUser(ctx, 'customer', 'customer@example.com'),
      addUser(ctx, 'customer', 'customer2@example.com'),
      addUser(ctx, 'service', 'service@example.com'),
      addUser(ctx, 'platform', 'platform@example.com'),
      addUser(otherCtx, 'admin', 'admin@other.example.com'),
      addUser(otherCtx, 'customer', 'customer@other.example.com'),
    ]);
  const users = { admin, staff, customer, customer2, service, platform, otherAdmin, otherCustomer };

  return {
    url,
    app,
    deps,
    sql: async (text, values) => (await owner.query(text, values)).rows,
    ctx,
    otherCtx,
    users,
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

/** Adds a user by the rules, and signs a token as login would. */
export async function addUser(ctx: Ctx, role: Role, email: string): Promise<User> {
  const person = { email, password, firstName: 'Test', lastName: role, phone: '+447700900001' };
  const added =
    role === 'customer'
      ? await register(ctx, person)
      : { user: await createUser(ctx, { ...person, role }), customer: undefined };
  const customerId = added.customer?.id ?? null;
  const token = ctx.deps.signAccessToken({
    sub: added.user.id,
    tenant_id: ctx.tenant.id,
    roles: [role],
    customer_id: customerId,
    sid: added.user.id,
  });
  return { id: added.user.id, customerId, role, tenant: ctx.tenant, token };
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
