// Log in, refresh and log out: an access token that lives for minutes and a refresh token that
// works once.
import { verifyPassword } from '../../auth/passwords.js';
import {
  formatRefreshToken,
  hashSecret,
  matchesHash,
  newSecret,
  parseRefreshToken,
} from '../../auth/refresh-tokens.js';
import type { Ctx, Tenant } from '../../context.js';
import { withTenant } from '../../db/tenancy.js';
import { transaction } from '../../db/transaction.js';
import { AppError } from '../../errors.js';
import { newId } from '../../lib/ids.js';
import { invalidCredentials, invalidRefreshToken } from './accounts.errors.js';
import {
  insertRefreshToken,
  lockRefreshToken,
  markRefreshTokenUsed,
  revokeFamily,
} from './refresh-tokens.sql.js';
import { selectUser, selectUserForLogin, type UserRow } from './users.sql.js';

export interface NewSession {
  tenant: Tenant;
  user: UserRow;
  refreshToken: string;
  /** The family of refresh tokens that the login began; the access token names it. */
  sessionId: string;
}

/** @throws AppError `invalid_credentials`, alike for every cause */
export async function logIn(ctx: Ctx, email: string, password: string): Promise<NewSession> {
  const found = await selectUserForLogin(ctx, email.toLowerCase());
  const matches = await verifyPassword(found?.passwordHash, password);
  if (!found || !matches || !found.active) throw invalidCredentials();
  const { passwordHash: _, ...user } = found;
  return issue(ctx, user, newId());
}

/**
 * Exchanges a refresh token for the next one of its family. A token that was used before ends the
 * family: either its owner or a thief holds the later one, and nobody can tell which.
 *
 * @throws AppError `invalid_refresh_token`
 */
export async function refresh(ctx: Ctx, token: string): Promise<NewSession> {
  const parts = parseRefreshToken(token);
  if (!parts) throw invalidRefreshToken();
  const tenant = await ctx.deps.tenants.byId(parts.tenantId).catch((error: unknown) => {
    throw error instanceof AppError && error.kind === 'not_found' ? invalidRefreshToken() : error;
  });
  const session = await transaction(withTenant(ctx, tenant), async (ctx) => {
    const row = await lockRefreshToken(ctx, parts.id);
    if (!row || !matchesHash(parts.secret, row.secretHash)) return undefined;
    if (row.used || row.revoked || row.expired) {
      // Answered after the transaction, so that what it revoked stays revoked.
      await revokeFamily(ctx, row.familyId);
      return undefined;
    }
    const user = await selectUser(ctx, row.userId);
    if (!user?.active) return undefined;
    await markRefreshTokenUsed(ctx, row.id);
    return issue(ctx, user, row.familyId);
  });
  if (!session) throw invalidRefreshToken();
  return session;
}

/** Ends the login that the access token came from. */
export async function logOut(ctx: Ctx): Promise<void> {
  if (ctx.actor.kind === 'user' && ctx.actor.sessionId)
    await revokeFamily(ctx, ctx.actor.sessionId);
}

async function issue(ctx: Ctx, user: UserRow, familyId: string): Promise<NewSession> {
  const id = newId();
  const secret = newSecret();
  await transaction(ctx, (ctx) =>
    insertRefreshToken(ctx, { id, userId: user.id, familyId, secretHash: hashSecret(secret) }),
  );
  return {
    tenant: ctx.tenant,
    user,
    sessionId: familyId,
    refreshToken: formatRefreshToken({ tenantId: ctx.tenant.id, id, secret }),
  };
}
