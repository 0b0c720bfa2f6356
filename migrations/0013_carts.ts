import type { Knex } from 'knex';
import { ownByTenant } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table cart_items (
      tenant_id uuid not null,
      customer_id uuid not null,
      product_id uuid not null,
      quantity integer not null check (quantity between 1 and 100000),
      added_at timestamptz not null default now(),
      primary key (tenant_id, customer_id, product_id),
      foreign key (tenant_id, customer_id) references customers,
      foreign key (tenant_id, product_id) references products
    );
    create table wishlist_items (
      tenant_id uuid not null,
      customer_id uuid not null,
      product_id uuid not null,
      added_at timestamptz not null default now(),
      primary key (tenant_id, customer_id, product_id),
      foreign key (tenant_id, customer_id) references customers,
      foreign key (tenant_id, product_id) references products
    );
  `);
  await ownByTenant(knex, 'cart_items');
  await ownByTenant(knex, 'wishlist_items');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table wishlist_items; drop table cart_items');
}
