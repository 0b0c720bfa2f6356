// The only SQL on tenants. The table belongs to no tenant and has no row-level security.
import type { Ctx, Tenant, TenantSettings } from '../../context.js';
import type { Tenant as ListedTenant } from '../../contract/generated/tenants.js';
import type { Db } from '../../db/connect.js';
import { fetchPage, type Page, type PageRequest, sql } from '../../db/pages.js';

const columns = `id, slug, name, currency, settings, suspended_at is not null as suspended`;
const listed = `${columns}, is_default as "isDefault", version, created_at as "createdAt",
  updated_at as "updatedAt"`;

export type TenantRow = Tenant & { suspended: boolean };

export const selectTenantBySlug = async (db: Db, slug: string): Promise<TenantRow | undefined> =>
  (await db.query<TenantRow>(`select ${columns} from tenants where slug = $1`, [slug]))[0];

export const selectTenantById = async (db: Db, id: string): Promise<TenantRow | undefined> =>
  (await db.query<TenantRow>(`select ${columns} from tenants where id = $1`, [id]))[0];

export const selectDefaultTenant = async (db: Db): Promise<TenantRow | undefined> =>
  (await db.query<TenantRow>(`select ${columns} from tenants where is_default`))[0];

export const selectActiveTenants = (db: Db): Promise<TenantRow[]> =>
  db.query<TenantRow>(`select ${columns} from tenants where suspended_at is null order by slug`);

export const selectSlugs = async (db: Db): Promise<string[]> =>
  (await db.query<{ slug: string }>('select slug from tenants order by slug')).map(
    ({ slug }) => slug,
  );

/** Does nothing where the slug exists. */
export async function ensureTenantRow(db: Db, tenant: Tenant): Promise<void> {
  await db.query(
    `insert into tenants (id, slug, name, currency, settings) values ($1, $2, $3, $4, $5)
     on conflict (slug) do nothing`,
    [tenant.id, tenant.slug, tenant.name, tenant.currency, JSON.stringify(tenant.settings)],
  );
}

export async function insertTenant({ db }: Ctx, tenant: Tenant): Promise<ListedTenant> {
  const rows = await db.query<ListedTenant>(
    `insert into tenants (id, slug, name, currency, settings) values ($1, $2, $3, $4, $5)
     returning ${listed}`,
    [tenant.id, tenant.slug, tenant.name, tenant.currency, JSON.stringify(tenant.settings)],
  );
  return rows[0] as ListedTenant;
}

export async function lockTenant({ db }: Ctx, id: string): Promise<ListedTenant | undefined> {
  const rows = await db.query<ListedTenant>(
    `select ${listed} from tenants where id = $1 for no key update`,
    [id],
  );
  return rows[0];
}

/** Serialises changes of the default tenant, which lock two rows each. */
export async function lockDefault({ db }: Pick<Ctx, 'db'>): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('default tenant', 0))`);
}

/** Call it after `lockDefault`. */
export async function clearDefault({ db }: Ctx, except: string): Promise<void> {
  await db.query(
    `update tenants set is_default = false, version = version + 1, updated_at = now()
     where is_default and id <> $1`,
    [except],
  );
}

export async function updateTenantRow(
  { db }: Ctx,
  id: string,
  changes: { name?: string; settings?: TenantSettings; isDefault?: boolean; suspended?: boolean },
): Promise<ListedTenant> {
  const rows = await db.query<ListedTenant>(
    `update tenants set
       name = coalesce($2, name),
       settings = coalesce($3, settings),
       is_default = coalesce($4, is_default),
       suspended_at = case when $5::boolean is null then suspended_at
         when $5 then coalesce(suspended_at, now()) end,
       version = version + 1,
       updated_at = now()
     where id = $1 returning ${listed}`,
    [
      id,
      changes.name,
      changes.settings && JSON.stringify(changes.settings),
      changes.isDefault,
      changes.suspended,
    ],
  );
  return rows[0] as ListedTenant;
}

export async function selectTenantPage(
  { db }: Ctx,
  search: string | undefined,
  request: PageRequest,
): Promise<Page<ListedTenant>> {
  const query = sql.queryBuilder().from('tenants').select(sql.raw(listed));
  if (search !== undefined) {
    const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
    query.whereRaw('(slug ilike ? or name ilike ?)', [pattern, pattern]);
  }
  const key = { column: 'slug', type: 'text' as const, id: 'id', descending: false };
  return fetchPage<ListedTenant>(db, query, key, request);
}
