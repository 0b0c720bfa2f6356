// The only SQL on tenants. The table belongs to no tenant and has no row-level security.
import type { Tenant } from '../../context.js';
import type { Db } from '../../db/connect.js';

const columns = `id, slug, name, currency, settings, suspended_at is not null as suspended`;

export type TenantRow = Tenant & { suspended: boolean };

export const selectTenantBySlug = async (db: Db, slug: string): Promise<TenantRow | undefined> =>
  (await db.query<TenantRow>(`select ${columns} from tenants where slug = $1`, [slug]))[0];

export const selectTenantById = async (db: Db, id: string): Promise<TenantRow | undefined> =>
  (await db.query<TenantRow>(`select ${columns} from tenants where id = $1`, [id]))[0];

export const selectActiveTenants = (db: Db): Promise<TenantRow[]> =>
  db.query<TenantRow>(`select ${columns} from tenants where suspended_at is null order by slug`);

/** Does nothing where the slug exists. */
export async function insertTenant(db: Db, tenant: Tenant): Promise<void> {
  await db.query(
    `insert into tenants (id, slug, name, currency, settings) values ($1, $2, $3, $4, $5)
     on conflict (slug) do nothing`,
    [tenant.id, tenant.slug, tenant.name, tenant.currency, JSON.stringify(tenant.settings)],
  );
}
