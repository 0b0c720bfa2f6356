import type { Knex } from 'knex';
import { appRole, ownByTenant } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- BCP 47; null for the shop's.
    alter table customers add column locale text;

    alter table notifications
      -- What the message says where it is about no order.
      add column data jsonb not null default '{}',
      -- Attempts since it was queued, by the system or by a person.
      add column tries integer not null default 0,
      add column next_attempt_at timestamptz;
    create index notifications_by_status on notifications (tenant_id, status, id);
    create index notifications_queued on notifications (tenant_id, id) where status = 'queued';

    alter table notification_attempts
      add column failure text check (failure in ('permanent', 'transient')),
      add column code text;

    create table notification_reports (
      tenant_id uuid not null,
      notification_id uuid not null,
      id uuid not null,
      attempt_id uuid not null,
      status text not null,
      failure_reason text,
      network_code text,
      received_at timestamptz not null default now(),
      primary key (tenant_id, notification_id, id),
      foreign key (tenant_id, notification_id, attempt_id) references notification_attempts,
      -- A report that is repeated is one report.
      unique (tenant_id, notification_id, attempt_id, status)
    );

    create table notification_templates (
      tenant_id uuid not null references tenants,
      template text not null,
      channel text not null check (channel in ('email', 'sms')),
      locale text not null,
      subject text,
      body_text text not null,
      body_html text,
      updated_by uuid,
      updated_at timestamptz not null default now(),
      primary key (tenant_id, template, channel, locale),
      check ((channel = 'email') = (subject is not null)),
      check (channel = 'email' or body_html is null)
    );

    -- Delivery reports name a message or a number, and no tenant. These two tables say whose they
    -- are; they hold nothing that was written or said, and are emptied after two weeks.
    create table sms_calls (
      attempt_id uuid primary key,
      tenant_id uuid not null,
      notification_id uuid not null,
      recipient text not null,
      -- Null while the call is under way, and for one that was not answered.
      message_id text,
      -- Whether how it ended is written.
      settled boolean not null default false,
      called_at timestamptz not null default now()
    );
    create unique index sms_calls_by_message on sms_calls (message_id) where message_id is not null;
    create index sms_calls_by_age on sms_calls (called_at);
    create index sms_calls_unanswered on sms_calls (recipient, called_at) where message_id is null;

    create table sms_reports (
      id uuid primary key,
      message_id text not null,
      status text not null,
      recipient text not null,
      network_code text,
      failure_reason text,
      received_at timestamptz not null default now(),
      -- Null until the call that it is about is known.
      applied_at timestamptz,
      constraint sms_reports_key unique (message_id, status)
    );
    create index sms_reports_waiting on sms_reports (received_at) where applied_at is null;
    grant select, insert, update, delete on sms_calls, sms_reports to ${appRole};

    -- With the time of the call for jobs that are to run at once, not that of the transaction's
    -- begin: of two transactions that wait for each other's rows, the later one's jobs come later.
    ${addTenantJobs("coalesce((spec->>'runAt')::timestamptz, pg_catalog.clock_timestamp())")}

    -- Which of these keys no job has that will still be carried out: work whose job is gone.
    create function keys_without_job(keys text[]) returns setof text
    language sql stable security definer set search_path = '' as $$
      select key from pg_catalog.unnest(keys) as key
      where not exists (
        select from graphile_worker._private_jobs job
        where job.key = key.key and (job.attempts < job.max_attempts or job.locked_at is not null)
      )
    $$;
    revoke all on function keys_without_job(text[]) from public;
    grant execute on function keys_without_job(text[]) to ${appRole};
  `);
  await ownByTenant(knex, 'notification_reports', ['select', 'insert']);
  await ownByTenant(knex, 'notification_templates');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    ${addTenantJobs("(spec->>'runAt')::timestamptz")}
    drop function keys_without_job(text[]);
    drop table sms_reports;
    drop table sms_calls;
    drop table notification_templates;
    drop table notification_reports;
    alter table notification_attempts drop column failure, drop column code;
    drop index notifications_queued;
    drop index notifications_by_status;
    alter table notifications drop column data, drop column tries, drop column next_attempt_at;
    alter table customers drop column locale;
  `);
}

/** The function of 0009 with another expression for a job's time. */
const addTenantJobs = (runAt: string) => `
    create or replace function add_tenant_jobs(specs jsonb) returns void
    language plpgsql security definer set search_path = '' as $$
    declare
      tenant uuid := nullif(pg_catalog.current_setting('app.tenant_id', true), '')::uuid;
    begin
      if tenant is null then
        raise exception 'add_tenant_jobs: no tenant is set';
      end if;
      perform graphile_worker.add_jobs(array(
        select row(
          spec->>'identifier',
          ((spec->'payload') || pg_catalog.jsonb_build_object('tenantId', tenant))::json,
          spec->>'queueName',
          ${runAt},
          (spec->>'maxAttempts')::smallint,
          spec->>'jobKey',
          (spec->>'priority')::smallint,
          null
        )::graphile_worker.job_spec
        from pg_catalog.jsonb_array_elements(specs) as spec
      ));
    end $$;`;
