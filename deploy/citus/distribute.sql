-- Distributes Kontor's tables over the workers of a Citus cluster, by tenant:
--
--   psql "$DATABASE_DIRECT_URL" -v ON_ERROR_STOP=1 -f deploy/citus/distribute.sql
--
-- On the coordinator, as the owner of the schema, after the migrations; again after an upgrade that adds
-- tables. What is distributed already stays as it is. docs/scaling.md says what comes before and after.

-- Settings of a transaction, the tenant among them, reach the workers only with this.
do $$ begin
  execute format('alter database %I set citus.propagate_set_commands = ''local''', current_database());
end $$;

do $$
declare
  -- Of no tenant, but what tenants' tables refer to: a copy on every worker.
  shared constant regclass[] := array['tenants'::regclass];
  -- Of no tenant, and asked by no statement that names one: they stay on the coordinator, like Graphile
  -- Worker's.
  kept constant regclass[] := array['worker_heartbeats', 'message_channels', 'sms_calls', 'sms_reports',
    'knex_migrations', 'knex_migrations_lock']::regclass[];
  todo regclass[];
  ready regclass[];
  first regclass;
  one regclass;
begin
  foreach one in array shared loop
    if not exists (select from pg_dist_partition where logicalrelid = one) then
      perform create_reference_table(one);
    end if;
  end loop;

  select logicalrelid into first from pg_dist_partition where partmethod = 'h' order by 1 limit 1;
  select array_agg(c.oid::regclass order by c.relname) into todo
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and c.oid <> all (shared || kept)
    and not exists (select from pg_dist_partition d where d.logicalrelid = c.oid);

  while coalesce(cardinality(todo), 0) > 0 loop
    -- A table comes after those that it refers to.
    select array_agg(t) into ready from unnest(todo) t
    where not exists (
      select from pg_constraint f
      where f.conrelid = t and f.contype = 'f' and f.confrelid <> t and f.confrelid = any (todo));
    if ready is null then
      raise exception 'These refer to each other: %', todo;
    end if;
    foreach one in array ready loop
      -- All in one group: the rows of a tenant lie together, and a transaction stays on one worker.
      perform create_distributed_table(one, 'tenant_id',
        colocate_with => coalesce(first::text, 'none'));
      first := coalesce(first, one);
    end loop;
    todo := array(select t from unnest(todo) t where t <> all (ready));
  end loop;
end $$;
