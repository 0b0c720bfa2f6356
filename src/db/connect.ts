// Pools of connections and the one interface through which SQL is run.
import pg from 'pg';

/** Rows are typed by whoever wrote the statement. */
export interface Db {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

const types = new pg.TypeOverrides();
// bigint: amounts and counts, which the contract keeps within 2^53.
types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`A bigint beyond 2^53: ${text}`);
  return value;
});
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());

export interface PoolOptions {
  url: string;
  size: number;
  /** Called for errors of idle connections, which would end the process if nobody listened. */
  onError(error: Error): void;
}

/**
 * Connections as the application's role: what requests and jobs use. On the disks of today a page
 * elsewhere costs about what the next one does; PostgreSQL's default, four times as much, is for
 * disks that turn, and makes it read whole tables where an index would do.
 */
export function connectAsApp(options: PoolOptions): pg.Pool {
  return connect(options, {
    options: '-c role=kontor_app -c timezone=UTC -c random_page_cost=1.1',
  });
}

/** Connections as the owner of the tables: migrations and Graphile Worker's own tables. */
export function connectAsOwner(options: PoolOptions): pg.Pool {
  return connect(options, { options: '-c timezone=UTC' });
}

function connect({ url, size, onError }: PoolOptions, extra: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: 30_000,
    // Who waits longer than this for somebody else's row had better ask again.
    lock_timeout: 10_000,
    // A server that has gone silent does not enforce its own limit.
    query_timeout: 35_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'kontor',
    types,
    ...extra,
  });
  pool.on('error', onError);
  // While a client is out of the pool, its loss is told to whoever holds it by the failing query.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Which tenant a pooled connection was last bound to. */
const boundTenant = new WeakMap<pg.PoolClient, string>();

/**
 * Reads outside a transaction, seeing one tenant's rows. The connection is bound to the tenant and
 * bound again only when its last user had another one: a transaction for each read would cost four
 * round trips instead of one.
 */
export function tenantReads(pool: pg.Pool, tenantId: string): Db {
  return {
    async query<Row>(text: string, values: readonly unknown[] = []) {
      const client = await pool.connect();
      let failure: Error | undefined;
      try {
        if (boundTenant.get(client) !== tenantId) {
          boundTenant.delete(client);
          await client.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
          boundTenant.set(client, tenantId);
        }
        const result = await client.query(text, values as unknown[]);
        return result.rows as Row[];
      } catch (error) {
        failure = error as Error;
        throw error;
      } finally {
        // A connection whose server is gone must not go back; one whose statement was wrong may.
        client.release(failure && !isDatabaseError(failure) ? failure : undefined);
      }
    },
  };
}

/** Statements on tables that no tenant owns, such as `tenants` itself. */
export function untenanted(pool: pg.Pool): Db {
  return {
    async query<Row>(text: string, values: readonly unknown[] = []) {
      return (await pool.query(text, values as unknown[])).rows as Row[];
    },
  };
}

/** Whether PostgreSQL itself answered with an error, so that the connection still works. */
export function isDatabaseError(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && error.severity !== 'FATAL';
}
