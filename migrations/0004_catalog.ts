import type { Knex } from 'knex';
import { ownByTenant } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table categories (
      tenant_id uuid not null references tenants,
      id uuid not null,
      parent_id uuid,
      name text not null,
      slug text not null,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      primary key (tenant_id, id),
      constraint categories_parent_fkey foreign key (tenant_id, parent_id) references categories,
      constraint categories_slug_key unique (tenant_id, slug),
      constraint categories_name_key unique nulls not distinct (tenant_id, parent_id, name),
      check (parent_id <> id)
    );
    create index categories_by_name on categories (tenant_id, name, id);

    create table products (
      tenant_id uuid not null references tenants,
      id uuid not null,
      sku text not null,
      name text not null,
      slug text not null,
      description text not null default '',
      category_id uuid,
      price bigint not null check (price >= 0),
      sale_price bigint check (sale_price >= 0),
      -- What it costs now; the sale price counts only when it is lower.
      current_price bigint not null generated always as (least(price, sale_price)) stored,
      status text not null default 'active' check (status in ('active', 'archived')),
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      primary key (tenant_id, id),
      constraint products_sku_key unique (tenant_id, sku),
      constraint products_slug_key unique (tenant_id, slug),
      constraint products_category_fkey foreign key (tenant_id, category_id) references categories
    );
    create index products_by_name on products (tenant_id, name, id);
    create index products_by_price on products (tenant_id, current_price, id);
    create index products_by_category on products (tenant_id, category_id, name, id);

    create table imports (
      tenant_id uuid not null references tenants,
      id uuid not null,
      status text not null default 'queued' check (status in ('queued', 'running', 'completed', 'failed')),
      dry_run boolean not null,
      rows_total integer,
      rows_done integer not null default 0,
      created integer not null default 0,
      updated integer not null default 0,
      failed integer not null default 0,
      created_by uuid,
      created_at timestamptz not null default now(),
      finished_at timestamptz,
      primary key (tenant_id, id)
    );
    -- The file, in pieces, so that API and worker need no disk in common; deleted when it is done.
    create table import_chunks (
      tenant_id uuid not null,
      import_id uuid not null,
      position integer not null,
      data bytea not null,
      primary key (tenant_id, import_id, position),
      foreign key (tenant_id, import_id) references imports on delete cascade
    );
    alter table import_chunks alter column data set storage external;
    create table import_errors (
      tenant_id uuid not null,
      import_id uuid not null,
      position integer not null,
      row_number integer,
      column_name text,
      detail text not null,
      primary key (tenant_id, import_id, position),
      foreign key (tenant_id, import_id) references imports on delete cascade
    );
  `);
  for (const table of ['categories', 'products', 'imports', 'import_chunks', 'import_errors']) {
    await ownByTenant(knex, table);
  }
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'drop table import_errors, import_chunks, imports; drop table products; drop table categories',
  );
}
