import type { Knex } from 'knex';
import { appRole } from './support.js';

export async function up(knex: Knex): Promise<void> {
  // A role belongs to the whole cluster: another database of it may have made it already, or be
  // making it now.
  await knex.raw(`
    do $$ begin
      if not exists (select from pg_roles where rolname = '${appRole}') then
        create role ${appRole} nologin nosuperuser nobypassrls;
      end if;
    exception when duplicate_object or unique_violation then null;
    end $$;
    -- PostgreSQL 15 has no privilege to set a role: there, every member may.
    do $$ begin
      if not pg_has_role(current_user, '${appRole}',
          case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) then
        execute format('grant ${appRole} to %I', current_user);
      end if;
    end $$;
    grant usage on schema public to ${appRole};

    create table tenants (
      id uuid primary key,
      slug text not null constraint tenants_slug_key unique,
      name text not null,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      settings jsonb not null default '{}',
      suspended_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    grant select, insert, update on tenants to ${appRole};
  `);
}

export async function down(knex: Knex): Promise<void> {
  // The role stays: another database of the cluster may use it.
  await knex.raw(`drop table tenants; revoke usage on schema public from ${appRole}`);
}
