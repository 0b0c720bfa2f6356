// What the writes of accounts change, for the audit log.

import { actorId } from '../../context.js';
import {
  type AuditedWrite,
  type AuditOf,
  type AuditSubject,
  changes,
  creates,
  noLock,
} from '../../contract/audit-subjects.js';
import type { ApiKey, SyncUser } from '../../contract/generated/accounts.js';
import { lockAccountToken, selectInvitation } from './account-tokens.sql.js';
import { selectApiKey } from './api-keys.sql.js';
import { lockIdentity } from './identities.sql.js';
import { getProfile, toUser } from './profiles.js';
import { findUserByEmail } from './users.js';
import { lockAdmins, lockUser } from './users.sql.js';

const user: AuditSubject = {
  type: 'user',
  read: async (ctx, id) => toUser(await getProfile(ctx, id)),
  lock: lockUser,
};
/** Locks in the same order as the last-admin rule. Locking only the user first would deadlock. */
const userAmongAdmins: AuditSubject = { ...user, lock: lockAdmins };
const apiKey: AuditSubject = { type: 'apiKey', read: selectApiKey, lock: noLock };

const invitation: AuditSubject = {
  type: 'invitation',
  read: selectInvitation,
  lock: lockAccountToken,
};

const own: AuditedWrite = { ...creates(user), idOf: actorId };

/** A command that adds a user. */
export const addsUser = creates(user);
/** A command that changes the user of this id. */
export const changesUser = (id: string): AuditedWrite => ({ ...creates(user), idOf: () => id });

export const accountAudit: AuditOf<'accounts'> = {
  // Ends a session; the account itself does not change.
  logout: null,
  updateMe: own,
  updateUser: changes(userAmongAdmins, 'userId'),
  syncUser: {
    ...creates({ ...user, lock: noLock }),
    // Locked as the rule itself does it: the identity before its user. An account of that address may be
    // taken over.
    idOf: async (ctx, { body }) => {
      const { issuer, subject, email } = body as SyncUser;
      const identity = await lockIdentity(ctx, issuer, subject);
      return identity?.userId ?? (await findUserByEmail(ctx, email.toLowerCase()))?.id ?? null;
    },
    // Sent whenever somebody logs in.
    onlyChanges: true,
  },
  changePassword: own,
  endSession: own,
  deleteMyAccount: { ...own, subject: userAmongAdmins },
  inviteUser: creates(invitation),
  revokeInvitation: changes(invitation, 'invitationId'),
  createApiKey: creates(apiKey, (body) => (body as { apiKey: ApiKey }).apiKey.id),
  revokeApiKey: changes(apiKey, 'keyId'),
};
