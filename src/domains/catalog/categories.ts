// Reads of categories.
import type { Ctx } from '../../context.js';
import type { AveragePrice, Category, CategoryNode } from '../../contract/generated/catalog.js';
import type { Page, PageRequest } from '../../db/pages.js';
import { notFound } from '../../errors.js';
import { money } from '../../lib/money.js';
import {
  selectAllNodes,
  selectCategory,
  selectCategoryPage,
  selectDescendantIds,
} from './categories.sql.js';
import { selectPriceSum } from './product-list.sql.js';

/** @throws AppError `not_found` */
export async function getCategory(ctx: Ctx, id: string): Promise<Category> {
  const category = await selectCategory(ctx, id);
  if (!category) throw notFound('category');
  return category;
}

export const listCategories = (
  ctx: Ctx,
  parentId: string | undefined,
  page: PageRequest,
): Promise<Page<Category>> => selectCategoryPage(ctx, parentId, page);

/** @returns the top categories, each with its children, in the order of their names */
export async function getCategoryTree(ctx: Ctx): Promise<CategoryNode[]> {
  const rows = await selectAllNodes(ctx);
  const nodes = new Map(
    rows.map(({ parentId: _, ...row }) => [row.id, { ...row, children: [] as CategoryNode[] }]),
  );
  const roots: CategoryNode[] = [];
  for (const { id, parentId } of rows) {
    const siblings = parentId === null ? roots : nodes.get(parentId)?.children;
    const node = nodes.get(id);
    if (node) siblings?.push(node);
  }
  return roots;
}

/**
 * Of the current prices of all active products in the category and below it.
 *
 * Worked amounts: 100 and 201 average 150.5, answered as 151 (half up).
 *
 * @throws AppError `not_found`
 */
export async function getAveragePrice(ctx: Ctx, categoryId: string): Promise<AveragePrice> {
  const categoryIds = await selectDescendantIds(ctx, categoryId);
  if (categoryIds.length === 0) throw notFound('category');
  const { sum, count } = await selectPriceSum(ctx, { categoryIds, status: 'active' });
  if (count === 0) return { average: null, productCount: 0 };
  const average = (BigInt(sum) * 2n + BigInt(count)) / (BigInt(count) * 2n);
  return { average: money(Number(average), ctx.tenant.currency), productCount: count };
}
