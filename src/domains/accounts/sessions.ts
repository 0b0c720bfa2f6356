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
import { afterCommit, transaction } from '../../db/transaction.js';
import { AppError, tooMany } from '../../errors.js';
import { newId } from '../../lib/ids.js';
import { maskEmail } from '../../lib/masked.js';
import { findCustomerOfUser } from '../customers/index.js';
import { invalidCredentials, invalidRefreshToken } from './accounts.errors.js';
import type { Profile } from './profiles.js';
import { logInAtProvider, refreshAtProvider } from './provider-sessions.js';
import {
  insertRefreshToken,
  isKnownNetwork,
  lockRefreshToken,
  markRefreshTokenUsed,
  revokeFamily,
  selectTokenOwner,
} from './refresh-tokens.sql.js';
import {
  type LoginRow,
  lockAccount,
  selectUser,
  selectUserForLogin,
  type UserRow,
  updatePasswordHash,
} from './users.sql.js';

export interface NewSession {
  accessToken: string;
  refreshToken: string;
  /** Seconds until the access token expires. */
  expiresIn: number;
  profile: Profile;
}

/**
 * Logs in by the local password, or else at the configured OpenID provider. The local hash is always
 * checked, and the provider is always asked, so that neither the response nor its time shows what kind
 * of account there is.
 *
 * @throws AppError `invalid_credentials` for every cause; `too_many_requests` after too many failures;
 *   `unavailable` without the provider
 */
export async function logIn(ctx: Ctx, email: string, password: string): Promise<NewSession> {
  const address = email.toLowerCase();
  const network = ctx.client?.network ?? '';
  const { failedLogins } = ctx.deps;
  const attempt = await failedLogins.begin(`${ctx.tenant.id} ${address}`, network);
  const found = await selectUserForLogin(ctx, address);
  const isBlocked = attempt.blockedSeconds > 0;
  if (isBlocked && !attempt.knownMayTry) {
    ctx.log.info({ account: maskEmail(address), network, isBlocked }, 'a login failed');
    throw tooMany(attempt.blockedSeconds);
  }
  // The owner can log in from a known network while others are blocked. For unknown networks a decoy
  // hash is checked, so that the response time does not reveal known networks.
  const isKnown =
    !isBlocked || (found !== undefined && (await isKnownNetwork(ctx, found.id, network)));
  const session =
    (await logInHere(ctx, isKnown ? found : undefined, password)) ??
    (isBlocked ? undefined : await logInAtProvider(ctx, email, password));
  if (!session) {
    ctx.log.info({ account: maskEmail(address), network, isBlocked }, 'a login failed');
    throw isBlocked ? tooMany(attempt.blockedSeconds) : invalidCredentials();
  }
  await attempt.succeeded();
  return session;
}

/** @returns undefined if the password is wrong or the account may not log in */
async function logInHere(
  ctx: Ctx,
  found: LoginRow | undefined,
  password: string,
): Promise<NewSession | undefined> {
  const matches = await verifyPassword(found?.passwordHash, password);
  if (!found || !matches) return undefined;
  const verified = found.passwordHash as string;
  const renewed = isOutdated(verified) ? await hashPassword(password) : undefined;
  return transaction(ctx, async (ctx) => {
    const account = await lockAccount(ctx, found.id);
    // The account may have been taken over, closed or given another password since it was read.
    const isSame = account?.passwordHash === verified && account.active;
    if (!isSame || account.verificationPending) return undefined;
    if (renewed !== undefined) await updatePasswordHash(ctx, found.id, renewed);
    const user = await selectUser(ctx, found.id);
    return user && issue(ctx, user, newId());
  });
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
    const owner = await selectTokenOwner(ctx, word.id);
    if (owner === undefined) return undefined;
    const account = await lockAccount(ctx, owner);
    const row = await lockRefreshToken(ctx, word.id);
    if (!row || !matchesHash(word.secret, row.secretHash)) return undefined;
    if (row.used || row.revoked || row.expired) {
      if (row.used && !row.revoked)
        ctx.log.warn(
          { user: row.userId, session: row.familyId },
          'a refresh token was used twice; its session has ended',
        );
      await revokeFamily(ctx, row.userId, row.familyId);
      await afterCommit(ctx, () => ctx.deps.callers.forgetSession(ctx, row.familyId));
      return undefined;
    }
    if (!account?.active || account.verificationPending) return undefined;
    const user = await selectUser(ctx, row.userId);
    if (!user) return undefined;
    await markRefreshTokenUsed(ctx, row.id);
    return issue(ctx, user, row.familyId);
  });
}

/**
 * Begins or continues a session in the transaction that holds the lock on its user.
 *
 * @param familyId id of the session; all its refresh tokens and access tokens name it
 */
async function issue(ctx: Ctx, user: UserRow, familyId: string): Promise<NewSession> {
  const id = newId();
  const secret = newSecret();
  await insertRefreshToken(ctx, {
    ...{ id, userId: user.id, familyId },
    secretHash: hashSecret(secret),
  });
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
