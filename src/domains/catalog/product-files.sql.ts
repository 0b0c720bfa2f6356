// The SQL of products in files: the reads and writes of imports, and the reads of exports.
import type { Ctx } from '../../context.js';
import type { ProductStatus } from '../../contract/generated/catalog.js';
import { isTracked, stockJoin } from '../inventory/index.js';
import { indexSaved, searchEntries } from './product-search.sql.js';

/** The values of a product that an import may change. */
export interface FileProduct {
  id: string;
  sku: string;
  name: string;
  slug: string;
  description: string;
  categoryId: string | null;
  /** Minor units, like the sale price. */
  price: number;
  salePrice: number | null;
  status: ProductStatus;
}

const fileColumns = `id, sku, name, slug, description, category_id as "categoryId", price,
  sale_price as "salePrice", status`;

/** Reads products by SKU without a lock, for a dry run. */
export function selectBySku({ db, tenant }: Ctx, skus: string[]): Promise<FileProduct[]> {
  return db.query<FileProduct>(
    `select ${fileColumns} from products where tenant_id = $1 and sku = any($2)`,
    [tenant.id, skus],
  );
}

/** Locks products in the order of their SKUs, so that two imports cannot block each other for ever. */
export function lockBySku({ db, tenant }: Ctx, skus: string[]): Promise<FileProduct[]> {
  return db.query<FileProduct>(
    `select ${fileColumns} from products where tenant_id = $1 and sku = any($2)
     order by sku for no key update`,
    [tenant.id, skus],
  );
}

const fileRows = `jsonb_to_recordset($2::jsonb) as r (id uuid, sku text, name text, slug text,
  description text, "categoryId" uuid, price bigint, "salePrice" bigint, status text)`;

/** @throws AppError `sku_taken`, `slug_taken` if another transaction was faster */
export async function insertProducts(ctx: Ctx, products: FileProduct[]): Promise<void> {
  if (products.length === 0) return;
  await ctx.db.query(
    `with saved as (
       insert into products
         (tenant_id, id, sku, name, slug, description, category_id, price, sale_price, status)
       select $1, id, sku, name, slug, description, "categoryId", price, "salePrice", status
       from ${fileRows}
       returning tenant_id, id, status
     ) ${indexSaved('$3')}`,
    [ctx.tenant.id, JSON.stringify(products), await searchEntries(ctx, products)],
  );
}

/** Writes products that `lockBySku` has locked. */
export async function updateProducts(ctx: Ctx, products: FileProduct[]): Promise<void> {
  if (products.length === 0) return;
  await ctx.db.query(
    `with saved as (
       update products p set name = r.name, slug = r.slug, description = r.description,
         category_id = r."categoryId", price = r.price, sale_price = r."salePrice", status = r.status,
         version = p.version + 1, updated_at = now()
       from ${fileRows}
       where p.tenant_id = $1 and p.id = r.id
       returning p.tenant_id, p.id, p.status
     ) ${indexSaved('$3')}`,
    [ctx.tenant.id, JSON.stringify(products), await searchEntries(ctx, products)],
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
  slug: string;
  trackStock: boolean;
}

/** Active products after a SKU, in the order of SKUs. */
export async function selectForExport(
  { db, tenant }: Ctx,
  after: string,
  limit: number,
): Promise<ExportedProduct[]> {
  return db.query<ExportedProduct>(
    `select sku, name, price, category_id as "categoryId", stock.on_hand as "onHand", description,
       sale_price as "salePrice", slug, ${isTracked} as "trackStock"
     from products ${stockJoin}
     where products.tenant_id = $1 and status = 'active' and sku > $2 order by sku limit $3`,
    [tenant.id, after, limit],
  );
}
