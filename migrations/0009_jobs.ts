import type { Knex } from 'knex';
import { appRole } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Graphile Worker's tables are closed to the application's role. This is its one way in: jobs
    -- of the transaction's own tenant, added in that transaction.
    create function add_tenant_jobs(specs jsonb) returns void
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
          (spec->>'runAt')::timestamptz,
          (spec->>'maxAttempts')::smallint,
          spec->>'jobKey',
          (spec->>'priority')::smallint,
          null
        )::graphile_worker.job_spec
        from pg_catalog.jsonb_array_elements(specs) as spec
      ));
    end $$;
    revoke all on function add_tenant_jobs(jsonb) from public;
    grant execute on function add_tenant_jobs(jsonb) to ${appRole};

    -- Which worker processes are alive, and the names under which each holds jobs.
    create table worker_heartbeats (
      process_id uuid primary key,
      worker_ids text[] not null,
      started_at timestamptz not null default now(),
      seen_at timestamptz not null default now()
    );
    grant select on worker_heartbeats to ${appRole};
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table worker_heartbeats; drop function add_tenant_jobs(jsonb)');
}
