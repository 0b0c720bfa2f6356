import type { Knex } from 'knex';
import { ownByTenant } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table shipping_methods (
      tenant_id uuid not null references tenants,
      id uuid not null,
      name text not null,
      price bigint not null check (price >= 0),
      countries text[] not null default '{}',
      min_subtotal bigint check (min_subtotal >= 0),
      max_subtotal bigint,
      min_days integer not null default 0 check (min_days >= 0),
      max_days integer not null default 0,
      position integer not null default 0,
      active boolean not null default true,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      primary key (tenant_id, id),
      constraint shipping_methods_days check (max_days >= min_days),
      constraint shipping_methods_subtotal check (max_subtotal >= min_subtotal)
    );
  `);
  await ownByTenant(knex, 'shipping_methods');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table shipping_methods');
}
