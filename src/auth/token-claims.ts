// What a token of an OpenID provider says of its bearer.

import type { Tenant } from '../context.js';
import type { Role } from '../contract/generated/accounts.js';
import { Email, Name } from '../contract/generated/common.js';
import type { TenantDirectory } from '../domains/tenants/index.js';
import { AppError, forbidden, unauthenticated } from '../errors.js';
import { fits } from '../lib/ajv.js';
import { toE164 } from '../lib/phone.js';
import type { IssuerSettings } from './issuer-settings.js';

export type Claims = Record<string, unknown>;

/** From the strongest to the weakest. */
const byRank: readonly Role[] = ['platform', 'admin', 'staff', 'service', 'customer'];

/** Milliseconds by which the clocks of an issuer and of this machine may differ. */
export const clockToleranceMs = 5_000;

/** Returns when a token was issued. Every token has the claim (`assertAccessToken`). */
export const issuedAt = ({ iat }: Claims): Date => new Date(Number(iat) * 1000);

/**
 * Rejects tokens that are not access tokens (RFC 9068, section 4): ID tokens, refresh tokens and
 * logout tokens are signed with the same key. Also rejects tokens from the future.
 *
 * @param header of the token
 * @throws AppError `unauthenticated`
 */
export function assertAccessToken(
  header: { typ?: unknown },
  claims: Claims,
  tokenType: IssuerSettings['tokenType'] = 'any',
): void {
  const isTyped = header.typ !== undefined;
  const typ = String(header.typ ?? '')
    .toLowerCase()
    .replace(/^application\//, '');
  const allowed = tokenType === 'at+jwt' ? ['at+jwt'] : ['at+jwt', 'jwt'];
  if (isTyped ? !allowed.includes(typ) : tokenType === 'at+jwt') throw unauthenticated();
  // Keycloak says the kind in the claim `typ`, Amazon Cognito in `token_use`.
  const kinds: Array<[unknown, string[]]> = [
    [claims.typ, ['bearer', 'at+jwt', 'dpop']],
    [claims.token_use, ['access']],
  ];
  for (const [kind, accepted] of kinds)
    if (kind !== undefined && !accepted.includes(String(kind).toLowerCase()))
      throw unauthenticated();
  // Only ID tokens have hashes of other tokens, only logout and security-event tokens have events.
  if (['at_hash', 'c_hash', 's_hash', 'events'].some((name) => name in claims))
    throw unauthenticated();
  const { iat } = claims;
  // Required by RFC 9068, section 2.2. Without it, an old token could not be told from a new one.
  if (typeof iat !== 'number' || iat * 1000 > Date.now() + clockToleranceMs)
    throw unauthenticated();
}

/**
 * Returns the provider's id of the bearer; undefined for one that OpenID Connect does not allow (Core
 * 1.0, section 2: at most 255 characters), or that holds control characters.
 */
export function subjectOf({ sub }: Claims): string | undefined {
  const isGood =
    typeof sub === 'string' && /^[^\p{Cc}\p{Cs}]{1,255}$/u.test(sub) && sub.trim() !== '';
  return isGood ? sub : undefined;
}

/** Tests if a role may do more than another one. */
export const isAbove = (role: Role, other: Role): boolean =>
  byRank.indexOf(role) < byRank.indexOf(other);

/** @returns the one that a user is listed with, who may have several */
export const primaryRole = (roles: readonly Role[]): Role =>
  byRank.find((role) => roles.includes(role)) ?? 'customer';

export interface Person {
  email: string | null;
  /** Whether the provider has verified that the address is theirs. */
  emailVerified: boolean;
  firstName: string;
  lastName: string;
  phone?: string;
  roles: Role[];
}

/**
 * The roles that are among Kontor's and that the issuer may give. Whoever has none of them is a
 * customer: that is what anybody may become by registering.
 */
export function rolesOf(claims: Claims, settings: IssuerSettings): Role[] {
  const names = settings.rolesClaims
    ? settings.rolesClaims.flatMap((path) =>
        // A name may hold dots itself, as `https://shop.example/roles` does.
        Object.hasOwn(claims, path) ? [claims[path]] : at(claims, path.split('.')),
      )
    : usualRoles(claims, settings);
  const found = new Set(names.flat());
  const roles = settings.roles.filter((role) => found.has(role));
  return roles.length > 0 ? roles : ['customer'];
}

/**
 * Roles of the realm, and of our own clients. Roles of other clients, such as Keycloak's `account`,
 * mean something else there.
 */
function usualRoles(claims: Claims, { audience, login, swagger }: IssuerSettings): unknown[] {
  const clients = new Set([audience, login?.clientId, swagger?.clientId]);
  return [
    ...at(claims, ['realm_access', 'roles']),
    ...[...clients].flatMap((client) =>
      client === undefined ? [] : at(claims, ['resource_access', client, 'roles']),
    ),
  ];
}

function at(value: unknown, [step, ...rest]: string[]): unknown[] {
  if (step === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (step === '*') return Object.values(value).flatMap((inner) => at(inner, rest));
  return Object.hasOwn(value, step) ? at((value as Claims)[step], rest) : [];
}

/** Claims after OpenID Connect Core 1.0, section 5.1; those that fit no contract are left out. */
export function personOf(claims: Claims, roles: Role[]): Person {
  const email = fits(Email, claims.email) ? claims.email.toLowerCase() : null;
  const [first, ...others] = typeof claims.name === 'string' ? claims.name.trim().split(/\s+/) : [];
  const fallback = [claims.preferred_username, email?.split('@')[0], claims.client_id, claims.azp];
  const phone = typeof claims.phone_number === 'string' ? toE164(claims.phone_number) : undefined;
  return {
    email,
    emailVerified: claims.email_verified === true,
    firstName: firstFit([claims.given_name, first, ...fallback]),
    lastName: firstFit([claims.family_name, others.join(' '), '–']),
    ...(phone !== undefined && { phone }),
    roles,
  };
}

/** The first that is a name. */
const firstFit = (candidates: unknown[]): string =>
  candidates.find((one): one is string => fits(Name, one)) ?? '–';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The tenant that a token is for.
 *
 * @throws AppError `unauthenticated` without one, `forbidden` for one that is unknown or not the
 *   issuer's, `tenant_suspended`
 */
export async function tenantOf(
  claims: Claims,
  settings: IssuerSettings,
  directory: TenantDirectory,
): Promise<Tenant> {
  const name = claims[settings.tenantClaim];
  if (typeof name !== 'string' || name === '') throw unauthenticated();
  const found = uuid.test(name) ? directory.byId(name) : directory.bySlug(name);
  const tenant = await found.catch((error: unknown) => {
    throw error instanceof AppError && error.kind === 'not_found' ? unknownTenant() : error;
  });
  if (settings.tenants && !settings.tenants.includes(tenant.slug)) throw unknownTenant();
  return tenant;
}

export const unknownTenant = () => forbidden('The token’s tenant is unknown.');
