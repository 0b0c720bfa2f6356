import type { Knex } from 'knex';
import { ownByTenant } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Apart from products: these rows change with every sale, are small, and no index is on what
    -- changes, so that PostgreSQL updates them within the page.
    create table stock_levels (
      tenant_id uuid not null,
      product_id uuid not null,
      on_hand integer not null default 0,
      reserved integer not null default 0,
      primary key (tenant_id, product_id),
      foreign key (tenant_id, product_id) references products,
      check (reserved >= 0),
      constraint stock_levels_reserved_within_on_hand check (on_hand >= reserved)
    ) with (fillfactor = 70);

    create table stock_movements (
      tenant_id uuid not null,
      id uuid not null,
      product_id uuid not null,
      kind text not null check (kind in ('adjustment', 'import', 'reservation', 'release', 'shipment')),
      on_hand_delta integer not null,
      reserved_delta integer not null,
      reason text,
      order_id uuid,
      actor_id uuid,
      created_at timestamptz not null default now(),
      primary key (tenant_id, id),
      foreign key (tenant_id, product_id) references products,
      check (on_hand_delta <> 0 or reserved_delta <> 0)
    );
    create index stock_movements_by_product on stock_movements (tenant_id, product_id, id);
    create index stock_movements_by_order on stock_movements (tenant_id, order_id) where order_id is not null;
  `);
  await ownByTenant(knex, 'stock_levels');
  // A ledger is only added to.
  await ownByTenant(knex, 'stock_movements', ['select', 'insert']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table stock_movements; drop table stock_levels');
}
