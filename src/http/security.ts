// Who is calling and for which tenant: from the token or the API key, else from X-Tenant-Id.

import { createDecoder } from 'fast-jwt';
import type { FastifyRequest } from 'fastify';
import type { AccessClaims } from '../auth/access-tokens.js';
import { isApiKey, parseApiKey } from '../auth/api-key-form.js';
import type { Issuer } from '../auth/issuers.js';
import { mayCall } from '../auth/policy.js';
import {
  assertAccessToken,
  type Claims,
  issuedAt,
  personOf,
  rolesOf,
  subjectOf,
  tenantOf,
  unknownTenant,
} from '../auth/token-claims.js';
import { publicUrl } from '../config.js';
import type { Actor, Client, Tenant } from '../context.js';
import { Role } from '../contract/generated/accounts.js';
import type { Operation } from '../contract/types.js';
import { noTenant, systemContext } from '../db/tenancy.js';
import type { Deps } from '../deps.js';
import { AppError, forbidden, unauthenticated } from '../errors.js';
import { networkOf } from '../lib/networks.js';

export interface Caller {
  tenant: Tenant;
  actor: Actor;
  client?: Client;
}

/** A caller who has proven who they are. */
type KnownCaller = Caller & { actor: Extract<Actor, { kind: 'user' }> };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What is no slug is refused by the operation's own check, which comes later. */
const slugForm = /^[a-z0-9-]{1,63}$/;
const isId = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);
const roleNames: ReadonlySet<string> = new Set(Role.enum);
const decode = createDecoder({ complete: true });

/**
 * @throws AppError 401 without a valid token where one is needed or a wrong one is given, 403 where
 *   the role does not allow the operation, 503 where only a provider that is away could tell
 */
export async function authenticate(
  deps: Deps,
  operation: Operation,
  request: FastifyRequest,
): Promise<Caller> {
  const caller = await knownOrAnonymous(deps, operation, request);
  return { ...caller, client: clientOf(request) };
}

async function knownOrAnonymous(
  deps: Deps,
  operation: Operation,
  request: FastifyRequest,
): Promise<Caller> {
  const { authorization } = request.headers;
  if (
    operation.access === 'public' ||
    (operation.access === 'optional' && authorization === undefined)
  ) {
    return anonymousCaller(deps, operation, request);
  }
  const caller = await callerBy(deps, request);
  if (operation.access === 'required' && !mayCall(caller.actor.roles, operation.roles))
    throw forbidden();
  return caller;
}

/**
 * For a door that decides later what may be done: the token's caller, or nobody.
 *
 * @throws AppError as `authenticate`
 */
export async function authenticateOptional(deps: Deps, request: FastifyRequest): Promise<Caller> {
  const client = clientOf(request);
  if (request.headers.authorization !== undefined)
    return { ...(await callerBy(deps, request)), client };
  return { tenant: await namedTenant(deps, request), actor: { kind: 'anonymous' }, client };
}

function clientOf({ ip, headers }: FastifyRequest): Client {
  const userAgent = headers['user-agent']?.toWellFormed().replaceAll(/\p{Cc}/gu, ' ');
  return { network: networkOf(ip), userAgent: userAgent?.slice(0, 300) ?? null };
}

/** Nobody in particular, for the tenant of the header where the operation is for one. */
export async function anonymousCaller(
  deps: Deps,
  operation: Operation,
  request: FastifyRequest,
): Promise<Caller> {
  // Only operations that declare the header work for a tenant without a token.
  const forTenant = 'x-tenant-id' in (operation.headers.properties ?? {});
  // What a page shows by its address alone: no header can be sent along.
  const { tenant } = ('tenant' in (operation.query.properties ?? {}) ? request.query : {}) as {
    tenant?: unknown;
  };
  const slug = typeof tenant === 'string' && slugForm.test(tenant) ? tenant : undefined;
  return {
    tenant: forTenant ? await namedTenant(deps, request, slug) : noTenant,
    actor: { kind: 'anonymous' },
    client: clientOf(request),
  };
}

async function callerBy(deps: Deps, request: FastifyRequest): Promise<KnownCaller> {
  const { authorization } = request.headers;
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw unauthenticated();
  return isApiKey(token)
    ? callerByApiKey(deps, request, token)
    : callerByToken(deps, request, token);
}

async function callerByToken(
  deps: Deps,
  request: FastifyRequest,
  token: string,
): Promise<KnownCaller> {
  const { header, iss } = look(token);
  // No extension that would have to be understood is (RFC 7515, section 4.1.11).
  if ('crit' in header) throw unauthenticated();
  // The issuer chooses the keys and the rules, and must be one of ours to the letter; whether the
  // token is really theirs is for the signature to say.
  if (iss === publicUrl(deps.config)) return callerByLocalToken(deps, request, header);
  const issuer = deps.issuers.find(iss);
  if (!issuer) throw unauthenticated();
  return callerByProvider(deps, request, header, issuer);
}

/** What a token says before anything of it is believed. */
function look(token: string): { header: { typ?: unknown }; iss: unknown } {
  try {
    const { header, payload } = decode(token) as {
      header: { typ?: unknown };
      payload: { iss?: unknown };
    };
    return { header, iss: payload.iss };
  } catch {
    throw unauthenticated();
  }
}

async function callerByLocalToken(
  deps: Deps,
  request: FastifyRequest,
  header: { typ?: unknown },
): Promise<KnownCaller> {
  const claims = await verified<Record<keyof AccessClaims | 'exp', unknown>>(request.jwtVerify());
  assertAccessToken(header, claims);
  const { sub, tenant_id, roles, customer_id, sid, exp } = claims;
  const wellFormed =
    isId(sub) &&
    isId(tenant_id) &&
    isId(sid) &&
    (customer_id === null || isId(customer_id)) &&
    Array.isArray(roles) &&
    roles.every((role): role is Role => roleNames.has(role));
  if (!wellFormed) throw unauthenticated();
  const tenant = await knownTenant(deps, tenant_id);
  const user = await deps.callers.user(systemContext(deps, tenant, request.id), sub, sid);
  // A role that was changed since ends the tokens that hold the old one.
  if (!user || !roles.includes(user.role)) throw unauthenticated();
  const actor = {
    ...{ kind: 'user', userId: sub, roles, customerId: customer_id, sessionId: sid },
    expiresAt: expiryOf(exp),
  };
  return { tenant, actor: actor as KnownCaller['actor'] };
}

async function callerByProvider(
  deps: Deps,
  request: FastifyRequest,
  header: { typ?: unknown },
  { settings, namespace }: Issuer,
): Promise<KnownCaller> {
  const verifiers = request as unknown as Record<string, () => Promise<Claims>>;
  const claims = await verified<Claims>(verifiers[`${namespace}JwtVerify`]?.());
  assertAccessToken(header, claims, settings.tokenType);
  const subject = subjectOf(claims);
  if (subject === undefined) throw unauthenticated();
  const tenant = await tenantOf(claims, settings, deps.tenants);
  const person = personOf(claims, rolesOf(claims, settings));
  const { userId, customerId, active, roles } = await deps.callers.person(
    systemContext(deps, tenant, request.id),
    { issuer: settings.issuer, subject },
    person,
    issuedAt(claims),
  );
  if (!active) throw forbidden('The account is deactivated.');
  const expiresAt = expiryOf(claims.exp);
  return {
    tenant,
    actor: { kind: 'user', userId, roles, customerId, sessionId: null, expiresAt },
  };
}

async function callerByApiKey(
  deps: Deps,
  request: FastifyRequest,
  token: string,
): Promise<KnownCaller> {
  const word = parseApiKey(token);
  if (!word) throw unauthenticated();
  const tenant = await knownTenant(deps, word.tenantId).catch((error: unknown) => {
    // An id that was made up is a wrong key like any other.
    throw error instanceof AppError && error.code === 'forbidden' ? unauthenticated() : error;
  });
  const key = await deps.callers.apiKey(systemContext(deps, tenant, request.id), word);
  if (!key) throw unauthenticated();
  return {
    tenant,
    actor: {
      kind: 'user',
      userId: word.id,
      roles: key.roles,
      customerId: null,
      sessionId: null,
      expiresAt: null,
      isApiKey: true,
    },
  };
}

/** Both verifiers require it to be a number. */
const expiryOf = (exp: unknown): number => (exp as number) * 1000;

/** A token that cannot be verified is a wrong one, unless only its issuer could tell. */
async function verified<T>(claims: Promise<unknown> | undefined): Promise<T> {
  try {
    return (await claims) as T;
  } catch (error) {
    throw error instanceof AppError ? error : unauthenticated();
  }
}

const knownTenant = (deps: Deps, id: string): Promise<Tenant> =>
  deps.tenants.byId(id).catch((error: unknown) => {
    throw error instanceof AppError && error.kind === 'not_found' ? unknownTenant() : error;
  });

async function namedTenant(
  deps: Deps,
  request: FastifyRequest,
  fallback?: string,
): Promise<Tenant> {
  const slug = request.headers['x-tenant-id'] ?? fallback;
  return typeof slug === 'string' ? deps.tenants.bySlug(slug) : deps.tenants.byDefault();
}
