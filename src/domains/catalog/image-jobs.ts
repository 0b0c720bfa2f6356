// The job that removes the files of a picture.
import { Type } from '@sinclair/typebox';
import { defineJob } from '../../jobs/define-job.js';

export const removeImageFilesJob = defineJob({
  name: 'remove_image_files',
  payload: Type.Object({ imageId: Type.String({ format: 'uuid' }) }),
  maxAttempts: 15,
});
