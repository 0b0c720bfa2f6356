import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table orders
      -- True while an operation of one of its payments is pending or unknown.
      add column payment_open boolean not null default false,
      -- The part of authorized_total without held funds: cash on delivery, bank transfer.
      add column promised_total bigint not null default 0 check (promised_total >= 0),
      -- Captured by payments that are not fully refunded. Null in rows of earlier versions.
      add column paid_total bigint check (paid_total >= 0),
      -- Late payments and overpayments can be recorded.
      drop constraint orders_captured_within_total;
    alter table payment_operations
      add column provider_reference text,
      -- Staff entered the outcome; an admin can correct it.
      add column resolved_by_person boolean not null default false,
      drop constraint payment_operations_kind_check;
    alter table payment_operations
      add constraint payment_operations_kind_check
        check (kind in ('authorize', 'capture', 'refund', 'void'));
    create index orders_by_placing on orders (tenant_id, placed_at) where placed_at is not null;
    create index payment_operations_unknown on payment_operations (tenant_id, payment_id)
      where status = 'unknown';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index payment_operations_unknown;
    drop index orders_by_placing;
    alter table payment_operations no force row level security;
    delete from payment_operations where kind = 'void';
    alter table payment_operations force row level security;
    alter table payment_operations drop constraint payment_operations_kind_check;
    alter table payment_operations add constraint payment_operations_kind_check
      check (kind in ('authorize', 'capture', 'refund'));
    alter table payment_operations drop column provider_reference, drop column resolved_by_person;
    alter table orders drop column payment_open, drop column promised_total, drop column paid_total;
    alter table orders add constraint orders_captured_within_total
      check (captured_total <= total or status = 'draft') not valid;
  `);
}
