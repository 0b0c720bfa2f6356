import type { Knex } from 'knex';
import { ownByTenant } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table notifications (
      tenant_id uuid not null,
      id uuid not null,
      order_id uuid,
      event_id uuid not null,
      channel text not null check (channel in ('email', 'sms')),
      template text not null,
      audience text not null check (audience in ('customer', 'shop')),
      recipient text,
      status text not null check (status in ('queued', 'sent', 'delivered', 'failed', 'skipped', 'unknown')),
      skip_reason text,
      created_at timestamptz not null default now(),
      sent_at timestamptz,
      primary key (tenant_id, id),
      foreign key (tenant_id, order_id) references orders,
      -- One message for an event, whatever is retried.
      constraint notifications_event_key unique (tenant_id, event_id, template, channel)
    );
    create index notifications_by_order on notifications (tenant_id, order_id, id);

    create table notification_attempts (
      tenant_id uuid not null,
      notification_id uuid not null,
      id uuid not null,
      started_at timestamptz not null default now(),
      finished_at timestamptz,
      outcome text not null default 'started' check (outcome in
        ('started', 'accepted', 'rejected', 'failed', 'unknown', 'interrupted')),
      provider_message_id text,
      error text,
      primary key (tenant_id, notification_id, id),
      foreign key (tenant_id, notification_id) references notifications
    );
  `);
  await ownByTenant(knex, 'notifications', ['select', 'insert', 'update']);
  await ownByTenant(knex, 'notification_attempts', ['select', 'insert', 'update']);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table notification_attempts; drop table notifications');
}
