// The job door of the catalogue.
import { defineCron } from '../../jobs/define-cron.js';
import { defineTask } from '../../jobs/define-task.js';
import { removeImageFilesJob } from './image-jobs.js';
import { runImportJob } from './import-jobs.js';
import { indexOutdatedProducts } from './index-products.js';
import { removeImageFiles, sweepImages } from './product-images.js';
import { runImport } from './run-import.js';

export const catalogTasks = [
  defineTask(runImportJob, (ctx, { importId }, job) => runImport(ctx, importId, job)),
  defineTask(removeImageFilesJob, (ctx, { imageId }) => removeImageFiles(ctx, imageId)),
];

export const catalogCrons = [
  defineCron('index_products', '* * * * *', async (ctx) => {
    const count = await indexOutdatedProducts(ctx);
    if (count > 0) ctx.log.info({ count }, 'search entries were rebuilt');
  }),
  defineCron('sweep_images', '41 * * * *', async (ctx) => {
    const count = await sweepImages(ctx);
    if (count > 0) ctx.log.info({ count }, 'files of unfinished pictures were removed');
  }),
];
