// What the writes of tenants change, for the audit log: that of the tenant itself.
import {
  type AuditOf,
  type AuditSubject,
  changes,
  creates,
} from '../../contract/audit-subjects.js';

import { lockTenant } from './tenants.sql.js';

const tenant: AuditSubject = {
  type: 'tenant',
  read: lockTenant,
  lock: lockTenant,
  tenantOf: (id) => id,
};

export const tenantAudit: AuditOf<'tenants'> = {
  createTenant: creates(tenant),
  updateTenant: changes(tenant, 'tenantId'),
};
