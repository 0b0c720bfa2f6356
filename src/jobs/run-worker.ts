// The worker: Graphile Worker with the tasks of all rooms.
import { EventEmitter } from 'node:events';
import {
  Logger,
  parseCronItems,
  type RunnerOptions,
  run,
  type WorkerEvents,
} from 'graphile-worker';
import type { Log } from '../context.js';
import { connectAsOwner } from '../db/connect.js';
import type { Deps } from '../deps.js';
import { crons, slowTasks, tasks } from '../domains.js';
import type { Metrics } from '../metrics.js';
import type { TaskDefinition } from './define-task.js';
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
    // One for each job under way, and for the listeners, the heartbeat and cron; webhooks need one
    // only between calls.
    size: config.WORKER_CONCURRENCY + 8,
    onError: (error) => log.warn({ err: error }, 'an idle database connection was lost'),
  });
  const heartbeat = startHeartbeat(pool, log);
  const events: WorkerEvents = new EventEmitter();
  // Jobs and queues are locked in the name of the pool, not of its workers.
  events.on('pool:create', ({ workerPool }) => heartbeat.add(workerPool.id));
  measureJobs(events, deps.metrics);
  const start = (definitions: TaskDefinition[], options: RunnerOptions) =>
    run({
      pgPool: pool,
      taskList: Object.fromEntries(definitions.map((task) => [task.name, task.toTask(deps)])),
      parsedCronItems: [],
      events,
      noHandleSignals: true,
      logger,
      ...options,
    });
  const logger = graphileLogger(log);
  const runners = await Promise.all([
    start([...tasks, ...crons], {
      concurrency: config.WORKER_CONCURRENCY,
      pollInterval: 1000,
      parsedCronItems: parseCronItems(
        crons.map(({ name, pattern, catchUp }) => ({
          task: name,
          match: pattern,
          // What runs every minute is not made up for: the next one does it.
          options: { backfillPeriod: catchUp, maxAttempts: pattern.startsWith('* ') ? 1 : 5 },
        })),
      ),
    }),
    // On their own, so that messages and imports do not wait behind a slow endpoint. They look for
    // work less often: what is new is announced, and what is tried again has waited for seconds.
    start(slowTasks, { concurrency: config.WEBHOOK_CONCURRENCY, pollInterval: 2000 }),
  ]);
  return {
    async stop() {
      await Promise.all(runners.map((runner) => runner.stop()));
      await heartbeat.stop();
      await pool.end();
    },
  };
}

function measureJobs(events: WorkerEvents, metrics: Metrics): void {
  // A counter that is seen for the first time has not risen: what an alert waits for begins at none.
  for (const { name } of [...tasks, ...crons, ...slowTasks])
    metrics.jobs.zero({ task: name, outcome: 'failed' });
  const begun = new Map<string, number>();
  events.on('job:start', ({ job }) => begun.set(job.id, performance.now()));
  events.on('job:complete', ({ job, error }) => {
    const seconds = (performance.now() - (begun.get(job.id) ?? performance.now())) / 1000;
    begun.delete(job.id);
    const failed = job.attempts >= job.max_attempts ? 'failed' : 'retried';
    metrics.jobs.observe(
      { task: job.task_identifier, outcome: error ? failed : 'succeeded' },
      seconds,
    );
  });
}

const graphileLogger = (log: Log) =>
  new Logger(({ jobId, taskIdentifier }) => (level, message) => {
    const values = { jobId, task: taskIdentifier };
    if (level === 'error') log.error(values, message);
    // The pool is smaller on purpose: webhooks need a connection only between calls.
    else if (level === 'warning' && message.includes('maxPoolSize')) log.debug(values, message);
    else if (level === 'warning') log.warn(values, message);
    else log.debug(values, message);
  });
