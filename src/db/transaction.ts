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

/** in_failed_sql_transaction: of what was sent before it was known that another statement had failed. */
const afterFailure = '25P02';

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
  const changes: Changes = { ...noChange(), orderEvents: [], afterwards: [], withCommit: [] };
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
  const db = handle(client, ctx.deps.pool);
  let broken: Error | undefined;
  try {
    await tracedSql('begin', () => client.query(beginFor(ctx.deps.pool, ctx.tenant.id)));
    const result = await fn({ ...ctx, inTransaction: true, db, changes, read: new Map() });
    const message = messageOf(ctx.tenant.id, changes);
    const last = db.end(changes.withCommit);
    await Promise.all([...last, commit(client, message)]);
    return { result, message };
  } catch (thrown) {
    const error = db.causeOf(thrown);
    db.end();
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
  const payload = message && client.escapeLiteral(JSON.stringify(message));
  const told = payload ? `select pg_notify('kontor_catalogue', ${payload}); ` : '';
  const results = await tracedSql('commit', () => client.query(`${told}commit`));
  // What has failed is rolled back by a commit, which says so and is no error.
  const { command } = [results].flat().at(-1) as pg.QueryResult;
  if (command !== 'COMMIT')
    throw Object.assign(new Error('The transaction was rolled back.'), { code: afterFailure });
}

/**
 * Sends the last statement of a transaction together with its commit: nobody waits for it before. Where
 * PostgreSQL refuses it, the transaction has failed.
 *
 * @param send sends one statement at once, with values that the driver can write
 * @throws Error outside a transaction
 */
export function withCommit(ctx: Ctx, send: (ctx: Ctx) => Promise<unknown>): void {
  if (!ctx.changes) throw new Error('There is no transaction that will be committed.');
  ctx.changes.withCommit.push(() => send(ctx));
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

/** What a transaction's steps ask, and what its end has to know of that. */
interface Handle extends Db {
  /**
   * From now on refuses statements: what asks later would ask in somebody else's transaction.
   *
   * @param last sends what goes with the commit
   * @throws Error where one of them sends nothing at once: the commit would not wait for it
   */
  end(last?: Array<() => Promise<unknown>>): Array<Promise<unknown>>;
  /** What made the transaction fail, where an error says no more than that it has. */
  causeOf(error: unknown): unknown;
}

function handle(client: pg.PoolClient, { hasSessions }: AppPool): Handle {
  let ended = false;
  let sent = 0;
  let first: unknown;
  return {
    async query<Row>(text: string, values: readonly unknown[] = [], origin?: Origin) {
      if (ended) throw new Error('The transaction has ended.');
      sent += 1;
      try {
        return await rowsOf<Row>(
          client,
          hasSessions ? statementOf(text, values, origin) : { text, values: values as unknown[] },
        );
      } catch (error) {
        first ??= error;
        throw error;
      }
    },
    end(last = []) {
      const before = sent;
      const promises = last.map((send) => send());
      ended = true;
      // Whoever commits hears of them, unless another failure was first.
      for (const promise of promises) promise.catch(() => {});
      if (sent !== before + last.length)
        throw new Error('What goes with a commit is sent at once.');
      return promises;
    },
    causeOf: (error) =>
      first !== undefined && (error as { code?: string }).code === afterFailure ? first : error,
  };
}

function isConnectionLoss(error: Error & { code?: string }): boolean {
  return (
    /^(ECONN|EPIPE|ETIMEDOUT|57P0)/.test(error.code ?? '') ||
    /Connection terminated|Query read timeout/.test(error.message)
  );
}
