import type { Knex } from 'knex';
import { ownByTenant } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table product_images (
      tenant_id uuid not null,
      id uuid not null,
      product_id uuid not null,
      -- Written before its files are, and removed after they are: whatever dies, none is forgotten.
      status text not null default 'pending' check (status in ('pending', 'ready', 'deleted')),
      width integer not null,
      height integer not null,
      -- SHA-256 of each file, in hexadecimal.
      digest text not null,
      thumbnail_digest text not null,
      created_at timestamptz not null default now(),
      primary key (tenant_id, id),
      foreign key (tenant_id, product_id) references products
    );
    create index product_images_by_product on product_images (tenant_id, product_id, id) where status = 'ready';
    create index product_images_unfinished on product_images (tenant_id, created_at) where status <> 'ready';
  `);
  await ownByTenant(knex, 'product_images');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table product_images');
}
