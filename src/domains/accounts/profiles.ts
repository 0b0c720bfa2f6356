// A person's account: the user, and the customer that belongs to it.
import type { Ctx } from '../../context.js';
import type { User } from '../../contract/generated/accounts.js';
import type { Customer } from '../../contract/generated/customers.js';
import { transaction } from '../../db/transaction.js';
import {
  createCustomer,
  findCustomerOfUser,
  normalizePhone,
  updateCustomer,
} from '../customers/index.js';
import { createUser } from './create-user.js';
import { getUser } from './users.js';
import { type UserRow, updateUserRow } from './users.sql.js';

export interface Registration {
  email: string;
  password: string;
  firstName: string;
  lastName: string;
  phone?: string;
  locale?: string;
}

export interface Profile {
  user: UserRow;
  customer: Customer | undefined;
}

/** What the API answers of an account. */
export function toUser({ user, customer }: Profile): User {
  return {
    ...user,
    customerId: customer?.id ?? null,
    notifications: customer?.notifications ?? null,
    locale: customer?.locale ?? null,
  };
}

/** @throws AppError `not_found` */
export async function getProfile(ctx: Ctx, userId: string): Promise<Profile> {
  const user = await getUser(ctx, userId);
  return { user, customer: await findCustomerOfUser(ctx, userId) };
}

/**
 * Opens an account with the role customer.
 *
 * @throws AppError `email_taken`, `invalid_request` for a number that cannot be one
 */
export async function register(ctx: Ctx, input: Registration): Promise<Profile> {
  return transaction(ctx, async (ctx) => {
    const user = await createUser(ctx, { ...input, role: 'customer' });
    const { password: _, ...person } = input;
    const customer = await createCustomer(ctx, { ...person, userId: user.id });
    return { user, customer };
  });
}

export interface ProfileChanges {
  firstName?: string;
  lastName?: string;
  /** Null empties it; left out, it stays. */
  phone?: string | null;
  notifications?: { email: boolean; sms: boolean };
  /** Of messages to them; null for the shop's. */
  locale?: string | null;
}

/**
 * Changes one's own user, and the customer that belongs to it alike.
 *
 * @throws AppError `invalid_request` for a number that cannot be one
 */
export async function updateOwnProfile(
  ctx: Ctx,
  userId: string,
  changes: ProfileChanges,
): Promise<Profile> {
  return transaction(ctx, async (ctx) => {
    await getUser(ctx, userId);
    const { notifications: _, locale: __, ...ofUser } = changes;
    const user = await updateUserRow(ctx, userId, {
      ...ofUser,
      ...(ofUser.phone && { phone: normalizePhone(ctx, ofUser.phone) }),
    });
    const customer = await findCustomerOfUser(ctx, userId);
    return { user, customer: customer && (await updateCustomer(ctx, customer.id, changes)) };
  });
}
