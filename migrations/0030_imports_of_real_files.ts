import type { Knex } from 'knex';
import { ownByTenant } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table imports
      add column options jsonb not null default '{}',
      add column separator text,
      add column encoding text,
      -- The headings of the file: [{heading, column}].
      add column columns jsonb not null default '[]',
      add column unchanged integer not null default 0,
      add column warned integer not null default 0,
      add column pictures_total integer not null default 0,
      add column pictures_done integer not null default 0;
    -- Pictures of an import that are still to be fetched.
    create table import_pictures (
      tenant_id uuid not null,
      import_id uuid not null,
      product_id uuid not null,
      url text not null,
      row_number integer not null,
      position integer not null,
      primary key (tenant_id, import_id, product_id, url),
      foreign key (tenant_id, import_id) references imports on delete cascade,
      foreign key (tenant_id, product_id) references products
    );
    alter table product_images add column source_url text;
    -- A product has one picture of each address.
    create unique index product_images_source on product_images (tenant_id, product_id, source_url)
      where status = 'ready' and source_url is not null;
    alter table import_errors add column is_warning boolean not null default false;
    alter table import_errors drop constraint import_errors_pkey;
    alter table import_errors add primary key (tenant_id, import_id, is_warning, position);
    -- The roles that an OpenID provider gave last, and when it said so; null for local accounts.
    alter table users add column claimed_roles text[], add column claimed_at timestamptz;
    -- Whether orders need and reserve stock.
    alter table stock_levels add column tracked boolean not null default true;
    -- Whether placing the order reserved stock for the line.
    alter table order_lines add column track_stock boolean not null default true;
  `);
  await ownByTenant(knex, 'import_pictures');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table users drop column claimed_roles, drop column claimed_at;
    alter table order_lines drop column track_stock;
    alter table stock_levels drop column tracked;
    alter table product_images drop column source_url;
    drop table import_pictures;
    delete from import_errors where is_warning;
    alter table import_errors drop constraint import_errors_pkey;
    alter table import_errors drop column is_warning;
    alter table import_errors add primary key (tenant_id, import_id, position);
    alter table imports drop column options, drop column separator, drop column encoding,
      drop column columns, drop column unchanged, drop column warned, drop column pictures_total,
      drop column pictures_done;
  `);
}
