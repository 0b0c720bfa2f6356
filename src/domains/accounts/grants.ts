// Nobody gives a role that is above their own: not to an API key, not by an invitation.
import type { Ctx } from '../../context.js';
import type { Role } from '../../contract/generated/accounts.js';
import { forbidden } from '../../errors.js';

/** From the weakest to the strongest. */
const byRank: readonly Role[] = ['customer', 'service', 'staff', 'admin', 'platform'];
const rankOf = (role: Role) => byRank.indexOf(role);

/** Returns true if no role ranks above the strongest role in `own`. */
export const isWithin = (own: readonly Role[], roles: readonly Role[]): boolean =>
  Math.max(-1, ...roles.map(rankOf)) <= Math.max(-1, ...own.map(rankOf));

/**
 * Jobs and the operator's commands may give any role.
 *
 * @throws AppError `forbidden`
 */
export function assertMayGrant({ actor }: Ctx, roles: readonly Role[]): void {
  if (actor.kind === 'system') return;
  if (!isWithin(actor.kind === 'user' ? actor.roles : [], roles))
    throw forbidden('You cannot give a role that is above your own.');
}
