// A task: what a worker does with a job of a kind.
import type { Static, TObject } from '@sinclair/typebox';
import type { Task } from 'graphile-worker';
import type { Ctx } from '../context.js';
import { systemContext } from '../db/tenancy.js';
import type { Deps } from '../deps.js';
import { fits } from '../lib/ajv.js';
import { tracedJob } from '../tracing.js';
import type { JobKind } from './define-job.js';

export interface JobRun {
  /** 1 for the first. */
  attempt: number;
  isLastAttempt: boolean;
  /** Aborted when the worker is to stop soon: long work ends at its next safe point. */
  signal: AbortSignal | undefined;
}

export interface TaskDefinition {
  name: string;
  toTask(deps: Deps): Task;
}

/** @param run is idempotent: a job may run again after it has run */
export function defineTask<P extends TObject>(
  kind: JobKind<P>,
  run: (ctx: Ctx, payload: Static<P>, job: JobRun) => Promise<void>,
): TaskDefinition {
  return {
    name: kind.name,
    toTask: (deps) => async (raw, helpers) => {
      const { tenantId, traceparent, ...payload } = raw as {
        tenantId: string;
        traceparent?: string;
      };
      if (!fits(kind.payload, payload))
        throw new Error(`A payload that is not one of ${kind.name}.`);
      const ctx = systemContext(deps, await deps.tenants.forJob(tenantId), `job-${helpers.job.id}`);
      const { attempts, max_attempts: maxAttempts } = helpers.job;
      const about = {
        'kontor.tenant': ctx.tenant.slug,
        'kontor.job_id': helpers.job.id,
        'kontor.attempt': attempts,
      };
      await tracedJob(kind.name, traceparent, about, () =>
        run(ctx, payload, {
          attempt: attempts,
          isLastAttempt: attempts >= maxAttempts,
          signal: helpers.abortSignal,
        }),
      );
    },
  };
}
