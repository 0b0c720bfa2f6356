// Turns an order's event into notifications: a row for each message with what became of the
// preferences, then a job for each that is to be sent. All in the event's transaction.
import type { Ctx } from '../../context.js';
import type { Customer } from '../../contract/generated/customers.js';
import type { Notification } from '../../contract/generated/notifications.js';
import type { Order } from '../../contract/generated/orders.js';
import type { AppEvent, Subscriber } from '../../events/events.js';
import { enqueue } from '../../jobs/enqueue.js';
import { newId } from '../../lib/ids.js';
import { findCustomer } from '../customers/index.js';
import { getOrder } from '../orders/index.js';
import { deliverNotificationJob } from './notification-jobs.js';
import { insertNotifications, type NewNotification } from './notifications.sql.js';

export interface Announcement {
  audience: Notification['audience'];
  template: Notification['template'];
  channels: Array<Notification['channel']>;
}

/** @returns a subscriber that queues the announcements' messages */
export function notifyOfOrder(...announcements: Announcement[]): Subscriber {
  return async (ctx, event) => {
    const asSystem: Ctx = { ...ctx, actor: { kind: 'system' } };
    const order = await getOrder(asSystem, event.orderId);
    const customer = await findCustomer(asSystem, order.customerId);
    const rows = announcements.flatMap((announcement) =>
      announcement.channels.map((channel) =>
        compose(ctx, event, order, customer, announcement, channel),
      ),
    );
    const written = new Set(await insertNotifications(ctx, rows));
    await enqueue(
      ctx,
      rows
        .filter((row) => row.status === 'queued' && written.has(row.id))
        .map((row) => deliverNotificationJob.with({ notificationId: row.id }, { jobKey: row.id })),
    );
  };
}

function compose(
  ctx: Ctx,
  event: AppEvent,
  order: Order,
  customer: Customer | undefined,
  { audience, template }: Announcement,
  channel: Notification['channel'],
): NewNotification {
  const recipient =
    audience === 'shop' ? (ctx.tenant.settings.shopEmail ?? null) : addressOf(customer, channel);
  const skipReason = whyNot(audience, channel, order, customer, recipient);
  return {
    id: newId(),
    orderId: order.id,
    eventId: event.eventId,
    channel,
    template,
    audience,
    recipient,
    status: skipReason ? 'skipped' : 'queued',
    skipReason,
  };
}

const addressOf = (customer: Customer | undefined, channel: Notification['channel']) =>
  (channel === 'email' ? customer?.email : customer?.phone) ?? null;

function whyNot(
  audience: Notification['audience'],
  channel: Notification['channel'],
  order: Order,
  customer: Customer | undefined,
  recipient: string | null,
): Notification['skipReason'] {
  if (audience === 'customer') {
    if (!customer) return 'no_customer';
    if (!customer.notifications[channel]) return 'customer_opted_out';
    if (!order.notifications[channel]) return 'order_opted_out';
  }
  return recipient === null ? 'no_address' : null;
}
