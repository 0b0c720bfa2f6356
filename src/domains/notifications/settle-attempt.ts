// Writes how an attempt ended, and what follows: the message is sent, is tried again later, has
// failed, or nobody knows. All in one transaction, the next attempt's job with it.
import type { Ctx } from '../../context.js';
import { transaction } from '../../db/transaction.js';
import type { SendError } from '../../integrations/send-error.js';
import { enqueue } from '../../jobs/enqueue.js';
import { type AttemptOutcome, closeAttempt } from './notification-attempts.sql.js';
import { deliverNotificationJob } from './notification-jobs.js';
import {
  type NotificationChanges,
  type NotificationRow,
  updateNotification,
} from './notifications.sql.js';
import { maxTries, waitAfter } from './retry-schedule.js';
import { rememberCall } from './sms-reports.js';

export interface Attempt {
  id: string;
  notification: NotificationRow;
}

/** @param result the provider's id of the message, or why there is none */
export async function settleAttempt(
  ctx: Ctx,
  attempt: Attempt,
  result: string | SendError,
): Promise<void> {
  const { notification } = attempt;
  const { outcome, changes } = read(notification, result);
  const closed = await transaction(ctx, async (ctx) => {
    // Whoever gave this attempt up has made another one, and that one's outcome counts.
    if (!(await closeAttempt(ctx, notification.id, attempt.id, outcome))) return false;
    await updateNotification(ctx, notification.id, changes);
    if (changes.nextAttemptAt !== undefined) {
      const options = { jobKey: notification.id, runAt: changes.nextAttemptAt };
      const payload = { notificationId: notification.id };
      await enqueue(ctx, [deliverNotificationJob.with(payload, options)]);
    }
    if (notification.channel === 'sms' && ['accepted', 'unknown'].includes(outcome.outcome))
      await rememberCall(ctx, attempt, outcome.providerMessageId ?? null);
    return true;
  });
  if (closed) report(ctx, notification, outcome, changes);
}

function read(
  { tries }: NotificationRow,
  result: string | SendError,
): { outcome: AttemptOutcome; changes: NotificationChanges } {
  if (typeof result === 'string')
    return {
      outcome: { outcome: 'accepted', providerMessageId: result },
      changes: { status: 'sent' },
    };
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
  const values = { notificationId: id, channel, tries, error, code };
  if (status === 'failed') log.error(values, 'notification failed');
  else if (status === 'unknown') log.warn(values, 'nobody knows whether a notification arrived');
  else if (nextAttemptAt !== undefined)
    log.info({ ...values, nextAttemptAt }, 'notification is tried again');
}
