// Pools of connections and the one interface through which SQL is run.
import pg from 'pg';
import { tracedSql } from '../tracing.js';
import { isOutdated, type Origin, statementOf } from './prepared.js';
import { queryRows } from './rows-query.js';
import { WatchedClient, watchSilence } from './watched-client.js';

/** Rows are typed by whoever wrote the statement. */
export interface Db {
  query<Row>(text: string, values?: readonly unknown[], origin?: Origin): Promise<Row[]>;
}

const types = new pg.TypeOverrides();
// bigint: amounts and counts, which the contract keeps within 2^53.
types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`A bigint beyond 2^53: ${text}`);
  return value;
});
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, isoTime);

/** As PostgreSQL writes a time of this era in UTC, which every connection has. */
const inUtc = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/;

/** @returns the time in ISO 8601 with milliseconds */
export function isoTime(text: string): string {
  if (!inUtc.test(text)) return new Date(text).toISOString();
  const milliseconds = text[19] === '.' ? text.slice(20, -3).slice(0, 3).padEnd(3, '0') : '000';
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z`;
}

export interface PoolOptions {
  url: string;
  size: number;
  /** Called for errors of idle connections, which would end the process if nobody listened. */
  onError(error: Error): void;
}

/** What every statement of the application runs with. */
const settings = {
  role: 'kontor_app',
  timezone: 'UTC',
  // On the disks of today a page elsewhere costs about what the next one does; PostgreSQL's default,
  // four times as much, is for disks that turn, and makes it read whole tables where an index would do.
  random_page_cost: '1.1',
  statement_timeout: '30s',
  // Who waits longer than this for somebody else's row had better ask again.
  lock_timeout: '10s',
  idle_in_transaction_session_timeout: '60s',
};

const asOptions = (some: Record<string, string>): string =>
  Object.entries(some)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');

/**
 * Connections as the application's role. Its settings are given once, with the connection, or, where a
 * pooler hands each transaction to whichever connection is free, with each transaction.
 */
export class AppPool extends pg.Pool {
  /** Begins a transaction of the application's role, in one round trip. */
  readonly begin: string;
  /** Whether a connection can be bound to a tenant for longer than a transaction. */
  readonly hasSessions: boolean;

  /** @param hasSessions false behind a pooler of transactions, and on Citus */
  constructor(options: PoolOptions, hasSessions: boolean) {
    const names = Object.entries(settings);
    super({
      ...connectionOptions(options),
      // Statements that do not wait for each other are sent without waiting.
      pipeline: true,
      ...(hasSessions && { options: asOptions(settings) }),
    });
    this.hasSessions = hasSessions;
    this.begin = hasSessions
      ? `begin; set local role ${settings.role};`
      : `begin; ${names.map(([name, value]) => `set local ${name} = '${value}';`).join(' ')}`;
    watchErrors(this, options);
  }
}

/** Connections as the owner of the tables: migrations and Graphile Worker's own tables. */
export function connectAsOwner(options: PoolOptions): pg.Pool {
  const { timezone, statement_timeout, idle_in_transaction_session_timeout } = settings;
  const pool = new pg.Pool({
    ...connectionOptions(options),
    options: asOptions({ timezone, statement_timeout, idle_in_transaction_session_timeout }),
  });
  watchErrors(pool, options);
  return pool;
}

const connectionOptions = ({ url, size }: PoolOptions): pg.PoolConfig => ({
  connectionString: url,
  max: size,
  connectionTimeoutMillis: 5_000,
  idleTimeoutMillis: 30_000,
  keepAlive: true,
  Client: WatchedClient as never,
  application_name: 'kontor',
  types,
});

function watchErrors(pool: pg.Pool, { onError }: PoolOptions): void {
  pool.on('error', onError);
  watchSilence(pool);
  // While a client is out of the pool, its loss is told to whoever holds it by the failing query.
  pool.on('connect', (client) => client.on('error', () => {}));
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * @param tenantId whose rows the transaction sees
 * @returns begins it and binds it, in one round trip; all of it ends with the transaction
 */
export function beginFor(pool: AppPool, tenantId: string): string {
  return `${pool.begin} ${bindTo(tenantId)}`;
}

/** Binds the open transaction to a tenant. */
export function bindTo(tenantId: string): string {
  if (!uuid.test(tenantId)) throw new Error('A tenant id that is no UUID');
  // Not set_config: of settings, Citus hands on those that a SET LOCAL makes.
  return `set local app.tenant_id = '${tenantId}'`;
}

/** Which tenant a pooled connection was last bound to. */
const boundTenant = new WeakMap<pg.PoolClient, string>();

/**
 * Reads outside a transaction, seeing one tenant's rows. The connection is bound to the tenant and
 * bound again only when its last user had another one: a transaction for each read would cost three
 * round trips instead of one. It takes them where a pooler gives transactions only.
 */
export function tenantReads(pool: AppPool, tenantId: string): Db {
  return {
    query: <Row>(text: string, values: readonly unknown[] = [], origin?: Origin) =>
      onConnection(pool, async (client) => {
        if (!pool.hasSessions)
          return inTransaction<Row>(client, beginFor(pool, tenantId), text, values);
        if (boundTenant.get(client) !== tenantId) {
          boundTenant.delete(client);
          await client.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
          boundTenant.set(client, tenantId);
        }
        return preparedRows<Row>(client, text, values, origin);
      }),
  };
}

/** Statements on tables that no tenant owns, such as `tenants` itself. */
export function untenanted(pool: AppPool): Db {
  return {
    async query<Row>(text: string, values: readonly unknown[] = []) {
      if (pool.hasSessions)
        return onConnection(pool, (client) => preparedRows<Row>(client, text, values));
      return onConnection(pool, (client) => inTransaction<Row>(client, pool.begin, text, values));
    },
  };
}

async function onConnection<T>(
  pool: AppPool,
  fn: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    return await fn(client);
  } catch (error) {
    failure = error as Error;
    throw error;
  } finally {
    // A connection whose server is gone must not go back; one whose statement was wrong may.
    client.release(failure && !isDatabaseError(failure) ? failure : undefined);
  }
}

/** Outside a transaction. */
async function preparedRows<Row>(
  client: pg.PoolClient,
  text: string,
  values: readonly unknown[],
  origin?: Origin,
): Promise<Row[]> {
  try {
    return await rowsOf<Row>(client, statementOf(text, values, origin));
  } catch (error) {
    if (isOutdated(error)) return rowsOf<Row>(client, statementOf(text, values, origin));
    throw error;
  }
}

/** Where statements are run, and traced. */
export async function rowsOf<Row>(
  client: pg.PoolClient,
  statement: pg.QueryConfig,
): Promise<Row[]> {
  const rows = await tracedSql(statement.text, () => queryRows(client, statement, types));
  return rows as Row[];
}

/** One statement. What it said is of use only once it is committed. */
async function inTransaction<Row>(
  client: pg.PoolClient,
  begin: string,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  try {
    await client.query(begin);
    const rows = await rowsOf<Row>(client, { text, values: values as unknown[] });
    await client.query('commit');
    return rows;
  } catch (error) {
    if (isDatabaseError(error)) await client.query('rollback');
    throw error;
  }
}

/** Whether PostgreSQL itself answered with an error, so that the connection still works. */
export function isDatabaseError(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && error.severity !== 'FATAL';
}
