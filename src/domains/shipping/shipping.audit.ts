// What the writes of shipping change, for the audit log.
import {
  type AuditOf,
  type AuditSubject,
  changes,
  creates,
} from '../../contract/audit-subjects.js';

import { lockMethod, toMethod } from './shipping-methods.sql.js';

const method: AuditSubject = {
  type: 'shippingMethod',
  lock: lockMethod,
  async read(ctx, id) {
    const row = await lockMethod(ctx, id);
    return row && toMethod(ctx, row);
  },
};

export const shippingAudit: AuditOf<'shipping'> = {
  createShippingMethod: creates(method),
  updateShippingMethod: changes(method, 'shippingMethodId'),
  deleteShippingMethod: changes(method, 'shippingMethodId'),
};
