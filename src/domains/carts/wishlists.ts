// A customer's own wishlist.
import { type Ctx, ownCustomerId } from '../../context.js';
import type { Cart, Wishlist } from '../../contract/generated/carts.js';
import { transaction } from '../../db/transaction.js';
import { AppError, notFound } from '../../errors.js';
import { money } from '../../lib/money.js';
import { resolveItems, selectOffers } from '../catalog/index.js';
import { addCartItem, problemOf } from './carts.js';
import { deleteWish, insertWish, selectWishlist } from './wishlist.sql.js';

const maxWishes = 500;

export async function getWishlist(ctx: Ctx): Promise<Wishlist> {
  const rows = await selectWishlist(ctx, ownCustomerId(ctx));
  const offers = new Map(
    (
      await selectOffers(
        ctx,
        rows.map((row) => row.productId),
      )
    ).map((offer) => [offer.id, offer]),
  );
  return {
    items: rows.flatMap(({ productId, addedAt }) => {
      const offer = offers.get(productId);
      if (!offer) return [];
      return [
        {
          productId,
          sku: offer.sku,
          name: offer.name,
          unitPrice: money(offer.currentPrice, ctx.tenant.currency),
          available: Math.max(0, offer.available),
          problem: problemOf(offer, 1),
          addedAt,
        },
      ];
    }),
  };
}

/** @throws AppError `unknown_product`, `product_archived`, `cart_full` */
export async function addWish(ctx: Ctx, productId: string): Promise<Wishlist> {
  return transaction(ctx, async (ctx) => {
    await resolveItems(ctx, [{ productId, quantity: 1 }]);
    await insertWish(ctx, ownCustomerId(ctx), productId);
    const wishlist = await getWishlist(ctx);
    if (wishlist.items.length > maxWishes) {
      throw new AppError('conflict', 'cart_full', `A wishlist takes ${maxWishes} products.`);
    }
    return wishlist;
  });
}

/** @throws AppError `not_found` where the product is not on the wishlist */
export async function removeWish(ctx: Ctx, productId: string): Promise<Wishlist> {
  return transaction(ctx, async (ctx) => {
    if (!(await deleteWish(ctx, ownCustomerId(ctx), productId)))
      throw notFound('item on the wishlist');
    return getWishlist(ctx);
  });
}

/** @throws AppError `not_found`, `product_archived`, `cart_full` */
export async function moveWishToCart(ctx: Ctx, productId: string): Promise<Cart> {
  return transaction(ctx, async (ctx) => {
    if (!(await deleteWish(ctx, ownCustomerId(ctx), productId)))
      throw notFound('item on the wishlist');
    return addCartItem(ctx, productId, 1);
  });
}
