// The only SQL on products. Stock comes along by the fragments of the inventory's door.
import type { Ctx } from '../../context.js';
import type { Product } from '../../contract/generated/catalog.js';
import { fetchPage, type Page, type PageRequest, type SortKey, sql } from '../../db/pages.js';
import { money } from '../../lib/money.js';
import { stockAvailable, stockColumns, stockJoin } from '../inventory/index.js';
import { descendantIds } from './categories.sql.js';

const columns = `products.id, sku, name, slug, description, category_id as "categoryId", price,
  sale_price as "salePrice", status, version, created_at as "createdAt", updated_at as "updatedAt"`;

type Row = Omit<Product, 'price' | 'salePrice' | 'images'> & {
  price: number;
  salePrice: number | null;
};

function toProduct(ctx: Ctx, row: Row): Product {
  const { currency } = ctx.tenant;
  return {
    ...row,
    price: money(row.price, currency),
    salePrice: row.salePrice === null ? null : money(row.salePrice, currency),
    images: [],
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

export async function insertProduct(
  { db, tenant }: Ctx,
  id: string,
  values: ProductValues,
): Promise<void> {
  await db.query(
    `insert into products (tenant_id, id, sku, name, slug, description, category_id, price, sale_price, status)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [tenant.id, id, ...inOrder(values)],
  );
}

export async function updateProductRow(
  { db, tenant }: Ctx,
  id: string,
  values: ProductValues,
): Promise<void> {
  await db.query(
    `update products set sku = $3, name = $4, slug = $5, description = $6, category_id = $7, price = $8,
       sale_price = $9, status = $10, version = version + 1, updated_at = now()
     where tenant_id = $1 and id = $2`,
    [tenant.id, id, ...inOrder(values)],
  );
}

const inOrder = (values: ProductValues) => [
  ...[values.sku, values.name, values.slug, values.description],
  ...[values.categoryId, values.price, values.salePrice, values.status],
];

/** @returns by id */
export async function selectProducts(ctx: Ctx, ids: string[]): Promise<Map<string, Product>> {
  const rows = await ctx.db.query<Row>(
    `select ${columns}, ${stockColumns} from products ${stockJoin}
     where products.tenant_id = $1 and products.id = any($2)`,
    [ctx.tenant.id, ids],
  );
  return new Map(rows.map((row) => [row.id, toProduct(ctx, row)]));
}

export async function selectProduct(ctx: Ctx, id: string): Promise<Product | undefined> {
  const rows = await ctx.db.query<Row>(
    `select ${columns}, ${stockColumns} from products ${stockJoin} where products.tenant_id = $1 and products.id = $2`,
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
    `select ${columns} from products where tenant_id = $1 and id = $2 for update`,
    [tenant.id, id],
  );
  return rows[0];
}

/** What an order needs to know of what it sells. */
export interface Sellable {
  id: string;
  sku: string;
  name: string;
  /** What it costs now, in minor units. */
  currentPrice: number;
  status: Product['status'];
}

export async function selectSellable(
  { db, tenant }: Ctx,
  ids: string[],
  skus: string[],
): Promise<Sellable[]> {
  return db.query<Sellable>(
    `select id, sku, name, current_price as "currentPrice", status from products
     where tenant_id = $1 and (id = any($2::uuid[]) or sku = any($3))`,
    [tenant.id, ids, skus],
  );
}

/** What a cart shows of a product. */
export interface Offer extends Sellable {
  available: number;
}

export async function selectOffers({ db, tenant }: Ctx, ids: string[]): Promise<Offer[]> {
  return db.query<Offer>(
    `select id, sku, name, current_price as "currentPrice", status, ${stockAvailable} as available
     from products ${stockJoin} where products.tenant_id = $1 and id = any($2::uuid[])`,
    [tenant.id, ids],
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

export interface ProductFilter {
  q?: string;
  categoryId?: string;
  sku?: string;
  minPrice?: number;
  maxPrice?: number;
  inStock?: boolean;
  onSale?: boolean;
  status?: Product['status'];
}

export async function selectProductPage(
  ctx: Ctx,
  filter: ProductFilter,
  key: SortKey,
  request: PageRequest,
): Promise<Page<Product>> {
  const query = sql
    .queryBuilder()
    .from('products')
    .joinRaw(stockJoin)
    .where('products.tenant_id', ctx.tenant.id)
    .select(sql.raw(`${columns}, ${stockColumns}`));
  if (filter.q !== undefined) {
    for (const word of filter.q.trim().split(/\s+/)) {
      const pattern = `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
      query.whereRaw('(name ilike ? or sku ilike ? or description ilike ?)', [
        pattern,
        pattern,
        pattern,
      ]);
    }
  }
  if (filter.categoryId !== undefined) {
    query.whereRaw(`category_id in (${descendantIds})`, [
      ctx.tenant.id,
      filter.categoryId,
      ctx.tenant.id,
    ]);
  }
  if (filter.sku !== undefined) query.where('sku', filter.sku);
  if (filter.minPrice !== undefined) query.where('current_price', '>=', filter.minPrice);
  if (filter.maxPrice !== undefined) query.where('current_price', '<=', filter.maxPrice);
  if (filter.inStock !== undefined) query.whereRaw(`(${stockAvailable} > 0) = ?`, [filter.inStock]);
  if (filter.onSale !== undefined) query.whereRaw('(current_price < price) = ?', [filter.onSale]);
  if (filter.status !== undefined) query.where('status', filter.status);
  const page = await fetchPage<Row>(ctx.db, query, key, request);
  return { ...page, items: page.items.map((row) => toProduct(ctx, row)) };
}

/** The sum as text: over many products it may pass 2^53. */
export async function selectPriceSum(
  { db, tenant }: Ctx,
  categoryId: string,
): Promise<{ sum: string; count: number }> {
  let at = 0;
  const inCategory = descendantIds.replaceAll('?', () => ['$1', '$2', '$1'][at++] as string);
  const rows = await db.query<{ sum: string; count: number }>(
    `select coalesce(sum(current_price), 0)::text as sum, count(*) as count from products
     where tenant_id = $1 and status = 'active' and category_id in (${inCategory})`,
    [tenant.id, categoryId],
  );
  return rows[0] as { sum: string; count: number };
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
