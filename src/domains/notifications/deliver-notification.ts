// Sends one notification. The attempt is written before the provider is called and closed after,
// in two short transactions with the call between them:
//
// - killed before the call: the attempt stays open, its job runs again, the attempt is found older
//   than any call can last, marked interrupted, and a new one is made;
// - killed during the call, or after the provider took the message and before that was written: the
//   same, and what the provider had taken goes out twice, with the same Message-ID where the channel
//   has one. No order of the two writes can avoid this without the provider's help.
import { setTimeout as sleep } from 'node:timers/promises';
import { SpanKind } from '@opentelemetry/api';
import type { Ctx } from '../../context.js';
import { transaction } from '../../db/transaction.js';
import { SendError } from '../../integrations/send-error.js';
import { enqueue } from '../../jobs/enqueue.js';
import { insist } from '../../jobs/insist.js';
import { newId } from '../../lib/ids.js';
import { traced } from '../../tracing.js';
import { recordAttempt } from './channel-states.js';
import { closeAttempt, insertAttempt, selectOpenAttempt } from './notification-attempts.sql.js';
import { deliverNotificationJob } from './notification-jobs.js';
import { lockNotification, type NotificationRow, updateNotification } from './notifications.sql.js';
import { prepareDelivery, type Subject } from './prepare-delivery.js';
import { type Accepted, type Attempt, settleAttempt } from './settle-attempt.js';
import { announceCall } from './sms-reports.js';
import { writeMail, writeMessage } from './write-message.js';

/** Milliseconds after which a call counts as unanswered. */
const callTimeout = 12_000;
/** Seconds; longer than any call can last. */
const lease = 20;

/** @throws Error where the database is away: the job runs again */
export async function deliverNotification(ctx: Ctx, notificationId: string): Promise<void> {
  const attempt = await transaction(ctx, (ctx) => begin(ctx, notificationId));
  if (!attempt) return;
  const result = await send(ctx, attempt).catch((error: Error) => error);
  const answer = failureOf(ctx, attempt.notification, result);
  await insist(() => settleAttempt(ctx, attempt, answer));
  await recordAttempt(ctx, attempt.notification.channel, answer);
}

async function begin(
  ctx: Ctx,
  notificationId: string,
): Promise<(Attempt & { subject: Subject }) | undefined> {
  const locked = await lockNotification(ctx, notificationId);
  // A duplicate job has nothing to do.
  if (locked?.status !== 'queued') return undefined;
  if (locked.waiting && locked.nextAttemptAt !== null) {
    // This job may have replaced the job of the scheduled retry, because both have the same key.
    await again(ctx, notificationId, locked.nextAttemptAt);
    return undefined;
  }
  const open = await selectOpenAttempt(ctx, notificationId);
  if (open && open.age < lease) {
    // Another worker may still be sending this.
    const runAt = new Date(Date.now() + (lease - open.age) * 1000).toISOString();
    await again(ctx, notificationId, runAt);
    return undefined;
  }
  if (open) await closeAttempt(ctx, notificationId, open.id, { outcome: 'interrupted' });
  const ready = await prepareDelivery(ctx, locked);
  if (!ready) return undefined;
  const { recipient } = ready.notification;
  const notification = { ...ready.notification, tries: locked.tries + 1 };
  const id = newId();
  await insertAttempt(ctx, notificationId, id);
  if (notification.channel === 'sms') await announceCall(ctx, notification, id);
  await updateNotification(ctx, notificationId, { tries: notification.tries, recipient });
  return { id, notification, subject: ready.subject };
}

const again = (ctx: Ctx, notificationId: string, runAt: string) =>
  enqueue(ctx, [
    deliverNotificationJob.with({ notificationId }, { jobKey: notificationId, runAt }),
  ]);

/** @returns the provider's id of the message, and what the attempt says of it beside */
async function send(
  ctx: Ctx,
  { notification, subject }: Attempt & { subject: Subject },
): Promise<Accepted> {
  const { recipient } = notification;
  if (recipient === null) throw new SendError('permanent', 'There is no recipient.');
  const { mail, sms } = ctx.deps;
  const about = { 'kontor.notification_id': notification.id };
  if (notification.channel === 'sms') {
    const { text, remark } = await writeMessage(ctx, notification, subject);
    const { smsSender } = ctx.tenant.settings;
    const call = () => withDeadline(sms.send(recipient, text, smsSender));
    return { messageId: await traced('send sms', SpanKind.CLIENT, about, call), remark };
  }
  const { letter, remark } = await writeMail(ctx, notification, subject, recipient);
  const call = () => mail.send(letter, AbortSignal.timeout(callTimeout));
  return { messageId: await traced('send email', SpanKind.CLIENT, about, call), remark };
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

/** What is no answer of a provider went wrong here, before the call. */
function failureOf(
  ctx: Ctx,
  { id }: NotificationRow,
  result: Accepted | Error,
): Accepted | SendError {
  if (!(result instanceof Error) || result instanceof SendError) return result;
  ctx.log.error({ err: result, notificationId: id }, 'a message could not be written');
  return new SendError('transient', 'The message could not be written.');
}
