// The one way to open a tenant's transaction.
import pRetry from 'p-retry';
import type pg from 'pg';
import type { Ctx } from '../context.js';
import { type CatalogueMessage, messageOf, noChange } from '../events/catalogue-changes.js';
import { tracedSql } from '../tracing.js';
import { type AppPool, beginFor, bindTo, type Db, isDatabaseError, rowsOf } from './connect.js';
import { translate } from './constraints.js';
import { isOutdated, type Origin, statementOf } from './prepared.js';

/** serialization_failure and deadlock_detected: the same again usually succeeds. */
const passing = new Set(['40001', '40P01']);

/** Thrown inside a transaction to have all of it tried again, as for a number already taken. */
export class TryAgain extends Error {}

type Changes = NonNullable<Ctx['changes']>;

/**
 * Runs `fn` in a transaction bound to the context's tenant, or joins the one that is open. `fn` may
 * run several times: it must have no effect outside the database. Nothing in it may read through
 * `ctx` of outside, and no network call belongs in it.
 *
 * @param fn gets the context whose `db` is the transaction
 * @throws what `fn` throws, and an AppError where a constraint of the database has one
 */
export async function transaction<T>(ctx: Ctx, fn: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.inTransaction) return fn(ctx);
  return pRetry(() => attempt(ctx, fn), {
    retries: 6,
    minTimeout: 5,
    maxTimeout: 200,
    factor: 2,
    randomize: true,
    shouldRetry: ({ error }) =>
      error instanceof TryAgain ||
      (isDatabaseError(error) && (passing.has(error.code ?? '') || isOutdated(error))),
  });
}

async function attempt<T>(ctx: Ctx, fn: (ctx: Ctx) => Promise<T>): Promise<T> {
  const changes: Changes = { ...noChange(), orderEvents: [], afterwards: [] };
  const { result, message } = await commitWork(ctx, fn, changes);
  // It has happened: nothing from here on may make it look as if it had not.
  for (const event of changes.orderEvents) ctx.deps.metrics.orders.inc({ event });
  // The others hear of it; whoever asks this process next must not be told what was before.
  if (message) await ctx.deps.readCache.forget(message);
  for (const step of changes.afterwards) await step();
  return result;
}

async function commitWork<T>(
  ctx: Ctx,
  fn: (ctx: Ctx) => Promise<T>,
  changes: Changes,
): Promise<{ result: T; message: CatalogueMessage | undefined }> {
  const client = await ctx.deps.pool.connect();
  let broken: Error | undefined;
  try {
    await tracedSql('begin', () => client.query(beginFor(ctx.deps.pool, ctx.tenant.id)));
    const db = handle(client, ctx.deps.pool);
    const result = await fn({ ...ctx, inTransaction: true, db, changes, read: new Map() });
    const message = messageOf(ctx.tenant.id, changes);
    await commit(client, message);
    return { result, message };
  } catch (error) {
    if (error instanceof Error && !isDatabaseError(error) && isConnectionLoss(error))
      broken = error;
    else {
      await client.query('rollback').catch((lost: Error) => {
        broken = lost;
      });
    }
    throw translate(error, ctx.deps.constraints);
  } finally {
    client.release(broken);
  }
}

/** In one round trip; what is told is heard only if the commit succeeds. */
async function commit(client: pg.PoolClient, message: CatalogueMessage | undefined): Promise<void> {
  if (!message) return void (await tracedSql('commit', () => client.query('commit')));
  const payload = client.escapeLiteral(JSON.stringify(message));
  await tracedSql('commit', () =>
    client.query(`select pg_notify('kontor_catalogue', ${payload}); commit`),
  );
}

/**
 * Has something done when the transaction that is open has been committed, or at once where none is.
 *
 * @param step what this process keeps in memory; it does not throw
 */
export async function afterCommit(ctx: Ctx, step: () => Promise<void>): Promise<void> {
  if (ctx.changes) ctx.changes.afterwards.push(step);
  else await step();
}

/**
 * Binds the open transaction to another tenant for as long as `fn` runs. Only for what the operator
 * does to a tenant.
 */
export async function inTenant<T>(ctx: Ctx, tenantId: string, fn: () => Promise<T>): Promise<T> {
  if (tenantId === ctx.tenant.id) return fn();
  await ctx.db.query(bindTo(tenantId));
  const result = await fn();
  await ctx.db.query(bindTo(ctx.tenant.id));
  return result;
}

/**
 * Reads something once in a transaction, however many of its steps ask. Only for what the transaction
 * itself does not change. Outside one, reads it each time.
 *
 * @param name of what is read
 */
export function readOnce<T>(ctx: Ctx, name: string, read: () => Promise<T>): Promise<T> {
  if (!ctx.read) return read();
  const known = (ctx.read.get(name) as Promise<T> | undefined) ?? read();
  ctx.read.set(name, known);
  return known;
}

function handle(client: pg.PoolClient, { hasSessions }: AppPool): Db {
  return {
    query: <Row>(text: string, values: readonly unknown[] = [], origin?: Origin) =>
      rowsOf<Row>(
        client,
        hasSessions ? statementOf(text, values, origin) : { text, values: values as unknown[] },
      ),
  };
}

function isConnectionLoss(error: Error & { code?: string }): boolean {
  return (
    /^(ECONN|EPIPE|ETIMEDOUT|57P0)/.test(error.code ?? '') ||
    /Connection terminated|Query read timeout/.test(error.message)
  );
}
