// The SQL that changes lines of orders after they are written.
import type { Ctx } from '../../context.js';

/** Notes that no stock was reserved for the lines of products. */
export async function markUntracked(
  { db, tenant }: Ctx,
  orderId: string,
  productIds: string[],
): Promise<void> {
  await db.query(
    `update order_lines set track_stock = false
     where tenant_id = $1 and order_id = $2 and product_id = any($3::uuid[])`,
    [tenant.id, orderId, productIds],
  );
}
