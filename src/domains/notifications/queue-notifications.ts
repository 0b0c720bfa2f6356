// Writes notifications and queues the jobs of those that are to be sent, in the transaction of what
// they tell of.
import type { Ctx } from '../../context.js';
import type { AccountMail, Subscriber } from '../../events/events.js';
import type { JobSpec } from '../../jobs/define-job.js';
import { enqueue } from '../../jobs/enqueue.js';
import { newId } from '../../lib/ids.js';
import type { MessageValues } from './message-values.js';
import { deliverNotificationJob } from './notification-jobs.js';
import { insertNotificationsWithJobs, type NewNotification } from './notifications.sql.js';
import type { TemplateName } from './templates/index.js';

const jobOf = (id: string): JobSpec =>
  deliverNotificationJob.with({ notificationId: id }, { jobKey: id });

/** What an event's messages are written for already is left alone. */
export async function queueNotifications(ctx: Ctx, rows: NewNotification[]): Promise<void> {
  if (rows.length === 0) return;
  const queued = rows.filter(({ status }) => status === 'queued');
  await insertNotificationsWithJobs(
    ctx,
    rows,
    queued.map(({ id }) => jobOf(id)),
  );
}

export const enqueueDeliveries = (ctx: Ctx, ids: string[]): Promise<void> =>
  enqueue(ctx, ids.map(jobOf));

/** Writes to the owner of an account. Preferences do not apply: the message is about access. */
export const notifyAccount: Subscriber<AccountMail> = (ctx, mail) =>
  queueNotifications(ctx, [
    {
      ...{ id: newId(), orderId: null, eventId: mail.eventId, channel: 'email' },
      ...{ template: mail.template, audience: 'account', recipient: mail.recipient },
      ...{ status: 'queued', skipReason: null, data: mail.data },
    },
  ]);

export interface ShopNotice {
  template: TemplateName;
  /** Of what is told; the same again is not told twice. */
  eventId: string;
  /** The shop's own address when left out. */
  recipient?: string;
  data: Partial<MessageValues>;
}

/** Tells the shop of something that is no order. By e-mail. */
export async function notifyShop(ctx: Ctx, notice: ShopNotice): Promise<void> {
  const recipient = notice.recipient ?? ctx.tenant.settings.shopEmail ?? null;
  await queueNotifications(ctx, [
    {
      id: newId(),
      orderId: null,
      eventId: notice.eventId,
      channel: 'email',
      template: notice.template,
      audience: 'shop',
      recipient,
      status: recipient === null ? 'skipped' : 'queued',
      skipReason: recipient === null ? 'no_address' : null,
      data: notice.data,
    },
  ]);
}
