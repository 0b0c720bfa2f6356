// The REST door of tenants.
import type { RoutesOf } from '../../contract/types.js';
import { created, ok } from '../../http/answers.js';
import { createTenant, updateTenant } from './save-tenant.js';
import { selectTenantPage } from './tenants.sql.js';

export const tenantRoutes = {
  listTenants: async (ctx, { query: { q, ...page } }) => ok(await selectTenantPage(ctx, q, page)),

  createTenant: async (ctx, { body }) => {
    const tenant = await createTenant(ctx, body);
    return created(tenant, `/v1/tenants/${tenant.id}`);
  },

  updateTenant: async (ctx, { params, body, isCurrent }) =>
    ok(await updateTenant(ctx, params.tenantId, body, isCurrent)),
} satisfies RoutesOf<'tenants'>;
