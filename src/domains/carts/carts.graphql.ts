// What GraphQL adds to carts and wishlists: the products as they are listed.
import { inOrder, type Loaders } from '../../graphql/loaders.js';
import { findProducts } from '../catalog/index.js';

export const cartLoaders = {
  CartItem: {
    product: async (queries, { ctx }) =>
      inOrder(
        queries,
        ({ obj }) => obj.productId,
        (ids) => findProducts(ctx, ids),
      ),
  },
  WishlistItem: {
    product: async (queries, { ctx }) =>
      inOrder(
        queries,
        ({ obj }) => obj.productId,
        (ids) => findProducts(ctx, ids),
      ),
  },
} satisfies Loaders;
