// What admins do with the accounts of their tenant.
import { actorId, type Ctx } from '../../context.js';
import type { Role } from '../../contract/generated/accounts.js';
import type { Page, PageRequest } from '../../db/pages.js';
import { transaction } from '../../db/transaction.js';
import { forbidden, notFound } from '../../errors.js';
import { createCustomer, findCustomerOfUser, findCustomersOfUsers } from '../customers/index.js';
import { lastAdmin, ownAccount, roleFromIssuer } from './accounts.errors.js';
import { endKeysOf } from './api-keys.js';
import { endSessionsOf } from './end-sessions.js';
import type { Profile } from './profiles.js';
import {
  lockAdmins,
  selectUser,
  selectUserPage,
  type UserFilter,
  updateUserRow,
} from './users.sql.js';

export async function listUsers(
  ctx: Ctx,
  filter: UserFilter,
  request: PageRequest,
): Promise<Page<Profile>> {
  const page = await selectUserPage(ctx, filter, request);
  const customers = await findCustomersOfUsers(
    ctx,
    page.items.map((user) => user.id),
  );
  return { ...page, items: page.items.map((user) => ({ user, customer: customers.get(user.id) })) };
}

/**
 * Changes a user's role or whether it may log in. Ends its sessions, because its role is written into
 * its tokens. The API keys that it made are revoked when it is no longer an active admin.
 *
 * @throws AppError `not_found`, `own_account`, `last_admin`, `role_from_issuer`, `forbidden` for a user with the
 *   role platform
 */
export async function updateUser(
  ctx: Ctx,
  id: string,
  changes: { role?: Exclude<Role, 'platform'>; active?: boolean },
): Promise<Profile> {
  return transaction(ctx, async (ctx) => {
    const admins = await lockAdmins(ctx, id);
    const user = await selectUser(ctx, id);
    if (!user) throw notFound('user');
    if (user.role === 'platform') throw forbidden('The operator’s accounts are not the tenant’s.');
    if (id === actorId(ctx)) throw ownAccount();
    if (changes.role !== undefined && user.issuer !== null) throw roleFromIssuer();
    const staysAdmin = changes.active !== false && (changes.role ?? user.role) === 'admin';
    if (!staysAdmin && admins.length === 1 && admins[0] === id) throw lastAdmin();
    await endSessionsOf(ctx, id);
    const updated = await updateUserRow(ctx, id, changes);
    if (!staysAdmin) await endKeysOf(ctx, id);
    const customer = await findCustomerOfUser(ctx, id);
    if (customer || updated.role !== 'customer') return { user: updated, customer };
    const { firstName, lastName, email, phone } = updated;
    return {
      user: updated,
      customer: await createCustomer(ctx, {
        userId: id,
        firstName,
        lastName,
        ...(email !== null && { email }),
        ...(phone !== null && { phone }),
      }),
    };
  });
}
