// Tells the subscribers of an event, inside the transaction that it happens in.
import type { Ctx } from '../context.js';
import type { AppEvent, Subscriber } from './events.js';

/** @throws Error outside a transaction: an event that may still not happen must not be told */
export async function emit(ctx: Ctx, event: AppEvent): Promise<void> {
  if (!ctx.inTransaction)
    throw new Error('Events are emitted inside the transaction that they tell of.');
  const subscribers = ctx.deps.subscriptions[event.type] as Array<Subscriber<AppEvent>>;
  for (const subscriber of subscribers) await subscriber(ctx, event);
}
