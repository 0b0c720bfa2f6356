// What the benchmarks ask of a shop: a customer's token, stock that does not end, and which statements
// a request takes.
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { pino } from 'pino';
import { buildApp } from '../src/app.js';
import { loadConfig } from '../src/config.js';
import { createDeps } from '../src/deps.js';
import { newId } from '../src/lib/ids.js';
import { roundTripsOf, type Statement, statementsOf } from '../test/helpers/statements.js';
import type { Row } from './harness.js';
import { benchTenant, type World } from './world.js';

/** The n-th product of the generated catalogue. */
export const productId = (n: number) =>
  `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** A number that is not archived, whatever is asked for. */
export const active = (n: number) => (n % 50 === 7 ? n + 1 : n);

/**
 * @param tenant slug
 * @returns headers of a customer who has just registered
 */
export const signUp = (base: string, tenant = benchTenant) =>
  signUpAs(base, tenant, async () => {});

/** @returns headers of somebody who works for the shop */
export const hireStaff = ({ sql }: World, base: string, tenant = benchTenant) =>
  signUpAs(base, tenant, async (email) => {
    await sql(`update users set role = 'staff' where email = $1`, [email]);
  });

async function signUpAs(
  base: string,
  tenant: string,
  become: (email: string) => Promise<void>,
): Promise<Record<string, string>> {
  const email = `${newId()}@example.com`;
  const password = 'Bench-password-1';
  const account = { email, password, firstName: 'Ben', lastName: 'Mark' };
  await post(base, tenant, '/v1/auth/register', account);
  await become(email);
  const { accessToken } = await post(base, tenant, '/v1/auth/login', { email, password });
  return { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
}

async function post(
  base: string,
  tenant: string,
  path: string,
  body: object,
): Promise<Record<string, string>> {
  const headers = { 'content-type': 'application/json', 'x-tenant-id': tenant };
  const answer = await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json() as Promise<Record<string, string>>;
}

/**
 * After a warm-up that wrote the first rows of a table. What a connection has planned for a table that was
 * analysed when it was empty reads all of it, in foreign keys too, until autovacuum analyses it within a minute.
 */
export async function planAnew({ sql }: World): Promise<void> {
  await sql('analyze');
}

/** So much that nothing is ever sold out, with the ledger to match. */
export async function fillStock({ sql }: World): Promise<void> {
  await sql(`with filled as (update stock_levels set on_hand = on_hand + 10000000 where on_hand < 10000000 returning *)
    insert into stock_movements (tenant_id, id, product_id, kind, on_hand_delta, reserved_delta, reason)
    select tenant_id, gen_random_uuid(), product_id, 'adjustment', 10000000, 0, 'Bench' from filled`);
  await sql('vacuum analyze stock_levels');
}

/** An order of each of the products. */
export const orderOf = (products: number[], more: object = {}) => ({
  body: JSON.stringify({
    items: products.map((n) => ({ productId: productId(active(n)), quantity: 1 })),
    ...more,
  }),
  headers: { 'idempotency-key': newId() },
});

/** Placing an order as a request to an app of this process. */
export const placing =
  (headers: Record<string, string>, products: number[], more: object = {}) =>
  (): InjectOptions => {
    const { body, headers: key } = orderOf(products, more);
    return { method: 'POST', url: '/v1/orders', headers: { ...headers, ...key }, body };
  };

/** Two different ones among the first `size`. */
export function anyTwo(size = 2000): number[] {
  const first = 1 + Math.floor((Math.random() * size) / 2);
  return [first, first + size / 2];
}

export type Counts = Required<Pick<Row, 'statements' | 'roundTrips'>>;

export interface OwnApp {
  app: FastifyInstance;
  /**
   * @param request makes a request each time
   * @returns what it sends to PostgreSQL when who asks, and the shop, are known already
   */
  statementsOf(request: () => InjectOptions): Promise<Statement[]>;
  /** The same, counted. */
  countsOf(request: () => InjectOptions): Promise<Counts>;
  close(): Promise<void>;
}

/** The app inside this process, on one connection: to look at what it does, not how fast. */
export async function ownApp(
  { url, dataDir }: World,
  env: Record<string, string> = {},
): Promise<OwnApp> {
  const config = loadConfig({
    DATABASE_URL: url,
    KONTOR_DATA_DIR: dataDir,
    PORT: '0',
    DEFAULT_TENANT: benchTenant,
    NODE_ENV: 'test',
    DATABASE_POOL_SIZE: '1',
    RATE_LIMIT_SCALE: '0',
    MAX_EVENT_LOOP_DELAY: '0',
    ...env,
  });
  const deps = createDeps(config, pino({ level: 'silent' }), url);
  const app = await buildApp(deps);
  // What is cached is kept only while changes are heard of.
  while (deps.readCache.state().status !== 'off' && !deps.readCache.state().hearing)
    await sleep(20);
  const sentBy = async (request: () => InjectOptions) => {
    const ask = async () => {
      const { statusCode, body } = await app.inject(request());
      if (statusCode >= 300) throw new Error(`${request().url}: ${statusCode} ${body}`);
    };
    await ask();
    return statementsOf(ask);
  };
  return {
    app,
    statementsOf: sentBy,
    async countsOf(request) {
      const sent = await sentBy(request);
      return { statements: sent.length, roundTrips: roundTripsOf(sent) };
    },
    async close() {
      await app.close();
      await deps.close();
    },
  };
}
