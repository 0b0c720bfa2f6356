import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table orders
      add column promo_code text,
      add column promo_code_id uuid,
      add column shipping_method_id uuid,
      add column shipping_method_name text,
      add column carrier text,
      add column tracking_reference text,
      add column shipped_at timestamptz,
      add column delivered_at timestamptz,
      -- Sums of the order's payments, kept by the transactions that change those.
      add column authorized_total bigint not null default 0 check (authorized_total >= 0),
      add column captured_total bigint not null default 0 check (captured_total >= 0),
      add column refunded_total bigint not null default 0,
      add constraint orders_refunded_within_captured check (refunded_total between 0 and captured_total),
      add constraint orders_captured_within_total check (captured_total <= total or status = 'draft');
    create index orders_unpaid on orders (tenant_id, placed_at) where status = 'pending';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index orders_unpaid;
    alter table orders
      drop constraint orders_captured_within_total,
      drop constraint orders_refunded_within_captured,
      drop column promo_code, drop column promo_code_id, drop column shipping_method_id,
      drop column shipping_method_name, drop column carrier, drop column tracking_reference,
      drop column shipped_at, drop column delivered_at, drop column authorized_total,
      drop column captured_total, drop column refunded_total;
  `);
}
