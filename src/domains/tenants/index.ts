export { ensureTenant } from './ensure-tenant.js';
export { type TenantDirectory, tenantDirectory } from './find-tenant.js';
export { tenantAudit } from './tenants.audit.js';
export { tenantConstraints } from './tenants.errors.js';
export { tenantRoutes } from './tenants.routes.js';
