// Verifies that an address belongs to the account: by a link that only its owner receives.
import { verifyPassword } from '../../auth/passwords.js';
import type { Ctx } from '../../context.js';
import { transaction } from '../../db/transaction.js';
import { makeLink, openLink, requireUsableToken } from './account-links.js';
import { localeOf, nameOf, ownWordsOf, sendAccountMail } from './account-mail.js';
import {
  countRecentTokens,
  markTokenUsed,
  revokeTokensOf,
  selectAccountToken,
  type TokenPurpose,
} from './account-tokens.sql.js';
import {
  emailNotVerified,
  linkInvalid,
  passwordRequired,
  wrongPassword,
} from './accounts.errors.js';
import { lockAccount, markEmailVerified, selectUser, selectUserForLogin } from './users.sql.js';

/** Links of a purpose that are sent to one account within an hour. */
const mostLinksAnHour = 5;

export const hasManyLinks = async (
  ctx: Ctx,
  userId: string,
  purpose: TokenPurpose,
): Promise<boolean> => (await countRecentTokens(ctx, userId, purpose)) >= mostLinksAnHour;

/** Sends a link, unless the address is unknown or verified. */
export async function sendEmailVerification(ctx: Ctx, address: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const found = await selectUserForLogin(ctx, address);
    // Accounts of OpenID providers are verified by the provider. A link would let an attacker's
    // unverified identity keep access to the owner's account.
    if (!found || found.emailVerified || !found.active || found.passwordHash === null) return;
    await lockAccount(ctx, found.id);
    if (await hasManyLinks(ctx, found.id, 'email_verification')) return;
    await sendVerification(ctx, found.id);
  });
}

/** Replaces earlier links. Call it in a transaction that holds the lock on the user. */
export async function sendVerification(ctx: Ctx, userId: string): Promise<void> {
  const user = await selectUser(ctx, userId);
  if (!user?.email) return;
  await revokeTokensOf(ctx, userId, 'email_verification');
  const locale = await localeOf(ctx, userId);
  const about = { userId, email: user.email, role: null };
  const { sealedLink } = await makeLink(ctx, 'email_verification', about, locale, user.role);
  await sendAccountMail(ctx, {
    template: 'account-verify-email',
    recipient: user.email,
    data: { locale, ...nameOf(user), sealedLink, ...ownWordsOf(user) },
  });
}

/**
 * Requires the password as well, because a stranger may have registered the address.
 *
 * @throws AppError `link_invalid`; `invalid_request` where the password is missing; `wrong_password`
 */
export async function verifyEmail(given: Ctx, token: string, password?: string): Promise<void> {
  const link = await openLink(given, token);
  const known = await selectAccountToken(link.ctx, link.tokenId);
  const found = known && (await selectUserForLogin(link.ctx, known.email));
  const matches = password !== undefined && (await verifyPassword(found?.passwordHash, password));
  await transaction(link.ctx, async (ctx) => {
    const account = known?.userId ? await lockAccount(ctx, known.userId) : undefined;
    const row = await requireUsableToken(ctx, link, 'email_verification');
    const isLocal = account?.active && account.passwordHash !== null;
    if (!isLocal || account.email !== row.email) throw linkInvalid();
    // Read after the lock: a password reset may have verified the address in the meantime.
    if (!(await selectUser(ctx, account.id))?.emailVerified) {
      if (password === undefined) throw passwordRequired();
      if (!matches || account.passwordHash !== found?.passwordHash) throw wrongPassword();
    }
    await markTokenUsed(ctx, row.id);
    await markEmailVerified(ctx, account.id);
  });
}

/**
 * Checks the shop's setting `requireVerifiedEmail` for a customer who places an order. Staff, API keys
 * and jobs may place orders for others.
 *
 * @throws AppError `email_not_verified`
 */
export async function assertVerifiedEmail(ctx: Ctx): Promise<void> {
  const { actor, tenant } = ctx;
  if (!tenant.settings.requireVerifiedEmail || actor.kind !== 'user' || actor.isApiKey) return;
  if (actor.roles.some((role) => role !== 'customer')) return;
  const user = await selectUser(ctx, actor.userId);
  if (!user?.emailVerified) throw emailNotVerified();
}
