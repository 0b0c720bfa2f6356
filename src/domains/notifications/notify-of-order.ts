// Turns an order's event into notifications: a row for each message with what became of the
// preferences, then a job for each that is to be sent. All in the event's transaction.
import { actorKind } from '../../context.js';
import type { Notification } from '../../contract/generated/notifications.js';
import type { OrderSubscriber } from '../../events/events.js';
import { newId } from '../../lib/ids.js';
import { findCustomer } from '../customers/index.js';
import { addressing } from './compose.js';
import { queueNotifications } from './queue-notifications.js';

export interface Announcement {
  audience: Notification['audience'];
  template: Notification['template'];
  channels: Array<Notification['channel']>;
  /** Sent only for events caused by this kind of actor. Defaults to all. */
  by?: ReturnType<typeof actorKind>;
}

/** @returns a subscriber that queues the announcements' messages */
export function notifyOfOrder(...announcements: Announcement[]): OrderSubscriber {
  return async (ctx, event) => {
    const { order, orderId, eventId } = event;
    // A draft that ends was never announced.
    if (order.placedAt === null) return;
    const told = announcements.filter(({ by = actorKind(ctx) }) => by === actorKind(ctx));
    const customer = await findCustomer(ctx, order.customerId);
    await queueNotifications(
      ctx,
      told.flatMap(({ audience, template, channels }) =>
        channels.map((channel) => ({
          id: newId(),
          orderId,
          eventId,
          channel,
          template,
          audience,
          data: {},
          ...addressing(ctx, audience, channel, order, customer),
        })),
      ),
    );
  };
}
