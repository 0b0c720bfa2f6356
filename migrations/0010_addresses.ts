import type { Knex } from 'knex';
import { ownByTenant } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table customer_addresses (
      tenant_id uuid not null,
      id uuid not null,
      customer_id uuid not null,
      name text not null,
      line1 text not null,
      line2 text,
      city text not null,
      region text,
      postal_code text,
      country text not null check (country ~ '^[A-Z]{2}$'),
      phone text,
      is_default boolean not null default false,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      primary key (tenant_id, id),
      foreign key (tenant_id, customer_id) references customers
    );
    create unique index customer_addresses_default on customer_addresses (tenant_id, customer_id) where is_default;
    create index customer_addresses_customer on customer_addresses (tenant_id, customer_id, id);
  `);
  await ownByTenant(knex, 'customer_addresses');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table customer_addresses');
}
