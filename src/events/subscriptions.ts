// The whole fan-out on one screen: what follows from each event.
import { notifyOfOrder } from '../domains/notifications/index.js';
import type { Subscriptions } from './events.js';

export const subscriptions: Subscriptions = {
  'order.placed': [
    notifyOfOrder(
      { audience: 'customer', template: 'order-placed', channels: ['email', 'sms'] },
      { audience: 'shop', template: 'shop-order-placed', channels: ['email'] },
    ),
  ],
  'order.confirmed': [
    notifyOfOrder({
      audience: 'customer',
      template: 'order-confirmed',
      channels: ['email', 'sms'],
    }),
  ],
  'order.cancelled': [
    notifyOfOrder({
      audience: 'customer',
      template: 'order-cancelled',
      channels: ['email', 'sms'],
    }),
  ],
  'order.drafted': [],
  'order.expired': [],
  'order.shipped': [],
  'order.tracking_added': [],
  'order.delivered': [],
  'order.completed': [],
  'payment.authorized': [],
  'payment.captured': [],
  'payment.refunded': [],
  'payment.failed': [],
  'payment.unknown': [],
};
