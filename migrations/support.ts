// What several migrations say about a table: tenancy and rights, in one place so that none differs.
import type { Knex } from 'knex';

/** The role that requests and jobs run as: not the owner, no superuser, no BYPASSRLS. */
export const appRole = 'kontor_app';

type Right = 'select' | 'insert' | 'update' | 'delete';

/**
 * Puts a table under row-level security by `app.tenant_id` and gives the application its rights.
 * With no tenant set the policy compares with null, and no row is visible or writable.
 */
export async function ownByTenant(
  knex: Knex,
  table: string,
  rights: Right[] = ['select', 'insert', 'update', 'delete'],
): Promise<void> {
  await knex.raw(`
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy tenant_isolation on ${table}
      using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
      with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
    grant ${rights.join(', ')} on ${table} to ${appRole};
  `);
}
