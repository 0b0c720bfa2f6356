import type { Knex } from 'knex';
import { ownByTenant } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table webhook_endpoints (
      tenant_id uuid not null references tenants,
      id uuid not null,
      url text not null,
      description text not null default '',
      -- Empty for all.
      events text[] not null default '{}',
      -- As they are: a signature cannot be made with a hash, and a key to seal them with would have
      -- to outlive every rotation of the keys that there are.
      secret text not null,
      previous_secret text,
      previous_secret_until timestamptz,
      disabled_at timestamptz,
      disabled_reason text check (disabled_reason in ('manual', 'gone', 'failing')),
      -- Its deliveries stay in the timelines of orders.
      deleted_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      primary key (tenant_id, id),
      check ((disabled_at is null) = (disabled_reason is null))
    );

    create table webhook_messages (
      tenant_id uuid not null,
      id uuid not null,
      type text not null,
      -- The order or product that it is about.
      subject uuid not null,
      order_id uuid,
      -- The bytes that are signed, the same for every attempt.
      body text not null,
      created_at timestamptz not null default now(),
      primary key (tenant_id, id)
    );

    create table webhook_deliveries (
      tenant_id uuid not null,
      id uuid not null,
      endpoint_id uuid not null,
      message_id uuid not null,
      order_id uuid,
      status text not null default 'pending' check (status in ('pending', 'delivered', 'failed')),
      failure_reason text check (failure_reason in ('exhausted', 'gone', 'endpoint_disabled', 'endpoint_deleted')),
      -- Attempts since it was queued, by the system or by a person.
      tries integer not null default 0,
      next_attempt_at timestamptz,
      created_at timestamptz not null default now(),
      finished_at timestamptz,
      primary key (tenant_id, id),
      unique (tenant_id, endpoint_id, message_id),
      foreign key (tenant_id, endpoint_id) references webhook_endpoints,
      foreign key (tenant_id, message_id) references webhook_messages
    );
    create index webhook_deliveries_by_endpoint on webhook_deliveries (tenant_id, endpoint_id, id);
    create index webhook_deliveries_by_order on webhook_deliveries (tenant_id, order_id) where order_id is not null;
    create index webhook_deliveries_by_message on webhook_deliveries (tenant_id, message_id);
    create index webhook_deliveries_finished on webhook_deliveries (tenant_id, finished_at);
    create index webhook_deliveries_arrived on webhook_deliveries (tenant_id, endpoint_id, finished_at)
      where status = 'delivered';
    create index webhook_deliveries_pending on webhook_deliveries (tenant_id, id) where status = 'pending';

    create table webhook_attempts (
      tenant_id uuid not null,
      delivery_id uuid not null,
      id uuid not null,
      outcome text not null default 'started' check (outcome in ('started', 'succeeded', 'failed', 'interrupted')),
      status_code integer,
      duration_ms integer,
      error text,
      -- The start of the answer.
      response text,
      started_at timestamptz not null default now(),
      finished_at timestamptz,
      primary key (tenant_id, delivery_id, id),
      foreign key (tenant_id, delivery_id) references webhook_deliveries on delete cascade
    );
  `);
  await ownByTenant(knex, 'webhook_endpoints', ['select', 'insert', 'update']);
  await ownByTenant(knex, 'webhook_messages', ['select', 'insert', 'delete']);
  await ownByTenant(knex, 'webhook_deliveries');
  await ownByTenant(knex, 'webhook_attempts');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table webhook_attempts;
    drop table webhook_deliveries;
    drop table webhook_messages;
    drop table webhook_endpoints;
  `);
}
