// What the writes of payments change, for the audit log.
import {
  type AuditOf,
  type AuditSubject,
  changes,
  creates,
} from '../../contract/audit-subjects.js';

import { lockReadableOrder } from '../orders/index.js';
import { selectPayment, toPayment } from './payments.sql.js';

const payment: AuditSubject = {
  type: 'payment',
  // The order first, as everywhere: changes of one order come one after the other.
  async lock(ctx, id) {
    const row = await selectPayment(ctx, id);
    if (row) await lockReadableOrder(ctx, row.orderId);
  },
  async read(ctx, id) {
    const row = await selectPayment(ctx, id);
    return row && toPayment(row, true);
  },
};

export const paymentAudit: AuditOf<'payments'> = {
  createPayment: creates(payment),
  cancelPayment: changes(payment, 'paymentId'),
  capturePayment: changes(payment, 'paymentId'),
  refundPayment: changes(payment, 'paymentId'),
  resolvePayment: changes(payment, 'paymentId'),
};
