// The only SQL on lists of orders.
import type { Ctx } from '../../context.js';
import type { Order, OrderStatus } from '../../contract/generated/orders.js';
import { fetchPage, type Page, type PageRequest, type SortKey, sql } from '../../db/pages.js';
import { columns, lines, type Row, toOrder } from './order-row.sql.js';

/** Microseconds as an integer: a JavaScript date in the cursor would lose precision. */
export const placedMicroseconds = '(extract(epoch from placed_at) * 1000000)::bigint';

export interface OrderFilter {
  status?: OrderStatus;
  customerId?: string;
  number?: string;
  createdFrom?: string;
  createdTo?: string;
  placedFrom?: string;
  placedTo?: string;
}

export async function selectOrderPage(
  { db, tenant }: Ctx,
  filter: OrderFilter,
  key: SortKey,
  request: PageRequest,
): Promise<Page<Order>> {
  const query = sql
    .queryBuilder()
    .from('orders')
    .where('tenant_id', tenant.id)
    .select(sql.raw(`${columns}, ${lines}`));
  if (filter.status !== undefined) query.where('status', filter.status);
  if (filter.customerId !== undefined) query.where('customer_id', filter.customerId);
  if (filter.number !== undefined) query.where('number', filter.number);
  if (filter.createdFrom !== undefined) query.where('created_at', '>=', filter.createdFrom);
  if (filter.createdTo !== undefined) query.where('created_at', '<', filter.createdTo);
  if (filter.placedFrom !== undefined) query.where('placed_at', '>=', filter.placedFrom);
  if (filter.placedTo !== undefined) query.where('placed_at', '<', filter.placedTo);
  if (key.column === placedMicroseconds) query.whereNotNull('placed_at');
  const page = await fetchPage<Row>(db, query, key, request);
  return { ...page, items: page.items.map(toOrder) };
}
