// What the writes of customers change, for the audit log.
import {
  type AuditOf,
  type AuditSubject,
  changes,
  creates,
} from '../../contract/audit-subjects.js';

import { getCustomer } from './customers.js';
import { lockCustomerVersion } from './customers.sql.js';

const customer: AuditSubject = { type: 'customer', read: getCustomer, lock: lockCustomerVersion };

export const customerAudit: AuditOf<'customers'> = {
  createCustomer: creates(customer),
  updateCustomer: changes(customer, 'customerId'),
};
