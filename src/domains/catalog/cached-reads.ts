// What the cached answers of the catalogue are made of: they are dropped when any of it changes.
import type { CachedReads } from '../../contract/types.js';

/** See `events/catalogue-changes.ts`, which says what a change is called. */
export const catalogCachedReads: CachedReads = {
  listCategories: () => ['categories'],
  getCategory: () => ['categories'],
  getCategoryTree: () => ['categories'],
  getCategoryAveragePrice: () => ['categories', 'products'],
  getProduct: ({ params }) => [`product ${params.productId.toLowerCase()}`],
  listProducts: ({ query }, { items }) => [
    'products',
    ...items.map(({ id }) => `product ${id}`),
    // A sale moves a product from one such list to the other, whether it is shown on this page or not.
    ...(query.inStock !== undefined ? ['stock'] : []),
    ...(query.categoryId !== undefined || query.includeFacets ? ['categories'] : []),
  ],
};
