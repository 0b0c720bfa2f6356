// Adds lines to a draft, changes and removes them.
import type { Ctx } from '../../context.js';
import type { OrderItem } from '../../contract/generated/catalog.js';
import type { Order } from '../../contract/generated/orders.js';
import { notFound } from '../../errors.js';
import { resolveItems } from '../catalog/index.js';
import { changeDraft, type IsCurrent } from './change-draft.js';

/** @throws AppError as `changeDraft`, and `unknown_product`, `product_archived`, `too_many_lines` */
export const addLine = (
  ctx: Ctx,
  orderId: string,
  item: OrderItem,
  isCurrent: IsCurrent,
): Promise<Order> =>
  changeDraft(ctx, orderId, {
    isCurrent,
    change: async (ctx, content) => {
      await resolveItems(ctx, [item]);
      return { ...content, items: [...content.items, item] };
    },
  });

/** @throws AppError as `changeDraft`, and `not_found` for the line */
export const changeLine = (
  ctx: Ctx,
  orderId: string,
  lineId: string,
  quantity: number,
  isCurrent: IsCurrent,
): Promise<Order> =>
  changeDraft(ctx, orderId, {
    isCurrent,
    change: (_ctx, content, order) => {
      const line = lineOf(order, lineId);
      const items = order.lines.map((one) => ({
        productId: one.productId,
        quantity: one.id === line.id ? quantity : one.quantity,
      }));
      return { ...content, items };
    },
  });

/** @throws AppError as `changeDraft`, and `not_found` for the line */
export const removeLine = (
  ctx: Ctx,
  orderId: string,
  lineId: string,
  isCurrent: IsCurrent,
): Promise<Order> =>
  changeDraft(ctx, orderId, {
    isCurrent,
    change: (_ctx, content, order) => {
      const line = lineOf(order, lineId);
      const left = order.lines.filter((one) => one.id !== line.id);
      return {
        ...content,
        items: left.map(({ productId, quantity }) => ({ productId, quantity })),
      };
    },
  });

function lineOf(order: Order, lineId: string): Order['lines'][number] {
  const line = order.lines.find((one) => one.id === lineId.toLowerCase());
  if (!line) throw notFound('line');
  return line;
}
