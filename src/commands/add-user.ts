// Adds a user with a role, as the operator.

import type { Ctx } from '../context.js';
import { carryOutCommand } from '../contract/audited.js';
import { Role, type User } from '../contract/generated/accounts.js';
import { Email, Name, Phone } from '../contract/generated/common.js';
import { addsUser, createUser, getProfile, register, toUser } from '../domains/accounts/index.js';
import { fits } from '../lib/ajv.js';
import { readPassword } from './password.js';
import { CommandError } from './run-command.js';

export interface AddUser {
  email?: string | undefined;
  role: string;
  firstName: string;
  lastName: string;
  phone?: string | undefined;
}

/** @throws CommandError, or an AppError `email_taken` */
export async function addUser(
  ctx: Ctx,
  { email, role, firstName, lastName, phone }: AddUser,
): Promise<User> {
  if (!fits(Email, email)) throw new CommandError('--email must be an e-mail address.');
  if (!fits(Role, role)) throw new CommandError(`--role must be one of ${Role.enum.join(', ')}.`);
  if (!fits(Name, firstName) || !fits(Name, lastName))
    throw new CommandError('A name is one line of text.');
  if (phone !== undefined && !fits(Phone, phone))
    throw new CommandError('--phone must be an international number such as +447700900001.');
  const password = await readPassword();
  const input = { email, password, firstName, lastName, ...(phone !== undefined && { phone }) };
  const { body } = await carryOutCommand(ctx, 'createUser', addsUser, async (ctx) => {
    const { id } =
      role === 'customer'
        ? (await register(ctx, input)).user
        : await createUser(ctx, { ...input, role });
    return { status: 201, body: toUser(await getProfile(ctx, id)) };
  });
  return body as User;
}
