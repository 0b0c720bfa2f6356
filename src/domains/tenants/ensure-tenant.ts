// Makes a tenant unless there is one of that slug; for seeds and commands.
import type { Tenant } from '../../context.js';
import type { Db } from '../../db/connect.js';
import { newId } from '../../lib/ids.js';
import { ensureTenantRow, selectTenantBySlug } from './tenants.sql.js';

/** @returns the tenant of that slug, as it was if it existed */
export async function ensureTenant(db: Db, tenant: Omit<Tenant, 'id'>): Promise<Tenant> {
  await ensureTenantRow(db, { id: newId(), ...tenant });
  return (await selectTenantBySlug(db, tenant.slug)) as Tenant;
}
