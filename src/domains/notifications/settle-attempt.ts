// Writes how an attempt ended, and what follows: the message is sent, is tried again later, has
// failed, or nobody knows. All in one transaction, the next attempt's job with it.
import type { Ctx } from '../../context.js';
import { transaction } from '../../db/transaction.js';
import { SendError } from '../../integrations/send-error.js';
import { enqueue } from '../../jobs/enqueue.js';
import { maskWithin } from '../../lib/masked.js';
import { type AttemptOutcome, closeAttempt } from './notification-attempts.sql.js';
import { deliverNotificationJob } from './notification-jobs.js';
import {
  lockNotification,
  type NotificationChanges,
  type NotificationRow,
  updateNotification,
} from './notifications.sql.js';
import { wakeFollower } from './prepare-delivery.js';
import { maxTries, waitAfter } from './retry-schedule.js';
import { settleCall } from './sms-reports.js';

export interface Attempt {
  id: string;
  notification: NotificationRow;
}

/** The provider has taken it. */
export interface Accepted {
  /** The provider's id of the message; empty where it gave none. */
  messageId: string;
  /** What went wrong and was got round. */
  remark: string | undefined;
}

/** @param result the provider's id of the message, or why there is none */
export async function settleAttempt(
  ctx: Ctx,
  attempt: Attempt,
  result: Accepted | SendError,
): Promise<void> {
  const { notification } = attempt;
  const { outcome, changes } = read(notification, result);
  const closed = await transaction(ctx, async (ctx) => {
    const now = await lockNotification(ctx, notification.id);
    // Whoever gave this attempt up has made another one, and that one's outcome counts.
    if (!(await closeAttempt(ctx, notification.id, attempt.id, outcome))) return false;
    // A report of an earlier attempt may have said meanwhile that the message has arrived.
    const counts = now?.status === 'queued';
    if (counts) await updateNotification(ctx, notification.id, changes);
    if (counts && changes.status !== undefined) await wakeFollower(ctx, notification);
    if (counts && changes.nextAttemptAt !== undefined) {
      const options = { jobKey: notification.id, runAt: changes.nextAttemptAt };
      const payload = { notificationId: notification.id };
      await enqueue(ctx, [deliverNotificationJob.with(payload, options)]);
    }
    if (notification.channel === 'sms') await settleCall(ctx, attempt, outcome);
    return counts;
  });
  if (closed) report(ctx, notification, outcome, changes);
}

function read(
  { tries }: NotificationRow,
  result: Accepted | SendError,
): { outcome: AttemptOutcome; changes: NotificationChanges } {
  if (!(result instanceof SendError)) {
    const { messageId, remark } = result;
    const outcome: AttemptOutcome = {
      outcome: 'accepted',
      ...(messageId !== '' && { providerMessageId: messageId }),
      ...(remark !== undefined && { error: remark }),
    };
    return { outcome, changes: { status: 'sent' } };
  }
  const { failure, message, code, retryAfter } = result;
  const said = { error: message, ...(code !== undefined && { code }) };
  if (failure === 'unknown')
    return { outcome: { outcome: 'unknown', ...said }, changes: { status: 'unknown' } };
  if (failure === 'permanent')
    return { outcome: { outcome: 'rejected', failure, ...said }, changes: { status: 'failed' } };
  const outcome: AttemptOutcome = { outcome: 'failed', failure, ...said };
  if (tries >= maxTries) return { outcome, changes: { status: 'failed' } };
  const wait = waitAfter(tries, retryAfter);
  return { outcome, changes: { nextAttemptAt: new Date(Date.now() + wait * 1000).toISOString() } };
}

function report(
  { log, deps }: Ctx,
  { id, channel, tries }: NotificationRow,
  { error, code }: AttemptOutcome,
  { status, nextAttemptAt }: NotificationChanges,
): void {
  deps.metrics.notifications.inc({ channel, outcome: status ?? 'retried' });
  // The provider's error text may contain the recipient.
  const values = { notificationId: id, channel, tries, error: error && maskWithin(error), code };
  if (status === 'failed') log.error(values, 'notification failed');
  else if (status === 'unknown') log.warn(values, 'nobody knows whether a notification arrived');
  else if (nextAttemptAt !== undefined)
    log.info({ ...values, nextAttemptAt }, 'notification is tried again');
}
