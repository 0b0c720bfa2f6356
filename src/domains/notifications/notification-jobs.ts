// The job that sends a notification.
import { Type } from '@sinclair/typebox';
import { defineJob } from '../../jobs/define-job.js';

export const deliverNotificationJob = defineJob({
  name: 'deliver_notification',
  payload: Type.Object({ notificationId: Type.String({ format: 'uuid' }) }),
  // Graphile Worker waits e^attempt seconds, at most e^10: twelve attempts take about half a day.
  maxAttempts: 12,
});
