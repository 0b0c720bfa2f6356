// The REST door of accounts.

import type { Ctx } from '../../context.js';
import type { Session } from '../../contract/generated/accounts.js';
import type { RoutesOf } from '../../contract/types.js';
import { notFound, unauthenticated } from '../../errors.js';
import { created, noContent, ok } from '../../http/answers.js';
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys.js';
import { listUsers, updateUser } from './manage-users.js';
import { getProfile, register, toUser, updateOwnProfile } from './profiles.js';
import { logIn, logOut, type NewSession, refresh } from './sessions.js';
import { syncUser } from './sync-user.js';

export const accountRoutes = {
  registerUser: async (ctx, { body }) => created(toUser(await register(ctx, body))),

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
