import type { Knex } from 'knex';
import { ownByTenant } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table customers (
      tenant_id uuid not null references tenants,
      id uuid not null,
      code text not null,
      user_id uuid,
      first_name text not null,
      last_name text not null,
      email text check (email = lower(email)),
      phone text,
      notify_email boolean not null default true,
      notify_sms boolean not null default true,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      primary key (tenant_id, id),
      foreign key (tenant_id, user_id) references users,
      constraint customers_code_key unique (tenant_id, code)
    );
    create unique index customers_user_key on customers (tenant_id, user_id) where user_id is not null;
    -- Those without a login: two of them with one address would be the same person twice. A person
    -- who registers gets a customer of their own, whoever else was entered with that address:
    -- nobody has proven yet that the address is theirs.
    create unique index customers_email_key on customers (tenant_id, email) where user_id is null;
    create index customers_name on customers (tenant_id, last_name, id);
  `);
  await ownByTenant(knex, 'customers');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table customers');
}
