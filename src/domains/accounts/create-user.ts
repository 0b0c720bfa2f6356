// Adds a user with a role and a password; for registration, seeds and the command line.
import { hashPassword } from '../../auth/passwords.js';
import type { Ctx } from '../../context.js';
import type { Role } from '../../contract/generated/accounts.js';
import { newId } from '../../lib/ids.js';
import { normalizePhone } from '../customers/index.js';
import { insertUser, type UserRow } from './users.sql.js';

export interface CreateUser {
  email: string;
  password: string;
  firstName: string;
  lastName: string;
  phone?: string;
  role: Role;
}

/** @throws AppError `email_taken`, `invalid_request` for a number that cannot be one */
export async function createUser(ctx: Ctx, input: CreateUser): Promise<UserRow> {
  return insertUser(ctx, {
    id: newId(),
    email: input.email.toLowerCase(),
    passwordHash: await hashPassword(input.password),
    firstName: input.firstName,
    lastName: input.lastName,
    phone: input.phone === undefined ? null : normalizePhone(ctx, input.phone),
    role: input.role,
  });
}
