// Reads of the ledger; its rows are written by the statements that change the counters.
import type { Ctx } from '../../context.js';
import type { StockMovement } from '../../contract/generated/inventory.js';
import { fetchPage, type Page, type PageRequest, sql } from '../../db/pages.js';

const columns = `id, product_id as "productId", kind, on_hand_delta as "onHandDelta",
  reserved_delta as "reservedDelta", reason, order_id as "orderId", created_at as "createdAt"`;

export function selectMovements(
  { db, tenant }: Ctx,
  productId: string,
  request: PageRequest,
): Promise<Page<StockMovement>> {
  const query = sql
    .queryBuilder()
    .from('stock_movements')
    .where({ tenant_id: tenant.id, product_id: productId })
    .select(sql.raw(columns));
  return fetchPage<StockMovement>(db, query, { id: 'id', descending: true }, request);
}
