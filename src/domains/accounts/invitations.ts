// Invites users by e-mail: an admin chooses the role, the invited person the password.
import { assertUncommon } from '../../auth/password-rules.js';
import { hashPassword } from '../../auth/passwords.js';
import { actorId, type Ctx } from '../../context.js';
import type {
  AcceptInvitation,
  Invitation,
  InviteUser,
  Role,
} from '../../contract/generated/accounts.js';
import { transaction } from '../../db/transaction.js';
import { notFound } from '../../errors.js';
import { newId } from '../../lib/ids.js';
import {
  createCustomer,
  findCustomerOfUser,
  normalizePhone,
  updateCustomer,
} from '../customers/index.js';
import { makeLink, openLink, requireUsableToken } from './account-links.js';
import { sendAccountMail } from './account-mail.js';
import {
  lockAccountToken,
  lockInvitationsOf,
  markInvitationRevoked,
  markTokenUsed,
  revokeInvitationsOf,
  revokeTokensOf,
  selectAccountToken,
  selectInvitation,
} from './account-tokens.sql.js';
import { emailTaken, linkInvalid } from './accounts.errors.js';
import { selectUsableApiKey } from './api-keys.sql.js';
import { endSessionsOf } from './end-sessions.js';
import { assertMayGrant, isWithin } from './grants.js';
import { findNames } from './names.js';
import { getProfile, type Profile } from './profiles.js';
import {
  insertUser,
  type LoginRow,
  lockAccount,
  markEmailVerified,
  selectUserForLogin,
  selectUserState,
  updatePasswordHash,
  updateUserRow,
} from './users.sql.js';

export { selectInvitationPage as listInvitations } from './account-tokens.sql.js';

/** @throws AppError `email_taken`, `forbidden` for a role above the caller's */
export async function inviteUser(ctx: Ctx, input: InviteUser): Promise<Invitation> {
  const { role, locale = null } = input;
  const email = input.email.toLowerCase();
  assertMayGrant(ctx, [role]);
  return transaction(ctx, async (ctx) => {
    const taken = await selectUserForLogin(ctx, email);
    if (taken && !isForOwner(taken)) throw emailTaken();
    await lockInvitationsOf(ctx, email);
    await revokeInvitationsOf(ctx, email);
    const about = { userId: null, email, role };
    const { id, sealedLink } = await makeLink(ctx, 'invitation', about, locale, role);
    const inviter = actorId(ctx);
    const names = inviter === null ? undefined : await findNames(ctx, [inviter]);
    await sendAccountMail(ctx, {
      template: 'account-invitation',
      recipient: email,
      data: {
        ...{ locale, sealedLink, role },
        inviter: names?.get(inviter as string)?.name ?? ctx.tenant.name,
      },
    });
    return (await selectInvitation(ctx, id)) as Invitation;
  });
}

/** @throws AppError `not_found` */
export async function revokeInvitation(ctx: Ctx, id: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const token = await lockAccountToken(ctx, id);
    if (token?.purpose !== 'invitation') throw notFound('invitation');
    await markInvitationRevoked(ctx, id);
  });
}

/** Returns true for an unverified registration. The owner of the address may replace it. */
const isForOwner = (user: Pick<LoginRow, 'active' | 'verificationPending' | 'role'>) =>
  user.active && user.verificationPending && user.role === 'customer';

/**
 * Creates the account, or replaces an unverified registration of the address. Marks the address as
 * verified, because only its owner receives the link.
 *
 * @throws AppError `link_invalid`, also if the inviter may no longer grant the role; `email_taken`,
 *   `invalid_request` for a common password or a phone
 *   number that cannot be one
 */
export async function acceptInvitation(given: Ctx, input: AcceptInvitation): Promise<Profile> {
  const link = await openLink(given, input.token);
  const known = await selectAccountToken(link.ctx, link.tokenId);
  await assertUncommon(input.password, '/password', [known?.email, link.ctx.tenant.name]);
  const passwordHash = await hashPassword(input.password);
  return transaction(link.ctx, async (ctx) => {
    // Lock the user before the token, as everywhere sessions are ended.
    const pending = known && (await lockPending(ctx, known.email));
    const token = await requireUsableToken(ctx, link, 'invitation');
    const { email, role } = token;
    if (!role || !(await mayStillGrant(ctx, token.createdBy, role))) throw linkInvalid();
    const { firstName, lastName } = input;
    const phone = input.phone === undefined ? null : normalizePhone(ctx, input.phone);
    const person = { firstName, lastName, phone };
    const id = pending?.id ?? newId();
    if (pending) {
      await updateUserRow(ctx, id, { ...person, role });
      await updatePasswordHash(ctx, id, passwordHash);
      await revokeTokensOf(ctx, id, 'email_verification');
      await endSessionsOf(ctx, id);
    } else await insertUser(ctx, { id, email, passwordHash, role, ...person });
    await markTokenUsed(ctx, token.id);
    await markEmailVerified(ctx, id);
    const customer = await findCustomerOfUser(ctx, id);
    if (customer) await updateCustomer(ctx, customer.id, person);
    else if (role === 'customer') {
      const ofCustomer = { userId: id, firstName, lastName, email };
      await createCustomer(ctx, { ...ofCustomer, ...(phone !== null && { phone }) });
    }
    return getProfile(ctx, id);
  });
}

async function lockPending(ctx: Ctx, email: string) {
  const found = await selectUserForLogin(ctx, email);
  const account = found && (await lockAccount(ctx, found.id));
  return account && isForOwner(account) ? account : undefined;
}

/** Checks the inviter again: the user may have been demoted, or the key revoked, since. */
async function mayStillGrant(ctx: Ctx, inviter: string | null, role: Role): Promise<boolean> {
  if (inviter === null) return true;
  const user = await selectUserState(ctx, inviter);
  if (user) return user.active && isWithin([user.role], [role]);
  const key = await selectUsableApiKey(ctx, inviter);
  return key !== undefined && isWithin(key.roles, [role]);
}
