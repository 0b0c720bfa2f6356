// Sends one notification. The attempt is written before the provider is called and closed after,
// in two short transactions with the call between them:
//
// - killed before the call or during it: the attempt stays open, the job runs again, the attempt
//   is found older than any call can last, marked interrupted, and a new one is made;
// - killed after the provider took the message but before that was written: the same, and the
//   message goes out twice, with the same Message-ID where the channel has one. No order of the
//   two writes can avoid this without the provider's help.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ctx } from '../../context.js';
import type { Notification } from '../../contract/generated/notifications.js';
import { transaction } from '../../db/transaction.js';
import { SendError } from '../../integrations/send-error.js';
import type { JobRun } from '../../jobs/define-task.js';
import { newId } from '../../lib/ids.js';
import {
  type AttemptOutcome,
  closeAttempt,
  insertAttempt,
  selectOpenAttempt,
} from './notification-attempts.sql.js';
import {
  lockNotification,
  type NotificationRow,
  updateNotificationStatus,
} from './notifications.sql.js';
import { renderMail, renderSms } from './render.js';

/** Milliseconds after which a call counts as unanswered. */
const callTimeout = 12_000;
/** Seconds; longer than any call can last. */
const lease = 15;

interface Attempt {
  id: string;
  notification: NotificationRow;
}

/** @throws Error where the job is to be tried again */
export async function deliverNotification(
  ctx: Ctx,
  notificationId: string,
  job: JobRun,
): Promise<void> {
  const attempt = await transaction(ctx, (ctx) => begin(ctx, notificationId));
  if (!attempt) return;
  try {
    const providerMessageId = await withDeadline(send(ctx, attempt.notification));
    await close(ctx, attempt, { outcome: 'accepted', providerMessageId }, 'sent');
  } catch (error) {
    if (!(error instanceof SendError) && !job.isLastAttempt) throw error;
    const failure =
      error instanceof SendError ? error : new SendError('transient', (error as Error).message);
    await fail(ctx, attempt, failure, job);
  }
}

async function begin(ctx: Ctx, notificationId: string): Promise<Attempt | undefined> {
  const notification = await lockNotification(ctx, notificationId);
  if (notification?.status !== 'queued') return undefined;
  const open = await selectOpenAttempt(ctx, notificationId);
  if (open && open.age < lease) throw new Error('Another worker may still be sending this.');
  if (open) await closeAttempt(ctx, notificationId, open.id, { outcome: 'interrupted' });
  const id = newId();
  await insertAttempt(ctx, notificationId, id);
  return { id, notification };
}

async function send(ctx: Ctx, notification: NotificationRow): Promise<string> {
  const { recipient } = notification;
  if (recipient === null) throw new SendError('permanent', 'There is no recipient.');
  if (notification.channel === 'sms')
    return ctx.deps.sms.send(recipient, await renderSms(ctx, notification));
  return ctx.deps.mail.send(await renderMail(ctx, notification, recipient));
}

async function withDeadline(call: Promise<string>): Promise<string> {
  const timer = new AbortController();
  const deadline = sleep(callTimeout, undefined, { signal: timer.signal }).then(() => {
    throw new SendError('unknown', `No answer within ${callTimeout / 1000} seconds.`);
  });
  deadline.catch(() => {
    // Aborted because the call was answered in time.
  });
  return Promise.race([call, deadline]).finally(() => timer.abort());
}

async function fail(ctx: Ctx, attempt: Attempt, error: SendError, job: JobRun): Promise<void> {
  const outcomes = { permanent: 'rejected', transient: 'failed', unknown: 'unknown' } as const;
  const outcome = { outcome: outcomes[error.failure], error: error.message };
  if (error.failure === 'unknown') return close(ctx, attempt, outcome, 'unknown');
  if (error.failure === 'permanent' || job.isLastAttempt) {
    ctx.log.error(
      { notificationId: attempt.notification.id, error: error.message },
      'notification failed',
    );
    return close(ctx, attempt, outcome, 'failed');
  }
  await close(ctx, attempt, outcome, 'queued');
  throw error;
}

async function close(
  ctx: Ctx,
  { id, notification }: Attempt,
  outcome: AttemptOutcome,
  status: Notification['status'],
): Promise<void> {
  await transaction(ctx, async (ctx) => {
    // Whoever gave this attempt up has made another one, and that one's outcome counts.
    const closed = await closeAttempt(ctx, notification.id, id, outcome);
    if (closed && status !== 'queued') await updateNotificationStatus(ctx, notification.id, status);
  });
}
