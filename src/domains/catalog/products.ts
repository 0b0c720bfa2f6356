// Reads of products. Only staff see those that are archived.
import { type Ctx, isStaff } from '../../context.js';
import type { Product } from '../../contract/generated/catalog.js';
import type { Page, PageRequest, SortKey } from '../../db/pages.js';
import { notFound } from '../../errors.js';
import {
  type ProductFilter,
  selectProduct,
  selectProductPage,
  selectProducts,
} from './products.sql.js';

export type ProductSort = 'name' | 'price' | 'createdAt';

const sortColumns: Record<ProductSort, Pick<SortKey, 'column' | 'type'>> = {
  name: { column: 'name', type: 'text' },
  price: { column: 'current_price', type: 'bigint' },
  createdAt: {},
};

/** @throws AppError `not_found` */
export async function getProduct(ctx: Ctx, id: string): Promise<Product> {
  const product = await selectProduct(ctx, id);
  if (!product || (product.status === 'archived' && !isStaff(ctx))) throw notFound('product');
  return product;
}

/** @returns by id, those that the caller may see */
export async function findProducts(ctx: Ctx, ids: string[]): Promise<Map<string, Product>> {
  const found = await selectProducts(ctx, ids);
  if (isStaff(ctx)) return found;
  return new Map([...found].filter(([, { status }]) => status !== 'archived'));
}

export async function listProducts(
  ctx: Ctx,
  { sort, ...filter }: ProductFilter & { sort: ProductSort | `-${ProductSort}` },
  page: PageRequest,
): Promise<Page<Product>> {
  if (!isStaff(ctx)) {
    if (filter.status === 'archived')
      return { items: [], nextCursor: null, ...(page.includeTotal && { total: 0 }) };
    filter.status = 'active';
  }
  const name = sort.replace(/^-/, '') as ProductSort;
  const key = { ...sortColumns[name], id: 'products.id', descending: sort.startsWith('-') };
  return selectProductPage(ctx, filter, key, page);
}
