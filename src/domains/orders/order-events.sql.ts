// The only SQL on the timeline of orders, which is only added to.
import { actorId, actorKind, type Ctx } from '../../context.js';
import type { OrderEvent, OrderStatus } from '../../contract/generated/orders.js';
import { fetchPage, type Page, type PageRequest, sql } from '../../db/pages.js';
import type { OrderEventType } from '../../events/events.js';
import type { Money } from '../../lib/money.js';

const shared = `id, type, json_build_object('kind', actor_kind, 'userId', actor_id) as actor,
  from_status as "fromStatus", to_status as "toStatus", created_at as "createdAt"`;
/** Of the order's own events. */
const columns = `${shared}, data->>'reason' as reason, data->'amount' as amount,
  null as notification, null as webhook`;
/** Of the timeline, in which messages and deliveries stand as well. */
const timelineColumns = `${shared}, reason, amount, notification, webhook`;

export interface NewOrderEvent {
  id: string;
  orderId: string;
  type: OrderEventType;
  fromStatus: OrderStatus | null;
  toStatus: OrderStatus;
  reason?: string;
  amount?: Money;
}

/**
 * A part of a statement that writes an event and tells of it. The tenant is the statement's first value,
 * the order its second.
 *
 * @param first number of the first of the other values, which `valuesOf` answers
 */
export const writingEvent = (first: number) => `event as (
  insert into order_events
    (tenant_id, order_id, id, type, actor_kind, actor_id, from_status, to_status, data)
  values ($1, $2, ${[0, 1, 2, 3, 4, 5, 6].map((n) => `$${first + n}`).join(', ')})
  returning pg_notify('kontor_orders',
    json_build_object('tenantId', tenant_id, 'orderId', order_id)::text)
)`;

export const valuesOf = (ctx: Ctx, event: Omit<NewOrderEvent, 'orderId'>) => [
  ...[event.id, event.type, actorKind(ctx), actorId(ctx), event.fromStatus, event.toStatus],
  { reason: event.reason, amount: event.amount },
];

export async function insertOrderEvent(ctx: Ctx, event: NewOrderEvent): Promise<void> {
  await ctx.db.query(`with ${writingEvent(3)} select from event`, [
    ...[ctx.tenant.id, event.orderId],
    ...valuesOf(ctx, event),
  ]);
}

/** Those after an event, or all, in their order. */
export const selectEventsAfter = (
  { db, tenant }: Ctx,
  orderId: string,
  after: string | null,
): Promise<OrderEvent[]> =>
  db.query(
    `select ${columns} from order_events
     where tenant_id = $1 and order_id = $2 and ($3::uuid is null or id > $3) order by id limit 1000`,
    [tenant.id, orderId, after],
  );

export async function selectOrderEvent(
  { db, tenant }: Ctx,
  orderId: string,
  id: string,
): Promise<OrderEvent | undefined> {
  const rows = await db.query<OrderEvent>(
    `select ${columns} from order_events where tenant_id = $1 and order_id = $2 and id = $3`,
    [tenant.id, orderId, id],
  );
  return rows[0];
}

/** Whose entries are left out is for the view's `audience`: a customer sees what is for customers. */
export function selectTimeline(
  { db, tenant }: Ctx,
  orderId: string,
  audience: 'customer' | undefined,
  request: PageRequest,
): Promise<Page<OrderEvent>> {
  const query = sql
    .queryBuilder()
    .from('order_timeline')
    .where({ tenant_id: tenant.id, order_id: orderId })
    .select(sql.raw(timelineColumns));
  if (audience !== undefined) query.where('audience', audience);
  return fetchPage<OrderEvent>(db, query, { id: 'id', descending: false }, request);
}

/** The timelines of several orders, each from its first entry to its last. */
export const selectTimelinesOf = (
  { db, tenant }: Ctx,
  orderIds: string[],
  audience: 'customer' | undefined,
): Promise<Array<OrderEvent & { orderId: string }>> =>
  db.query(
    `select ${timelineColumns}, order_id as "orderId" from order_timeline
     where tenant_id = $1 and order_id = any($2) and ($3::text is null or audience = $3)
     order by order_id, id`,
    [tenant.id, orderIds, audience],
  );
