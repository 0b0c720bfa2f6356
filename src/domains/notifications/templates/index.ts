// The templates of notifications. A template is a file each, in Liquid.
import type { Notification } from '../../../contract/generated/notifications.js';
import { orderCancelled } from './order-cancelled.js';
import { orderConfirmed } from './order-confirmed.js';
import { orderPlaced } from './order-placed.js';
import { shopOrderPlaced } from './shop-order-placed.js';

export interface Template {
  subject: string;
  text: string;
  html: string;
  /** Left out where the template is for e-mail only. */
  sms?: string;
}

export const templates: Record<Notification['template'], Template> = {
  'order-placed': orderPlaced,
  'order-confirmed': orderConfirmed,
  'order-cancelled': orderCancelled,
  'shop-order-placed': shopOrderPlaced,
};
