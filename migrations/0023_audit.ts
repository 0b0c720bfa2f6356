import type { Knex } from 'knex';
import { appRole, ownByTenant } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- What those who work for a shop have changed. Written in the transaction of the change.
    create table audit_entries (
      tenant_id uuid not null,
      id uuid not null,
      operation text not null,
      actor_kind text not null check (actor_kind in ('user', 'apiKey', 'operator')),
      actor_id uuid,
      actor_roles text[] not null,
      subject_type text not null,
      subject_id text,
      outcome text not null check (outcome in ('done', 'refused', 'unknown')),
      before jsonb,
      after jsonb,
      request_id text not null,
      created_at timestamptz not null default now(),
      primary key (tenant_id, id)
    );
    create index audit_entries_by_subject on audit_entries (tenant_id, subject_id, id);
    create index audit_entries_by_operation on audit_entries (tenant_id, operation, id);
    create index audit_entries_by_type on audit_entries (tenant_id, subject_type, id);
    create index audit_entries_by_time on audit_entries (tenant_id, created_at);
    create index audit_entries_by_actor on audit_entries (tenant_id, actor_id, id);
  `);
  await ownByTenant(knex, 'audit_entries', ['select', 'insert']);
  // A log is only added to. Of an operation that calls a provider the outcome is added, once.
  await knex.raw(`
    grant update (subject_id, outcome, before, after) on audit_entries to ${appRole};
    create policy concluded_once on audit_entries as restrictive for update
      using (outcome = 'unknown') with check (true);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table audit_entries');
}
