// Log in and refresh at an OpenID provider, where one is configured for it: the tokens are the
// provider's, the answer has the shape of a local login's.
import type { Issuer, ProviderTokens } from '../../auth/issuers.js';
import { issuedAt, personOf, rolesOf, subjectOf, tenantOf } from '../../auth/token-claims.js';
import type { Ctx, Tenant } from '../../context.js';
import { withTenant } from '../../db/tenancy.js';
import { AppError } from '../../errors.js';
import { getProfile } from './profiles.js';
import type { NewSession } from './sessions.js';

/** @returns undefined where no provider is configured, or where it refuses */
export async function logInAtProvider(
  ctx: Ctx,
  name: string,
  password: string,
): Promise<NewSession | undefined> {
  for (const issuer of withLogin(ctx)) {
    const tokens = await issuer.signIn(name, password);
    const session = tokens && (await toSession(ctx, issuer, tokens, ctx.tenant));
    if (session) return session;
  }
  return undefined;
}

/** @returns undefined where no provider is configured, or where it refuses */
export async function refreshAtProvider(ctx: Ctx, token: string): Promise<NewSession | undefined> {
  for (const issuer of withLogin(ctx)) {
    const tokens = await issuer.refresh(token);
    const session = tokens && (await toSession(ctx, issuer, tokens));
    if (session) return session;
  }
  return undefined;
}

const withLogin = ({ deps }: Ctx) => deps.issuers.all.filter(({ settings }) => settings.login);

/** @param expected the tenant that is logged in to; the token's, whichever it is, when left out */
async function toSession(
  ctx: Ctx,
  issuer: Issuer,
  { claims, ...tokens }: ProviderTokens,
  expected?: Tenant,
): Promise<NewSession | undefined> {
  const tenant = await tenantOf(claims, issuer.settings, ctx.deps.tenants).catch(
    (error: unknown) => {
      if (error instanceof AppError) return undefined;
      throw error;
    },
  );
  const subject = subjectOf(claims);
  if (!tenant || (expected && tenant.id !== expected.id) || subject === undefined) return undefined;
  const own = withTenant(ctx, tenant);
  const person = personOf(claims, rolesOf(claims, issuer.settings));
  const { userId, active } = await ctx.deps.callers.person(
    own,
    { issuer: issuer.settings.issuer, subject },
    person,
    issuedAt(claims),
  );
  if (!active) return undefined;
  return { ...tokens, profile: await getProfile(own, userId) };
}
