// Who may call an operation, by the roles that the contract names for it.
import type { Role } from '../contract/generated/accounts.js';

/** @param allowed the operation's roles, of which one is enough; admin includes staff */
export function mayCall(roles: readonly Role[], allowed: readonly Role[]): boolean {
  return roles.some(
    (role) => allowed.includes(role) || (role === 'admin' && allowed.includes('staff')),
  );
}
