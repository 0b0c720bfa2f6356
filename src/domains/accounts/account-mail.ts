// Tells the owner of an account something by e-mail, by an event in the open transaction.
import type { Ctx } from '../../context.js';
import { emit } from '../../events/emit.js';
import type { AccountMail } from '../../events/events.js';
import { newId } from '../../lib/ids.js';
import { findCustomerOfUser } from '../customers/index.js';
import type { UserRow } from './users.sql.js';

type Content = Omit<AccountMail, 'type' | 'eventId'>;

/** @param eventId what has been told under the same id is not told again */
export const sendAccountMail = (ctx: Ctx, content: Content, eventId = newId()): Promise<void> =>
  emit(ctx, { type: 'account.mail', eventId, ...content });

/** Leaves the name out for unverified addresses: somebody else may have entered it. */
export const nameOf = ({
  firstName,
  emailVerified,
}: Pick<UserRow, 'firstName' | 'emailVerified'>) => (emailVerified ? { firstName } : {});

/** Forces Kontor's own template for platform accounts: a tenant's template could leak the link. */
export const ownWordsOf = ({ role }: Pick<UserRow, 'role'>) =>
  role === 'platform' ? { ownWords: true } : {};

/** @returns the language of the customer that belongs to the user; null for the shop's */
export const localeOf = async (ctx: Ctx, userId: string): Promise<string | null> =>
  (await findCustomerOfUser(ctx, userId))?.locale ?? null;
