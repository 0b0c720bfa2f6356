// The job that sends a notification.
import { Type } from '@sinclair/typebox';
import { defineJob } from '../../jobs/define-job.js';

export const deliverNotificationJob = defineJob({
  name: 'deliver_notification',
  payload: Type.Object({ notificationId: Type.String({ format: 'uuid' }) }),
  // Of what fails before an attempt is written, as when the database is away: attempts have their
  // own schedule. What is left when all are used up is found by the sweep.
  maxAttempts: 10,
});
