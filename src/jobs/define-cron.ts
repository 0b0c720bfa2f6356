// A scheduled job: at its times, `run` is called once for every tenant that is not suspended.
import type { Task } from 'graphile-worker';
import type { Ctx } from '../context.js';
import { systemContext } from '../db/tenancy.js';
import type { Deps } from '../deps.js';

export interface CronDefinition {
  name: string;
  /** Five fields, in UTC. */
  pattern: string;
  toTask(deps: Deps): Task;
}

/** @param run is idempotent; one tenant's failure does not keep the others from their turn */
export function defineCron(
  name: string,
  pattern: string,
  run: (ctx: Ctx) => Promise<void>,
): CronDefinition {
  return {
    name,
    pattern,
    toTask:
      (deps) =>
      async (_payload, { job }) => {
        const failures: unknown[] = [];
        for (const tenant of await deps.tenants.all()) {
          const ctx = systemContext(deps, tenant, `job-${job.id}`);
          await run(ctx).catch((error: unknown) => {
            deps.log.error({ err: error, tenant: tenant.slug, job: name }, 'scheduled job failed');
            failures.push(error);
          });
        }
        if (failures.length > 0) throw failures[0];
      },
  };
}
