// The job that carries out an import.
import { Type } from '@sinclair/typebox';
import type { Ctx } from '../../context.js';
import { defineJob } from '../../jobs/define-job.js';
import { enqueue } from '../../jobs/enqueue.js';

export const runImportJob = defineJob({
  name: 'run_import',
  payload: Type.Object({ importId: Type.String({ format: 'uuid' }) }),
  maxAttempts: 10,
});

/** Queues an import. The imports of a tenant run one after the other: two would wait for each other's rows. */
export const queueImport = (ctx: Ctx, importId: string): Promise<void> =>
  enqueue(ctx, [
    runImportJob.with(
      { importId },
      { jobKey: `import ${importId}`, queueName: `imports ${ctx.tenant.id}` },
    ),
  ]);
