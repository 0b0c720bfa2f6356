import type { Knex } from 'knex';
import { appRole } from './support.js';

export async function up(knex: Knex): Promise<void> {
  const { rows } = await knex.raw<{ rows: Array<{ own: string }> }>(
    'select quote_ident(current_schema()) as own',
  );
  const own = rows[0]?.own;
  await knex.raw(`
    -- How the workers are, over all tenants and without a word of what the jobs are about: Graphile
    -- Worker's tables are closed to the application's role.
    create function worker_health() returns table (
      processes integer, heartbeat_age double precision, due_jobs bigint, oldest_due_age double precision
    )
    language sql stable security definer set search_path = '' as $$
      select
        (select pg_catalog.count(*)::integer from ${own}.worker_heartbeats
          where seen_at > pg_catalog.now() - interval '20 seconds'),
        (select extract(epoch from pg_catalog.now() - pg_catalog.max(seen_at))::double precision
          from ${own}.worker_heartbeats),
        due.count,
        due.age
      from (
        select pg_catalog.count(*) as count,
          extract(epoch from pg_catalog.now() - pg_catalog.min(run_at))::double precision as age
        from graphile_worker._private_jobs jobs
        -- Of a queue only the first can be carried out, however many stand behind it.
        where locked_at is null and attempts < max_attempts and run_at <= pg_catalog.now()
          and not exists (select from graphile_worker._private_job_queues queues
            where queues.id = jobs.job_queue_id and queues.locked_at is not null)
      ) due
    $$;
    revoke all on function worker_health() from public;
    grant execute on function worker_health() to ${appRole};
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop function worker_health()');
}
