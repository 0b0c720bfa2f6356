// The worker: Graphile Worker with the tasks of all rooms.
import { EventEmitter } from 'node:events';
import { Logger, parseCronItems, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import { connectAsOwner } from '../db/connect.js';
import type { Deps } from '../deps.js';
import { crons, tasks } from '../domains.js';
import { startHeartbeat } from './heartbeat.js';

export interface RunningWorker {
  /** Lets the jobs that are running end, takes no more. */
  stop(): Promise<void>;
}

/** @param databaseUrl as the owner: the tables of jobs are closed to the application's role */
export async function runWorker(deps: Deps, databaseUrl: string): Promise<RunningWorker> {
  const { config, log } = deps;
  const pool = connectAsOwner({
    url: databaseUrl,
    // One for each job under way, and for the listener, the heartbeat and cron.
    size: config.WORKER_CONCURRENCY + 3,
    onError: (error) => log.warn({ err: error }, 'an idle database connection was lost'),
  });
  const heartbeat = startHeartbeat(pool, log);
  const events: WorkerEvents = new EventEmitter();
  // Jobs and queues are locked in the name of the pool, not of its workers.
  events.on('pool:create', ({ workerPool }) => heartbeat.add(workerPool.id));
  const taskList: TaskList = Object.fromEntries(
    [...tasks, ...crons].map((task) => [task.name, task.toTask(deps)]),
  );
  const runner = await run({
    pgPool: pool,
    taskList,
    // Each time is carried out once, however many workers there are; a time that was missed is not.
    parsedCronItems: parseCronItems(
      crons.map(({ name, pattern }) => ({
        task: name,
        match: pattern,
        options: { backfillPeriod: 0 },
      })),
    ),
    events,
    concurrency: config.WORKER_CONCURRENCY,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: new Logger(({ jobId, taskIdentifier }) => (level, message) => {
      const values = { jobId, task: taskIdentifier };
      if (level === 'error') log.error(values, message);
      else if (level === 'warning') log.warn(values, message);
      else log.debug(values, message);
    }),
  });
  return {
    async stop() {
      await runner.stop();
      await heartbeat.stop();
      await pool.end();
    },
  };
}
