// The only SQL on what is sent to webhook endpoints: messages, deliveries of them, attempts.
import type { Ctx } from '../../context.js';
import type {
  WebhookAttempt,
  WebhookDelivery,
  WebhookEventType,
} from '../../contract/generated/webhooks.js';
import { fetchPage, type Page, type PageRequest, sql } from '../../db/pages.js';

const time = (column: string) => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const columns = `d.id, d.endpoint_id as "endpointId", d.message_id as "messageId", m.type as event,
  d.order_id as "orderId", d.status, d.failure_reason as "failureReason",
  d.next_attempt_at as "nextAttemptAt", m.body, d.created_at as "createdAt", d.finished_at as "finishedAt",
  (select coalesce(json_agg(json_build_object('at', ${time('a.started_at')}, 'outcome', a.outcome,
     'statusCode', a.status_code, 'durationMs', a.duration_ms, 'error', a.error,
     'response', a.response) order by a.id), '[]')
   from webhook_attempts a where a.tenant_id = d.tenant_id and a.delivery_id = d.id) as attempts`;
const joined = `webhook_deliveries d
  join webhook_messages m on m.tenant_id = d.tenant_id and m.id = d.message_id`;

export interface NewMessage {
  id: string;
  type: WebhookEventType;
  /** The order or product that it is about: what is about the same one comes in its order. */
  subject: string;
  orderId: string | null;
  body: string;
}

export interface NewDelivery {
  id: string;
  endpointId: string;
  messageId: string;
  orderId: string | null;
}

export async function insertMessages(
  { db, tenant }: Ctx,
  messages: NewMessage[],
  deliveries: NewDelivery[],
): Promise<void> {
  await db.query(
    `with messages as (
       insert into webhook_messages (tenant_id, id, type, subject, order_id, body)
       select $1, id, type, subject, "orderId", body
       from jsonb_to_recordset($2::jsonb) as r
         (id uuid, type text, subject uuid, "orderId" uuid, body text)
     )
     insert into webhook_deliveries (tenant_id, id, endpoint_id, message_id, order_id)
     select $1, id, "endpointId", "messageId", "orderId"
     from jsonb_to_recordset($3::jsonb) as r (id uuid, "endpointId" uuid, "messageId" uuid, "orderId" uuid)`,
    [tenant.id, JSON.stringify(messages), JSON.stringify(deliveries)],
  );
}

export interface DeliveryRow {
  id: string;
  endpointId: string;
  messageId: string;
  event: WebhookEventType;
  subject: string;
  body: string;
  status: WebhookDelivery['status'];
  /** Attempts since it was queued. */
  tries: number;
  /** Whether its next attempt is not due yet. */
  waiting: boolean;
}

export async function lockDelivery(
  { db, tenant }: Ctx,
  id: string,
): Promise<DeliveryRow | undefined> {
  const rows = await db.query<DeliveryRow>(
    `select d.id, d.endpoint_id as "endpointId", d.message_id as "messageId",
       m.type as event, m.subject, m.body, d.status, d.tries,
       coalesce(d.next_attempt_at > clock_timestamp(), false) as waiting
     from ${joined} where d.tenant_id = $1 and d.id = $2 for no key update of d`,
    [tenant.id, id],
  );
  return rows[0];
}

export interface DeliveryChanges {
  status: WebhookDelivery['status'];
  failureReason?: NonNullable<WebhookDelivery['failureReason']>;
  tries?: number;
  /** RFC 3339; no further attempt is due when left out. */
  nextAttemptAt?: string;
}

export async function updateDelivery(
  { db, tenant }: Ctx,
  id: string,
  { status, failureReason, tries, nextAttemptAt }: DeliveryChanges,
): Promise<void> {
  await db.query(
    `update webhook_deliveries set status = $3, failure_reason = $4, tries = coalesce($5, tries),
       next_attempt_at = $6, finished_at = case when $3 = 'pending' then null else now() end
     where tenant_id = $1 and id = $2`,
    [tenant.id, id, status, failureReason ?? null, tries, nextAttemptAt ?? null],
  );
}

export async function selectDelivery(
  { db, tenant }: Ctx,
  id: string,
): Promise<WebhookDelivery | undefined> {
  const rows = await db.query<WebhookDelivery>(
    `select ${columns} from ${joined} where d.tenant_id = $1 and d.id = $2`,
    [tenant.id, id],
  );
  return rows[0];
}

export function selectDeliveryPage(
  { db, tenant }: Ctx,
  endpointId: string,
  { status, event }: { status?: WebhookDelivery['status']; event?: WebhookEventType },
  request: PageRequest,
): Promise<Page<WebhookDelivery>> {
  const query = sql
    .queryBuilder()
    .from(sql.raw(joined))
    .where({ 'd.tenant_id': tenant.id, 'd.endpoint_id': endpointId })
    .select(sql.raw(columns));
  if (status !== undefined) query.where('d.status', status);
  if (event !== undefined) query.where('m.type', event);
  return fetchPage<WebhookDelivery>(db, query, { id: 'd.id', descending: true }, request);
}

/** Whether something arrived at the endpoint after the delivery was queued. */
export async function hasSucceededSince(
  { db, tenant }: Ctx,
  delivery: DeliveryRow,
): Promise<boolean> {
  const rows = await db.query<object>(
    `select 1 from webhook_deliveries one, webhook_deliveries d
     where d.tenant_id = $1 and d.id = $3
       and one.tenant_id = $1 and one.endpoint_id = $2 and one.status = 'delivered'
       and one.finished_at > d.created_at limit 1`,
    [tenant.id, delivery.endpointId, delivery.id],
  );
  return rows.length > 0;
}

/** @returns the attempt of which no outcome is known, with its age in seconds */
export async function selectOpenAttempt(
  { db, tenant }: Ctx,
  deliveryId: string,
): Promise<{ id: string; age: number } | undefined> {
  const rows = await db.query<{ id: string; age: number }>(
    `select id, extract(epoch from clock_timestamp() - started_at)::float8 as age from webhook_attempts
     where tenant_id = $1 and delivery_id = $2 and outcome = 'started'`,
    [tenant.id, deliveryId],
  );
  return rows[0];
}

export async function insertAttempt(
  { db, tenant }: Ctx,
  deliveryId: string,
  id: string,
): Promise<void> {
  await db.query(`insert into webhook_attempts (tenant_id, delivery_id, id) values ($1, $2, $3)`, [
    tenant.id,
    deliveryId,
    id,
  ]);
}

export type AttemptResult = Partial<Omit<WebhookAttempt, 'at' | 'outcome'>> & {
  outcome: WebhookAttempt['outcome'];
};

/** @returns whether it was still open: another worker may have given it up meanwhile */
export async function closeAttempt(
  { db, tenant }: Ctx,
  deliveryId: string,
  id: string,
  { outcome, statusCode, durationMs, error, response }: AttemptResult,
): Promise<boolean> {
  const text = (value: string | null | undefined) => value?.replaceAll('\0', '').slice(0, 1000);
  const rows = await db.query<object>(
    `update webhook_attempts set outcome = $4, status_code = $5, duration_ms = $6, error = $7,
       response = $8, finished_at = now()
     where tenant_id = $1 and delivery_id = $2 and id = $3 and outcome = 'started' returning id`,
    [
      ...[tenant.id, deliveryId, id, outcome],
      ...[statusCode, durationMs, text(error), text(response)],
    ],
  );
  return rows.length > 0;
}

/** Pending deliveries that are due and that no job is left for. */
export async function selectForgotten(
  { db, tenant }: Ctx,
  seconds: number,
  limit: number,
): Promise<Array<Pick<DeliveryRow, 'id' | 'endpointId' | 'event' | 'subject'>>> {
  return db.query(
    `select d.id, d.endpoint_id as "endpointId", m.type as event, m.subject
     from ${joined}
     where d.tenant_id = $1 and d.status = 'pending' and d.id = any(array(
       select key::uuid from keys_without_job(array(
         select id::text from webhook_deliveries
         where tenant_id = $1 and status = 'pending'
           and coalesce(next_attempt_at, created_at) < now() - make_interval(secs => $2)
         order by id limit $3)) as key))`,
    [tenant.id, seconds, limit],
  );
}

/** @returns how many deliveries that ended more than `days` ago were removed, with their attempts */
export async function deleteOldDeliveries({ db, tenant }: Ctx, days: number): Promise<number> {
  const gone = await db.query<{ messageId: string }>(
    `delete from webhook_deliveries
     where tenant_id = $1 and finished_at < now() - make_interval(days => $2)
     returning message_id as "messageId"`,
    [tenant.id, days],
  );
  await db.query(
    `delete from webhook_messages m where tenant_id = $1 and id = any($2) and not exists (
       select from webhook_deliveries d where d.tenant_id = m.tenant_id and d.message_id = m.id)`,
    [tenant.id, [...new Set(gone.map(({ messageId }) => messageId))]],
  );
  return gone.length;
}
