// What GraphQL adds to the catalogue: categories of products, and the tree both ways.
import { inOrder, type Loaders, listsInOrder } from '../../graphql/loaders.js';
import { selectCategories, selectChildren } from './categories.sql.js';

export const catalogLoaders = {
  Product: {
    category: async (queries, { ctx }) => {
      const idOf = ({ obj }: (typeof queries)[number]) => obj.categoryId;
      return inOrder(queries, idOf, (ids) => selectCategories(ctx, ids));
    },
  },
  Category: {
    parent: async (queries, { ctx }) => {
      const idOf = ({ obj }: (typeof queries)[number]) => obj.parentId;
      return inOrder(queries, idOf, (ids) => selectCategories(ctx, ids));
    },
    children: async (queries, { ctx }) =>
      listsInOrder(
        queries,
        ({ obj }) => obj.id,
        (ids) => selectChildren(ctx, ids),
        ({ parentId }) => parentId,
      ),
  },
} satisfies Loaders;
