// Telephone numbers as the shop's people and customers write them.
import type { Ctx } from '../../context.js';
import { invalid } from '../../errors.js';
import { toE164 } from '../../lib/phone.js';

/**
 * @returns E.164
 * @throws AppError `invalid_request` for what cannot be a number
 */
export function normalizePhone(ctx: Ctx, text: string): string {
  const number = toE164(text, ctx.tenant.settings.country);
  if (number === undefined) {
    const detail = ctx.tenant.settings.country
      ? 'is no telephone number'
      : 'is no telephone number with a country code';
    throw invalid('The telephone number cannot be one.', [{ pointer: '/phone', detail }]);
  }
  return number;
}
