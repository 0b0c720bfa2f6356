// Contexts bound to a tenant, or to none.
import type { Ctx, Tenant } from '../context.js';
import type { Deps } from '../deps.js';
import { tenantReads } from './connect.js';

/** For operations that belong to no tenant. Its id is nobody's, so that no row is visible. */
export const noTenant: Tenant = {
  id: '00000000-0000-0000-0000-000000000000',
  slug: '',
  name: '',
  currency: 'XXX',
  settings: {},
};

/** The same context for another tenant, outside any transaction. */
export function withTenant(ctx: Ctx, tenant: Tenant): Ctx {
  return { ...ctx, tenant, db: tenantReads(ctx.deps.pool, tenant.id), inTransaction: false };
}

/** A context without a caller: for jobs, seeds and commands. */
export function systemContext(deps: Deps, tenant: Tenant, requestId: string): Ctx {
  return {
    tenant,
    actor: { kind: 'system' },
    requestId,
    log: deps.log,
    db: tenantReads(deps.pool, tenant.id),
    inTransaction: false,
    deps,
  };
}
