// Facets of a list of products: how many there are in each category and in each step of price.
import type { Ctx } from '../../context.js';
import type { ProductFacets } from '../../contract/generated/catalog.js';
import { exponentOf } from '../../lib/money.js';
import { selectAllNodes } from './categories.sql.js';
import { countProducts, type ProductFilter } from './product-list.sql.js';

/** What the contract allows a price to be, in minor units. */
const highestPrice = 10_000_000_000;

/**
 * Steps of 1, 2, 5, 10, 20, 50 … of the currency's major unit: the same for every list, so that a
 * shop's page does not move them about under the customer's hand.
 *
 * @returns where each step begins, in minor units: of GBP 0, 100, 200, 500, 1000, 2000 …
 */
export function priceSteps(currency: string): number[] {
  const steps = [0];
  for (let unit = 10 ** exponentOf(currency); unit < highestPrice; unit *= 10)
    steps.push(...[unit, unit * 2, unit * 5].filter((step) => step < highestPrice));
  return steps;
}

export async function countFacets(ctx: Ctx, filter: ProductFilter): Promise<ProductFacets> {
  const steps = priceSteps(ctx.tenant.currency);
  const counts = await countProducts(ctx, filter, steps);
  const parents = new Map((await selectAllNodes(ctx)).map(({ id, parentId }) => [id, parentId]));
  const categories = [...withDescendants(counts.categories, parents)]
    .map(([categoryId, count]) => ({ categoryId, count }))
    .sort((a, b) => b.count - a.count || (a.categoryId < b.categoryId ? -1 : 1))
    .slice(0, 10_000);
  const prices = [...counts.prices]
    .sort(([a], [b]) => a - b)
    .map(([step, count]) => ({
      minPrice: steps[step] as number,
      maxPrice: (steps[step + 1] ?? highestPrice + 1) - 1,
      count,
    }));
  return { categories, prices };
}

/** A product counts for its category and for all above it. */
function withDescendants(
  counts: Map<string, number>,
  parents: Map<string, string | null>,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [category, count] of counts) {
    for (let id: string | null | undefined = category; id; id = parents.get(id))
      sums.set(id, (sums.get(id) ?? 0) + count);
  }
  return sums;
}
