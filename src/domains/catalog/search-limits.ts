// Limits how many connections searches hold, so that slow ones leave some to others.
import pLimit, { type LimitFunction } from 'p-limit';
import { unavailable } from '../../errors.js';

/** Searches of a tenant that may wait in a process. */
const mostWaiting = 100;

export interface SearchLimits {
  /** @throws AppError `unavailable` where too many searches of the tenant wait */
  run<T>(tenantId: string, search: () => Promise<T>): Promise<T>;
}

/**
 * Searches hold half of the connections at most. One tenant holds one less, so that another tenant's search begins
 * at once.
 *
 * @param connections of the process
 */
export function limitSearches(connections: number): SearchLimits {
  const most = Math.max(1, Math.floor(connections / 2));
  const all = pLimit(most);
  const tenants = new Map<string, LimitFunction>();
  return {
    async run(tenantId, search) {
      const own = tenants.get(tenantId) ?? pLimit(Math.max(1, most - 1));
      if (own.pendingCount >= mostWaiting) throw unavailable('Too many searches are waiting.');
      tenants.set(tenantId, own);
      try {
        return await own(() => all(search));
      } finally {
        if (own.activeCount === 0 && own.pendingCount === 0) tenants.delete(tenantId);
      }
    },
  };
}
