// Who is calling and for which tenant: from the token, else from X-Tenant-Id.
import type { FastifyRequest } from 'fastify';
import type { AccessClaims } from '../auth/access-tokens.js';
import { mayCall } from '../auth/policy.js';
import type { Actor, Tenant } from '../context.js';
import type { Role } from '../contract/generated/accounts.js';
import type { Operation } from '../contract/types.js';
import { noTenant } from '../db/tenancy.js';
import type { Deps } from '../deps.js';
import { AppError, forbidden, unauthenticated } from '../errors.js';

export interface Caller {
  tenant: Tenant;
  actor: Actor;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const roleNames: ReadonlySet<string> = new Set<Role>([
  'customer',
  'staff',
  'admin',
  'service',
  'platform',
]);

/**
 * @throws AppError 401 without a valid token where one is needed or a wrong one is given, 403 where
 *   the role does not allow the operation
 */
export async function authenticate(
  deps: Deps,
  operation: Operation,
  request: FastifyRequest,
): Promise<Caller> {
  const hasToken = request.headers.authorization !== undefined;
  if (operation.access === 'public' || (operation.access === 'optional' && !hasToken)) {
    return { tenant: await tenantByHeader(deps, operation, request), actor: { kind: 'anonymous' } };
  }
  const claims = await verify(request);
  const tenant = await deps.tenants.byId(claims.tenant_id).catch((error: unknown) => {
    throw error instanceof AppError && error.kind === 'not_found'
      ? forbidden('The token’s tenant is unknown.')
      : error;
  });
  if (operation.access === 'required' && !mayCall(claims.roles, operation.roles)) throw forbidden();
  const actor: Actor = {
    kind: 'user',
    userId: claims.sub,
    roles: claims.roles,
    customerId: claims.customer_id,
    sessionId: claims.sid,
  };
  return { tenant, actor };
}

async function verify(request: FastifyRequest): Promise<AccessClaims> {
  let claims: Partial<Record<keyof AccessClaims, unknown>>;
  try {
    claims = await request.jwtVerify();
  } catch {
    throw unauthenticated();
  }
  const { sub, tenant_id, roles, customer_id, sid } = claims;
  const isId = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);
  const wellFormed =
    isId(sub) &&
    isId(tenant_id) &&
    isId(sid) &&
    (customer_id === null || isId(customer_id)) &&
    Array.isArray(roles) &&
    roles.every((role) => roleNames.has(role));
  if (!wellFormed) throw unauthenticated();
  return { sub, tenant_id, roles, customer_id, sid };
}

async function tenantByHeader(
  deps: Deps,
  operation: Operation,
  request: FastifyRequest,
): Promise<Tenant> {
  // Only operations that declare the header work for a tenant without a token.
  if (!('x-tenant-id' in (operation.headers.properties ?? {}))) return noTenant;
  const slug = request.headers['x-tenant-id'];
  return deps.tenants.bySlug(typeof slug === 'string' ? slug : deps.config.DEFAULT_TENANT);
}
