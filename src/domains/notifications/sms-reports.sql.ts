// The only SQL on delivery reports of SMS, and on the calls that they are about. Reports name a
// message or a number and no tenant, so both tables belong to none.
import type { Ctx } from '../../context.js';
import type { SmsStatus } from '../../contract/generated/notifications.js';
import type { Db } from '../../db/connect.js';

/**
 * Whoever writes a report and whoever writes the call that it is about wait for each other, so that
 * the later of the two sees what the earlier one wrote. Until the transaction ends.
 *
 * @param name of a message or a number
 */
export async function lockName({ db }: Ctx, name: string): Promise<void> {
  await db.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`sms ${name}`]);
}

export interface SmsReport {
  id: string;
  messageId: string;
  status: SmsStatus;
  /** E.164. */
  recipient: string;
  networkCode: string | null;
  failureReason: string | null;
}

const reportColumns = `id, message_id as "messageId", status, recipient,
  network_code as "networkCode", failure_reason as "failureReason"`;

/** @returns whether it is new: the provider repeats a report that it thinks was not taken */
export async function insertReport({ db }: Ctx, report: SmsReport): Promise<boolean> {
  const rows = await db.query<object>(
    `insert into sms_reports (id, message_id, status, recipient, network_code, failure_reason)
     values ($1, $2, $3, $4, $5, $6) on conflict on constraint sms_reports_key do nothing returning id`,
    [
      ...[report.id, report.messageId, report.status, report.recipient],
      ...[report.networkCode, report.failureReason],
    ],
  );
  return rows.length > 0;
}

export interface SmsCall {
  tenantId: string;
  notificationId: string;
  attemptId: string;
}

const callColumns = `tenant_id as "tenantId", notification_id as "notificationId", attempt_id as "attemptId"`;

export async function insertCall(
  { db, tenant }: Ctx,
  call: Omit<SmsCall, 'tenantId'> & { recipient: string },
): Promise<void> {
  await db.query(
    `insert into sms_calls (attempt_id, tenant_id, notification_id, recipient)
     values ($1, $2, $3, $4) on conflict do nothing`,
    [call.attemptId, tenant.id, call.notificationId, call.recipient],
  );
}

/**
 * From now on the call is known by the provider's id, where it has one. A call to which that id was
 * given by mistake loses it.
 */
export async function settleCallRow(
  { db }: Ctx,
  attemptId: string,
  messageId: string | null,
): Promise<void> {
  if (messageId !== null)
    await db.query(
      'update sms_calls set message_id = null where message_id = $2 and attempt_id <> $1',
      [attemptId, messageId],
    );
  await db.query('update sms_calls set settled = true, message_id = $2 where attempt_id = $1', [
    attemptId,
    messageId,
  ]);
}

/** Of a call that the provider refused, nothing will be reported. */
export async function deleteCall({ db }: Ctx, attemptId: string): Promise<void> {
  await db.query('delete from sms_calls where attempt_id = $1', [attemptId]);
}

export async function selectCallOf({ db }: Ctx, messageId: string): Promise<SmsCall | undefined> {
  const rows = await db.query<SmsCall>(
    `select ${callColumns} from sms_calls where message_id = $1`,
    [messageId],
  );
  return rows[0];
}

/**
 * Calls to a number of the last two days that the provider has given no id: under way, not answered,
 * or interrupted. A call counts as settled when it is older than any can last.
 */
export const selectNamelessCalls = (
  { db }: Ctx,
  recipient: string,
): Promise<Array<SmsCall & { settled: boolean }>> =>
  db.query(
    `select ${callColumns}, settled or called_at < now() - interval '1 minute' as settled
     from sms_calls
     where recipient = $1 and message_id is null and called_at > now() - interval '2 days'`,
    [recipient],
  );

/** From now on a call that was not answered is known by the provider's id. */
export async function nameCall({ db }: Ctx, attemptId: string, messageId: string): Promise<void> {
  await db.query('update sms_calls set message_id = $2 where attempt_id = $1', [
    attemptId,
    messageId,
  ]);
}

/** Reports on a message that could not be applied yet, in the order of their arrival. */
export const selectWaitingReports = ({ db }: Ctx, messageId: string): Promise<SmsReport[]> =>
  db.query(
    `select ${reportColumns} from sms_reports
     where message_id = $1 and applied_at is null order by id`,
    [messageId],
  );

/** Ids of messages to a number that reports came about and that no call is known for. */
export async function selectStrayMessages({ db }: Ctx, recipient: string): Promise<string[]> {
  const rows = await db.query<{ messageId: string }>(
    `select distinct message_id as "messageId" from sms_reports report
     where recipient = $1 and applied_at is null and received_at > now() - interval '2 days'
       and not exists (select from sms_calls call where call.message_id = report.message_id)`,
    [recipient],
  );
  return rows.map((row) => row.messageId);
}

/** Reports whose call is known and that were not applied: their process has died between the two. */
export async function selectUnapplied({ db, tenant }: Ctx): Promise<Array<{ messageId: string }>> {
  return db.query(
    `select distinct report.message_id as "messageId"
     from sms_reports report join sms_calls call using (message_id)
     where call.tenant_id = $1 and report.applied_at is null limit 1000`,
    [tenant.id],
  );
}

export async function markApplied({ db }: Ctx, id: string): Promise<void> {
  await db.query('update sms_reports set applied_at = now() where id = $1', [id]);
}

/** @returns whether it was not there yet */
export async function insertNotificationReport(
  { db, tenant }: Ctx,
  { notificationId, attemptId }: Omit<SmsCall, 'tenantId'>,
  report: SmsReport,
): Promise<boolean> {
  const rows = await db.query<object>(
    `insert into notification_reports
       (tenant_id, notification_id, id, attempt_id, status, failure_reason, network_code)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id`,
    [
      ...[tenant.id, notificationId, report.id, attemptId],
      ...[report.status, report.failureReason, report.networkCode],
    ],
  );
  return rows.length > 0;
}

/** @returns how many reports were dropped that no call was ever known for */
export async function deleteOldReports(db: Db): Promise<number> {
  await db.query(`delete from sms_calls where called_at < now() - interval '14 days'`);
  const rows = await db.query<{ applied: boolean }>(
    `delete from sms_reports where received_at < now() - interval '14 days'
     returning applied_at is not null as applied`,
  );
  return rows.filter((row) => !row.applied).length;
}
