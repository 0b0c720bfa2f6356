// Reads of payments.
import { type Ctx, isStaff } from '../../context.js';
import type { Payment } from '../../contract/generated/payments.js';
import type { Page, PageRequest } from '../../db/pages.js';
import { requireReadableOrder } from '../orders/index.js';
import {
  type PaymentFilter,
  selectPaymentList,
  selectPaymentPage,
  toPayment,
} from './payments.sql.js';

/** @throws AppError `not_found`, also for somebody else's order */
export async function listOrderPayments(
  ctx: Ctx,
  orderId: string,
  page: PageRequest,
): Promise<Page<Payment>> {
  await requireReadableOrder(ctx, orderId);
  const rows = await selectPaymentPage(ctx, orderId, page);
  return { ...rows, items: rows.items.map((row) => toPayment(row, isStaff(ctx))) };
}

/** Lists payments of all orders for staff, newest first. */
export async function listPayments(
  ctx: Ctx,
  filter: PaymentFilter,
  page: PageRequest,
): Promise<Page<Payment>> {
  const rows = await selectPaymentList(ctx, filter, page);
  return { ...rows, items: rows.items.map((row) => toPayment(row, true)) };
}
