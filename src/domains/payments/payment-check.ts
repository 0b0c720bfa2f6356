// The integrity check of payments: an order’s sums, and so its payment status, against the operations
// of its payments.
import type { Ctx } from '../../context.js';
import {
  differencesOf,
  type IntegrityCheck,
  nothingWrong,
  suspectsOf,
} from '../../integrity/checks.js';
import { groupBy } from '../../lib/group-by.js';
import {
  type CheckedOrder,
  countOrders,
  lockCheckedOrder,
  paymentStatusOf,
  selectCheckedOrders,
  updatePaymentSums,
} from '../orders/index.js';
import { sumPayments } from './payment-sums.js';
import { type PaymentRow, selectPaymentsOfOrders } from './payments.sql.js';

export const paymentCheck: IntegrityCheck = {
  name: 'payment status',
  subjectType: 'order',
  count: countOrders,
  async scan(ctx, after, limit) {
    const orders = await selectCheckedOrders(ctx, after, limit);
    const payments = await paymentsOf(ctx, orders);
    return suspectsOf(orders, (order) => compare(order, payments.get(order.id)).length > 0);
  },
  async verify(ctx, id) {
    const order = await lockCheckedOrder(ctx, id);
    if (!order) return nothingWrong;
    const payments = (await paymentsOf(ctx, [order])).get(id) ?? [];
    return {
      differences: compare(order, payments),
      repair: () => updatePaymentSums(ctx, id, sumPayments(payments)),
    };
  },
};

async function paymentsOf(ctx: Ctx, orders: CheckedOrder[]): Promise<Map<string, PaymentRow[]>> {
  const ids = orders.map(({ id }) => id);
  const rows = ids.length > 0 ? await selectPaymentsOfOrders(ctx, ids) : [];
  return groupBy(rows, ({ orderId }) => orderId);
}

function compare({ total, status, payments: stored }: CheckedOrder, payments: PaymentRow[] = []) {
  const computed = sumPayments(payments);
  const order = { total, isDraft: status === 'draft' };
  return differencesOf(
    { ...stored, paymentStatus: paymentStatusOf(order, stored) },
    { ...computed, paymentStatus: paymentStatusOf(order, computed) },
  );
}
