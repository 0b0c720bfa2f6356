// The only SQL on products. Stock comes along by the fragments of the inventory's door.
import type { Ctx } from '../../context.js';
import type { Product } from '../../contract/generated/catalog.js';
import { money } from '../../lib/money.js';
import { stockAvailable, stockColumns, stockJoin, trackedColumn } from '../inventory/index.js';
import { imageView } from './image-view.js';
import { type ImageRow, imageColumns } from './product-images.sql.js';
import { indexSaved, searchEntries } from './product-search.sql.js';

const columns = `products.id, sku, name, slug, description, category_id as "categoryId", price,
  sale_price as "salePrice", status, version, created_at as "createdAt", updated_at as "updatedAt"`;

/** What a product is made of, by `toProduct`. */
export const productColumns = `${columns}, ${stockColumns}, ${trackedColumn}, ${imageColumns}`;

export type ProductRow = Omit<Product, 'price' | 'salePrice' | 'images'> & {
  price: number;
  salePrice: number | null;
  images: ImageRow[];
};

export function toProduct(ctx: Ctx, row: ProductRow): Product {
  const { currency } = ctx.tenant;
  return {
    ...row,
    price: money(row.price, currency),
    salePrice: row.salePrice === null ? null : money(row.salePrice, currency),
    images: row.images.map((image) => imageView(ctx, image)),
  };
}

export interface ProductValues {
  sku: string;
  name: string;
  slug: string;
  description: string;
  categoryId: string | null;
  /** Minor units, like the sale price. */
  price: number;
  salePrice: number | null;
  status: Product['status'];
}

export async function insertProduct(ctx: Ctx, id: string, values: ProductValues): Promise<void> {
  await ctx.db.query(
    `with saved as (
       insert into products (tenant_id, id, sku, name, slug, description, category_id, price, sale_price, status)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning *
     ) ${indexSaved('$11')}`,
    [ctx.tenant.id, id, ...inOrder(values), await searchEntries(ctx, [{ id, ...values }])],
  );
}

export async function updateProductRow(ctx: Ctx, id: string, values: ProductValues): Promise<void> {
  await ctx.db.query(
    `with saved as (
       update products set sku = $3, name = $4, slug = $5, description = $6, category_id = $7, price = $8,
         sale_price = $9, status = $10, version = version + 1, updated_at = now()
       where tenant_id = $1 and id = $2 returning *
     ) ${indexSaved('$11')}`,
    [ctx.tenant.id, id, ...inOrder(values), await searchEntries(ctx, [{ id, ...values }])],
  );
}

const inOrder = (values: ProductValues) => [
  ...[values.sku, values.name, values.slug, values.description],
  ...[values.categoryId, values.price, values.salePrice, values.status],
];

/** @returns by id */
export async function selectProducts(ctx: Ctx, ids: string[]): Promise<Map<string, Product>> {
  const rows = await ctx.db.query<ProductRow>(
    `select ${productColumns} from products
     where products.tenant_id = $1 and products.id = any($2)`,
    [ctx.tenant.id, ids],
  );
  return new Map(rows.map((row) => [row.id, toProduct(ctx, row)]));
}

export async function selectProduct(ctx: Ctx, id: string): Promise<Product | undefined> {
  const rows = await ctx.db.query<ProductRow>(
    `select ${productColumns} from products where products.tenant_id = $1 and products.id = $2`,
    [ctx.tenant.id, id],
  );
  return rows[0] && toProduct(ctx, rows[0]);
}

export interface LockedProduct extends ProductValues {
  version: number;
}

export async function lockProduct(
  { db, tenant }: Ctx,
  id: string,
): Promise<LockedProduct | undefined> {
  const rows = await db.query<LockedProduct>(
    `select ${columns} from products where tenant_id = $1 and id = $2 for no key update`,
    [tenant.id, id],
  );
  return rows[0];
}

/** What an order or a cart needs to know of what is sold. */
export interface Offer {
  id: string;
  sku: string;
  name: string;
  /** What it costs now, in minor units. */
  currentPrice: number;
  status: Product['status'];
  available: number;
}

export async function selectOffers(
  { db, tenant }: Ctx,
  ids: string[],
  skus: string[] = [],
): Promise<Offer[]> {
  // Either alone is found by its index; both at once are rare, and twice the work to plan.
  const [by, values]: [string, unknown[]] =
    skus.length === 0
      ? ['id = any($2::uuid[])', [ids]]
      : ids.length === 0
        ? ['sku = any($2)', [skus]]
        : ['(id = any($2::uuid[]) or sku = any($3))', [ids, skus]];
  return db.query<Offer>(
    `select id, sku, name, current_price as "currentPrice", status, ${stockAvailable} as available
     from products ${stockJoin} where products.tenant_id = $1 and ${by}`,
    [tenant.id, ...values],
  );
}

/** Which of the products stand in one of the categories or below it. */
export async function selectProductsWithin(
  { db, tenant }: Ctx,
  productIds: string[],
  categoryIds: string[],
): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `with recursive below as (
       select id from categories where tenant_id = $1 and id = any($3::uuid[])
       union
       select child.id from categories child join below on child.parent_id = below.id
       where child.tenant_id = $1
     ) select id from products where tenant_id = $1 and id = any($2::uuid[])
       and category_id in (select id from below)`,
    [tenant.id, productIds, categoryIds],
  );
  return rows.map((row) => row.id);
}

export async function selectTakenProductSlugs(
  { db, tenant }: Ctx,
  slugs: string[],
): Promise<Set<string>> {
  const rows = await db.query<{ slug: string }>(
    `select slug from products where tenant_id = $1 and slug = any($2)`,
    [tenant.id, slugs],
  );
  return new Set(rows.map((row) => row.slug));
}
