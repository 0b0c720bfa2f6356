// Finds queued messages whose job is gone and queues them again: a job that used up its attempts
// while the database was away, or was removed by hand.
import type { Ctx } from '../../context.js';
import { transaction } from '../../db/transaction.js';
import { selectForgotten } from './notifications.sql.js';
import { enqueueDeliveries } from './queue-notifications.js';

/** Seconds that a message is due before it counts as forgotten: its job may just be under way. */
const patience = 60;
const batch = 1000;

/** @returns how many were queued again */
export async function sweepNotifications(ctx: Ctx): Promise<number> {
  let count = 0;
  for (;;) {
    const ids = await selectForgotten(ctx, patience, batch);
    if (ids.length === 0) return count;
    await transaction(ctx, (ctx) => enqueueDeliveries(ctx, ids));
    count += ids.length;
  }
}
