// A scheduled job. Each of its times is carried out once, however many workers there are: whoever
// comes first writes it down, and Graphile Worker lets nobody else.
import type { Task } from 'graphile-worker';
import type { Ctx } from '../context.js';
import { systemContext } from '../db/tenancy.js';
import type { Deps } from '../deps.js';
import { tracedJob } from '../tracing.js';

export interface CronDefinition {
  name: string;
  /** Five fields, in UTC. */
  pattern: string;
  /** Milliseconds: a time that no worker was there for is made up for when it is not longer ago. */
  catchUp: number;
  toTask(deps: Deps): Task;
}

/** The time that a run is for, which is not now for one that is made up for. */
const timeOf = (payload: unknown): string =>
  (payload as { _cron?: { ts: string } } | null)?._cron?.ts ?? new Date().toISOString();

/**
 * At its times, `run` is called once for every tenant that is not suspended.
 *
 * @param run is idempotent; one tenant's failure does not keep the others from their turn. `at` is
 *   the time that the run is for, RFC 3339
 */
export function defineCron(
  name: string,
  pattern: string,
  run: (ctx: Ctx, at: string) => Promise<void>,
  { catchUpHours = 0 } = {},
): CronDefinition {
  return {
    name,
    pattern,
    catchUp: catchUpHours * 3_600_000,
    toTask:
      (deps) =>
      (payload, { job }) =>
        tracedJob(name, undefined, {}, async () => {
          const failures: unknown[] = [];
          const at = timeOf(payload);
          deps.log.debug({ job: name, at }, 'scheduled job');
          for (const tenant of await deps.tenants.all()) {
            const ctx = systemContext(deps, tenant, `job-${job.id}`);
            await run(ctx, at).catch((error: unknown) => {
              deps.log.error(
                { err: error, tenant: tenant.slug, job: name },
                'scheduled job failed',
              );
              failures.push(error);
            });
          }
          if (failures.length > 0) throw failures[0];
        }),
  };
}

/** At its times, `run` is called once for all tenants: for tables that belong to none. */
export function defineGlobalCron(
  name: string,
  pattern: string,
  run: (deps: Deps) => Promise<void>,
): CronDefinition {
  return {
    name,
    pattern,
    catchUp: 0,
    toTask: (deps) => () => tracedJob(name, undefined, {}, () => run(deps)),
  };
}
