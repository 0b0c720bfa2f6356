// Nobody gives a role that is above their own: not to an API key, not by an invitation.
import type { Ctx } from '../../context.js';
import type { Role } from '../../contract/generated/accounts.js';
import { forbidden } from '../../errors.js';

/** From the weakest to the strongest. */
const byRank: readonly Role[] = ['customer', 'service', 'staff', 'admin', 'platform'];
const rankOf = (role: Role) => byRank.indexOf(role);

/**
 * Jobs and the operator's commands may give any role.
 *
 * @throws AppError `forbidden`
 */
export function assertMayGrant({ actor }: Ctx, roles: readonly Role[]): void {
  if (actor.kind === 'system') return;
  const own = actor.kind === 'user' ? Math.max(...actor.roles.map(rankOf)) : -1;
  if (roles.some((role) => rankOf(role) > own))
    throw forbidden('You cannot give a role that is above your own.');
}
