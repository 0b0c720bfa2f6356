// The only SQL on orders: one of them with its lines.
import type { Ctx } from '../../context.js';
import type {
  Order,
  OrderStatus,
  OrderTracking,
  PostalAddress,
} from '../../contract/generated/orders.js';
import type { PromoReason } from '../../contract/generated/promotions.js';
import type { OrderEventType } from '../../events/events.js';
import { valuesOf, writingEvent } from './order-events.sql.js';
import {
  columns,
  type LineRow,
  lineObject,
  lines,
  type OrderState,
  type Row,
  toOrder,
} from './order-row.sql.js';
import type { PaymentSums } from './payment-status.js';

export type { LineRow } from './order-row.sql.js';

export interface NewOrder {
  id: string;
  number: string;
  customerId: string;
  status: OrderStatus;
  subtotal: number;
  discountTotal: number;
  shippingTotal: number;
  total: number;
  promoCode: string | null;
  promoCodeId: string | null;
  promoReason: PromoReason | null;
  shippingMethodId: string | null;
  shippingMethod: string | null;
  shippingAddress: PostalAddress | null;
  notifications: { email: boolean; sms: boolean };
  note: string | null;
  metadata: Record<string, string>;
  createdBy: string | null;
}

/** Writes an order with its lines and its first event in one statement. */
export async function insertOrder(
  ctx: Ctx,
  order: NewOrder,
  newLines: LineRow[],
  event: { id: string; type: OrderEventType },
): Promise<Order> {
  const { db, tenant } = ctx;
  const rows = await db.query<Row>(
    `with orders as (
       insert into orders (tenant_id, id, number, customer_id, status, currency, subtotal, discount_total,
         shipping_total, total, shipping_address, notify_email, notify_sms, note, metadata, created_by, promo_code, promo_code_id,
         shipping_method_id, shipping_method_name, promo_reason, placed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $18, $19, $20, $21, $22,
         case when $5 = 'draft' then null else now() end)
       returning *
     ), written as (
       insert into order_lines (tenant_id, order_id, id, position, product_id, sku, name, quantity,
         unit_price, discount, total)
       select $1, $2, line.id, line.position, line."productId", line.sku, line.name, line.quantity,
         line."unitPrice", line.discount, line.total
       from rows from (jsonb_to_recordset($17::jsonb) as (id uuid, "productId" uuid, sku text, name text,
         quantity int, "unitPrice" bigint, discount bigint, total bigint)) with ordinality
         as line (id, "productId", sku, name, quantity, "unitPrice", discount, total, position)
     ), ${writingEvent(23)}
     select ${columns} from orders`,
    [
      ...[tenant.id, order.id, order.number, order.customerId, order.status, tenant.currency],
      ...[
        order.subtotal,
        order.discountTotal,
        order.shippingTotal,
        order.total,
        order.shippingAddress,
      ],
      ...[
        order.notifications.email,
        order.notifications.sms,
        order.note,
        order.metadata,
        order.createdBy,
      ],
      JSON.stringify(newLines),
      ...[order.promoCode, order.promoCodeId, order.shippingMethodId, order.shippingMethod],
      order.promoReason,
      ...valuesOf(ctx, { ...event, fromStatus: null, toStatus: order.status }),
    ],
  );
  return toOrder({ ...(rows[0] as Row), lines: newLines });
}

export async function selectOrder({ db, tenant }: Ctx, id: string): Promise<Order | undefined> {
  const rows = await db.query<Row>(
    `select ${columns}, ${lines} from orders where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
  return rows[0] && toOrder(rows[0]);
}

/** Whose it is, without its lines. */
export async function selectOrderOwner(
  { db, tenant }: Ctx,
  id: string,
): Promise<string | undefined> {
  const rows = await db.query<{ customerId: string }>(
    `select customer_id as "customerId" from orders where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
  return rows[0]?.customerId;
}

export interface LockedOrder extends OrderState {
  order: Order;
  /** The lines that stock was reserved for when the order was placed. */
  tracked: LineRow[];
}

/**
 * Locks an order, then reads its lines. Every change of an order begins here, so that changes of one
 * order run one after the other. The lines are a statement of their own: in the statement that locks,
 * they would be those of before the wait (READ COMMITTED takes a snapshot for each statement). Both are
 * sent at once; PostgreSQL runs the second when the first has its lock.
 */
export async function lockOrder(ctx: Ctx, id: string): Promise<LockedOrder | undefined> {
  const values = [ctx.tenant.id, id];
  const [rows, [withLines]] = await Promise.all([
    ctx.db.query<Omit<Row, 'lines'>>(
      `select ${columns} from orders where tenant_id = $1 and id = $2 for no key update`,
      values,
    ),
    ctx.db.query<Pick<Row, 'lines'>>(
      `select json_agg(${lineObject} order by line.position) as lines
       from order_lines line where line.tenant_id = $1 and line.order_id = $2`,
      values,
    ),
  ]);
  if (!rows[0]) return undefined;
  const row: Row = { ...rows[0], lines: withLines?.lines ?? null };
  const { promoCodeId, shippingMethodId, authorized, captured, refunded, paid, promised, isOpen } =
    row;
  return {
    order: toOrder(row),
    tracked: (row.lines ?? []).filter(({ trackStock }) => trackStock),
    promoCodeId,
    shippingMethodId,
    payments: { authorized, captured, refunded, paid, promised, isOpen },
  };
}

export interface DraftValues {
  status: OrderStatus;
  subtotal: number;
  discountTotal: number;
  shippingTotal: number;
  total: number;
  promoCode: string | null;
  promoCodeId: string | null;
  promoReason: PromoReason | null;
  shippingMethodId: string | null;
  shippingMethod: string | null;
  shippingAddress: PostalAddress | null;
}

/** Writes a draft anew, with all its lines, in one statement. */
export async function updateDraft(
  { db, tenant }: Ctx,
  id: string,
  values: DraftValues,
  newLines: LineRow[],
): Promise<Order> {
  const rows = await db.query<Row>(
    `with line as (
       select * from rows from (jsonb_to_recordset($13::jsonb) as (id uuid, "productId" uuid, sku text,
         name text, quantity int, "unitPrice" bigint, discount bigint, total bigint)) with ordinality
         as line (id, "productId", sku, name, quantity, "unitPrice", discount, total, position)
     ), removed as (
       delete from order_lines where tenant_id = $1 and order_id = $2 and id not in (select id from line)
     ), written as (
       insert into order_lines (tenant_id, order_id, id, position, product_id, sku, name, quantity,
         unit_price, discount, total)
       select $1, $2, id, position, "productId", sku, name, quantity, "unitPrice", discount, total from line
       on conflict (tenant_id, order_id, id) do update set position = excluded.position,
         sku = excluded.sku, name = excluded.name, quantity = excluded.quantity,
         unit_price = excluded.unit_price, discount = excluded.discount, total = excluded.total
     )
     update orders set status = $3, subtotal = $4, discount_total = $5, shipping_total = $6, total = $7,
       promo_code = $8, promo_code_id = $9, shipping_method_id = $10, shipping_method_name = $11,
       shipping_address = $12, promo_reason = $14, version = version + 1, updated_at = now(),
       placed_at = case when $3 = 'draft' then null else now() end
     where tenant_id = $1 and id = $2 returning ${columns}`,
    [
      ...[
        tenant.id,
        id,
        values.status,
        values.subtotal,
        values.discountTotal,
        values.shippingTotal,
      ],
      ...[values.total, values.promoCode, values.promoCodeId, values.shippingMethodId],
      ...[values.shippingMethod, values.shippingAddress, JSON.stringify(newLines)],
      values.promoReason,
    ],
  );
  return toOrder({ ...(rows[0] as Row), lines: newLines });
}

export interface Shipment {
  carrier?: string;
  trackingReference?: string;
}

/** Also notes when the order was shipped and when it arrived. What is left out stays. */
export async function updateOrderStatus(
  { db, tenant }: Ctx,
  id: string,
  status: OrderStatus,
  { carrier, trackingReference }: Shipment = {},
): Promise<{ version: number; updatedAt: string }> {
  const rows = await db.query<{ version: number; updatedAt: string }>(
    `update orders set status = $3, version = version + 1, updated_at = now(),
       carrier = coalesce($4, carrier), tracking_reference = coalesce($5, tracking_reference),
       shipped_at = case when $3 = 'shipped' then coalesce(shipped_at, now()) else shipped_at end,
       delivered_at = case when $3 = 'delivered' then now() else delivered_at end
     where tenant_id = $1 and id = $2 returning version, updated_at as "updatedAt"`,
    [tenant.id, id, status, carrier, trackingReference],
  );
  return rows[0] as { version: number; updatedAt: string };
}

export async function selectTracking(
  { db, tenant }: Ctx,
  id: string,
): Promise<(OrderTracking & { customerId: string }) | undefined> {
  const rows = await db.query<OrderTracking & { customerId: string }>(
    `select id as "orderId", number, status, carrier, tracking_reference as "trackingReference",
       shipped_at as "shippedAt", delivered_at as "deliveredAt", customer_id as "customerId"
     from orders where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
  return rows[0];
}

export async function updatePaymentSums(
  { db, tenant }: Ctx,
  id: string,
  sums: PaymentSums,
): Promise<void> {
  await db.query(
    `update orders set authorized_total = $3, captured_total = $4, refunded_total = $5, paid_total = $6,
       promised_total = $7, payment_open = $8, version = version + 1, updated_at = now()
     where tenant_id = $1 and id = $2`,
    [
      ...[tenant.id, id, sums.authorized, sums.captured, sums.refunded],
      ...[sums.paid, sums.promised, sums.isOpen],
    ],
  );
}

/** Marks an order while one of its payment operations has no outcome. */
export async function markPaymentOpen({ db, tenant }: Ctx, id: string): Promise<void> {
  await db.query(
    `update orders set payment_open = true, version = version + 1, updated_at = now()
     where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
}

/** Selects pending orders older than `minutes` that may expire (`mayExpire`, in SQL). */
export async function selectExpired(
  { db, tenant }: Ctx,
  minutes: number,
  promisesHoldStock: boolean,
  limit: number,
): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select id from orders where tenant_id = $1 and status = 'pending'
       and placed_at < now() - make_interval(mins => $2)
       and total > 0 and not payment_open and captured_total = 0 and authorized_total = promised_total
       and not ($3 and promised_total >= total)
     order by placed_at limit $4`,
    [tenant.id, minutes, promisesHoldStock, limit],
  );
  return rows.map((row) => row.id);
}
