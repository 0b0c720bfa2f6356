// The only SQL on notifications.
import type { Ctx } from '../../context.js';
import type { Notification } from '../../contract/generated/notifications.js';
import { fetchPage, type Page, type PageRequest, type SortKey, sql } from '../../db/pages.js';
import type { JobSpec } from '../../jobs/define-job.js';
import { jobsParameter } from '../../jobs/enqueue.js';

const columns = `id, order_id as "orderId", channel, template, audience, recipient, status,
  skip_reason as "skipReason", created_at as "createdAt", next_attempt_at as "nextAttemptAt",
  sent_at as "sentAt"`;
/** What rules need beside what is shown. */
const allColumns = `${columns}, event_id as "eventId", data, tries`;

const notify = `pg_notify('kontor_notifications', json_build_object(
  'tenantId', tenant_id, 'orderId', order_id, 'notificationId', id)::text)`;

const time = (column: string) => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const attempts = `(select coalesce(json_agg(json_build_object('at', ${time('attempt.started_at')},
    'finishedAt', ${time('attempt.finished_at')}, 'outcome', attempt.outcome,
    'failure', attempt.failure, 'code', attempt.code,
    'providerMessageId', attempt.provider_message_id, 'error', attempt.error) order by attempt.id), '[]')
  from notification_attempts attempt
  where attempt.tenant_id = notifications.tenant_id and attempt.notification_id = notifications.id) as attempts`;

const reports = `(select coalesce(json_agg(json_build_object('at', ${time('report.received_at')},
    'status', report.status, 'failureReason', report.failure_reason,
    'networkCode', report.network_code) order by report.id), '[]')
  from notification_reports report
  where report.tenant_id = notifications.tenant_id and report.notification_id = notifications.id) as reports`;

const withHistory = `${columns}, ${attempts}, ${reports}`;

export interface NotificationRow extends Omit<Notification, 'attempts' | 'reports'> {
  eventId: string;
  /** What the message says where it is about no order. */
  data: object;
  /** Attempts since it was queued. */
  tries: number;
}

export type NewNotification = Omit<
  NotificationRow,
  'createdAt' | 'nextAttemptAt' | 'sentAt' | 'tries'
>;

/**
 * Writes notifications and queues the jobs of those, by their keys. An event's messages are written once:
 * what is there already is left alone, and so are its jobs.
 */
export async function insertNotificationsWithJobs(
  { db, tenant }: Ctx,
  rows: NewNotification[],
  jobs: JobSpec[],
): Promise<void> {
  await db.query(
    `with written as (insert into notifications
       (tenant_id, id, order_id, event_id, channel, template, audience, recipient, status, skip_reason, data)
     select $1, id, "orderId", "eventId", channel, template, audience, recipient, status, "skipReason", data
     from jsonb_to_recordset($2::jsonb) as r (id uuid, "orderId" uuid, "eventId" uuid, channel text,
       template text, audience text, recipient text, status text, "skipReason" text, data jsonb)
       on conflict on constraint notifications_event_key do nothing returning tenant_id, order_id, id
     ), told as materialized (select ${notify} from written)
     select (select count(*) from told), add_tenant_jobs((
       select coalesce(jsonb_agg(job), '[]') from jsonb_array_elements($3::jsonb) job
       where job ->> 'jobKey' in (select id::text from written)))`,
    [tenant.id, JSON.stringify(rows), jobsParameter(jobs)],
  );
}

export async function lockNotification(
  { db, tenant }: Ctx,
  id: string,
): Promise<(NotificationRow & { waiting: boolean }) | undefined> {
  const rows = await db.query<NotificationRow & { waiting: boolean }>(
    `select ${allColumns}, coalesce(next_attempt_at > clock_timestamp(), false) as waiting
     from notifications where tenant_id = $1 and id = $2 for no key update`,
    [tenant.id, id],
  );
  return rows[0];
}

export interface QueuedNeighbour {
  id: string;
  template: Notification['template'];
}

/** Returns other queued messages of the same order, audience and channel, in the order of their events. */
export const selectQueuedNeighbours = (
  { db, tenant }: Ctx,
  { id, orderId, audience, channel }: NotificationRow,
): Promise<QueuedNeighbour[]> =>
  db.query(
    `select id, template from notifications
     where tenant_id = $1 and order_id = $2 and id <> $3 and audience = $4 and channel = $5
       and status = 'queued'
     order by id`,
    [tenant.id, orderId, id, audience, channel],
  );

/** Returns the id of the next message that may wait for this one. Messages with a scheduled retry have a job. */
export async function selectFollower(
  { db, tenant }: Ctx,
  { id, orderId, audience, channel }: NotificationRow,
): Promise<string | undefined> {
  const rows = await db.query<{ id: string }>(
    `select id from notifications
     where tenant_id = $1 and order_id = $2 and id > $3 and audience = $4 and channel = $5
       and status = 'queued' and (next_attempt_at is null or next_attempt_at <= clock_timestamp())
     order by id limit 1`,
    [tenant.id, orderId, id, audience, channel],
  );
  return rows[0]?.id;
}

export interface NotificationChanges {
  status?: Notification['status'];
  recipient?: string | null;
  skipReason?: Notification['skipReason'];
  tries?: number;
  /** RFC 3339; no further attempt is due when left out. */
  nextAttemptAt?: string;
}

export async function updateNotification(
  { db, tenant }: Ctx,
  id: string,
  changes: NotificationChanges,
): Promise<void> {
  await db.query(
    `with changed as (
       update notifications set
         status = coalesce($3, status),
         recipient = case when $4 then $5 else recipient end,
         skip_reason = case when $6 then $7 else skip_reason end,
         tries = coalesce($8, tries),
         next_attempt_at = $9,
         sent_at = case when $3 in ('sent', 'delivered') then coalesce(sent_at, now()) else sent_at end
       where tenant_id = $1 and id = $2 returning tenant_id, order_id, id
     )
     select ${notify} from changed`,
    [
      ...[tenant.id, id, changes.status],
      ...[changes.recipient !== undefined, changes.recipient],
      ...[changes.skipReason !== undefined, changes.skipReason],
      ...[changes.tries, changes.nextAttemptAt],
    ],
  );
}

export async function selectNotification(
  { db, tenant }: Ctx,
  id: string,
): Promise<Notification | undefined> {
  const rows = await db.query<Notification>(
    `select ${withHistory} from notifications where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
  return rows[0];
}

export interface NotificationFilter {
  orderId?: string;
  status?: Notification['status'];
  channel?: Notification['channel'];
  template?: Notification['template'];
  audience?: Notification['audience'];
  recipient?: string;
  createdFrom?: string;
  createdTo?: string;
}

export function selectNotificationPage(
  { db, tenant }: Ctx,
  { createdFrom, createdTo, orderId, ...equal }: NotificationFilter,
  descending: boolean,
  request: PageRequest,
): Promise<Page<Notification>> {
  const query = sql
    .queryBuilder()
    .from('notifications')
    .where('tenant_id', tenant.id)
    .select(sql.raw(withHistory));
  for (const [column, value] of Object.entries(equal))
    if (value !== undefined) query.where(column, value);
  if (orderId !== undefined) query.where('order_id', orderId);
  if (createdFrom !== undefined) query.where('created_at', '>=', createdFrom);
  if (createdTo !== undefined) query.where('created_at', '<', createdTo);
  const key: SortKey = { id: 'id', descending };
  return fetchPage<Notification>(db, query, key, request);
}

/** Those about several orders, each order's from the first to the last. */
export const selectNotificationsOf = (
  { db, tenant }: Ctx,
  orderIds: string[],
  audience: Notification['audience'] | undefined,
): Promise<Notification[]> =>
  db.query(
    `select ${withHistory} from notifications
     where tenant_id = $1 and order_id = any($2) and ($3::text is null or audience = $3)
     order by order_id, id`,
    [tenant.id, orderIds, audience],
  );

/**
 * Returns ids of due queued messages without a job. Leaves out messages that wait for an earlier
 * message of their order, because these have no job.
 *
 * @param seconds how long they are due at least
 */
export async function selectForgotten(
  { db, tenant }: Ctx,
  seconds: number,
  limit: number,
): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select keys_without_job(array(
       select id::text from notifications
       where tenant_id = $1 and status = 'queued'
         and not exists (
           select from notifications earlier
           where earlier.tenant_id = $1 and earlier.order_id = notifications.order_id
             and earlier.id < notifications.id and earlier.audience = notifications.audience
             and earlier.channel = notifications.channel and earlier.status = 'queued')
         and coalesce(next_attempt_at, created_at) < now() - make_interval(secs => $2)
       order by id limit $3)) as id`,
    [tenant.id, seconds, limit],
  );
  return rows.map((row) => row.id);
}
