// The REST door of promotions.
import type { RoutesOf } from '../../contract/types.js';
import { created, noContent, ok } from '../../http/answers.js';
import {
  createPromoCode,
  deletePromoCode,
  getPromoCode,
  listPromoCodes,
  updatePromoCode,
} from './promo-codes.js';
import { validatePromo } from './validate-promo.js';

export const promotionRoutes = {
  listPromoCodes: async (ctx, { query }) => ok(await listPromoCodes(ctx, query.active, query)),

  createPromoCode: async (ctx, { body }) => {
    const promo = await createPromoCode(ctx, body);
    return created(promo, `/v1/promo-codes/${promo.id}`);
  },

  validatePromoCode: async (ctx, { body }) => ok(await validatePromo(ctx, body)),

  getPromoCode: async (ctx, { params }) => ok(await getPromoCode(ctx, params.promoCodeId)),

  updatePromoCode: async (ctx, { params, body, isCurrent }) =>
    ok(await updatePromoCode(ctx, params.promoCodeId, body, isCurrent)),

  deletePromoCode: async (ctx, { params, isCurrent }) => {
    await deletePromoCode(ctx, params.promoCodeId, isCurrent);
    return noContent();
  },
} satisfies RoutesOf<'promotions'>;
