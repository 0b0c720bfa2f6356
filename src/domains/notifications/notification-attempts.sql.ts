// The only SQL on attempts to send a notification.
import type { Ctx } from '../../context.js';
import type { NotificationAttempt } from '../../contract/generated/notifications.js';

export interface OpenAttempt {
  id: string;
  /** Seconds since it was begun, by the database's clock. */
  age: number;
}

/** The attempt of which no outcome is known, if there is one. */
export async function selectOpenAttempt(
  { db, tenant }: Ctx,
  notificationId: string,
): Promise<OpenAttempt | undefined> {
  const rows = await db.query<OpenAttempt>(
    `select id, extract(epoch from clock_timestamp() - started_at)::float8 as age from notification_attempts
     where tenant_id = $1 and notification_id = $2 and outcome = 'started'`,
    [tenant.id, notificationId],
  );
  return rows[0];
}

/** Whether an attempt is the last that was made. */
export async function isLastAttempt(
  { db, tenant }: Ctx,
  notificationId: string,
  id: string,
): Promise<boolean> {
  const rows = await db.query<object>(
    `select 1 from notification_attempts where tenant_id = $1 and notification_id = $2 and id > $3`,
    [tenant.id, notificationId, id],
  );
  return rows.length === 0;
}

export async function insertAttempt(
  { db, tenant }: Ctx,
  notificationId: string,
  id: string,
): Promise<void> {
  await db.query(
    `insert into notification_attempts (tenant_id, notification_id, id) values ($1, $2, $3)`,
    [tenant.id, notificationId, id],
  );
}

export interface AttemptOutcome {
  outcome: NotificationAttempt['outcome'];
  failure?: 'permanent' | 'transient';
  /** The provider's. */
  code?: string;
  providerMessageId?: string;
  error?: string;
}

/** @returns whether it was still open: another worker may have given it up meanwhile */
export async function closeAttempt(
  { db, tenant }: Ctx,
  notificationId: string,
  id: string,
  result: AttemptOutcome,
): Promise<boolean> {
  const text = (value: string | undefined, length: number) =>
    value?.replaceAll('\0', '').slice(0, length);
  const rows = await db.query<object>(
    `update notification_attempts set outcome = $4, failure = $5, code = $6, provider_message_id = $7,
       error = $8, finished_at = now()
     where tenant_id = $1 and notification_id = $2 and id = $3 and outcome = 'started'
     returning id`,
    [
      ...[tenant.id, notificationId, id, result.outcome, result.failure],
      ...[text(result.code, 50), text(result.providerMessageId, 500), text(result.error, 1000)],
    ],
  );
  return rows.length > 0;
}
