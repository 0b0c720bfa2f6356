import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table imports
      add column options jsonb not null default '{}',
      add column separator text,
      add column encoding text,
      -- The headings of the file: [{heading, column}].
      add column columns jsonb not null default '[]',
      add column unchanged integer not null default 0,
      add column warned integer not null default 0;
    alter table import_errors add column is_warning boolean not null default false;
    alter table import_errors drop constraint import_errors_pkey;
    alter table import_errors add primary key (tenant_id, import_id, is_warning, position);
    -- Whether orders need and reserve stock.
    alter table stock_levels add column tracked boolean not null default true;
    -- Whether placing the order reserved stock for the line.
    alter table order_lines add column track_stock boolean not null default true;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table order_lines drop column track_stock;
    alter table stock_levels drop column tracked;
    delete from import_errors where is_warning;
    alter table import_errors drop constraint import_errors_pkey;
    alter table import_errors drop column is_warning;
    alter table import_errors add primary key (tenant_id, import_id, position);
    alter table imports drop column options, drop column separator, drop column encoding,
      drop column columns, drop column unchanged, drop column warned;
  `);
}
