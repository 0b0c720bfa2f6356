// The SQL of lists of products: pages, counts, facets and sums over the same filters. Counts alone
// are read off an index.
import type { Knex } from 'knex';
import type { Ctx } from '../../context.js';
import type { Product } from '../../contract/generated/catalog.js';
import { fetchPage, type Page, type PageRequest, run, type SortKey, sql } from '../../db/pages.js';
import { isSoldOut } from '../inventory/index.js';
import { foundProducts } from './product-search.sql.js';
import { type ProductRow, productColumns, toProduct } from './products.sql.js';

export interface ProductFilter {
  /** Words, see migration 0020. */
  q?: string;
  /** Any of these categories; those below them are not meant along. */
  categoryIds?: string[];
  sku?: string;
  /** Minor units of what it costs now, like the maximum. */
  minPrice?: number;
  maxPrice?: number;
  inStock?: boolean;
  onSale?: boolean;
  status?: Product['status'];
}

function select(ctx: Ctx, filter: ProductFilter): Knex.QueryBuilder {
  const query = sql.queryBuilder().where('products.tenant_id', ctx.tenant.id);
  const { q } = filter;
  query.from(q === undefined ? 'products' : foundProducts(ctx, q, filter.status === 'active'));
  // One category alone is listed in the order of its own index.
  if (filter.categoryIds?.length === 1) query.where('category_id', filter.categoryIds[0]);
  else if (filter.categoryIds !== undefined)
    query.whereRaw('category_id = any(?::uuid[])', [filter.categoryIds]);
  if (filter.sku !== undefined) query.where('products.sku', filter.sku);
  if (filter.minPrice !== undefined) query.where('current_price', '>=', filter.minPrice);
  if (filter.maxPrice !== undefined) query.where('current_price', '<=', filter.maxPrice);
  if (filter.inStock !== undefined) query.whereRaw(`${filter.inStock ? 'not ' : ''}${isSoldOut}`);
  if (filter.onSale === true) query.whereRaw('sale_price < price');
  if (filter.onSale === false) query.whereRaw('(sale_price is null or sale_price >= price)');
  if (filter.status !== undefined) query.where('status', filter.status);
  return query;
}

/** @throws AppError `unavailable` if too many searches of the tenant are queued */
const limited = <T>({ deps, tenant }: Ctx, { q }: ProductFilter, read: () => Promise<T>) =>
  q === undefined ? read() : deps.searches.run(tenant.id, read);

export async function selectProductPage(
  ctx: Ctx,
  filter: ProductFilter,
  key: SortKey,
  request: PageRequest,
): Promise<Page<Product>> {
  const rows = select(ctx, filter).select(sql.raw(productColumns));
  const counted = () => select(ctx, filter);
  const page = await limited(ctx, filter, () =>
    fetchPage<ProductRow>(ctx.db, rows, key, request, counted),
  );
  return { ...page, items: page.items.map((row) => toProduct(ctx, row)) };
}

export interface ProductCounts {
  /** Of the products right in each category. */
  categories: Map<string, number>;
  /** By the index of the lower bound. */
  prices: Map<number, number>;
}

/**
 * Counts products by category and by what they cost now, in one pass.
 *
 * @param bounds lower bounds of the price's steps in minor units, rising, the first one 0
 */
export async function countProducts(
  ctx: Ctx,
  filter: ProductFilter,
  bounds: number[],
): Promise<ProductCounts> {
  const query = select(ctx, filter)
    .select(
      sql.raw(`category_id as "categoryId", bucket, grouping(category_id) = 0 as "byCategory",
        count(*) as count`),
    )
    .joinRaw(
      'cross join lateral (select width_bucket(current_price, ?::bigint[]) - 1 as bucket) price',
      [bounds],
    )
    .groupByRaw('grouping sets ((category_id), (bucket))');
  const rows = await limited(ctx, filter, () =>
    run<{ categoryId: string | null; bucket: number; byCategory: boolean; count: number }>(
      ctx.db,
      query,
    ),
  );
  const counts: ProductCounts = { categories: new Map(), prices: new Map() };
  for (const { categoryId, bucket, byCategory, count } of rows) {
    if (!byCategory) counts.prices.set(bucket, count);
    else if (categoryId !== null) counts.categories.set(categoryId, count);
  }
  return counts;
}

/** The sum of current prices, as text: over many products it may pass 2^53. */
export async function selectPriceSum(
  ctx: Ctx,
  filter: ProductFilter,
): Promise<{ sum: string; count: number }> {
  const rows = await run<{ sum: string; count: number }>(
    ctx.db,
    select(ctx, filter).select(
      sql.raw('coalesce(sum(current_price), 0)::text as sum, count(*) as count'),
    ),
  );
  return rows[0] as { sum: string; count: number };
}
