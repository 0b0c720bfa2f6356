// Makes the counters of stock follow from their ledger, for the integrity check.
import type { Ctx } from '../../context.js';
import { emit } from '../../events/emit.js';
import { differencesOf, type Verified } from '../../integrity/checks.js';
import { newId } from '../../lib/ids.js';
import {
  insertCorrection,
  type OrderMovements,
  selectMiscounted,
  sumLedger,
  sumOrderMovements,
  writeCounters,
} from './recount.sql.js';
import { lockStock } from './stock-levels.sql.js';

export { selectMiscounted as findMiscounted, sumOrderMovements };

/** Compares a product's counters with its ledger, under their lock. */
export async function verifyStock(ctx: Ctx, productId: string): Promise<Verified> {
  const level = await lockStock(ctx, productId);
  const { onHand, reserved } = await sumLedger(ctx, productId);
  return {
    differences: differencesOf(
      { onHand: level?.onHand ?? null, reserved: level?.reserved ?? null },
      { onHand, reserved },
    ),
    async repair() {
      await followLedger(ctx, productId);
      await tell(ctx, productId, null);
    },
  };
}

/** Adds to the ledger what is missing from it of an order, and makes the counters follow. */
export async function correctLedger(ctx: Ctx, missing: OrderMovements): Promise<void> {
  const { productId, orderId } = missing;
  await lockStock(ctx, productId);
  await insertCorrection(ctx, {
    ...missing,
    id: newId(),
    kind: kindOf(missing),
    reason: 'Integrity check',
  });
  await followLedger(ctx, productId);
  await tell(ctx, productId, orderId);
}

/**
 * Writes the counters from the ledger. If orders reserve more than is on hand, adds the difference to the
 * ledger as an adjustment, so that the orders can be shipped or cancelled. Its reason asks staff to count.
 */
async function followLedger(ctx: Ctx, productId: string): Promise<void> {
  const { onHand, reserved } = await sumLedger(ctx, productId);
  const short = reserved - onHand;
  if (short > 0)
    await insertCorrection(ctx, {
      ...{ id: newId(), kind: 'adjustment', productId, orderId: null },
      ...{ onHand: short, reserved: 0 },
      reason: `Integrity check: oversold by ${short}, count the shelf`,
    });
  await writeCounters(ctx, { productId, onHand: Math.max(onHand, reserved), reserved });
}

function kindOf({ onHand, reserved }: OrderMovements): string {
  if (onHand < 0) return 'shipment';
  if (onHand > 0) return 'adjustment';
  return reserved > 0 ? 'reservation' : 'release';
}

const tell = (ctx: Ctx, productId: string, orderId: string | null) =>
  emit(ctx, { type: 'stock.changed', productIds: [productId], kind: 'adjustment', orderId });
