// Delivery reports of SMS: kept as they come, matched to the call that they are about, and applied
// once, in whatever order the call's answer, its commit and the reports arrive.

import type { Ctx } from '../../context.js';
import type { Notification, SmsStatus } from '../../contract/generated/notifications.js';
import { systemContext } from '../../db/tenancy.js';
import { transaction } from '../../db/transaction.js';
import { newId } from '../../lib/ids.js';
import { toE164 } from '../../lib/phone.js';
import { type AttemptOutcome, isLastAttempt } from './notification-attempts.sql.js';
import { lockNotification, type NotificationRow, updateNotification } from './notifications.sql.js';
import { wakeFollower } from './prepare-delivery.js';
import type { Attempt } from './settle-attempt.js';
import {
  deleteCall,
  insertCall,
  insertNotificationReport,
  insertReport,
  lockName,
  markApplied,
  nameCall,
  type SmsCall,
  type SmsReport,
  selectCallOf,
  selectNamelessCalls,
  selectStrayMessages,
  selectUnapplied,
  selectWaitingReports,
  settleCallRow,
} from './sms-reports.sql.js';

/**
 * What a report makes of a message. Source:
 * https://developers.africastalking.com/docs/sms/notifications
 */
const meaning: Record<SmsStatus, 'sent' | 'delivered' | 'failed'> = {
  Sent: 'sent',
  Submitted: 'sent',
  Buffered: 'sent',
  Success: 'delivered',
  Rejected: 'failed',
  Failed: 'failed',
  AbsentSubscriber: 'failed',
  Expired: 'failed',
};

/** Takes a report of the provider. Of whom it is is found out here: `ctx` is of no tenant. */
export async function receiveSmsReport(ctx: Ctx, given: Omit<SmsReport, 'id'>): Promise<void> {
  const report = { ...given, recipient: numberOf(given.recipient) };
  const call = await transaction(ctx, async (ctx) => {
    await lockName(ctx, report.messageId);
    await lockName(ctx, report.recipient);
    const isNew = await insertReport(ctx, { ...report, id: newId() });
    return isNew ? findCall(ctx, report) : undefined;
  });
  if (!call) return;
  const tenant = await ctx.deps.tenants.forJob(call.tenantId);
  await transaction(systemContext(ctx.deps, tenant, ctx.requestId), async (ctx) => {
    await lockName(ctx, report.messageId);
    await applyWaiting(ctx, call, report.messageId);
  });
}

/** A plus sign may have become a space on its way through a form, or be left out. */
const numberOf = (text: string) => toE164(text) ?? toE164(`+${text.trim()}`) ?? text;

/**
 * By the message's id; else it may be about the one call to that number that was not answered, whose
 * id nobody here has ever heard. A call that is still under way is not taken for it: its own answer
 * may name it in a moment, and the report waits for that.
 */
async function findCall(
  ctx: Ctx,
  { messageId, recipient }: Pick<SmsReport, 'messageId' | 'recipient'>,
): Promise<SmsCall | undefined> {
  const known = await selectCallOf(ctx, messageId);
  if (known) return known;
  const nameless = await selectNamelessCalls(ctx, recipient);
  const [only] = nameless;
  if (!only || nameless.length > 1 || !only.settled) return undefined;
  await nameCall(ctx, only.attemptId, messageId);
  return only;
}

/** Writes a call down before it is made, so that no report is taken for another call's. */
export const announceCall = (
  ctx: Ctx,
  { id: notificationId, recipient }: NotificationRow,
  attemptId: string,
): Promise<void> => insertCall(ctx, { notificationId, attemptId, recipient: recipient ?? '' });

/**
 * Keeps by what a call is known to the provider, and applies what was reported of it already. One
 * that was refused is forgotten.
 */
export async function settleCall(
  ctx: Ctx,
  { id: attemptId, notification }: Attempt,
  { outcome, providerMessageId }: AttemptOutcome,
): Promise<void> {
  if (outcome === 'rejected' || outcome === 'failed') return deleteCall(ctx, attemptId);
  const recipient = notification.recipient as string;
  await lockName(ctx, providerMessageId ?? recipient);
  const name = providerMessageId ?? (await strayOf(ctx, recipient));
  await settleCallRow(ctx, attemptId, name);
  const call = { tenantId: ctx.tenant.id, notificationId: notification.id, attemptId };
  if (name !== null) await applyWaiting(ctx, call, name);
}

/** The message to a number that was reported of and that can only be this call's. */
async function strayOf(ctx: Ctx, recipient: string): Promise<string | null> {
  const strays = await selectStrayMessages(ctx, recipient);
  const nameless = await selectNamelessCalls(ctx, recipient);
  return strays.length === 1 && nameless.length === 1 ? (strays[0] as string) : null;
}

async function applyWaiting(ctx: Ctx, call: SmsCall, messageId: string): Promise<void> {
  for (const report of await selectWaitingReports(ctx, messageId)) {
    await apply(ctx, call, report);
    await markApplied(ctx, report.id);
  }
}

/**
 * What has arrived has arrived, whatever comes later; a failure counts while nothing has been tried
 * since.
 */
async function apply(ctx: Ctx, call: SmsCall, report: SmsReport): Promise<void> {
  const { notificationId, attemptId } = call;
  const notification = await lockNotification(ctx, notificationId);
  if (!notification || !(await insertNotificationReport(ctx, call, report))) return;
  const status = nextStatus(notification.status, meaning[report.status]);
  if (status === notification.status) return;
  if (status !== 'delivered' && !(await isLastAttempt(ctx, notificationId, attemptId))) return;
  await updateNotification(ctx, notificationId, { status });
  if (notification.status === 'queued') await wakeFollower(ctx, notification);
  ctx.deps.metrics.notifications.inc({ channel: 'sms', outcome: status });
  if (status === 'failed')
    ctx.log.error(
      { notificationId, status: report.status, reason: report.failureReason },
      'notification failed',
    );
}

/** Pure. */
export function nextStatus(
  now: Notification['status'],
  reported: 'sent' | 'delivered' | 'failed',
): Notification['status'] {
  if (now === 'delivered' || reported === 'delivered') return 'delivered';
  if (reported === 'failed') return now === 'sent' || now === 'unknown' ? 'failed' : now;
  return now === 'unknown' ? 'sent' : now;
}

/** Applies what a process left that died between taking a report and applying it. */
export async function applyLeftReports(ctx: Ctx): Promise<number> {
  const left = await selectUnapplied(ctx);
  for (const { messageId } of left) {
    await transaction(ctx, async (ctx) => {
      await lockName(ctx, messageId);
      const call = await selectCallOf(ctx, messageId);
      if (call) await applyWaiting(ctx, call, messageId);
    });
  }
  return left.length;
}
