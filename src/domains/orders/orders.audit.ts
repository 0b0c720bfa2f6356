// What the writes of orders change, for the audit log.
import {
  type AuditOf,
  type AuditSubject,
  changes,
  creates,
} from '../../contract/audit-subjects.js';

import { getOrder } from './orders.js';
import { lockOrder } from './orders.sql.js';

const order: AuditSubject = { type: 'order', read: getOrder, lock: lockOrder };
const ofOrder = changes(order, 'orderId');

export const orderAudit: AuditOf<'orders'> = {
  createOrder: creates(order),
  checkoutItems: creates(order),
  previewOrder: null,
  addLineItem: ofOrder,
  changeOrderQuantity: ofOrder,
  removeLineItem: ofOrder,
  addCoupon: ofOrder,
  removeCoupon: ofOrder,
  changeDestination: ofOrder,
  selectShippingOption: ofOrder,
  placeOrder: ofOrder,
  confirmOrder: ofOrder,
  cancelOrder: ofOrder,
  markAsShipped: ofOrder,
  addShippingTrackingReference: ofOrder,
  markAsDelivered: ofOrder,
  markAsCompleted: ofOrder,
};
