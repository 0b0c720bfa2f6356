// The job door of the catalogue.
import { defineTask } from '../../jobs/define-task.js';
import { runImportJob } from './import-jobs.js';
import { runImport } from './run-import.js';

export const catalogTasks = [
  defineTask(runImportJob, (ctx, { importId }, job) => runImport(ctx, importId, job)),
];
