// The whole fan-out on one screen: what follows from each event.

import type { TemplateName } from '../domains/notifications/index.js';
import { notifyAccount, notifyOfOrder } from '../domains/notifications/index.js';
import { giveUpHeld } from '../domains/payments/index.js';
import {
  sendOrderWebhook,
  sendProductWebhook,
  sendStockWebhook,
} from '../domains/webhooks/index.js';
import type { Subscriptions } from './events.js';

const tellCustomer = (template: TemplateName) =>
  notifyOfOrder({ audience: 'customer', template, channels: ['email', 'sms'] });

export const subscriptions: Subscriptions = {
  'order.drafted': [sendOrderWebhook],
  'order.placed': [
    notifyOfOrder(
      { audience: 'customer', template: 'order-placed', channels: ['email', 'sms'] },
      { audience: 'shop', template: 'shop-order-placed', channels: ['email'] },
    ),
    sendOrderWebhook,
  ],
  'order.confirmed': [tellCustomer('order-confirmed'), sendOrderWebhook],
  'order.shipped': [tellCustomer('order-shipped'), sendOrderWebhook],
  'order.tracking_added': [tellCustomer('order-tracking'), sendOrderWebhook],
  'order.delivered': [tellCustomer('order-delivered'), sendOrderWebhook],
  'order.completed': [sendOrderWebhook],
  'order.cancelled': [
    notifyOfOrder(
      { audience: 'customer', template: 'order-cancelled', channels: ['email', 'sms'] },
      {
        ...{ audience: 'shop', template: 'shop-order-cancelled', channels: ['email'] },
        by: 'customer',
      },
    ),
    giveUpHeld,
    sendOrderWebhook,
  ],
  'order.expired': [tellCustomer('order-expired'), giveUpHeld, sendOrderWebhook],
  'payment.authorized': [sendOrderWebhook],
  'payment.captured': [sendOrderWebhook],
  'payment.refunded': [tellCustomer('order-refunded'), sendOrderWebhook],
  'payment.cancelled': [sendOrderWebhook],
  'payment.failed': [sendOrderWebhook],
  'payment.unknown': [sendOrderWebhook],
  'product.created': [sendProductWebhook],
  'product.updated': [sendProductWebhook],
  'product.archived': [sendProductWebhook],
  'stock.changed': [sendStockWebhook],
  'account.mail': [notifyAccount],
};
