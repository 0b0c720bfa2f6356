// To whom a notification goes, and whether it may: the recipient, the preferences, the reason where
// nothing is sent.
import type { Ctx } from '../../context.js';
import type { Customer } from '../../contract/generated/customers.js';
import type { Notification } from '../../contract/generated/notifications.js';
import type { Order } from '../../contract/generated/orders.js';
import type { NewNotification } from './notifications.sql.js';

export type Addressing = Pick<NewNotification, 'recipient' | 'status' | 'skipReason'>;

/** As it is now: of a message that is sent again, too. */
export function addressing(
  ctx: Ctx,
  audience: Notification['audience'],
  channel: Notification['channel'],
  order: Pick<Order, 'notifications'>,
  customer: Customer | undefined,
): Addressing {
  const recipient =
    audience === 'shop' ? (ctx.tenant.settings.shopEmail ?? null) : addressOf(customer, channel);
  const skipReason = whyNot(audience, channel, order, customer, recipient);
  return { recipient, status: skipReason ? 'skipped' : 'queued', skipReason };
}

const addressOf = (customer: Customer | undefined, channel: Notification['channel']) =>
  (channel === 'email' ? customer?.email : customer?.phone) ?? null;

function whyNot(
  audience: Notification['audience'],
  channel: Notification['channel'],
  order: Pick<Order, 'notifications'>,
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
