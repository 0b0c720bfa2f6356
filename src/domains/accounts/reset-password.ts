// Resets a forgotten password by a link, and changes a known one.
import { assertUncommon } from '../../auth/password-rules.js';
import { hashPassword, verifyPassword } from '../../auth/passwords.js';
import type { Ctx } from '../../context.js';
import { transaction } from '../../db/transaction.js';
import { notFound, tooMany } from '../../errors.js';
import { findCustomerOfUser, updateCustomer } from '../customers/index.js';
import { makeLink, openLink, requireUsableToken } from './account-links.js';
import { localeOf, nameOf, ownWordsOf, sendAccountMail } from './account-mail.js';
import { markTokenUsed, revokeTokensOf, selectAccountToken } from './account-tokens.sql.js';
import { linkInvalid, passwordNotSet, wrongPassword } from './accounts.errors.js';
import { endSessionsOf } from './end-sessions.js';
import { getUser } from './users.js';
import {
  lockAccount,
  markEmailVerified,
  selectUser,
  selectUserForLogin,
  updatePasswordHash,
  updateUserRow,
} from './users.sql.js';
import { hasManyLinks } from './verify-email.js';

/** Sends a link to the owner of a local account, and nothing to any other address. */
export async function sendPasswordReset(ctx: Ctx, address: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const found = await selectUserForLogin(ctx, address);
    if (!found) return;
    const account = await lockAccount(ctx, found.id);
    const isLocal = account?.active && account.passwordHash !== null && account.email === address;
    if (!isLocal) return;
    if (await hasManyLinks(ctx, found.id, 'password_reset')) return;
    await revokeTokensOf(ctx, found.id, 'password_reset');
    const locale = await localeOf(ctx, found.id);
    const about = { userId: found.id, email: address, role: null };
    const { sealedLink } = await makeLink(ctx, 'password_reset', about, locale, found.role);
    await sendAccountMail(ctx, {
      template: 'account-password-reset',
      recipient: address,
      data: { locale, ...nameOf(found), sealedLink, ...ownWordsOf(found) },
    });
  });
}

/** @throws AppError `link_invalid`, `invalid_request` for a common password */
export async function confirmPasswordReset(
  given: Ctx,
  token: string,
  password: string,
): Promise<void> {
  const link = await openLink(given, token);
  const known = await selectAccountToken(link.ctx, link.tokenId);
  await assertUncommon(password, '/password', [known?.email, link.ctx.tenant.name]);
  const hash = await hashPassword(password);
  await transaction(link.ctx, async (ctx) => {
    // The user first: that is the order in which everything that ends sessions locks.
    const account = known?.userId ? await lockAccount(ctx, known.userId) : undefined;
    const row = await requireUsableToken(ctx, link, 'password_reset');
    const isSame = account?.active && account.passwordHash !== null && account.email === row.email;
    if (!isSame) throw linkInvalid();
    await markTokenUsed(ctx, row.id);
    await updatePasswordHash(ctx, account.id, hash);
    // Only the owner of the address could follow the link.
    await markEmailVerified(ctx, account.id);
    // A stranger may have registered the address with their own phone number.
    if (!account.emailVerified) await clearPhone(ctx, account.id);
    await endSessionsOf(ctx, account.id);
    await tellOfChange(ctx, account.id);
  });
}

async function clearPhone(ctx: Ctx, userId: string): Promise<void> {
  const user = await selectUser(ctx, userId);
  if (user && user.phone !== null) await updateUserRow(ctx, userId, { phone: null });
  const customer = await findCustomerOfUser(ctx, userId);
  if (customer && customer.phone !== null) await updateCustomer(ctx, customer.id, { phone: null });
}

/**
 * Ends all sessions but the caller's.
 *
 * @throws AppError `wrong_password`, `password_not_set`, `invalid_request` for a common password
 */
export async function changePassword(
  ctx: Ctx,
  userId: string,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<void> {
  const { email } = await getUser(ctx, userId);
  await assertUncommon(newPassword, '/newPassword', [email, ctx.tenant.name]);
  const verified = await verifyOwnPassword(ctx, userId, currentPassword);
  const hash = await hashPassword(newPassword);
  await transaction(ctx, async (ctx) => {
    const account = await lockAccount(ctx, userId);
    if (account?.passwordHash !== verified) throw wrongPassword();
    await updatePasswordHash(ctx, userId, hash);
    await endSessionsOf(ctx, userId, ctx.actor.kind === 'user' ? ctx.actor.sessionId : null);
    await tellOfChange(ctx, userId);
  });
}

/**
 * @returns the hash that the password was verified against
 * @throws AppError `wrong_password`, `password_not_set`, `too_many_requests`
 */
export async function verifyOwnPassword(
  ctx: Ctx,
  userId: string,
  password: string,
): Promise<string> {
  const user = await getUser(ctx, userId);
  const found = user.email === null ? undefined : await selectUserForLogin(ctx, user.email);
  if (!found || found.id !== userId) throw notFound('user');
  if (found.passwordHash === null) throw passwordNotSet();
  // A stolen access token must not allow faster guessing than `login`.
  const network = ctx.client?.network ?? '';
  const attempt = await ctx.deps.failedLogins.begin(`${ctx.tenant.id} ${found.email}`, network);
  if (attempt.blockedSeconds > 0) throw tooMany(attempt.blockedSeconds);
  if (!(await verifyPassword(found.passwordHash, password))) throw wrongPassword();
  await attempt.succeeded();
  return found.passwordHash;
}

async function tellOfChange(ctx: Ctx, userId: string): Promise<void> {
  const user = await getUser(ctx, userId);
  if (user.email === null) return;
  const locale = await localeOf(ctx, userId);
  await sendAccountMail(ctx, {
    template: 'account-password-changed',
    recipient: user.email,
    data: { locale, ...nameOf(user), ...ownWordsOf(user) },
  });
}
