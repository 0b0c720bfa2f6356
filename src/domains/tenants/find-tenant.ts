// Which tenant a request or a job is for. Asked on every request, so kept for a few seconds.
import { createCache } from 'async-cache-dedupe';
import type { Tenant } from '../../context.js';
import { type AppPool, untenanted } from '../../db/connect.js';
import { AppError } from '../../errors.js';
import {
  selectActiveTenants,
  selectDefaultTenant,
  selectSlugs,
  selectTenantById,
  selectTenantBySlug,
  type TenantRow,
} from './tenants.sql.js';

/** Seconds after which a change to a tenant, such as its suspension, is seen by other processes. */
const ttl = 5;

export interface TenantDirectory {
  /** @throws AppError when there is no such tenant, or it is suspended */
  bySlug(slug: string): Promise<Tenant>;
  /**
   * The tenant of requests that name none.
   *
   * @throws AppError when there is no such tenant, or it is suspended
   */
  byDefault(): Promise<Tenant>;
  /** @throws AppError when there is no such tenant, or it is suspended */
  byId(id: string): Promise<Tenant>;
  /**
   * Also a suspended one: what was promised before the suspension is still done.
   *
   * @throws AppError when there is no such tenant
   */
  forJob(id: string): Promise<Tenant>;
  /**
   * For the operator: also a suspended one, as it is now.
   *
   * @throws AppError when there is no such tenant
   */
  evenSuspended(slug: string): Promise<Tenant>;
  /** Of all of them, suspended or not. */
  slugs(): Promise<string[]>;
  /** Those that are not suspended. */
  all(): Promise<Tenant[]>;
  /** After a change: this process sees it at once. */
  forget(tenant: { id: string; slug: string }): Promise<void>;
}

/** @param fallback slug of the default tenant while none is marked as such */
export function tenantDirectory(pool: AppPool, fallback: string): TenantDirectory {
  const db = untenanted(pool);
  const cache = createCache({ ttl, storage: { type: 'memory', options: { size: 1000 } } })
    .define('slug', async (slug: string) => (await selectTenantBySlug(db, slug)) ?? null)
    .define('id', async (id: string) => (await selectTenantById(db, id)) ?? null)
    .define('marked', async () => (await selectDefaultTenant(db)) ?? null);
  return {
    bySlug: async (slug) => usable(await cache.slug(slug)),
    byDefault: async () => usable((await cache.marked()) ?? (await cache.slug(fallback))),
    byId: async (id) => usable(await cache.id(id)),
    forJob: async (id) => existing(await cache.id(id)),
    evenSuspended: async (slug) => existing((await selectTenantBySlug(db, slug)) ?? null),
    slugs: () => selectSlugs(db),
    all: async () => (await selectActiveTenants(db)).map(usable),
    async forget({ id, slug }) {
      await Promise.all([cache.clear('id', id), cache.clear('slug', slug), cache.clear('marked')]);
    },
  };
}

function usable(row: TenantRow | null): Tenant {
  if (row?.suspended)
    throw new AppError('forbidden', 'tenant_suspended', 'The tenant is suspended.');
  return existing(row);
}

function existing(row: TenantRow | null): Tenant {
  if (!row) throw new AppError('not_found', 'tenant_not_found', 'There is no such tenant.');
  const { suspended: _, ...tenant } = row;
  return tenant;
}
