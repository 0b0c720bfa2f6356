// The events that rooms emit, and who listens. Payloads are ids, and of an order what
// announcing it asks.
import type { Ctx } from '../context.js';
import type { StockMovement } from '../contract/generated/inventory.js';
import type { Notification } from '../contract/generated/notifications.js';
import type { Order, OrderEvent as TimelineEntry } from '../contract/generated/orders.js';

/** The contract lists them; what was sent because of them stands in the timeline and is no event. */
export type OrderEventType = Exclude<
  TimelineEntry['type'],
  `notification.${string}` | `webhook.${string}`
>;

export interface OrderEvent {
  type: OrderEventType;
  /** Id of the row in the order's timeline. */
  eventId: string;
  orderId: string;
  /** What announcing it asks of the order; who needs more reads it. */
  order: Pick<Order, 'customerId' | 'placedAt' | 'notifications'>;
}

/** Of products that were added, changed or taken off the shelves. */
export interface ProductEvent {
  type: 'product.created' | 'product.updated' | 'product.archived';
  productIds: string[];
}

/** Of products of which there is more or less, on hand or reserved. */
export interface StockEvent {
  type: 'stock.changed';
  productIds: string[];
  /** Why. */
  kind: StockMovement['kind'];
  /** The order that it happened for. */
  orderId: string | null;
}

/** An e-mail to the owner of an account, or to somebody who is invited to have one. */
export interface AccountMail {
  type: 'account.mail';
  /** One message for each. */
  eventId: string;
  template: Extract<Notification['template'], `account-${string}`>;
  recipient: string;
  data: {
    /** The reader's language; null for the shop's. */
    locale: string | null;
    firstName?: string;
    /** Sealed by `deps.seal`: it holds a secret. */
    sealedLink?: string;
    inviter?: string;
    role?: string;
    /** Uses Kontor's template instead of the shop's own. */
    ownWords?: boolean;
  };
}

export type AppEvent = OrderEvent | ProductEvent | StockEvent | AccountMail;

/**
 * Runs inside the transaction of the event: writes rows and queues jobs, nothing else. An event's
 * subscribers run at the same time, and none may wait for what another one writes.
 */
export type Subscriber<E extends AppEvent> = (ctx: Ctx, event: E) => Promise<void>;
export type OrderSubscriber = Subscriber<OrderEvent>;

export type Subscriptions = Record<OrderEventType, OrderSubscriber[]> &
  Record<ProductEvent['type'], Array<Subscriber<ProductEvent>>> &
  Record<StockEvent['type'], Array<Subscriber<StockEvent>>> &
  Record<AccountMail['type'], Array<Subscriber<AccountMail>>>;
