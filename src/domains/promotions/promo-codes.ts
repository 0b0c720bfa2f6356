// Adds promo codes, changes, reads and deletes them.
import { type Ctx, requireCurrency } from '../../context.js';
import type {
  CreatePromoCode,
  PromoCode,
  UpdatePromoCode,
} from '../../contract/generated/promotions.js';
import type { Page, PageRequest } from '../../db/pages.js';
import { transaction } from '../../db/transaction.js';
import { AppError, invalid, notFound, versionMismatch } from '../../errors.js';
import { newId } from '../../lib/ids.js';
import { countKnownCategories } from '../catalog/index.js';
import {
  deleteUnusedPromo,
  insertPromoCode,
  lockPromoCode,
  selectPromoCode,
  selectPromoPage,
  toPromoCode,
  updatePromoRow,
} from './promo-codes.sql.js';

type IsCurrent = (version: number) => boolean;

/** @throws AppError `not_found` */
export async function getPromoCode(ctx: Ctx, id: string): Promise<PromoCode> {
  const row = await selectPromoCode(ctx, id);
  if (!row) throw notFound('promo code');
  return toPromoCode(ctx, row);
}

export async function listPromoCodes(
  ctx: Ctx,
  active: boolean | undefined,
  page: PageRequest,
): Promise<Page<PromoCode>> {
  const rows = await selectPromoPage(ctx, active, page);
  return { ...rows, items: rows.items.map((row) => toPromoCode(ctx, row)) };
}

/** @throws AppError `promo_code_taken`, `invalid_promo_code`, `unknown_category`, `currency_mismatch` */
export async function createPromoCode(ctx: Ctx, input: CreatePromoCode): Promise<PromoCode> {
  checkAmounts(ctx, input);
  return transaction(ctx, async (ctx) => {
    await requireCategories(ctx, input.categoryIds);
    const row = await insertPromoCode(ctx, newId(), {
      code: input.code,
      kind: input.kind,
      value: input.value,
      maxDiscount: input.maxDiscount?.amount ?? null,
      minSubtotal: input.minSubtotal?.amount ?? null,
      startsAt: input.startsAt ?? null,
      endsAt: input.endsAt ?? null,
      usageLimit: input.usageLimit ?? null,
      usageLimitPerCustomer: input.usageLimitPerCustomer ?? null,
      categoryIds: input.categoryIds ?? [],
      active: input.active ?? true,
    });
    return toPromoCode(ctx, row);
  });
}

/**
 * @throws AppError `not_found`, `version_mismatch`, `promo_code_taken`, `invalid_promo_code`,
 *   `unknown_category`, `currency_mismatch`
 */
export async function updatePromoCode(
  ctx: Ctx,
  id: string,
  changes: UpdatePromoCode,
  isCurrent: IsCurrent,
): Promise<PromoCode> {
  checkAmounts(ctx, changes);
  return transaction(ctx, async (ctx) => {
    const before = await lockPromoCode(ctx, id);
    if (!before) throw notFound('promo code');
    if (!isCurrent(before.version)) throw versionMismatch();
    await requireCategories(ctx, changes.categoryIds);
    const { maxDiscount, minSubtotal, ...others } = changes;
    const row = await updatePromoRow(ctx, id, {
      ...before,
      ...others,
      ...(maxDiscount !== undefined && { maxDiscount: maxDiscount?.amount ?? null }),
      ...(minSubtotal !== undefined && { minSubtotal: minSubtotal?.amount ?? null }),
    });
    return toPromoCode(ctx, row);
  });
}

/**
 * One that was used is switched off, so that past orders can name it.
 *
 * @throws AppError `not_found`, `version_mismatch`
 */
export async function deletePromoCode(ctx: Ctx, id: string, isCurrent: IsCurrent): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const before = await lockPromoCode(ctx, id);
    if (!before) throw notFound('promo code');
    if (!isCurrent(before.version)) throw versionMismatch();
    if (await deleteUnusedPromo(ctx, id)) return;
    if (before.active) await updatePromoRow(ctx, id, { ...before, active: false });
  });
}

function checkAmounts(ctx: Ctx, { maxDiscount, minSubtotal }: UpdatePromoCode): void {
  if (maxDiscount) requireCurrency(ctx, maxDiscount.currency);
  if (maxDiscount?.amount === 0) {
    const detail = 'must be at least 1; use null for no limit';
    throw invalid('`maxDiscount` of 0 would never give a discount.', [
      { pointer: '/maxDiscount/amount', detail },
    ]);
  }
  if (minSubtotal) requireCurrency(ctx, minSubtotal.currency);
}

async function requireCategories(ctx: Ctx, ids: string[] | undefined): Promise<void> {
  if (!ids || ids.length === 0) return;
  if ((await countKnownCategories(ctx, ids)) === ids.length) return;
  throw new AppError('unprocessable', 'unknown_category', 'There is no such category.');
}
