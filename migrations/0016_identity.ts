import type { Knex } from 'knex';
import { ownByTenant } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table tenants add column version integer not null default 1;
    -- The tenant of requests that name none; the configuration's where no tenant is marked.
    alter table tenants add column is_default boolean not null default false;
    create unique index tenants_default on tenants (is_default) where is_default;

    -- A service of an OpenID provider has no address.
    alter table users alter column email drop not null;

    create table user_identities (
      tenant_id uuid not null,
      issuer text not null,
      subject text not null,
      user_id uuid not null,
      -- Of the claims that were applied last, and when their bearer was seen.
      claims_hash bytea not null,
      claims_at timestamptz not null,
      created_at timestamptz not null default now(),
      primary key (tenant_id, issuer, subject),
      foreign key (tenant_id, user_id) references users on delete cascade
    );
    create index user_identities_user on user_identities (tenant_id, user_id);

    create table api_keys (
      tenant_id uuid not null references tenants,
      id uuid not null,
      name text not null,
      roles text[] not null check (roles <@ array['staff', 'admin', 'service'] and cardinality(roles) > 0),
      secret_hash bytea not null,
      created_by uuid,
      created_at timestamptz not null default now(),
      expires_at timestamptz,
      revoked_at timestamptz,
      last_used_at timestamptz,
      primary key (tenant_id, id)
    );
  `);
  await ownByTenant(knex, 'user_identities');
  await ownByTenant(knex, 'api_keys', ['select', 'insert', 'update']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table api_keys;
    drop table user_identities;
    -- Without it these could not be told apart by anything.
    update users set email = id::text || '@users.invalid' where email is null;
    alter table users alter column email set not null;
    drop index tenants_default;
    alter table tenants drop column is_default, drop column version;
  `);
}
