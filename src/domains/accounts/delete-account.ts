// Closes an account for its owner. Orders and the customer record stay: the shop has to keep them.
import type { Ctx } from '../../context.js';
import { transaction } from '../../db/transaction.js';
import { notFound } from '../../errors.js';
import { lastAdmin, passwordRequired, wrongPassword } from './accounts.errors.js';
import { endKeysOf } from './api-keys.js';
import { endSessionsOf } from './end-sessions.js';
import { verifyOwnPassword } from './reset-password.js';
import { closeAccountRow, lockAccount, lockAdmins } from './users.sql.js';

/**
 * @param password the current one; left out for an account of an OpenID provider
 * @throws AppError `wrong_password`, `last_admin`, `invalid_request` where the password is missing
 */
export async function deleteAccount(
  ctx: Ctx,
  userId: string,
  password: string | undefined,
): Promise<void> {
  const verified = password === undefined ? null : await verifyOwnPassword(ctx, userId, password);
  await transaction(ctx, async (ctx) => {
    const admins = await lockAdmins(ctx, userId);
    const account = await lockAccount(ctx, userId);
    if (!account) throw notFound('user');
    if (account.passwordHash !== null && verified === null) throw passwordRequired();
    if (account.passwordHash !== verified) throw wrongPassword();
    if (admins.length === 1 && admins[0] === userId) throw lastAdmin();
    await endSessionsOf(ctx, userId);
    await closeAccountRow(ctx, userId);
    await endKeysOf(ctx, userId);
  });
}
