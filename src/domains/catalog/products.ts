// Reads of products. Only staff see those that are archived.
import { type Ctx, isStaff } from '../../context.js';
import type { Product, ProductFacets } from '../../contract/generated/catalog.js';
import type { Page, PageRequest, SortKey } from '../../db/pages.js';
import { notFound } from '../../errors.js';
import { collationOf } from '../../lib/languages.js';
import { selectDescendantIds } from './categories.sql.js';
import { countFacets } from './product-facets.js';
import { type ProductFilter, selectProductPage } from './product-list.sql.js';
import { selectProduct, selectProducts } from './products.sql.js';

export type ProductSort = 'name' | 'price' | 'createdAt';

const sortColumns: Record<ProductSort, Pick<SortKey, 'column' | 'type'>> = {
  name: { column: 'products.name', type: 'text' },
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

export interface ProductQuery extends Omit<ProductFilter, 'categoryIds'> {
  /** With all categories below it. */
  categoryId?: string;
  sort?: ProductSort | `-${ProductSort}` | 'relevance';
  includeFacets?: boolean;
}

/** Without a word to search for, by relevance is by name. */
export async function listProducts(
  ctx: Ctx,
  { sort = 'relevance', categoryId, includeFacets, ...filter }: ProductQuery,
  page: PageRequest,
): Promise<Page<Product> & { facets?: ProductFacets }> {
  const wanted: ProductFilter = { ...filter };
  if (!isStaff(ctx)) {
    if (filter.status === 'archived')
      return {
        items: [],
        nextCursor: null,
        ...(page.includeTotal && { total: 0 }),
        ...(includeFacets && { facets: { categories: [], prices: [] } }),
      };
    wanted.status = 'active';
  }
  if (categoryId !== undefined) wanted.categoryIds = await selectDescendantIds(ctx, categoryId);
  const key = sortKeyOf(ctx, sort, filter.q !== undefined);
  const found = await selectProductPage(ctx, wanted, key, page);
  return includeFacets ? { ...found, facets: await countFacets(ctx, wanted) } : found;
}

function sortKeyOf(
  { tenant }: Ctx,
  sort: NonNullable<ProductQuery['sort']>,
  searching: boolean,
): SortKey {
  const id = 'products.id';
  if (sort === 'relevance' && searching)
    return { column: 'found.score', type: 'bigint', id, descending: true };
  const name = sort === 'relevance' ? 'name' : (sort.replace(/^-/, '') as ProductSort);
  return {
    ...sortColumns[name],
    ...(name === 'name' && { collation: collationOf(tenant.settings.locale) }),
    id,
    descending: sort.startsWith('-'),
  };
}
