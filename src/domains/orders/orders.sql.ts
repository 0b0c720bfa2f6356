// The only SQL on orders, with their lines.
import type { Knex } from 'knex';
import type { Ctx } from '../../context.js';
import type {
  Order,
  OrderLine,
  OrderStatus,
  PostalAddress,
} from '../../contract/generated/orders.js';
import { fetchPage, type Page, type PageRequest, type SortKey, sql } from '../../db/pages.js';
import { money } from '../../lib/money.js';
import { allowedActions } from './order-status.js';

const columns = `id, number, customer_id as "customerId", status, currency, subtotal,
  discount_total as "discountTotal", shipping_total as "shippingTotal", total,
  shipping_address as "shippingAddress", notify_email as "notifyEmail", notify_sms as "notifySms",
  note, metadata, version, created_at as "createdAt", placed_at as "placedAt", updated_at as "updatedAt"`;

/** An order's lines as one column, so that an order or a page of them is one statement. */
const lines = `(select json_agg(json_build_object('id', line.id, 'productId', line.product_id,
    'sku', line.sku, 'name', line.name, 'quantity', line.quantity, 'unitPrice', line.unit_price,
    'discount', line.discount, 'total', line.total) order by line.position)
  from order_lines line where line.tenant_id = orders.tenant_id and line.order_id = orders.id) as lines`;

interface LineRow {
  id: string;
  productId: string;
  sku: string;
  name: string;
  quantity: number;
  unitPrice: number;
  discount: number;
  total: number;
}

interface Row {
  id: string;
  number: string;
  customerId: string;
  status: OrderStatus;
  currency: string;
  subtotal: number;
  discountTotal: number;
  shippingTotal: number;
  total: number;
  shippingAddress: PostalAddress | null;
  notifyEmail: boolean;
  notifySms: boolean;
  note: string | null;
  metadata: Record<string, string>;
  version: number;
  createdAt: string;
  placedAt: string | null;
  updatedAt: string;
  lines: LineRow[] | null;
}

function toOrder(row: Row): Order {
  const { currency, notifyEmail, notifySms, ...order } = row;
  const amount = (value: number) => money(value, currency);
  return {
    ...order,
    paymentStatus: 'unpaid',
    lines: (row.lines ?? []).map(
      (line): OrderLine => ({
        ...line,
        unitPrice: amount(line.unitPrice),
        discount: amount(line.discount),
        total: amount(line.total),
      }),
    ),
    promoCode: null,
    subtotal: amount(row.subtotal),
    discountTotal: amount(row.discountTotal),
    shippingTotal: amount(row.shippingTotal),
    total: amount(row.total),
    shippingMethod: null,
    tracking: null,
    notifications: { email: notifyEmail, sms: notifySms },
    allowedTransitions: allowedActions(row.status),
  };
}

export interface NewOrder {
  id: string;
  number: string;
  customerId: string;
  status: OrderStatus;
  subtotal: number;
  discountTotal: number;
  shippingTotal: number;
  total: number;
  shippingAddress: PostalAddress | null;
  notifications: { email: boolean; sms: boolean };
  note: string | null;
  metadata: Record<string, string>;
  createdBy: string | null;
}

/** Writes an order with its lines in one statement. */
export async function insertOrder(
  { db, tenant }: Ctx,
  order: NewOrder,
  newLines: LineRow[],
): Promise<Order> {
  const rows = await db.query<Row>(
    `with orders as (
       insert into orders (tenant_id, id, number, customer_id, status, currency, subtotal, discount_total,
         shipping_total, total, shipping_address, notify_email, notify_sms, note, metadata, created_by, placed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
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
     )
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

/** Every change of an order begins here, so that changes of one order come one after the other. */
export async function lockOrder(ctx: Ctx, id: string): Promise<Order | undefined> {
  const rows = await ctx.db.query<Row>(
    `select ${columns}, ${lines} from orders where tenant_id = $1 and id = $2 for update of orders`,
    [ctx.tenant.id, id],
  );
  return rows[0] && toOrder(rows[0]);
}

export async function updateOrderStatus(
  { db, tenant }: Ctx,
  id: string,
  status: OrderStatus,
): Promise<{ version: number; updatedAt: string }> {
  const rows = await db.query<{ version: number; updatedAt: string }>(
    `update orders set status = $3, version = version + 1, updated_at = now()
     where tenant_id = $1 and id = $2 returning version, updated_at as "updatedAt"`,
    [tenant.id, id, status],
  );
  return rows[0] as { version: number; updatedAt: string };
}

export interface OrderFilter {
  status?: OrderStatus;
  customerId?: string;
  number?: string;
  createdFrom?: string;
  createdTo?: string;
}

export async function selectOrderPage(
  { db, tenant }: Ctx,
  filter: OrderFilter,
  key: SortKey,
  request: PageRequest,
): Promise<Page<Order>> {
  const query: Knex.QueryBuilder = sql
    .queryBuilder()
    .from('orders')
    .where('tenant_id', tenant.id)
    .select(sql.raw(`${columns}, ${lines}`));
  if (filter.status !== undefined) query.where('status', filter.status);
  if (filter.customerId !== undefined) query.where('customer_id', filter.customerId);
  if (filter.number !== undefined) query.where('number', filter.number);
  if (filter.createdFrom !== undefined) query.where('created_at', '>=', filter.createdFrom);
  if (filter.createdTo !== undefined) query.where('created_at', '<', filter.createdTo);
  const page = await fetchPage<Row>(db, query, key, request);
  return { ...page, items: page.items.map(toOrder) };
}
