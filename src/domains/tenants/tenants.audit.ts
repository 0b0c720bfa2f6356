// What the writes of tenants change, for the audit log: that of the tenant itself.
import {
  type AuditOf,
  type AuditSubject,
  changes,
  creates,
} from '../../contract/audit-subjects.js';

import type { UpdateTenant } from '../../contract/generated/tenants.js';
import { lockDefault, lockTenant, selectDefaultTenant } from './tenants.sql.js';

const tenant: AuditSubject = {
  type: 'tenant',
  read: lockTenant,
  lock: lockTenant,
  tenantOf: (id) => id,
};

export const tenantAudit: AuditOf<'tenants'> = {
  createTenant: creates(tenant),
  updateTenant: {
    ...changes(tenant, 'tenantId'),
    // Making one the default ends that of another.
    async alsoOf({ db }, { params, body }) {
      if (!(body as UpdateTenant).isDefault) return [];
      await lockDefault({ db });
      const now = await selectDefaultTenant(db);
      const { tenantId } = params as { tenantId: string };
      return now && now.id !== tenantId.toLowerCase() ? [now.id] : [];
    },
  },
};
