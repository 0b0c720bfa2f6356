// The SQL of products by the file: what an import writes and an export reads.
import type { Ctx } from '../../context.js';
import { stockJoin } from '../inventory/index.js';
import { indexSaved } from './product-search.sql.js';

export interface ImportedProduct {
  sku: string;
  name: string;
  slug: string;
  id: string;
  categoryId: string | null;
  price: number;
  /** Undefined where the file says nothing of it: a known product keeps its own. */
  description?: string;
  salePrice?: number | null;
}

/**
 * Adds or changes products by SKU; each SKU once. An archived one is sold again.
 *
 * @returns id of every product, and whether it is new
 */
export async function upsertProducts(
  { db, tenant }: Ctx,
  products: ImportedProduct[],
): Promise<Array<{ id: string; sku: string; created: boolean }>> {
  return db.query(
    `with saved as (
     insert into products as p
       (tenant_id, id, sku, name, slug, description, category_id, price, sale_price)
     select $1, id, sku, name, slug, coalesce(description, ''), "categoryId", price, "salePrice"
     from jsonb_to_recordset($2::jsonb) as r
       (id uuid, sku text, name text, slug text, description text, "categoryId" uuid, price bigint, "salePrice" bigint)
     on conflict (tenant_id, sku) do update set
       name = excluded.name,
       description = case when $3 then excluded.description else p.description end,
       category_id = excluded.category_id,
       price = excluded.price,
       sale_price = case when $4 then excluded.sale_price else p.sale_price end,
       status = 'active',
       version = p.version + 1,
       updated_at = now()
     returning tenant_id, id, sku, name, description, status, xmax = 0 as created
     ), indexed as (${indexSaved})
     select id, sku, created from saved`,
    [
      tenant.id,
      JSON.stringify(products),
      products.some((product) => product.description !== undefined),
      products.some((product) => product.salePrice !== undefined),
    ],
  );
}

export interface ExportedProduct {
  sku: string;
  name: string;
  price: number;
  categoryId: string | null;
  onHand: number;
  description: string;
  salePrice: number | null;
}

/** Active products after a SKU, in the order of SKUs. */
export async function selectForExport(
  { db, tenant }: Ctx,
  after: string,
  limit: number,
): Promise<ExportedProduct[]> {
  return db.query<ExportedProduct>(
    `select sku, name, price, category_id as "categoryId", stock.on_hand as "onHand", description,
       sale_price as "salePrice"
     from products ${stockJoin}
     where products.tenant_id = $1 and status = 'active' and sku > $2 order by sku limit $3`,
    [tenant.id, after, limit],
  );
}
