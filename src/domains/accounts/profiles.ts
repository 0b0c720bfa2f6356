// A person's account: the user, and the customer that belongs to it.
import { setTimeout as sleep } from 'node:timers/promises';
import { assertUncommon } from '../../auth/password-rules.js';
import { hashPassword } from '../../auth/passwords.js';
import type { Ctx } from '../../context.js';
import type { User } from '../../contract/generated/accounts.js';
import type { Customer } from '../../contract/generated/customers.js';
import { transaction } from '../../db/transaction.js';
import { AppError, unauthenticated } from '../../errors.js';
import { idFrom, newId } from '../../lib/ids.js';
import {
  createCustomer,
  findCustomerOfUser,
  normalizePhone,
  updateCustomer,
} from '../customers/index.js';
import { nameOf, ownWordsOf, sendAccountMail } from './account-mail.js';
import { createUser } from './create-user.js';
import { getUser } from './users.js';
import {
  lockAccount,
  markVerificationPending,
  selectUserForLogin,
  type UserRow,
  updatePasswordHash,
  updateUserRow,
} from './users.sql.js';
import { hasManyLinks, sendVerification } from './verify-email.js';

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

/** Milliseconds that a registration takes at least, so that its time tells nothing about the address. */
const registrationMs = 250;

/**
 * Opens an account for a person who registers. Where the shop requires verified addresses, the account
 * waits for its link, and an address that is taken gets the same response; its owner is told.
 *
 * @throws AppError `email_taken` where addresses are not verified; `invalid_request` for a common
 *   password or a phone number that cannot be one
 */
export async function registerUser(ctx: Ctx, input: Registration): Promise<User> {
  await assertUncommon(input.password, '/password', [input.email, ctx.tenant.name]);
  if (!ctx.tenant.settings.requireVerifiedEmail) return toUser(await register(ctx, input));
  const earliest = sleep(registrationMs);
  const answer = unregistered(ctx, input);
  await registerPending(ctx, input).catch(async (error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'email_taken') throw error;
    await tellOwner(ctx, input.email.toLowerCase());
  });
  await earliest;
  return answer;
}

async function registerPending(ctx: Ctx, input: Registration): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const pending = await lockPending(ctx, input.email.toLowerCase());
    // A mailbox is not flooded; what the last link verifies stays as it is.
    if (pending && (await hasManyLinks(ctx, pending, 'email_verification'))) return;
    const { user } = pending ? await replace(ctx, pending, input) : await register(ctx, input);
    await markVerificationPending(ctx, user.id);
    await sendVerification(ctx, user.id);
  });
}

/**
 * @returns id of an active, unverified customer registration of the address; undefined if an admin has
 *   given it another role
 */
async function lockPending(ctx: Ctx, email: string): Promise<string | undefined> {
  const found = await selectUserForLogin(ctx, email);
  const account = found && (await lockAccount(ctx, found.id));
  const isForAnybody = account?.active && account.verificationPending;
  return isForAnybody && account.role === 'customer' ? account.id : undefined;
}

/** The earlier registration of the address may have been somebody else's. */
async function replace(ctx: Ctx, userId: string, input: Registration): Promise<Profile> {
  await updatePasswordHash(ctx, userId, await hashPassword(input.password));
  const { firstName, lastName, phone, locale } = input;
  return updateOwnProfile(ctx, userId, {
    ...{ firstName, lastName, phone: phone ?? null, locale: locale ?? null },
  });
}

async function tellOwner(ctx: Ctx, email: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const owner = await selectUserForLogin(ctx, email);
    if (!owner) return;
    const locale = (await findCustomerOfUser(ctx, owner.id))?.locale ?? null;
    // Once an hour: repeated registrations must not flood the owner's mailbox.
    const hour = new Date().toISOString().slice(0, 13);
    await sendAccountMail(
      ctx,
      {
        template: 'account-exists',
        recipient: email,
        data: { locale, ...nameOf(owner), ...ownWordsOf(owner) },
      },
      idFrom(`account exists ${owner.id} ${hour}`),
    );
  });
}

/**
 * Builds the response for shops that require verified addresses, for free and taken addresses alike.
 * The ids are random: the timestamps in real ids would reveal whether the account is new.
 */
function unregistered(ctx: Ctx, input: Registration): User {
  const at = new Date().toISOString();
  return {
    ...{ id: newId(), customerId: newId(), email: input.email.toLowerCase() },
    ...{ firstName: input.firstName, lastName: input.lastName, emailVerified: false },
    phone: input.phone === undefined ? null : normalizePhone(ctx, input.phone),
    ...{ issuer: null, role: 'customer', active: true },
    ...{ notifications: { email: true, sms: true }, locale: input.locale ?? null },
    ...{ createdAt: at, updatedAt: at },
  };
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
    // The account may have been closed by an earlier mutation of the same request.
    if (!(await lockAccount(ctx, userId))?.active) throw unauthenticated();
    const { notifications: _, locale: __, ...ofUser } = changes;
    const user = await updateUserRow(ctx, userId, {
      ...ofUser,
      ...(ofUser.phone && { phone: normalizePhone(ctx, ofUser.phone) }),
    });
    const customer = await findCustomerOfUser(ctx, userId);
    return { user, customer: customer && (await updateCustomer(ctx, customer.id, changes)) };
  });
}
