// The job door of notifications.
import { defineTask } from '../../jobs/define-task.js';
import { deliverNotification } from './deliver-notification.js';
import { deliverNotificationJob } from './notification-jobs.js';

export const notificationTasks = [
  defineTask(deliverNotificationJob, (ctx, { notificationId }, job) =>
    deliverNotification(ctx, notificationId, job),
  ),
];
