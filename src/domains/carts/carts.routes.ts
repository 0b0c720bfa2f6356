// The REST door of carts and wishlists.
import type { RoutesOf } from '../../contract/types.js';
import { noContent, ok } from '../../http/answers.js';
import { addCartItem, clearCart, getCart, removeCartItem, updateCartItem } from './carts.js';
import { addWish, getWishlist, moveWishToCart, removeWish } from './wishlists.js';

export const cartRoutes = {
  getCart: async (ctx) => ok(await getCart(ctx)),

  clearCart: async (ctx) => {
    await clearCart(ctx);
    return noContent();
  },

  addCartItem: async (ctx, { body }) => ok(await addCartItem(ctx, body.productId, body.quantity)),

  updateCartItem: async (ctx, { params, body }) =>
    ok(await updateCartItem(ctx, params.productId, body.quantity)),

  removeCartItem: async (ctx, { params }) => ok(await removeCartItem(ctx, params.productId)),

  getWishlist: async (ctx) => ok(await getWishlist(ctx)),

  addWishlistItem: async (ctx, { body }) => ok(await addWish(ctx, body.productId)),

  removeWishlistItem: async (ctx, { params }) => ok(await removeWish(ctx, params.productId)),

  moveWishlistItemToCart: async (ctx, { params }) =>
    ok(await moveWishToCart(ctx, params.productId)),
} satisfies RoutesOf<'carts'>;
