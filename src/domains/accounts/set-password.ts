// Gives a user another password, as the operator.
import type { Ctx } from '../../context.js';
import { transaction } from '../../db/transaction.js';
import { notFound } from '../../errors.js';
import { endSessionsOf } from './end-sessions.js';
import { lockUser, updatePasswordHash } from './users.sql.js';

/**
 * Ends the user's sessions.
 *
 * @param hash of the password
 * @throws AppError `not_found`
 */
export async function setPassword(ctx: Ctx, userId: string, hash: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    if (!(await lockUser(ctx, userId))) throw notFound('user');
    await updatePasswordHash(ctx, userId, hash);
    await endSessionsOf(ctx, userId);
  });
}
