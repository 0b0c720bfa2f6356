// The events that rooms emit, and who listens. Payloads are ids and versions.
import type { Ctx } from '../context.js';
import type { OrderEvent as TimelineEntry } from '../contract/generated/orders.js';

/** The contract lists them. */
export type OrderEventType = TimelineEntry['type'];

export interface OrderEvent {
  type: OrderEventType;
  /** Id of the row in the order's timeline. */
  eventId: string;
  orderId: string;
}

export type AppEvent = OrderEvent;

/** Runs inside the transaction of the event: writes rows and queues jobs, nothing else. */
export type Subscriber = (ctx: Ctx, event: AppEvent) => Promise<void>;

export type Subscriptions = Record<AppEvent['type'], Subscriber[]>;
