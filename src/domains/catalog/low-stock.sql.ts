// The SQL of products that run low.
import type { Ctx } from '../../context.js';
import { isTracked, stockAvailable, stockJoin } from '../inventory/index.js';

export interface LowStock {
  /** The scarcest first. */
  products: Array<{ sku: string; name: string; available: number }>;
  /** How many there are in all. */
  total: number;
}

/** Active products of which no more than `threshold` is available. */
export async function listLowStock(
  { db, tenant }: Ctx,
  threshold: number,
  limit: number,
): Promise<LowStock> {
  const rows = await db.query<LowStock['products'][number] & { total: number }>(
    `select sku, name, ${stockAvailable} as available, count(*) over ()::int as total
     from products ${stockJoin}
     where products.tenant_id = $1 and status = 'active' and ${isTracked} and ${stockAvailable} <= $2
     order by available, sku limit $3`,
    [tenant.id, threshold, limit],
  );
  return {
    products: rows.map(({ total: _, ...product }) => product),
    total: rows[0]?.total ?? 0,
  };
}
