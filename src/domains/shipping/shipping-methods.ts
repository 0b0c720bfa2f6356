// Adds shipping methods, changes, reads and deletes them.
import { type Ctx, isAdmin, requireCurrency } from '../../context.js';
import type {
  CreateShippingMethod,
  ShippingMethod,
  UpdateShippingMethod,
} from '../../contract/generated/shipping.js';
import type { ConstraintErrors } from '../../db/constraints.js';
import type { Page, PageRequest } from '../../db/pages.js';
import { transaction } from '../../db/transaction.js';
import { AppError, notFound } from '../../errors.js';
import { newId } from '../../lib/ids.js';
import {
  deleteMethodRow,
  insertMethod,
  lockMethod,
  selectMethodPage,
  toMethod,
  updateMethodRow,
} from './shipping-methods.sql.js';

const invalidMethod = (detail: string) => () =>
  new AppError('conflict', 'invalid_shipping_method', detail);

export const shippingConstraints: ConstraintErrors = {
  shipping_methods_days: invalidMethod('The longest time is not shorter than the shortest.'),
  shipping_methods_subtotal: invalidMethod('The highest subtotal is not below the lowest.'),
};

export async function listShippingMethods(
  ctx: Ctx,
  page: PageRequest,
): Promise<Page<ShippingMethod>> {
  const rows = await selectMethodPage(ctx, !isAdmin(ctx), page);
  return { ...rows, items: rows.items.map((row) => toMethod(ctx, row)) };
}

/** @throws AppError `invalid_shipping_method`, `currency_mismatch` */
export async function createShippingMethod(
  ctx: Ctx,
  input: CreateShippingMethod,
): Promise<ShippingMethod> {
  checkCurrencies(ctx, input);
  const minDays = input.minDays ?? 0;
  return transaction(ctx, async (ctx) =>
    toMethod(
      ctx,
      await insertMethod(ctx, newId(), {
        name: input.name,
        price: input.price.amount,
        countries: input.countries ?? [],
        minSubtotal: input.minSubtotal?.amount ?? null,
        maxSubtotal: input.maxSubtotal?.amount ?? null,
        minDays,
        maxDays: input.maxDays ?? minDays,
        position: input.position ?? 0,
        active: input.active ?? true,
      }),
    ),
  );
}

/** @throws AppError `not_found`, `invalid_shipping_method`, `currency_mismatch` */
export async function updateShippingMethod(
  ctx: Ctx,
  id: string,
  changes: UpdateShippingMethod,
): Promise<ShippingMethod> {
  checkCurrencies(ctx, changes);
  return transaction(ctx, async (ctx) => {
    const before = await lockMethod(ctx, id);
    if (!before) throw notFound('shipping method');
    const { price, minSubtotal, maxSubtotal, ...others } = changes;
    const row = await updateMethodRow(ctx, id, {
      ...before,
      ...others,
      ...(price && { price: price.amount }),
      ...(minSubtotal !== undefined && { minSubtotal: minSubtotal?.amount ?? null }),
      ...(maxSubtotal !== undefined && { maxSubtotal: maxSubtotal?.amount ?? null }),
    });
    return toMethod(ctx, row);
  });
}

/** @throws AppError `not_found` */
export async function deleteShippingMethod(ctx: Ctx, id: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    if (!(await deleteMethodRow(ctx, id))) throw notFound('shipping method');
  });
}

function checkCurrencies(
  ctx: Ctx,
  { price, minSubtotal, maxSubtotal }: UpdateShippingMethod,
): void {
  for (const amount of [price, minSubtotal, maxSubtotal])
    if (amount) requireCurrency(ctx, amount.currency);
}
