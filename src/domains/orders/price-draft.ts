// Prices what an order consists of, from the catalogue, the promo code and the shipping methods as
// they are now. Drafts are priced at every change, and once more when they are placed.
import type { Ctx } from '../../context.js';
import type { OrderItem } from '../../contract/generated/catalog.js';
import type { PostalAddress } from '../../contract/generated/orders.js';
import type { PromoReason } from '../../contract/generated/promotions.js';
import { newId } from '../../lib/ids.js';
import { type ResolvedItem, resolveItems } from '../catalog/index.js';
import {
  type AppliedPromo,
  assessPromo,
  priceOrder,
  promoNotApplicable,
  type Totals,
} from '../promotions/index.js';
import { activeMethods, fitsParcel, type MethodRow } from '../shipping/index.js';
import {
  orderEmpty,
  shippingOptionNotAvailable,
  shippingOptionRequired,
  tooManyLines,
  unknownShippingMethod,
} from './orders.errors.js';
import type { DraftValues, LineRow } from './orders.sql.js';

export interface DraftContent {
  customerId: string;
  items: OrderItem[];
  promoCode: string | null;
  shippingMethodId: string | null;
  shippingAddress: PostalAddress | null;
}

/**
 * - `draft`: what does not fit (an archived product, a promo code that applies no more) is kept or
 *   left out, so that the draft can still be read and mended;
 * - `place`: it is refused.
 */
export type Purpose = 'draft' | 'place';

export interface PricedDraft {
  items: ResolvedItem[];
  totals: Totals;
  promo: AppliedPromo | null;
  /** Why the promo code takes nothing off, where it does not. */
  promoReason: PromoReason | null;
  method: MethodRow | null;
  values: Omit<DraftValues, 'status'>;
  /** @param known ids of lines by product, of those that exist already */
  toLines(known?: ReadonlyMap<string, string>): LineRow[];
}

const maxLines = 1000;
const maxQuantity = 100_000_000;

/** What an order is priced by. */
export interface Offers {
  items: ResolvedItem[];
  methods: MethodRow[];
}

/** @throws AppError `unknown_product`; to place also `product_archived` */
export async function readOffers(ctx: Ctx, wanted: OrderItem[], purpose: Purpose): Promise<Offers> {
  const [items, methods] = await Promise.all([
    resolveItems(ctx, wanted, purpose === 'draft'),
    activeMethods(ctx),
  ]);
  return { items, methods };
}

/**
 * @param known what was read already
 * @throws AppError `unknown_product`; to place also `product_archived`, `order_empty`,
 *   `promo_code_not_applicable`, `shipping_option_required`, `shipping_option_not_available`
 */
export async function priceDraft(
  ctx: Ctx,
  content: DraftContent,
  purpose: Purpose,
  known?: Offers,
): Promise<PricedDraft> {
  const { items, methods } = known ?? (await readOffers(ctx, content.items, purpose));
  if (items.length > maxLines || items.some((item) => item.quantity > maxQuantity))
    throw tooManyLines();
  if (items.length === 0 && purpose === 'place') throw orderEmpty();

  const assessment =
    content.promoCode === null
      ? null
      : await assessPromo(ctx, content.promoCode, items, content.customerId);
  const promoReason = assessment && 'reason' in assessment ? assessment.reason : null;
  if (promoReason && purpose === 'place') throw promoNotApplicable(promoReason);
  const promo = assessment && 'applied' in assessment ? assessment.applied : null;
  const rule = promo && { rule: promo.promo, eligible: promo.eligible };

  const { subtotal } = priceOrder(items, null, 0);
  const method = chooseMethod(methods, content, subtotal, purpose);
  const totals = priceOrder(items, rule, method?.price ?? 0);
  return {
    items,
    totals,
    promo,
    promoReason,
    method,
    values: {
      subtotal: totals.subtotal,
      discountTotal: totals.discountTotal,
      shippingTotal: totals.shippingTotal,
      total: totals.total,
      promoCode: promo?.promo.code ?? content.promoCode,
      promoCodeId: promo?.promo.id ?? null,
      promoReason,
      shippingMethodId: method?.id ?? null,
      shippingMethod: method?.name ?? null,
      shippingAddress: content.shippingAddress,
    },
    toLines: (known = new Map()) =>
      items.map((item, at) => ({
        id: known.get(item.productId) ?? newId(),
        ...item,
        discount: totals.discounts[at] as number,
        total: totals.lineTotals[at] as number,
      })),
  };
}

/** A method that fits no more is dropped from a draft; the customer chooses again. */
function chooseMethod(
  methods: MethodRow[],
  content: DraftContent,
  subtotal: number,
  purpose: Purpose,
): MethodRow | null {
  const chosen = methods.find((method) => method.id === content.shippingMethodId);
  const fits =
    chosen !== undefined &&
    fitsParcel(chosen, { country: content.shippingAddress?.country ?? null, subtotal });
  if (fits) return chosen;
  if (purpose === 'place') {
    if (content.shippingMethodId !== null)
      throw chosen ? shippingOptionNotAvailable() : unknownShippingMethod();
    if (methods.length > 0) throw shippingOptionRequired();
  }
  return null;
}
