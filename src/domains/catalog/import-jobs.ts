// The job that carries out an import.
import { Type } from '@sinclair/typebox';
import { defineJob } from '../../jobs/define-job.js';

export const runImportJob = defineJob({
  name: 'run_import',
  payload: Type.Object({ importId: Type.String({ format: 'uuid' }) }),
  maxAttempts: 10,
});
