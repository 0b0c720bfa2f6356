// Adds jobs to the transaction that they announce: nobody sees them before it commits, and a
// rollback takes them along.
import type { Ctx } from '../context.js';
import { currentTrace } from '../tracing.js';
import type { JobSpec } from './define-job.js';

/** @throws Error outside a transaction */
export async function enqueue(ctx: Ctx, jobs: JobSpec[]): Promise<void> {
  if (!ctx.inTransaction)
    throw new Error('Jobs are added inside the transaction that they announce.');
  if (jobs.length === 0) return;
  await ctx.db.query('select add_tenant_jobs($1::jsonb)', [jobsParameter(jobs)]);
}

/** As `add_tenant_jobs` takes them, for a statement that writes what they are for as well. */
export function jobsParameter(jobs: JobSpec[]): string {
  // What a job does belongs to the request that it comes from.
  const traceparent = currentTrace();
  return JSON.stringify(
    traceparent ? jobs.map((job) => ({ ...job, payload: { ...job.payload, traceparent } })) : jobs,
  );
}
