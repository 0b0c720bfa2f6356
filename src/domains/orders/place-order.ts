// Places a draft: priced once more, stock reserved, promo code used, messages queued, all or nothing.
import type { Ctx } from '../../context.js';
import type { Order } from '../../contract/generated/orders.js';
import { transaction } from '../../db/transaction.js';
import type { Money } from '../../lib/money.js';
import { assertVerifiedEmail } from '../accounts/index.js';
import { type IsCurrent, lineIds, lockContent } from './change-draft.js';
import { nextStatus } from './order-status.js';
import { transitionNotAllowed } from './orders.errors.js';
import { updateDraft } from './orders.sql.js';
import { priceDraft } from './price-draft.js';
import { recordEvent } from './record-event.js';
import { refuseHigher, refuseShort, settlePlacing } from './settle-placing.js';

/** Versions start at 1. This one matches only requests without a specific If-Match. */
const noVersion = 0;

/**
 * @param expectedTotal the total that the customer agreed to; defaults to the draft's total with If-Match
 * @throws AppError `not_found`, `version_mismatch`, `transition_not_allowed`, `order_empty`, `total_changed`,
 *   `product_archived`, `insufficient_stock`, `promo_code_not_applicable`, `shipping_option_required`,
 *   `shipping_option_not_available`, `email_not_verified`
 */
export async function placeOrder(
  ctx: Ctx,
  orderId: string,
  isCurrent: IsCurrent,
  expectedTotal?: Money,
): Promise<Order> {
  await assertVerifiedEmail(ctx);
  return transaction(ctx, async (ctx) => {
    const { order, content } = await lockContent(ctx, orderId, isCurrent);
    const status = nextStatus(order.status, 'placeOrder');
    if (!status) throw transitionNotAllowed(order.status, 'placeOrder');
    const priced = await priceDraft(ctx, content, 'place');
    // A client that sends If-Match has seen the draft's total.
    const hasSeen = !isCurrent(noVersion);
    refuseHigher(ctx, expectedTotal ?? (hasSeen ? order.total : undefined), priced);
    refuseShort(priced.items);
    const placed = await updateDraft(
      ctx,
      orderId,
      { ...priced.values, status },
      priced.toLines(lineIds(order)),
    );
    await recordEvent(ctx, placed, { type: 'order.placed', fromStatus: order.status });
    await settlePlacing(ctx, placed, priced);
    return placed;
  });
}
