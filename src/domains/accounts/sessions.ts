// Log in, refresh and log out: an access token that lives for minutes and a refresh token that
// works once.
import { hashPassword, isOutdated, verifyPassword } from '../../auth/passwords.js';
import {
  formatSecretWord,
  hashSecret,
  matchesHash,
  newSecret,
  parseSecretWord,
  type SecretWord,
} from '../../auth/secret-words.js';
import type { Ctx } from '../../context.js';
import { withTenant } from '../../db/tenancy.js';
import { transaction } from '../../db/transaction.js';
import { AppError } from '../../errors.js';
import { newId } from '../../lib/ids.js';
import { findCustomerOfUser } from '../customers/index.js';
import { invalidCredentials, invalidRefreshToken } from './accounts.errors.js';
import type { Profile } from './profiles.js';
import { logInAtProvider, refreshAtProvider } from './provider-sessions.js';
import {
  insertRefreshToken,
  lockRefreshToken,
  markRefreshTokenUsed,
  revokeFamily,
} from './refresh-tokens.sql.js';
import { selectUser, selectUserForLogin, type UserRow, updatePasswordHash } from './users.sql.js';

export interface NewSession {
  accessToken: string;
  refreshToken: string;
  /** Seconds until the access token expires. */
  expiresIn: number;
  profile: Profile;
}

/**
 * By the local password, or else at the configured OpenID provider. The local hash is looked at
 * whether there is one or not, and the provider is asked whatever came of it, so that neither
 * answer nor time tells what kind of account there is.
 *
 * @throws AppError `invalid_credentials`, alike for every cause; `unavailable` without the provider
 */
export async function logIn(ctx: Ctx, email: string, password: string): Promise<NewSession> {
  const found = await selectUserForLogin(ctx, email.toLowerCase());
  const matches = await verifyPassword(found?.passwordHash, password);
  if (!found || !matches) {
    const session = await logInAtProvider(ctx, email, password);
    if (!session) throw invalidCredentials();
    return session;
  }
  if (!found.active) throw invalidCredentials();
  const { passwordHash, ...user } = found;
  if (isOutdated(passwordHash as string))
    await updatePasswordHash(ctx, user.id, await hashPassword(password));
  return issue(ctx, user, newId());
}

/**
 * Exchanges a refresh token for the next one of its family. A token that was used before ends the
 * family: either its owner or a thief holds the later one, and nobody can tell which.
 *
 * @throws AppError `invalid_refresh_token`, `unavailable` without the provider that issued it
 */
export async function refresh(ctx: Ctx, token: string): Promise<NewSession> {
  const word = parseSecretWord(token);
  const session = word ? await refreshHere(ctx, word) : await refreshAtProvider(ctx, token);
  if (!session) throw invalidRefreshToken();
  return session;
}

async function refreshHere(ctx: Ctx, word: SecretWord): Promise<NewSession | undefined> {
  const tenant = await ctx.deps.tenants.byId(word.tenantId).catch((error: unknown) => {
    throw error instanceof AppError && error.kind === 'not_found' ? invalidRefreshToken() : error;
  });
  // Refusals are answered after the transaction, so that what it revoked stays revoked.
  return transaction(withTenant(ctx, tenant), async (ctx) => {
    const row = await lockRefreshToken(ctx, word.id);
    if (!row || !matchesHash(word.secret, row.secretHash)) return undefined;
    if (row.used || row.revoked || row.expired) {
      await revokeFamily(ctx, row.familyId);
      return undefined;
    }
    const user = await selectUser(ctx, row.userId);
    if (!user?.active) return undefined;
    await markRefreshTokenUsed(ctx, row.id);
    return issue(ctx, user, row.familyId);
  });
}

/** Ends the login that the access token came from; a provider's sessions are ended there. */
export async function logOut(ctx: Ctx): Promise<void> {
  if (ctx.actor.kind === 'user' && ctx.actor.sessionId)
    await revokeFamily(ctx, ctx.actor.sessionId);
}

/** @param familyId of the refresh tokens that the login began; the access token names it */
async function issue(ctx: Ctx, user: UserRow, familyId: string): Promise<NewSession> {
  const id = newId();
  const secret = newSecret();
  await transaction(ctx, (ctx) =>
    insertRefreshToken(ctx, { id, userId: user.id, familyId, secretHash: hashSecret(secret) }),
  );
  const customer = await findCustomerOfUser(ctx, user.id);
  const accessToken = ctx.deps.signAccessToken({
    sub: user.id,
    tenant_id: ctx.tenant.id,
    roles: [user.role],
    customer_id: customer?.id ?? null,
    sid: familyId,
  });
  return {
    accessToken,
    refreshToken: formatSecretWord({ tenantId: ctx.tenant.id, id, secret }),
    expiresIn: ctx.deps.config.ACCESS_TOKEN_SECONDS,
    profile: { user, customer },
  };
}
