// The only SQL on notifications.
import type { Ctx } from '../../context.js';
import type { Notification } from '../../contract/generated/notifications.js';
import { fetchPage, type Page, type PageRequest, sql } from '../../db/pages.js';

const columns = `id, order_id as "orderId", channel, template, audience, recipient, status,
  skip_reason as "skipReason", created_at as "createdAt", sent_at as "sentAt"`;

const notify = `pg_notify('kontor_notifications', json_build_object(
  'tenantId', tenant_id, 'orderId', order_id, 'notificationId', id)::text)`;

const attempts = `(select coalesce(json_agg(json_build_object('at', to_char(attempt.started_at,
    'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'outcome', attempt.outcome, 'providerMessageId',
    attempt.provider_message_id, 'error', attempt.error) order by attempt.id), '[]')
  from notification_attempts attempt
  where attempt.tenant_id = notifications.tenant_id and attempt.notification_id = notifications.id) as attempts`;

export type NotificationRow = Omit<Notification, 'attempts'>;

export interface NewNotification extends Omit<NotificationRow, 'createdAt' | 'sentAt'> {
  eventId: string;
}

/** An event's messages are written once: what is there already is left alone and not answered. */
export async function insertNotifications(
  { db, tenant }: Ctx,
  rows: NewNotification[],
): Promise<string[]> {
  const written = await db.query<{ id: string }>(
    `with written as (insert into notifications
       (tenant_id, id, order_id, event_id, channel, template, audience, recipient, status, skip_reason)
     select $1, id, "orderId", "eventId", channel, template, audience, recipient, status, "skipReason"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, "orderId" uuid, "eventId" uuid, channel text,
       template text, audience text, recipient text, status text, "skipReason" text)
       on conflict on constraint notifications_event_key do nothing returning tenant_id, order_id, id
     )
     select id, ${notify} from written`,
    [tenant.id, JSON.stringify(rows)],
  );
  return written.map((row) => row.id);
}

export async function lockNotification(
  { db, tenant }: Ctx,
  id: string,
): Promise<NotificationRow | undefined> {
  const rows = await db.query<NotificationRow>(
    `select ${columns} from notifications where tenant_id = $1 and id = $2 for update`,
    [tenant.id, id],
  );
  return rows[0];
}

export async function updateNotificationStatus(
  { db, tenant }: Ctx,
  id: string,
  status: Notification['status'],
): Promise<void> {
  await db.query(
    `with changed as (
       update notifications set status = $3,
         sent_at = case when $3 in ('sent', 'delivered') then coalesce(sent_at, now()) else sent_at end
       where tenant_id = $1 and id = $2 returning tenant_id, order_id, id
     )
     select ${notify} from changed`,
    [tenant.id, id, status],
  );
}

export async function selectNotification(
  { db, tenant }: Ctx,
  id: string,
): Promise<Notification | undefined> {
  const rows = await db.query<Notification>(
    `select ${columns}, ${attempts} from notifications where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
  return rows[0];
}

export function selectOrderNotifications(
  { db, tenant }: Ctx,
  orderId: string,
  audience: Notification['audience'] | undefined,
  request: PageRequest,
): Promise<Page<Notification>> {
  const query = sql
    .queryBuilder()
    .from('notifications')
    .where({ tenant_id: tenant.id, order_id: orderId })
    .select(sql.raw(`${columns}, ${attempts}`));
  if (audience !== undefined) query.where('audience', audience);
  return fetchPage<Notification>(db, query, { id: 'id', descending: false }, request);
}

/** Those about several orders, each order's from the first to the last. */
export const selectNotificationsOf = (
  { db, tenant }: Ctx,
  orderIds: string[],
  audience: Notification['audience'] | undefined,
): Promise<Notification[]> =>
  db.query(
    `select ${columns}, ${attempts} from notifications
     where tenant_id = $1 and order_id = any($2) and ($3::text is null or audience = $3)
     order by order_id, id`,
    [tenant.id, orderIds, audience],
  );
