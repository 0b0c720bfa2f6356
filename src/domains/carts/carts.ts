// A customer's own cart. It reserves nothing and keeps no price: both are looked up when it is read.
import { type Ctx, ownCustomerId } from '../../context.js';
import type { Cart, CartItem, ItemProblem } from '../../contract/generated/carts.js';
import { transaction } from '../../db/transaction.js';
import { AppError, notFound } from '../../errors.js';
import { money } from '../../lib/money.js';
import { type Offer, resolveItems, selectOffers } from '../catalog/index.js';
import { lockCustomer } from '../customers/index.js';
import { amountTooLarge } from '../promotions/index.js';
import { type CartRow, deleteCart, deleteCartItem, putCartItem, selectCart } from './cart.sql.js';

const maxProducts = 200;
const maxQuantity = 100_000;

export const cartFull = () =>
  new AppError(
    'conflict',
    'cart_full',
    `A cart takes ${maxProducts} products, and ${maxQuantity} of each.`,
  );

/** What stands in the way of buying this many, if anything. */
export function problemOf(offer: Offer, quantity: number): ItemProblem | null {
  if (offer.status === 'archived') return 'archived';
  if (offer.available <= 0) return 'out_of_stock';
  return offer.available < quantity ? 'short_of_stock' : null;
}

/** So that a check-out and an addition at the same time do not lose each other. */
async function lockCart(ctx: Ctx, customerId: string): Promise<CartRow[]> {
  await lockCustomer(ctx, customerId);
  return selectCart(ctx, customerId);
}

export async function getCart(ctx: Ctx): Promise<Cart> {
  return show(ctx, await selectCart(ctx, ownCustomerId(ctx)));
}

async function show(ctx: Ctx, rows: CartRow[]): Promise<Cart> {
  const { currency } = ctx.tenant;
  const offers = new Map(
    (
      await selectOffers(
        ctx,
        rows.map((row) => row.productId),
      )
    ).map((offer) => [offer.id, offer]),
  );
  const items = rows.flatMap(({ productId, quantity }) => {
    const offer = offers.get(productId);
    if (!offer) return [];
    return [
      {
        productId,
        sku: offer.sku,
        name: offer.name,
        quantity,
        unitPrice: money(offer.currentPrice, currency),
        total: money(offer.currentPrice * quantity, currency),
        available: Math.max(0, offer.available),
        problem: problemOf(offer, quantity),
      },
    ];
  });
  const good = items.filter((item) => item.problem === null);
  const sum = sumOf(good);
  return {
    items,
    subtotal: money(Math.min(sum, Number.MAX_SAFE_INTEGER), currency),
    hasProblems: good.length < items.length || !Number.isSafeInteger(sum),
  };
}

const sumOf = (items: CartItem[]) => items.reduce((sum, { total }) => sum + total.amount, 0);

/** @throws AppError `amount_too_large` if the sum exceeds 2^53 - 1 */
async function showChanged(ctx: Ctx, customerId: string): Promise<Cart> {
  const cart = await show(ctx, await selectCart(ctx, customerId));
  if (!Number.isSafeInteger(sumOf(cart.items))) throw amountTooLarge();
  return cart;
}

/** @throws AppError `unknown_product`, `product_archived`, `cart_full`, `amount_too_large` */
export async function addCartItem(ctx: Ctx, productId: string, quantity: number): Promise<Cart> {
  return transaction(ctx, async (ctx) => {
    const customerId = ownCustomerId(ctx);
    await resolveItems(ctx, [{ productId, quantity }]);
    const rows = await lockCart(ctx, customerId);
    const before = rows.find((row) => row.productId === productId)?.quantity;
    const sum = (before ?? 0) + quantity;
    if ((before === undefined && rows.length >= maxProducts) || sum > maxQuantity) throw cartFull();
    await putCartItem(ctx, customerId, { productId, quantity: sum });
    return showChanged(ctx, customerId);
  });
}

/** @throws AppError `not_found` where the product is not in the cart, `amount_too_large` */
export async function updateCartItem(ctx: Ctx, productId: string, quantity: number): Promise<Cart> {
  return transaction(ctx, async (ctx) => {
    const customerId = ownCustomerId(ctx);
    const rows = await lockCart(ctx, customerId);
    if (!rows.some((row) => row.productId === productId)) throw notFound('item in the cart');
    await putCartItem(ctx, customerId, { productId, quantity });
    return showChanged(ctx, customerId);
  });
}

/** @throws AppError `not_found` where the product is not in the cart */
export async function removeCartItem(ctx: Ctx, productId: string): Promise<Cart> {
  return transaction(ctx, async (ctx) => {
    const customerId = ownCustomerId(ctx);
    // Without the lock, a simultaneous checkout or addition would use the removed item.
    await lockCustomer(ctx, customerId);
    if (!(await deleteCartItem(ctx, customerId, productId))) throw notFound('item in the cart');
    return show(ctx, await selectCart(ctx, customerId));
  });
}

export async function clearCart(ctx: Ctx): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const customerId = ownCustomerId(ctx);
    await lockCustomer(ctx, customerId);
    await deleteCart(ctx, customerId);
  });
}

/**
 * Empties the cart for a check-out, in the transaction that makes the draft.
 *
 * @returns what was in it
 * @throws AppError `cart_empty`
 */
export async function takeCart(ctx: Ctx): Promise<CartRow[]> {
  const customerId = ownCustomerId(ctx);
  const rows = await lockCart(ctx, customerId);
  if (rows.length === 0)
    throw new AppError('conflict', 'cart_empty', 'There is nothing in the cart.');
  await deleteCart(ctx, customerId);
  return rows;
}
