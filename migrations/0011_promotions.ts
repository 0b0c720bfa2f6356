import type { Knex } from 'knex';
import { ownByTenant } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table promo_codes (
      tenant_id uuid not null references tenants,
      id uuid not null,
      code text not null,
      -- The code as it is compared.
      code_key text not null generated always as (lower(code)) stored,
      kind text not null check (kind in ('fixed', 'percentage')),
      value bigint not null check (value > 0),
      max_discount bigint check (max_discount >= 0),
      min_subtotal bigint check (min_subtotal >= 0),
      starts_at timestamptz,
      ends_at timestamptz,
      usage_limit integer check (usage_limit > 0),
      usage_limit_per_customer integer check (usage_limit_per_customer > 0),
      used_count integer not null default 0 check (used_count >= 0),
      category_ids uuid[] not null default '{}',
      active boolean not null default true,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      primary key (tenant_id, id),
      constraint promo_codes_code_key unique (tenant_id, code_key),
      constraint promo_codes_percentage check (kind = 'fixed' or value <= 10000),
      constraint promo_codes_period check (starts_at < ends_at),
      constraint promo_codes_within_limit check (used_count <= usage_limit)
    );

    create table promo_redemptions (
      tenant_id uuid not null,
      promo_code_id uuid not null,
      order_id uuid not null,
      customer_id uuid not null,
      amount bigint not null check (amount >= 0),
      created_at timestamptz not null default now(),
      released_at timestamptz,
      primary key (tenant_id, promo_code_id, order_id),
      foreign key (tenant_id, promo_code_id) references promo_codes
    );
    create index promo_redemptions_customer on promo_redemptions (tenant_id, promo_code_id, customer_id)
      where released_at is null;
    create index promo_redemptions_order on promo_redemptions (tenant_id, order_id);
  `);
  await ownByTenant(knex, 'promo_codes');
  await ownByTenant(knex, 'promo_redemptions', ['select', 'insert', 'update']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table promo_redemptions; drop table promo_codes');
}
