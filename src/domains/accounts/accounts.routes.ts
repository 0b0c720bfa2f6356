// The REST door of accounts.

import type { Ctx } from '../../context.js';
import type { Session } from '../../contract/generated/accounts.js';
import type { RoutesOf } from '../../contract/types.js';
import { notFound, unauthenticated } from '../../errors.js';
import { acceptedWithoutBody, created, noContent, ok } from '../../http/answers.js';
import { requestEmailVerification, requestPasswordReset } from './account-jobs.js';
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys.js';
import { deleteAccount } from './delete-account.js';
import { endSession, listSessions, logOut } from './end-sessions.js';
import { acceptInvitation, inviteUser, listInvitations, revokeInvitation } from './invitations.js';
import { listUsers, updateUser } from './manage-users.js';
import { getProfile, registerUser, toUser, updateOwnProfile } from './profiles.js';
import { changePassword, confirmPasswordReset } from './reset-password.js';
import { logIn, type NewSession, refresh } from './sessions.js';
import { syncUser } from './sync-user.js';
import { verifyEmail } from './verify-email.js';

export const accountRoutes = {
  registerUser: async (ctx, { body }) => created(await registerUser(ctx, body)),

  requestPasswordReset: async (ctx, { body }) => {
    await requestPasswordReset(ctx, body.email);
    return acceptedWithoutBody();
  },

  confirmPasswordReset: async (ctx, { body }) => {
    await confirmPasswordReset(ctx, body.token, body.password);
    return noContent();
  },

  requestEmailVerification: async (ctx, { body }) => {
    await requestEmailVerification(ctx, body.email);
    return acceptedWithoutBody();
  },

  verifyEmail: async (ctx, { body }) => {
    await verifyEmail(ctx, body.token, body.password);
    return noContent();
  },

  inviteUser: async (ctx, { body }) => created(await inviteUser(ctx, body)),

  listInvitations: async (ctx, { query }) => ok(await listInvitations(ctx, query)),

  revokeInvitation: async (ctx, { params }) => {
    await revokeInvitation(ctx, params.invitationId);
    return noContent();
  },

  acceptInvitation: async (ctx, { body }) => created(toUser(await acceptInvitation(ctx, body))),

  changePassword: async (ctx, { body }) => {
    await changePassword(ctx, ownId(ctx), body);
    return noContent();
  },

  listSessions: async (ctx) => ok({ items: await listSessions(ctx, ownId(ctx)) }),

  endSession: async (ctx, { params }) => {
    await endSession(ctx, ownId(ctx), params.sessionId);
    return noContent();
  },

  deleteMyAccount: async (ctx, { body }) => {
    await deleteAccount(ctx, ownId(ctx), body.password);
    return noContent();
  },

  login: async (ctx, { body }) => ok(toSession(await logIn(ctx, body.email, body.password))),

  refreshToken: async (ctx, { body }) => ok(toSession(await refresh(ctx, body.refreshToken))),

  logout: async (ctx) => {
    await logOut(ctx);
    return noContent();
  },

  getMe: async (ctx) => ok(toUser(await getProfile(ctx, ownId(ctx)))),

  updateMe: async (ctx, { body }) => ok(toUser(await updateOwnProfile(ctx, ownId(ctx), body))),

  listUsers: async (ctx, { query: { q, role, active, ...page } }) => {
    const filter = {
      ...(q !== undefined && { q }),
      ...(role !== undefined && { role }),
      ...(active !== undefined && { active }),
    };
    const { items, ...rest } = await listUsers(ctx, filter, page);
    return ok({ ...rest, items: items.map(toUser) });
  },

  getUser: async (ctx, { params }) => ok(toUser(await getProfile(ctx, params.userId))),

  updateUser: async (ctx, { params, body }) =>
    ok(toUser(await updateUser(ctx, params.userId, body))),

  syncUser: async (ctx, { body }) => ok(toUser(await syncUser(ctx, body))),

  listApiKeys: async (ctx, { query }) => ok(await listApiKeys(ctx, query)),

  createApiKey: async (ctx, { body }) => created(await createApiKey(ctx, body)),

  revokeApiKey: async (ctx, { params }) => {
    await revokeApiKey(ctx, params.keyId);
    return noContent();
  },

  getJwks: async (ctx) => ok({ keys: [ctx.deps.tokenKeys.jwk] }),
} satisfies RoutesOf<'accounts'>;

function ownId({ actor }: Ctx): string {
  if (actor.kind !== 'user') throw unauthenticated();
  if (actor.isApiKey) throw notFound('user');
  return actor.userId;
}

const toSession = ({ profile, ...tokens }: NewSession): Session => ({
  ...tokens,
  tokenType: 'Bearer',
  user: toUser(profile),
});
