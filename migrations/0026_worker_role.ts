import type { Knex } from 'knex';

/** The role of a worker that does not own the tables: Graphile Worker's own tables, and nothing of ours. */
const workerRole = 'kontor_worker';

const tables = [
  '_private_jobs',
  '_private_job_queues',
  '_private_tasks',
  '_private_known_crontabs',
];

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    do $$ begin
      if not exists (select from pg_roles where rolname = '${workerRole}') then
        create role ${workerRole} nologin nosuperuser nobypassrls;
      end if;
    exception when duplicate_object or unique_violation then null;
    end $$;
    grant usage on schema graphile_worker to ${workerRole};
    grant select on graphile_worker.migrations to ${workerRole};
    grant usage on all sequences in schema graphile_worker to ${workerRole};
    grant execute on all functions in schema graphile_worker to ${workerRole};
    grant select, insert, update, delete on worker_heartbeats to ${workerRole};
    -- Rights on a table are rights of those who may use the schema it is in.
    grant usage on schema public to ${workerRole};
    ${tables
      .map(
        (table) => `
    grant select, insert, update, delete on graphile_worker.${table} to ${workerRole};
    -- Graphile Worker enables row-level security for its owner alone.
    create policy kontor_worker on graphile_worker.${table} to ${workerRole}
      using (true) with check (true);`,
      )
      .join('')}
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    ${tables.map((table) => `drop policy kontor_worker on graphile_worker.${table};`).join(' ')}
    ${tables.map((table) => `revoke all on graphile_worker.${table} from ${workerRole};`).join(' ')}
    revoke all on worker_heartbeats from ${workerRole};
    revoke all on all sequences in schema graphile_worker from ${workerRole};
    revoke execute on all functions in schema graphile_worker from ${workerRole};
    revoke all on graphile_worker.migrations from ${workerRole};
    revoke usage on schema graphile_worker, public from ${workerRole};
  `);
}
