// What every change of a draft has in common: the order's lock, the checks, the prices anew.
import type { Ctx } from '../../context.js';
import type { Order } from '../../contract/generated/orders.js';
import { transaction } from '../../db/transaction.js';
import { notFound, versionMismatch } from '../../errors.js';
import { orderNotDraft } from './orders.errors.js';
import { mayRead } from './orders.js';
import { lockOrder, updateDraft } from './orders.sql.js';
import { type DraftContent, type PricedDraft, priceDraft } from './price-draft.js';

export type IsCurrent = (version: number) => boolean;

export interface DraftChange {
  isCurrent: IsCurrent;
  /** Answers what the draft consists of after the change; throws where it is not possible. */
  change(ctx: Ctx, content: DraftContent, order: Order): Promise<DraftContent> | DraftContent;
  /** Looks at the result before it is written. */
  check?(priced: PricedDraft): void;
}

/** @throws AppError `not_found`, `version_mismatch`, `order_not_draft`, and what the change throws */
export async function changeDraft(
  ctx: Ctx,
  orderId: string,
  { isCurrent, change, check }: DraftChange,
): Promise<Order> {
  return transaction(ctx, async (ctx) => {
    const { order, content } = await lockDraft(ctx, orderId, isCurrent);
    const priced = await priceDraft(ctx, await change(ctx, content, order), 'draft');
    check?.(priced);
    return updateDraft(
      ctx,
      orderId,
      { ...priced.values, status: 'draft' },
      priced.toLines(lineIds(order)),
    );
  });
}

export interface LockedContent {
  order: Order;
  content: DraftContent;
}

/** @throws AppError `not_found`, `version_mismatch` */
export async function lockContent(
  ctx: Ctx,
  orderId: string,
  isCurrent: IsCurrent,
): Promise<LockedContent> {
  const locked = await lockOrder(ctx, orderId);
  if (!locked || !mayRead(ctx, locked.order.customerId)) throw notFound('order');
  const { order, shippingMethodId } = locked;
  if (!isCurrent(order.version)) throw versionMismatch();
  return {
    order,
    content: {
      customerId: order.customerId,
      items: order.lines.map(({ productId, quantity }) => ({ productId, quantity })),
      promoCode: order.promoCode,
      shippingMethodId,
      shippingAddress: order.shippingAddress,
    },
  };
}

/** @throws AppError `not_found`, `version_mismatch`, `order_not_draft` */
export async function lockDraft(
  ctx: Ctx,
  orderId: string,
  isCurrent: IsCurrent,
): Promise<LockedContent> {
  const locked = await lockContent(ctx, orderId, isCurrent);
  if (locked.order.status !== 'draft') throw orderNotDraft(locked.order.status);
  return locked;
}

/** Lines keep their ids: one a product. */
export const lineIds = (order: Order): Map<string, string> =>
  new Map(order.lines.map((line) => [line.productId, line.id]));
