export { ensureTenant } from './ensure-tenant.js';
export { type TenantDirectory, tenantDirectory } from './find-tenant.js';
