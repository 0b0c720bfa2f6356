// The job door of notifications.
import { untenanted } from '../../db/connect.js';
import { defineCron, defineGlobalCron } from '../../jobs/define-cron.js';
import { defineTask } from '../../jobs/define-task.js';
import { deliverNotification } from './deliver-notification.js';
import { deliverNotificationJob } from './notification-jobs.js';
import { reportLowStock } from './report-low-stock.js';
import { applyLeftReports } from './sms-reports.js';
import { deleteOldReports } from './sms-reports.sql.js';
import { sweepNotifications } from './sweep-notifications.js';

export const notificationTasks = [
  defineTask(deliverNotificationJob, (ctx, { notificationId }) =>
    deliverNotification(ctx, notificationId),
  ),
];

export const notificationCrons = [
  defineCron('sweep_notifications', '* * * * *', async (ctx) => {
    const count = await sweepNotifications(ctx);
    if (count > 0) ctx.log.warn({ count }, 'notifications without a job were queued again');
    const reports = await applyLeftReports(ctx);
    if (reports > 0) ctx.log.warn({ count: reports }, 'delivery reports were applied late');
  }),
  defineCron(
    'report_low_stock',
    '0 6 * * *',
    async (ctx, at) => {
      if (await reportLowStock(ctx, at.slice(0, 10))) ctx.log.info({}, 'low stock was reported');
    },
    { catchUpHours: 12 },
  ),
  defineGlobalCron('delete_old_sms_reports', '23 3 * * *', async ({ pool, log }) => {
    const count = await deleteOldReports(untenanted(pool));
    if (count > 0) log.warn({ count }, 'delivery reports belonged to no message that is known');
  }),
];
