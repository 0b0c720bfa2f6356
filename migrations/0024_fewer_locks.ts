import type { Knex } from 'knex';

/**
 * A foreign key locks what it refers to. With each order, each with a key, those to the tenant would lock
 * one row that all orders of the shop share, and many who share a lock make PostgreSQL write down each
 * set of them. Row-level security lets nobody write for a tenant that is not theirs, tenants are never
 * deleted, and an order's customer refers to the tenant as well.
 */
export async function up(knex: Knex): Promise<void> {
  // Both tables and the tenants are locked for a moment. Rather than hold up the shop behind somebody's
  // long transaction, it gives up, and can be run again.
  await knex.raw(`
    set local lock_timeout = '2s';
    alter table orders drop constraint orders_tenant_id_fkey;
    alter table idempotency_keys drop constraint idempotency_keys_tenant_id_fkey;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table orders add foreign key (tenant_id) references tenants;
    alter table idempotency_keys add foreign key (tenant_id) references tenants;
  `);
}
