// Jobs a second of a worker process, against a bare Graphile Worker whose jobs do nothing, and how long
// after its transaction a message is taken up.
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureOrders } from './generate-orders.js';
import type { Row } from './harness.js';
import { fillStock, orderOf, signUp } from './shop.js';
import type { World } from './world.js';

const messages = 600;

export async function workers(world: World): Promise<Row[]> {
  await ensureOrders(world);
  // What orders of other benchmarks have left behind.
  await world.sql('delete from graphile_worker._private_jobs');
  await world.sql('vacuum analyze graphile_worker._private_jobs');
  const rows: Row[] = [];
  for (const concurrency of [1, 5, 20]) {
    const bare = await bareRate(world, concurrency, 1);
    const batched = await bareRate(world, concurrency, 50);
    await queueMessages(world);
    const worker = await world.start('worker', { WORKER_CONCURRENCY: String(concurrency) });
    const rate = await drain(world);
    await worker.stop();
    rows.push({
      benchmark: `messages of a worker, concurrency ${concurrency}, against empty jobs`,
      unit: 'jobs/s',
      subject: rate,
      reference: bare,
      ratio: rate / bare,
      note: `empty jobs fetched in batches of 50: ${Math.round(batched)}/s`,
    });
  }
  rows.push(await latency(world));
  return rows;
}

/** Queued as `queueNotifications` queues them, for an order that there is. */
async function queueMessages({ sql, tenantId }: World): Promise<void> {
  await sql(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
  await sql(
    `with chosen as (select id from orders where tenant_id = $1 limit 1), written as (
       insert into notifications (tenant_id, id, order_id, event_id, channel, template, audience, recipient, status)
       select $1, gen_random_uuid(), chosen.id, gen_random_uuid(), 'email', 'order-placed', 'customer', 'c@example.com', 'queued'
       from chosen, generate_series(1, ${messages}) returning id)
     select graphile_worker.add_job('deliver_notification',
       json_build_object('notificationId', id, 'tenantId', $1::uuid), job_key => id::text, max_attempts => 10) from written`,
    [tenantId],
  );
}

async function drain({ sql }: World, task = 'deliver_notification'): Promise<number> {
  const left = async () => {
    const [row] = await sql<{ count: number }>(
      `select count(*)::int as count from graphile_worker.jobs where task_identifier = $1`,
      [task],
    );
    return row?.count ?? 0;
  };
  // From the first that is done: starting is no work.
  const all = await left();
  while ((await left()) === all) await sleep(5);
  const begun = performance.now();
  const first = await left();
  while ((await left()) > 0) await sleep(20);
  return (first * 1000) / (performance.now() - begun);
}

async function bareRate(world: World, concurrency: number, batch: number): Promise<number> {
  await world.sql(
    `select graphile_worker.add_job('nothing', job_key => 'n' || n) from generate_series(1, ${messages}) n`,
  );
  const worker = await world.start('bare-worker', {
    ...{ CONCURRENCY: String(concurrency), BATCH: String(batch) },
  });
  const rate = await drain(world, 'nothing');
  await worker.stop();
  return rate;
}

/** Orders come one after the other: what is measured is not the queue's length. */
async function latency(world: World): Promise<Row> {
  await fillStock(world);
  await world.sql('delete from graphile_worker._private_jobs');
  const api = await world.start('api');
  const worker = await world.start('worker');
  const headers = await signUp(api.base);
  const place = async (n: number) => {
    const { body, headers: key } = orderOf([1 + n]);
    const answer = await fetch(`${api.base}/v1/orders`, {
      method: 'POST',
      headers: { ...headers, ...key },
      body,
    });
    if (!answer.ok) throw new Error(`An order: ${answer.status} ${await answer.text()}`);
  };
  // Until the worker has begun to work: starting is no latency.
  const begun = await attempts(world);
  await place(0);
  while ((await attempts(world)) === begun) await sleep(20);
  await sleep(1_000);
  const [{ since } = { since: '' }] = await world.sql<{ since: string }>(
    `select clock_timestamp()::text as since`,
  );
  for (let n = 1; n <= 60; n += 1) {
    await place(n);
    await sleep(100);
  }
  await sleep(1_000);
  const [row] = await world.sql<{ count: number; p50: number; p99: number }>(
    `select count(*)::int as count,
       percentile_cont(0.5) within group (order by ms)::float8 as p50,
       percentile_cont(0.99) within group (order by ms)::float8 as p99
     from (select extract(epoch from a.started_at - n.created_at) * 1000 as ms
       from notification_attempts a join notifications n on n.tenant_id = a.tenant_id and n.id = a.notification_id
       where n.created_at > $1::timestamptz) times`,
    [since],
  );
  await api.stop();
  await worker.stop();
  if (!row || row.count < 30) throw new Error(`Only ${row?.count} messages were taken up`);
  return {
    benchmark: 'from an order’s transaction to the attempt of its message',
    unit: 'ms',
    ...{ subject: row.p50, p50: row.p50, p99: row.p99, note: `${row.count} messages` },
  };
}

async function attempts({ sql }: World): Promise<number> {
  const [row] = await sql<{ count: number }>(
    'select count(*)::int as count from notification_attempts',
  );
  return row?.count ?? 0;
}
