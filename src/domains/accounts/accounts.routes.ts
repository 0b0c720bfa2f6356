// The REST door of accounts.

import type { Ctx } from '../../context.js';
import type { Session, User } from '../../contract/generated/accounts.js';
import type { RoutesOf } from '../../contract/types.js';
import { withTenant } from '../../db/tenancy.js';
import { unauthenticated } from '../../errors.js';
import { created, noContent, ok } from '../../http/answers.js';
import { findCustomerOfUser } from '../customers/index.js';
import { getProfile, type Profile, register, updateOwnProfile } from './profiles.js';
import { logIn, logOut, type NewSession, refresh } from './sessions.js';

export const accountRoutes = {
  registerUser: async (ctx, { body }) => created(toUser(await register(ctx, body))),

  login: async (ctx, { body }) =>
    ok(await toSession(ctx, await logIn(ctx, body.email, body.password))),

  refreshToken: async (ctx, { body }) =>
    ok(await toSession(ctx, await refresh(ctx, body.refreshToken))),

  logout: async (ctx) => {
    await logOut(ctx);
    return noContent();
  },

  getMe: async (ctx) => ok(toUser(await getProfile(ctx, ownId(ctx)))),

  updateMe: async (ctx, { body }) => ok(toUser(await updateOwnProfile(ctx, ownId(ctx), body))),

  getJwks: async (ctx) => ok({ keys: [ctx.deps.tokenKeys.jwk] }),
} satisfies RoutesOf<'accounts'>;

function ownId(ctx: Ctx): string {
  if (ctx.actor.kind !== 'user') throw unauthenticated();
  return ctx.actor.userId;
}

function toUser({ user, customer }: Profile): User {
  return {
    ...user,
    customerId: customer?.id ?? null,
    notifications: customer?.notifications ?? null,
  };
}

async function toSession(
  ctx: Ctx,
  { tenant, user, refreshToken, sessionId }: NewSession,
): Promise<Session> {
  const customer = await findCustomerOfUser(withTenant(ctx, tenant), user.id);
  const accessToken = ctx.deps.signAccessToken({
    sub: user.id,
    tenant_id: tenant.id,
    roles: [user.role],
    customer_id: customer?.id ?? null,
    sid: sessionId,
  });
  return {
    accessToken,
    refreshToken,
    tokenType: 'Bearer',
    expiresIn: ctx.deps.config.ACCESS_TOKEN_SECONDS,
    user: toUser({ user, customer }),
  };
}
