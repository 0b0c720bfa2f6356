import type { Knex } from 'knex';
import { ownByTenant } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table users (
      tenant_id uuid not null references tenants,
      id uuid not null,
      email text not null check (email = lower(email)),
      password_hash text,
      first_name text not null,
      last_name text not null,
      phone text,
      role text not null check (role in ('customer', 'staff', 'admin', 'service', 'platform')),
      active boolean not null default true,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      primary key (tenant_id, id),
      constraint users_email_key unique (tenant_id, email)
    );

    create table refresh_tokens (
      tenant_id uuid not null,
      id uuid not null,
      user_id uuid not null,
      -- All tokens that came from one login.
      family_id uuid not null,
      secret_hash bytea not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      revoked_at timestamptz,
      created_at timestamptz not null default now(),
      primary key (tenant_id, id),
      foreign key (tenant_id, user_id) references users on delete cascade
    );
    create index refresh_tokens_family on refresh_tokens (tenant_id, family_id);
    create index refresh_tokens_user on refresh_tokens (tenant_id, user_id);
    create index refresh_tokens_expiry on refresh_tokens (tenant_id, expires_at);
  `);
  await ownByTenant(knex, 'users');
  await ownByTenant(knex, 'refresh_tokens');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table refresh_tokens; drop table users');
}
