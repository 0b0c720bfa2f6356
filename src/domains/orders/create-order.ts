// Places an order in one step, or begins a draft: priced from the catalogue; placing also reserves
// the stock, uses the promo code and queues the messages, all in one transaction.
import { actorId, type Ctx } from '../../context.js';
import type { CreateOrder, Order } from '../../contract/generated/orders.js';
import { transaction } from '../../db/transaction.js';
import { newId, newReadableCode } from '../../lib/ids.js';
import { assertVerifiedEmail } from '../accounts/index.js';
import { promoNotApplicable } from '../promotions/index.js';
import { orderCustomer } from './order-customer.js';
import { insertOrder } from './orders.sql.js';
import { type DraftContent, type PricedDraft, priceDraft, readOffers } from './price-draft.js';
import { announce } from './record-event.js';
import { refuseHigher, refuseShort, settlePlacing } from './settle-placing.js';

/**
 * @returns the order in the status pending
 * @throws AppError `unknown_product`, `product_archived`, `insufficient_stock`, `unknown_customer`,
 *   `customer_required`, `forbidden`, `amount_too_large`, `promo_code_not_applicable`,
 *   `shipping_option_required`, `shipping_option_not_available`, `email_not_verified`, `total_changed`
 */
export async function createOrder(ctx: Ctx, input: CreateOrder): Promise<Order> {
  await assertVerifiedEmail(ctx);
  return transaction(ctx, async (ctx) => {
    const offers = readOffers(ctx, input.items, 'place');
    // Of two refusals the customer's comes first, whichever is known sooner.
    offers.catch(() => {});
    const content = await contentOf(ctx, input);
    const priced = await priceDraft(ctx, content, 'place', await offers);
    refuseHigher(ctx, input.expectedTotal, priced);
    refuseShort(priced.items);
    const order = await write(ctx, input, content, priced, 'pending');
    await settlePlacing(ctx, order, priced);
    return order;
  });
}

/**
 * Begins a draft; nothing is reserved or used up.
 *
 * @throws AppError as `createOrder`, but for stock and shipping
 */
export async function createDraft(ctx: Ctx, input: CreateOrder): Promise<Order> {
  return transaction(ctx, async (ctx) => {
    const content = await contentOf(ctx, input);
    const priced = await priceDraft(ctx, content, 'draft');
    if (priced.promoReason) throw promoNotApplicable(priced.promoReason);
    refuseHigher(ctx, input.expectedTotal, priced);
    return write(ctx, input, content, priced, 'draft');
  });
}

async function write(
  ctx: Ctx,
  input: CreateOrder,
  { customerId }: DraftContent,
  priced: PricedDraft,
  status: 'draft' | 'pending',
): Promise<Order> {
  // In the order in which seeds give them: the order's, its lines', the event's.
  const id = newId();
  const lines = priced.toLines();
  const event = {
    id: newId(),
    type: status === 'draft' ? ('order.drafted' as const) : ('order.placed' as const),
  };
  const order = await insertOrder(
    ctx,
    { ...frame(ctx, input), ...priced.values, id, customerId, status },
    lines,
    event,
  );
  await announce(ctx, order, event);
  return order;
}

export async function contentOf(ctx: Ctx, input: CreateOrder): Promise<DraftContent> {
  return {
    customerId: await orderCustomer(ctx, input.customerId),
    items: input.items,
    promoCode: input.promoCode ?? null,
    shippingMethodId: input.shippingMethodId ?? null,
    shippingAddress: input.shippingAddress ?? null,
  };
}

const frame = (ctx: Ctx, input: CreateOrder) => ({
  number: newReadableCode(),
  notifications: input.notifications ?? { email: true, sms: true },
  note: input.note ?? null,
  metadata: input.metadata ?? {},
  createdBy: actorId(ctx),
});
