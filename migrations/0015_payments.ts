import type { Knex } from 'knex';
import { ownByTenant } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table payments (
      tenant_id uuid not null,
      id uuid not null,
      order_id uuid not null,
      method text not null,
      provider text not null,
      currency text not null,
      amount bigint not null check (amount > 0),
      provider_reference text,
      created_at timestamptz not null default now(),
      primary key (tenant_id, id),
      foreign key (tenant_id, order_id) references orders
    );
    create index payments_by_order on payments (tenant_id, order_id, id);

    create table payment_operations (
      tenant_id uuid not null,
      payment_id uuid not null,
      id uuid not null,
      kind text not null check (kind in ('authorize', 'capture', 'refund')),
      amount bigint not null check (amount > 0),
      status text not null default 'pending' check (status in ('pending', 'succeeded', 'failed', 'unknown')),
      error text,
      created_at timestamptz not null default now(),
      finished_at timestamptz,
      primary key (tenant_id, payment_id, id),
      foreign key (tenant_id, payment_id) references payments
    );
    create index payment_operations_open on payment_operations (tenant_id, created_at) where status = 'pending';
  `);
  await ownByTenant(knex, 'payments', ['select', 'insert', 'update']);
  await ownByTenant(knex, 'payment_operations', ['select', 'insert', 'update']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table payment_operations; drop table payments');
}
