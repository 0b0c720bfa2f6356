// Ends pending orders on which nothing was paid for longer than the tenant waits.
import type { Ctx } from '../../context.js';
import { AppError } from '../../errors.js';
import { changeStatus } from './change-status.js';
import { selectExpired } from './orders.sql.js';
import { mayExpire } from './payment-status.js';
import { releaseOrder } from './release-order.js';

const batch = 100;

/** @returns how many were ended */
export async function expireOrders(ctx: Ctx): Promise<number> {
  const minutes = ctx.tenant.settings.orderExpiryMinutes;
  if (minutes === undefined) return 0;
  const { promisesHoldStock = false } = ctx.tenant.settings;
  let count = 0;
  for (;;) {
    const ids = await selectExpired(ctx, minutes, promisesHoldStock, batch);
    for (const id of ids) if (await expire(ctx, id)) count += 1;
    if (ids.length < batch) return count;
  }
}

async function expire(ctx: Ctx, orderId: string): Promise<boolean> {
  try {
    await changeStatus(ctx, orderId, {
      action: 'expireOrder',
      event: 'order.expired',
      isCurrent: () => true,
      effect: async (ctx, locked) => {
        // Paid between the look and the lock.
        const { promisesHoldStock = false } = ctx.tenant.settings;
        if (!mayExpire(locked.order.total.amount, locked.payments, promisesHoldStock))
          throw new AppError('conflict', 'payment_not_possible', 'The order was paid.');
        await releaseOrder(ctx, locked);
      },
    });
    return true;
  } catch (error) {
    // Cancelled, confirmed or paid in the meantime: nothing is left to do.
    if (error instanceof AppError && error.kind === 'conflict') return false;
    throw error;
  }
}
