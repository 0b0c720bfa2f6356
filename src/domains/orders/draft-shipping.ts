// Says where a draft goes and how it is sent.
import type { Ctx } from '../../context.js';
import type { ChangeDestination, Order, PostalAddress } from '../../contract/generated/orders.js';
import type { ShippingOption } from '../../contract/generated/shipping.js';
import { transaction } from '../../db/transaction.js';
import { findAddress } from '../customers/index.js';
import { activeMethods, fitsParcel, toOption } from '../shipping/index.js';
import { changeDraft, type IsCurrent, lockDraft } from './change-draft.js';
import {
  shippingOptionNotAvailable,
  unknownAddress,
  unknownShippingMethod,
} from './orders.errors.js';

/** @throws AppError as `changeDraft`, and `unknown_address` */
export const changeDestination = (
  ctx: Ctx,
  orderId: string,
  input: ChangeDestination,
  isCurrent: IsCurrent,
): Promise<Order> =>
  changeDraft(ctx, orderId, {
    isCurrent,
    change: async (ctx, content) => ({
      ...content,
      shippingAddress:
        'address' in input
          ? input.address
          : await addressOf(ctx, content.customerId, input.addressId),
    }),
  });

async function addressOf(ctx: Ctx, customerId: string, id: string): Promise<PostalAddress> {
  const found = await findAddress(ctx, customerId, id);
  if (!found) throw unknownAddress();
  const { id: _, isDefault: __, createdAt: ___, updatedAt: ____, ...address } = found;
  return address;
}

/** @throws AppError `not_found`, `order_not_draft` */
export async function listShippingOptions(ctx: Ctx, orderId: string): Promise<ShippingOption[]> {
  return transaction(ctx, async (ctx) => {
    const { order } = await lockDraft(ctx, orderId, () => true);
    const parcel = {
      country: order.shippingAddress?.country ?? null,
      subtotal: order.subtotal.amount,
    };
    const methods = await activeMethods(ctx);
    return methods
      .filter((method) => fitsParcel(method, parcel))
      .map((method) => toOption(ctx, method));
  });
}

/** @throws AppError as `changeDraft`, and `unknown_shipping_method`, `shipping_option_not_available` */
export const selectShippingOption = (
  ctx: Ctx,
  orderId: string,
  methodId: string,
  isCurrent: IsCurrent,
): Promise<Order> =>
  changeDraft(ctx, orderId, {
    isCurrent,
    change: async (ctx, content) => {
      const id = methodId.toLowerCase();
      const methods = await activeMethods(ctx);
      if (!methods.some((method) => method.id === id)) throw unknownShippingMethod();
      return { ...content, shippingMethodId: id };
    },
    check: ({ method }) => {
      if (!method) throw shippingOptionNotAvailable();
    },
  });
