// Limits the database connections that searches use, so that slow searches do not block other requests.
import pLimit, { type LimitFunction } from 'p-limit';
import { unavailable } from '../../errors.js';

/** Queued searches per tenant and process. */
const maxQueued = 100;

export interface SearchLimits {
  /** @throws AppError `unavailable` if the tenant's queue is full */
  run<T>(tenantId: string, search: () => Promise<T>): Promise<T>;
}

/**
 * Limits searches to half of the connections. Each tenant gets one less, so that a search of another tenant
 * can start at once.
 *
 * @param connections size of the connection pool
 */
export function limitSearches(connections: number): SearchLimits {
  const limit = Math.max(1, Math.floor(connections / 2));
  const all = pLimit(limit);
  const tenants = new Map<string, LimitFunction>();
  return {
    async run(tenantId, search) {
      const own = tenants.get(tenantId) ?? pLimit(Math.max(1, limit - 1));
      if (own.pendingCount >= maxQueued) throw unavailable('Too many searches are queued.');
      tenants.set(tenantId, own);
      try {
        return await own(() => all(search));
      } finally {
        if (own.activeCount === 0 && own.pendingCount === 0) tenants.delete(tenantId);
      }
    },
  };
}
