// Tells that a worker process is alive, and frees the jobs of those that are not: Graphile Worker
// alone would keep them locked for four hours.
import type pg from 'pg';
import type { Log } from '../context.js';
import { newId } from '../lib/ids.js';

/** Seconds between two signs of life. */
const beat = 5;
/** Seconds without one after which a process counts as gone. */
const gone = 20;

export interface Heartbeat {
  /** Adds a name under which this process holds jobs. */
  add(workerId: string): void;
  stop(): Promise<void>;
}

/** @param pool connections as the owner of Graphile Worker's tables */
export function startHeartbeat(pool: pg.Pool, log: Log): Heartbeat {
  const processId = newId();
  const workerIds: string[] = [];
  /** Since when the database has answered without a pause. */
  let soundSince: number | undefined;
  const tick = async () => {
    try {
      await pool.query(
        `insert into worker_heartbeats (process_id, worker_ids) values ($1, $2)
         on conflict (process_id) do update set worker_ids = excluded.worker_ids, seen_at = now()`,
        [processId, workerIds],
      );
      soundSince ??= Date.now();
      // After an outage the others, too, first have to have their chance to say that they live.
      if (Date.now() - soundSince < gone * 1000) return;
      const freed = await freeAbandonedJobs(pool);
      if (freed.length > 0) log.warn({ workers: freed }, 'freed the jobs of workers that are gone');
    } catch (error) {
      soundSince = undefined;
      log.warn({ err: error }, 'heartbeat failed');
    }
  };
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(tick);
  }, beat * 1000);
  return {
    add(workerId) {
      workerIds.push(workerId);
      running = running.then(tick);
    },
    async stop() {
      clearInterval(timer);
      await running;
      await pool
        .query('delete from worker_heartbeats where process_id = $1', [processId])
        .catch(() => {
          // The database is away; the row will grow old by itself.
        });
    },
  };
}

/** @returns the names of the workers whose jobs were freed */
export async function freeAbandonedJobs(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select distinct name from (
       select locked_by as name from graphile_worker._private_jobs
       where locked_at < now() - make_interval(secs => $1)
       union all
       select locked_by from graphile_worker._private_job_queues
       where locked_at < now() - make_interval(secs => $1)
     ) locks
     where not exists (
       select from worker_heartbeats
       where locks.name = any(worker_ids) and seen_at > now() - make_interval(secs => $1)
     )`,
    [gone],
  );
  const names = rows.map((row) => row.name);
  if (names.length > 0)
    await pool.query('select graphile_worker.force_unlock_workers($1)', [names]);
  await pool.query(`delete from worker_heartbeats where seen_at < now() - interval '1 hour'`);
  return names;
}
