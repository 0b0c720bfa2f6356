// Invites users by e-mail: an admin chooses the role, the invited person the password.
import { assertUncommon } from '../../auth/password-rules.js';
import { hashPassword } from '../../auth/passwords.js';
import { actorId, type Ctx } from '../../context.js';
import type {
  AcceptInvitation,
  Invitation,
  InviteUser,
} from '../../contract/generated/accounts.js';
import { transaction } from '../../db/transaction.js';
import { notFound } from '../../errors.js';
import { newId } from '../../lib/ids.js';
import { createCustomer, normalizePhone } from '../customers/index.js';
import { makeLink, openLink, requireUsableToken } from './account-links.js';
import { sendAccountMail } from './account-mail.js';
import {
  lockAccountToken,
  markInvitationRevoked,
  markTokenUsed,
  revokeInvitationsOf,
  selectAccountToken,
  selectInvitation,
} from './account-tokens.sql.js';
import { emailTaken } from './accounts.errors.js';
import { assertMayGrant } from './grants.js';
import { findNames } from './names.js';
import type { Profile } from './profiles.js';
import { insertUser, markEmailVerified, selectUser, selectUserForLogin } from './users.sql.js';

export { selectInvitationPage as listInvitations } from './account-tokens.sql.js';

/** @throws AppError `email_taken`, `forbidden` for a role above the caller's */
export async function inviteUser(ctx: Ctx, input: InviteUser): Promise<Invitation> {
  const { role, locale = null } = input;
  const email = input.email.toLowerCase();
  assertMayGrant(ctx, [role]);
  return transaction(ctx, async (ctx) => {
    if (await selectUserForLogin(ctx, email)) throw emailTaken();
    await revokeInvitationsOf(ctx, email);
    const about = { userId: null, email, role };
    const { id, sealedLink } = await makeLink(ctx, 'invitation', about, locale);
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

/**
 * Creates the account. The address is verified: only its owner could follow the link.
 *
 * @throws AppError `link_invalid`, `email_taken`, `invalid_request` for a common password or a phone
 *   number that cannot be one
 */
export async function acceptInvitation(given: Ctx, input: AcceptInvitation): Promise<Profile> {
  const link = await openLink(given, input.token);
  const known = await selectAccountToken(link.ctx, link.tokenId);
  await assertUncommon(input.password, '/password', [known?.email, link.ctx.tenant.name]);
  const passwordHash = await hashPassword(input.password);
  return transaction(link.ctx, async (ctx) => {
    const { id, email, role } = await requireUsableToken(ctx, link, 'invitation');
    const { firstName, lastName } = input;
    const phone = input.phone === undefined ? null : normalizePhone(ctx, input.phone);
    const person = { firstName, lastName, phone };
    const user = await insertUser(ctx, {
      ...{ id: newId(), email, passwordHash, role: role ?? 'customer', ...person },
    });
    await markTokenUsed(ctx, id);
    await markEmailVerified(ctx, user.id);
    const customer =
      user.role === 'customer'
        ? await createCustomer(ctx, {
            ...{ userId: user.id, firstName, lastName, email },
            ...(phone !== null && { phone }),
          })
        : undefined;
    return { user: (await selectUser(ctx, user.id)) ?? user, customer };
  });
}
