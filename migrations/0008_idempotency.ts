import type { Knex } from 'knex';
import { ownByTenant } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table idempotency_keys (
      tenant_id uuid not null references tenants,
      principal text not null,
      key text not null,
      fingerprint bytea not null,
      -- The answer; null only inside the transaction that is producing it.
      status integer,
      headers jsonb,
      body text,
      created_at timestamptz not null default now(),
      primary key (tenant_id, principal, key)
    );
    create index idempotency_keys_age on idempotency_keys (tenant_id, created_at);
  `);
  await ownByTenant(knex, 'idempotency_keys');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table idempotency_keys');
}
