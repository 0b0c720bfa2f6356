// What an identity gateway sends when a person logs in at an OpenID provider.
import type { Ctx } from '../../context.js';
import type { SyncUser } from '../../contract/generated/accounts.js';
import { afterCommit } from '../../db/transaction.js';
import { normalizePhone } from '../customers/index.js';
import { applyIdentity } from './apply-identity.js';
import type { Profile } from './profiles.js';

/** @throws AppError `email_taken`, `invalid_request` for a number that cannot be one */
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
