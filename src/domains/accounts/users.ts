// Reads of users.
import type { Ctx } from '../../context.js';
import { notFound } from '../../errors.js';
import { selectUser, selectUserForLogin, type UserRow } from './users.sql.js';

/** @throws AppError `not_found` */
export async function getUser(ctx: Ctx, id: string): Promise<UserRow> {
  const user = await selectUser(ctx, id);
  if (!user) throw notFound('user');
  return user;
}

export async function findUserByEmail(ctx: Ctx, email: string): Promise<UserRow | undefined> {
  const found = await selectUserForLogin(ctx, email.toLowerCase());
  if (!found) return undefined;
  const { passwordHash: _, ...user } = found;
  return user;
}
