// Ends sessions. Whoever ends or begins one holds the lock on its user, so that no session begins
// unnoticed while others are ended.
import type { Ctx } from '../../context.js';
import { afterCommit, transaction } from '../../db/transaction.js';
import { notFound } from '../../errors.js';
import { revokeTokensOf } from './account-tokens.sql.js';
import {
  revokeFamily,
  revokeTokensOfUser,
  type SessionRow,
  selectSessions,
} from './refresh-tokens.sql.js';
import { lockAccount } from './users.sql.js';

export type Session = SessionRow & {
  /** Whether it is the one that the caller's token belongs to. */
  current: boolean;
};

const sessionOf = ({ actor }: Ctx) => (actor.kind === 'user' ? actor.sessionId : null);

export async function listSessions(ctx: Ctx, userId: string): Promise<Session[]> {
  const rows = await selectSessions(ctx, userId);
  return rows.map((row) => ({ ...row, current: row.id === sessionOf(ctx) }));
}

/**
 * Ends one of the user's sessions. Its access tokens stop working within five seconds.
 *
 * @throws AppError `not_found`
 */
export async function endSession(ctx: Ctx, userId: string, sessionId: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    await lockAccount(ctx, userId);
    if (!(await revokeFamily(ctx, userId, sessionId))) throw notFound('session');
    await afterCommit(ctx, () => ctx.deps.callers.forgetSession(ctx, sessionId));
  });
}

/**
 * Ends the user's sessions and revokes open password reset links. Call it in a transaction that holds
 * the lock on the user.
 *
 * @param except a session that stays; null for none
 */
export async function endSessionsOf(
  ctx: Ctx,
  userId: string,
  except: string | null = null,
): Promise<void> {
  const ended = await revokeTokensOfUser(ctx, userId, except);
  await revokeTokensOf(ctx, userId, 'password_reset');
  await afterCommit(ctx, async () => {
    await ctx.deps.callers.forgetUser(ctx, userId);
    for (const id of ended) await ctx.deps.callers.forgetSession(ctx, id);
  });
}

/** Ends the login that the access token came from; a provider ends its own sessions. */
export async function logOut(ctx: Ctx): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'user' || actor.sessionId === null) return;
  const { userId, sessionId } = actor;
  await transaction(ctx, async (ctx) => {
    await lockAccount(ctx, userId);
    await revokeFamily(ctx, userId, sessionId);
    await afterCommit(ctx, () => ctx.deps.callers.forgetSession(ctx, sessionId));
  });
}
