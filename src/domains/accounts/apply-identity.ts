// Takes over a person from an OpenID provider: by the claims of a token, or by a gateway's message.
import { createHash } from 'node:crypto';
import { stringify } from 'safe-stable-stringify';
import { clockToleranceMs, isAbove, type Person, primaryRole } from '../../auth/token-claims.js';
import type { Ctx } from '../../context.js';
import { afterCommit, TryAgain, transaction } from '../../db/transaction.js';
import { newId } from '../../lib/ids.js';
import { createCustomer, findCustomerOfUser, updateCustomer } from '../customers/index.js';
import { emailTaken } from './accounts.errors.js';
import { endKeysOf } from './api-keys.js';
import { endSessionsOf } from './end-sessions.js';
import {
  deleteIdentitiesOf,
  hasIdentityAt,
  insertIdentity,
  lockIdentitiesOf,
  lockIdentity,
  selectIdentity,
  updateIdentity,
} from './identities.sql.js';
import type { Profile } from './profiles.js';
import { getUser } from './users.js';
import {
  type AccountRow,
  insertUser,
  lockAccount,
  lockUser,
  markEmailVerified,
  selectUserForLogin,
  type UserRow,
  updatePasswordHash,
  updateUserRow,
  writeClaims,
} from './users.sql.js';

export interface Identity {
  issuer: string;
  /** The person's `sub` there. */
  subject: string;
}

export const hashClaims = (person: Person): Buffer =>
  createHash('sha256').update(stringify(person)).digest();

/**
 * Creates the user of an identity, and the customer that belongs to it, or brings them up to date.
 * Claims that were seen before others change nothing.
 *
 * @param seenAt when the claims were issued or the message was sent
 * @param keepAddress whether an address that another account has is left out rather than refused,
 *   where the user exists already
 * @throws AppError `email_taken` where an account has the address that may not be taken over
 */
export async function applyIdentity(
  ctx: Ctx,
  identity: Identity,
  person: Person,
  seenAt: Date,
  keepAddress = false,
): Promise<Profile> {
  const { issuer, subject } = identity;
  const claimsHash = hashClaims(person);
  // A clock that is far ahead must not keep later changes out. Within the tolerance, the sender's own order
  // counts.
  const isFarAhead = seenAt.getTime() > Date.now() + clockToleranceMs;
  const claimsAt = isFarAhead ? new Date() : seenAt;
  return transaction(ctx, async (ctx) => {
    const known = await lockIdentity(ctx, issuer, subject);
    if (known && claimsAt < known.claimsAt) return profileOf(ctx, known.userId);
    const account = known && (await lockAccount(ctx, known.userId));
    const isRepeat = known !== undefined && claimsHash.equals(known.claimsHash);
    // Another identity of the same user may have changed the roles since.
    if (known && isRepeat && hasRoles(account, person.roles)) {
      // Claims that were seen between then and now are outdated.
      await updateIdentity(ctx, issuer, subject, { ...known, claimsAt });
      await writeClaims(ctx, known.userId, person.roles, latest(claimsAt, account));
      return profileOf(ctx, known.userId);
    }
    if (known && account?.claimedAt && claimsAt < new Date(account.claimedAt))
      return profileOf(ctx, known.userId);
    const owner = person.email === null ? undefined : await selectUserForLogin(ctx, person.email);
    let user: UserRow;
    // Closed or deactivated: ignore the provider's claims until the account is reactivated.
    if (known && !account?.active) return profileOf(ctx, known.userId);
    const role = primaryRole(person.roles);
    // Tokens count seconds. Of two from one second, the one with fewer rights is taken for the later one.
    const isTie = known && claimsAt.getTime() === known.claimsAt.getTime();
    if (isTie && account && isAbove(role, account.role)) return profileOf(ctx, known.userId);
    if (known) {
      const foreign = owner !== undefined && owner.id !== known.userId;
      if (foreign && !keepAddress) throw emailTaken();
      user = await updateUserRow(ctx, known.userId, changesOf(person, foreign));
      if (account?.role === 'admin' && role !== 'admin') await endKeysOf(ctx, known.userId);
    } else if (owner) {
      // The address may be this very person's, made a moment ago by a message at the same time.
      if (await selectIdentity(ctx, issuer, subject)) throw new TryAgain();
      user = await takeOver(ctx, owner.id, identity, person, claimsAt);
    } else {
      user = await insertUser(ctx, {
        id: newId(),
        email: person.email,
        passwordHash: null,
        firstName: person.firstName,
        lastName: person.lastName,
        phone: person.phone ?? null,
        role,
      }).catch(raced);
    }
    await writeClaims(ctx, user.id, person.roles, claimsAt);
    if (person.emailVerified && user.email === person.email) await markEmailVerified(ctx, user.id);
    const row = { userId: user.id, claimsHash, claimsAt };
    if (known) await updateIdentity(ctx, issuer, subject, row);
    else await insertIdentity(ctx, issuer, subject, row).catch(raced);
    const { phone = owner && !known ? user.phone : undefined } = person;
    const customer = await saveCustomer(ctx, user, person.roles, phone);
    return { user: await getUser(ctx, user.id), customer };
  });
}

/** Tests if the roles are those that the provider gave last; also for accounts from before they were kept. */
function hasRoles(account: AccountRow | undefined, roles: Person['roles']): boolean {
  const claimed = account?.claimedRoles;
  if (!claimed) return account?.role === primaryRole(roles);
  return claimed.length === roles.length && roles.every((role) => claimed.includes(role));
}

const latest = (claimsAt: Date, account: AccountRow | undefined): Date =>
  account?.claimedAt && new Date(account.claimedAt) > claimsAt
    ? new Date(account.claimedAt)
    : claimsAt;

/** Of two that create the same user at once, the later one has to look again. */
function raced(error: unknown): never {
  const { constraint = '' } = error as { constraint?: string };
  throw ['users_email_key', 'user_identities_pkey'].includes(constraint) ? new TryAgain() : error;
}

const changesOf = (
  { firstName, lastName, phone, email, roles }: Person,
  withoutEmail: boolean,
) => ({
  firstName,
  lastName,
  ...(phone !== undefined && { phone }),
  ...(email !== null && !withoutEmail && { email }),
  role: primaryRole(roles),
});

/**
 * An account whose address the provider has verified becomes theirs. Nobody has verified it here:
 * whoever registered it may be somebody else, so its password and its sessions end. Accounts of
 * the shop's own people are left alone, lest a provider for customers takes them.
 */
async function takeOver(
  ctx: Ctx,
  userId: string,
  { issuer }: Identity,
  person: Person,
  claimsAt: Date,
): Promise<UserRow> {
  await lockIdentitiesOf(ctx, userId);
  const user = await lockUser(ctx, userId);
  if (!user) throw new TryAgain();
  // An older token must not give back what another identity's newer one took.
  const account = await lockAccount(ctx, userId);
  if (account?.claimedAt && claimsAt < new Date(account.claimedAt)) throw emailTaken();
  const allowed = user.role === 'customer' || (await hasIdentityAt(ctx, userId, issuer));
  if (!person.emailVerified || !allowed) throw emailTaken();
  await updatePasswordHash(ctx, userId, null);
  await endSessionsOf(ctx, userId);
  await endKeysOf(ctx, userId);
  // An earlier identity may have used this address without verification.
  const ended = user.emailVerified ? [] : await deleteIdentitiesOf(ctx, userId);
  await afterCommit(ctx, async () => {
    for (const identity of ended) await ctx.deps.callers.forgetIdentity(ctx, identity);
  });
  // A stranger may have entered the phone number; order messages must not go there.
  const phone = user.emailVerified ? {} : { phone: null };
  return updateUserRow(ctx, userId, { ...phone, ...changesOf(person, true) });
}

/** @param phone undefined keeps the customer's number */
async function saveCustomer(
  ctx: Ctx,
  user: UserRow,
  roles: Person['roles'],
  phone: string | null | undefined,
) {
  const { firstName, lastName, email } = user;
  const customer = await findCustomerOfUser(ctx, user.id);
  const names = { firstName, lastName };
  if (customer)
    return updateCustomer(ctx, customer.id, {
      ...{ ...names, email },
      ...(phone !== undefined && { phone }),
    });
  if (!roles.includes('customer')) return undefined;
  return createCustomer(ctx, {
    ...{ ...names, userId: user.id },
    ...(phone != null && { phone }),
    ...(email !== null && { email }),
  });
}

async function profileOf(ctx: Ctx, userId: string): Promise<Profile> {
  return { user: await getUser(ctx, userId), customer: await findCustomerOfUser(ctx, userId) };
}
