// What an identity gateway sends when a person logs in at an OpenID provider.
import type { Ctx } from '../../context.js';
import type { SyncUser } from '../../contract/generated/accounts.js';
import { afterCommit } from '../../db/transaction.js';
import { invalid } from '../../errors.js';
import { normalizePhone } from '../customers/index.js';
import { applyIdentity } from './apply-identity.js';
import type { Profile } from './profiles.js';

/**
 * @throws AppError `email_taken`; `invalid_request` for an issuer that is not configured, a role that it
 *   may not give, and a phone number that cannot be one
 */
export async function syncUser(ctx: Ctx, message: SyncUser): Promise<Profile> {
  const {
    issuer,
    subject,
    email,
    emailVerified = false,
    roles,
    phone,
    occurredAt,
    ...names
  } = message;
  const settings = ctx.deps.issuers.find(issuer)?.settings;
  const isAccepted = settings && (settings.tenants?.includes(ctx.tenant.slug) ?? true);
  if (!isAccepted)
    throw invalid('The issuer is not one of OIDC_ISSUERS for this tenant.', [
      { pointer: '/issuer', detail: 'must be a configured issuer' },
    ]);
  const notGiven = roles.find((role) => !settings.roles.includes(role));
  if (notGiven !== undefined)
    throw invalid(`The issuer may not give the role ${notGiven}.`, [
      { pointer: '/roles', detail: `must be among ${settings.roles.join(', ')}` },
    ]);
  const profile = await applyIdentity(
    ctx,
    { issuer, subject },
    {
      ...names,
      ...(phone !== undefined && { phone: normalizePhone(ctx, phone) }),
      email: email.toLowerCase(),
      emailVerified,
      roles: roles.length > 0 ? [...roles] : ['customer'],
    },
    occurredAt === undefined ? new Date() : new Date(occurredAt),
  );
  await afterCommit(ctx, () => ctx.deps.callers.forgetUser(ctx, profile.user.id));
  return profile;
}
