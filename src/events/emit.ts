// Tells the subscribers of an event, inside the transaction that it happens in.
import type { Ctx } from '../context.js';
import { noteChange } from './catalogue-changes.js';
import type { AppEvent, Subscriber } from './events.js';

/** @throws Error outside a transaction: an event that may still not happen must not be told */
export async function emit(ctx: Ctx, event: AppEvent): Promise<void> {
  if (!ctx.inTransaction)
    throw new Error('Events are emitted inside the transaction that they tell of.');
  // The events of products and stock are all that the public sees of them.
  if (event.type === 'stock.changed') noteChange(ctx, { stock: event.productIds });
  else if ('productIds' in event) noteChange(ctx, { products: event.productIds });
  else if (event.type !== 'account.mail') ctx.changes?.orderEvents.push(event.type);
  const subscribers = ctx.deps.subscriptions[event.type] as Array<Subscriber<AppEvent>>;
  await Promise.all(subscribers.map((subscriber) => subscriber(ctx, event)));
}
