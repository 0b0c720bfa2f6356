import type { Knex } from 'knex';
import { ownByTenant } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table orders (
      tenant_id uuid not null references tenants,
      id uuid not null,
      number text not null,
      customer_id uuid not null,
      status text not null check (status in
        ('draft', 'pending', 'confirmed', 'shipped', 'delivered', 'completed', 'cancelled', 'expired')),
      currency text not null,
      subtotal bigint not null check (subtotal >= 0),
      discount_total bigint not null default 0 check (discount_total between 0 and subtotal),
      shipping_total bigint not null default 0 check (shipping_total >= 0),
      total bigint not null,
      shipping_address jsonb,
      notify_email boolean not null,
      notify_sms boolean not null,
      note text,
      metadata jsonb not null default '{}',
      version integer not null default 1,
      created_by uuid,
      created_at timestamptz not null default now(),
      placed_at timestamptz,
      updated_at timestamptz not null default now(),
      primary key (tenant_id, id),
      constraint orders_number_key unique (tenant_id, number),
      foreign key (tenant_id, customer_id) references customers,
      check (total = subtotal - discount_total + shipping_total)
    );
    create index orders_by_customer on orders (tenant_id, customer_id, id);
    create index orders_by_status on orders (tenant_id, status, id);

    create table order_lines (
      tenant_id uuid not null,
      order_id uuid not null,
      id uuid not null,
      position integer not null,
      product_id uuid not null,
      sku text not null,
      name text not null,
      quantity integer not null check (quantity > 0),
      unit_price bigint not null check (unit_price >= 0),
      discount bigint not null default 0 check (discount >= 0),
      total bigint not null,
      primary key (tenant_id, order_id, id),
      foreign key (tenant_id, order_id) references orders,
      foreign key (tenant_id, product_id) references products,
      check (total = quantity * unit_price - discount),
      check (total >= 0)
    );

    create table order_events (
      tenant_id uuid not null,
      order_id uuid not null,
      id uuid not null,
      type text not null,
      actor_kind text not null check (actor_kind in ('customer', 'staff', 'service', 'system')),
      actor_id uuid,
      from_status text,
      to_status text not null,
      data jsonb not null default '{}',
      created_at timestamptz not null default now(),
      primary key (tenant_id, order_id, id),
      foreign key (tenant_id, order_id) references orders
    );
  `);
  await ownByTenant(knex, 'orders', ['select', 'insert', 'update']);
  await ownByTenant(knex, 'order_lines');
  await ownByTenant(knex, 'order_events', ['select', 'insert']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table order_events; drop table order_lines; drop table orders');
}
