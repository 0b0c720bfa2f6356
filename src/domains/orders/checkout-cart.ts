// Turns the caller's cart into a draft and empties it, in one transaction.
import type { Ctx } from '../../context.js';
import type { CheckoutCart, Order } from '../../contract/generated/orders.js';
import { transaction } from '../../db/transaction.js';
import { takeCart } from '../carts/index.js';
import { createDraft } from './create-order.js';

/** @throws AppError `cart_empty`, `promo_code_not_applicable` */
export async function checkoutCart(ctx: Ctx, input: CheckoutCart): Promise<Order> {
  return transaction(ctx, async (ctx) =>
    createDraft(ctx, { ...input, items: await takeCart(ctx) }),
  );
}
