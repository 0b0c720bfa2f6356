// Whether the process lives, whether it can serve, and how the parts are that it works with.
import { migrationNames } from '../../migrations/index.js';
import type { Ctx } from '../context.js';
import { version } from '../contract/generated/operations.js';
import type { RoutesOf } from '../contract/types.js';
import { untenanted } from '../db/connect.js';
import { selectFailingChannels } from '../domains/notifications/index.js';
import { unavailable } from '../errors.js';
import { ok } from './answers.js';
import { selectMigrations, selectWorkerState, type WorkerState } from './health.sql.js';

/** Seconds for which a job may be due before something is wrong. */
const patience = 300;

/** @throws AppError `unavailable` while the database does not answer */
async function ask<T>(ctx: Ctx, question: (db: ReturnType<typeof untenanted>) => Promise<T>) {
  return question(untenanted(ctx.deps.pool)).catch((error: unknown) => {
    ctx.log.warn({ err: error }, 'the database does not answer');
    throw unavailable('The database does not answer.');
  });
}

/** @returns what is wrong with the workers, undefined where nothing is */
function faultOf({ processes, oldestDueJobAge }: WorkerState): string | undefined {
  if (processes === 0) return 'No worker process gives a sign of life.';
  if ((oldestDueJobAge ?? 0) > patience) {
    return `A job has been due for ${Math.round(oldestDueJobAge ?? 0)} seconds.`;
  }
  return undefined;
}

export const healthRoutes = {
  getHealth: async (ctx) => {
    const worker = faultOf(await ask(ctx, selectWorkerState)) ? 'down' : 'up';
    const failing = await ask(ctx, selectFailingChannels);
    const stateOf = (channel: 'email' | 'sms') =>
      failing.includes(channel) ? ('unreachable' as const) : ('up' as const);
    const { status: cache } = ctx.deps.readCache.state();
    return ok({
      status:
        worker === 'down' || cache === 'away' || failing.length > 0
          ? ('degraded' as const)
          : ('ok' as const),
      version,
      uptime: process.uptime(),
      database: 'up' as const,
      worker: worker as 'up' | 'down',
      cache,
      email: stateOf('email'),
      sms: stateOf('sms'),
    });
  },

  getLiveness: async () => ok({ status: 'ok' as const }),

  getReadiness: async (ctx) => {
    if (ctx.deps.life.ending) throw unavailable('The process is shutting down.');
    const names = await ask(ctx, selectMigrations);
    if (!migrationNames.every((name) => names.has(name)))
      throw unavailable('Migrations are missing.');
    return ok({
      status: 'ready' as const,
      database: 'up' as const,
      migrations: 'current' as const,
    });
  },

  getDatabaseHealth: async (ctx) => {
    const { pool } = ctx.deps;
    const begun = performance.now();
    await ask(ctx, (db) => db.query('select 1'));
    return ok({
      status: 'up' as const,
      latency: performance.now() - begun,
      connections: {
        total: pool.totalCount,
        idle: pool.idleCount,
        waiting: pool.waitingCount,
      },
    });
  },

  getWorkerHealth: async (ctx) => {
    const state = await ask(ctx, selectWorkerState);
    const fault = faultOf(state);
    if (fault) throw unavailable(fault);
    return ok({ status: 'up' as const, ...state, heartbeatAge: state.heartbeatAge ?? 0 });
  },

  getCacheHealth: async (ctx) => {
    const state = ctx.deps.readCache.state();
    if (state.status === 'away')
      throw unavailable('Redis is away; the service goes on without it.');
    return ok(state);
  },
} satisfies RoutesOf<'health'>;
