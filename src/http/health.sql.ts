// The SQL of health: of the schema and the workers, of no tenant.
import type { Db } from '../db/connect.js';

export async function selectMigrations(db: Db): Promise<Set<string>> {
  const rows = await db.query<{ name: string }>('select name from knex_migrations');
  return new Set(rows.map((row) => row.name));
}

export interface WorkerState {
  /** Worker processes of which there was a sign of life lately. */
  processes: number;
  /** Seconds since the last one of all; null where there never was any. */
  heartbeatAge: number | null;
  /** Jobs that could be carried out now. */
  dueJobs: number;
  /** Seconds. */
  oldestDueJobAge: number | null;
}

export async function selectWorkerState(db: Db): Promise<WorkerState> {
  const rows = await db.query<WorkerState>(
    `select processes, heartbeat_age as "heartbeatAge", due_jobs as "dueJobs",
       oldest_due_age as "oldestDueJobAge" from worker_health()`,
  );
  return rows[0] as WorkerState;
}
