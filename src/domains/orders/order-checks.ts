// The integrity checks of orders: their totals against their lines, and what they have reserved and
// used up against what the ledgers of stock and promo codes say.
import type { Ctx } from '../../context.js';
import {
  type Difference,
  differencesOf,
  type IntegrityCheck,
  nothingWrong,
  suspectsOf,
} from '../../integrity/checks.js';
import { groupBy } from '../../lib/group-by.js';
import { correctLedger, sumOrderMovements } from '../inventory/index.js';
import { correctRedemptions, findRedemptions, type HeldRedemption } from '../promotions/index.js';
import {
  type CheckedOrder,
  countOrders,
  lockCheckedOrder,
  selectCheckedOrders,
  writeTotals,
} from './order-checks.sql.js';
import { holdsReservation } from './order-status.js';

const totalsCheck: IntegrityCheck = {
  name: 'order totals',
  subjectType: 'order',
  count: countOrders,
  scan: async (ctx, after, limit) =>
    suspectsOf(await selectCheckedOrders(ctx, after, limit), (order) => totalsOf(order).length > 0),
  async verify(ctx, id) {
    const order = await lockCheckedOrder(ctx, id);
    if (!order) return nothingWrong;
    return {
      differences: totalsOf(order),
      repair: () => writeTotals(ctx, id, order.ofLines),
    };
  },
};

function totalsOf({ subtotal, discountTotal, shippingTotal, total, ofLines }: CheckedOrder) {
  return differencesOf(
    { subtotal, discountTotal, total },
    { ...ofLines, total: ofLines.subtotal - ofLines.discountTotal + shippingTotal },
  );
}

/** What one order has done to the stock of one product. */
interface Effect {
  productId: string;
  onHand: number;
  reserved: number;
}

const stockCheck: IntegrityCheck = {
  name: 'order reservations',
  subjectType: 'order',
  count: countOrders,
  async scan(ctx, after, limit) {
    const orders = await selectCheckedOrders(ctx, after, limit);
    const ledger = await effectsInLedger(ctx, orders);
    return suspectsOf(orders, (order) => missingOf(order, ledger.get(order.id)).length > 0);
  },
  async verify(ctx, id) {
    const order = await lockCheckedOrder(ctx, id);
    if (!order) return nothingWrong;
    const ledger = (await effectsInLedger(ctx, [order])).get(id) ?? [];
    const missing = missingOf(order, ledger);
    return {
      differences: missing.flatMap(({ productId, onHand, reserved }): Difference[] => {
        const stored = ledger.find((one) => one.productId === productId);
        const compare = (name: 'onHand' | 'reserved', by: number): Difference[] => {
          const value = stored?.[name] ?? 0;
          if (by === 0) return [];
          return [{ field: `${name} of ${productId}`, stored: value, computed: value + by }];
        };
        return [...compare('onHand', onHand), ...compare('reserved', reserved)];
      }),
      async repair() {
        for (const one of missing) await correctLedger(ctx, { ...one, orderId: id });
      },
    };
  },
};

async function effectsInLedger(ctx: Ctx, orders: CheckedOrder[]): Promise<Map<string, Effect[]>> {
  const ids = orders.map(({ id }) => id);
  return groupBy(ids.length > 0 ? await sumOrderMovements(ctx, ids) : [], (sum) => sum.orderId);
}

const hasLeft = new Set<CheckedOrder['status']>(['shipped', 'delivered', 'completed']);

/** What would have to be added to the ledger, by product and in their order, as locks are taken. */
function missingOf(order: CheckedOrder, ledger: Effect[] = []): Effect[] {
  const missing = new Map<string, Effect>();
  const add = (productId: string, onHand: number, reserved: number) => {
    const before = missing.get(productId) ?? { onHand: 0, reserved: 0 };
    missing.set(productId, {
      productId,
      onHand: before.onHand + onHand,
      reserved: before.reserved + reserved,
    });
  };
  for (const { productId, quantity } of order.lines) {
    if (holdsReservation(order.status)) add(productId, 0, quantity);
    else if (hasLeft.has(order.status)) add(productId, -quantity, 0);
  }
  for (const { productId, onHand, reserved } of ledger) add(productId, -onHand, -reserved);
  return [...missing.values()]
    .filter(({ onHand, reserved }) => onHand !== 0 || reserved !== 0)
    .sort((a, b) => (a.productId < b.productId ? -1 : 1));
}

const redemptionsCheck: IntegrityCheck = {
  name: 'promo code redemptions',
  subjectType: 'order',
  count: countOrders,
  async scan(ctx, after, limit) {
    const orders = await selectCheckedOrders(ctx, after, limit);
    const ids = orders.map(({ id }) => id);
    const held = ids.length > 0 ? await findRedemptions(ctx, ids) : [];
    const byOrder = groupBy(held, ({ orderId }) => orderId);
    return suspectsOf(orders, (order) => redemptionsOf(order, byOrder.get(order.id)).length > 0);
  },
  async verify(ctx, id) {
    const order = await lockCheckedOrder(ctx, id);
    if (!order) return nothingWrong;
    return {
      differences: redemptionsOf(order, await findRedemptions(ctx, [id])),
      repair: () =>
        correctRedemptions(
          ctx,
          id,
          usedCodeOf(order) === null || order.discountTotal === 0
            ? null
            : {
                promoCodeId: usedCodeOf(order) as string,
                orderId: id,
                customerId: order.customerId,
                amount: order.discountTotal,
              },
        ),
    };
  },
};

/** A code is used up from when an order is placed, unless it ends early. */
const usedCodeOf = ({ promoCodeId, status }: CheckedOrder): string | null =>
  holdsReservation(status) || hasLeft.has(status) ? promoCodeId : null;

function redemptionsOf(order: CheckedOrder, held: HeldRedemption[] = []): Difference[] {
  const used = usedCodeOf(order);
  const codes = [...new Set([...held.map((one) => one.promoCodeId), ...(used ? [used] : [])])];
  return codes.flatMap((code) => {
    // Codes with a discount of 0 are not redeemed; earlier versions stored redemptions of 0.
    const stored = held.find((one) => one.promoCodeId === code)?.amount || null;
    const computed = code === used ? order.discountTotal || null : null;
    return stored === computed ? [] : [{ field: `redemption of ${code}`, stored, computed }];
  });
}

/** What the ledgers say comes before the counters that are made of them. */
export const orderChecks: IntegrityCheck[] = [totalsCheck, stockCheck, redemptionsCheck];
