// What a process counts and measures, for Prometheus. Names are in docs/operations.md.
import { setTimeout as sleep } from 'node:timers/promises';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { OrderEventType } from './events/events.js';

export interface Metrics {
  /** What this process counts. */
  registry: Registry;
  /** What it and the others of its group count together. */
  everyones(): Promise<Registry>;
  /** Seconds from a request to its answer. GraphQL is one operation, `graphql`. */
  requests: Histogram<'operation' | 'method' | 'status'>;
  /** Seconds that a job took, by what came of it. */
  jobs: Histogram<'task' | 'outcome'>;
  /** What happened to orders. */
  orders: Counter<'event'>;
  /** By what an attempt or a report made of a message. */
  notifications: Counter<'channel' | 'outcome'>;
  paymentOperations: Counter<'provider' | 'kind' | 'outcome'>;
  webhooks: Counter<'outcome'>;
  cachedReads: Counter<'outcome'>;
}

/** Of a process, asked for when the metrics are. */
export interface Observed {
  pool(): { total: number; idle: number; waiting: number };
  /** Undefined while the database does not answer. */
  queue(): Promise<
    { dueJobs: number; oldestDueJobAge: number | null; processes: number } | undefined
  >;
  /** Whether Redis answers; undefined where there is none. */
  redis(): boolean | undefined;
}

/** Adds memory, processor, garbage collection and the event loop's delay: once in a process. */
export const observeProcess = ({ registry }: Metrics): void =>
  collectDefaultMetrics({ register: registry });

/** Milliseconds. */
const patience = 1_000;

/** A value that is not known is not there: a zero would say something else. */
const show = (gauge: Gauge, value: number | undefined): void =>
  value === undefined ? gauge.remove() : gauge.set(value);

/** Seconds. */
export const requestDuration = 'kontor_http_request_duration_seconds';

/** All events that are counted. Each counter begins at 0: Prometheus's `increase` ignores the first value of a series. */
const orderEvents: Record<OrderEventType, true> = {
  'order.drafted': true,
  'order.placed': true,
  'order.confirmed': true,
  'order.shipped': true,
  'order.tracking_added': true,
  'order.delivered': true,
  'order.completed': true,
  'order.cancelled': true,
  'order.expired': true,
  'payment.authorized': true,
  'payment.captured': true,
  'payment.refunded': true,
  'payment.cancelled': true,
  'payment.failed': true,
  'payment.unknown': true,
};

export function createMetrics(observed: Observed): Metrics {
  const registry = new Registry();
  const registers = [registry];
  new Gauge({
    name: 'kontor_database_connections',
    help: 'Connections of the process to PostgreSQL, by state; waiting are those who wait for one',
    labelNames: ['state'],
    registers,
    collect() {
      for (const [state, count] of Object.entries(observed.pool())) this.set({ state }, count);
    },
  });
  // The three are asked for together: one question to the database answers them.
  let asked: ReturnType<Observed['queue']> | undefined;
  const queue = () => {
    // Who asks for metrics does not wait for a database that has trouble: that is what they are to show.
    asked ??= Promise.race([observed.queue(), sleep(patience, undefined, { ref: false })]).finally(
      () => {
        asked = undefined;
      },
    );
    return asked;
  };
  new Gauge({
    name: 'kontor_due_jobs',
    help: 'Jobs of all tenants that could be carried out now and that nobody has taken',
    aggregator: 'max',
    registers,
    async collect() {
      show(this, (await queue())?.dueJobs);
    },
  });
  new Gauge({
    name: 'kontor_oldest_due_job_age_seconds',
    help: 'For how long the oldest of them has been due; 0 where there is none',
    aggregator: 'max',
    registers,
    async collect() {
      const state = await queue();
      show(this, state && (state.oldestDueJobAge ?? 0));
    },
  });
  new Gauge({
    name: 'kontor_worker_processes',
    help: 'Worker processes that gave a sign of life within 20 seconds',
    aggregator: 'max',
    registers,
    async collect() {
      show(this, (await queue())?.processes);
    },
  });
  new Gauge({
    name: 'kontor_redis_up',
    help: 'Whether Redis answers: 1 or 0; no value without REDIS_URL',
    aggregator: 'min',
    registers,
    collect() {
      const isUp = observed.redis();
      show(this, isUp === undefined ? undefined : Number(isUp));
    },
  });
  const webhooks = new Counter({
    name: 'kontor_webhook_attempts_total',
    help: 'Attempts to call webhook endpoints: succeeded, failed, and deliveries that were given up: exhausted',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of ['succeeded', 'failed', 'exhausted']) webhooks.inc({ outcome }, 0);
  const paymentOperations = new Counter({
    name: 'kontor_payment_operations_total',
    help: 'Operations of payments by their outcome; unknown ones need a person',
    labelNames: ['provider', 'kind', 'outcome'],
    registers,
  });
  for (const provider of ['manual', 'test'])
    for (const kind of ['authorize', 'capture', 'refund', 'void'])
      for (const outcome of ['succeeded', 'failed', 'unknown'])
        paymentOperations.inc({ provider, kind, outcome }, 0);
  const orders = new Counter({
    name: 'kontor_order_events_total',
    help: 'What happened to orders, once it was committed: placed, confirmed, cancelled, paid …',
    labelNames: ['event'],
    registers,
  });
  for (const event of Object.keys(orderEvents)) orders.inc({ event }, 0);
  const notifications = new Counter({
    name: 'kontor_notifications_total',
    help: 'Messages by what became of them: sent, delivered, retried, failed, unknown, skipped',
    labelNames: ['channel', 'outcome'],
    registers,
  });
  for (const channel of ['email', 'sms'])
    for (const outcome of ['sent', 'retried', 'failed', 'unknown', 'skipped'])
      notifications.inc({ channel, outcome }, 0);
  notifications.inc({ channel: 'sms', outcome: 'delivered' }, 0);
  const cachedReads = new Counter({
    name: 'kontor_cached_reads_total',
    help: 'Public reads of the catalogue: hit (answered from the cache), miss, shared (with one that was being answered)',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of ['hit', 'miss', 'shared']) cachedReads.inc({ outcome }, 0);
  return {
    registry,
    everyones: async () => registry,
    requests: new Histogram({
      name: requestDuration,
      help: 'Requests by the contract’s operation, method and status',
      labelNames: ['operation', 'method', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    jobs: new Histogram({
      name: 'kontor_job_duration_seconds',
      help: 'Jobs by task and outcome: succeeded, retried, failed (for the last time)',
      labelNames: ['task', 'outcome'],
      buckets: [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300],
      registers,
    }),
    orders,
    paymentOperations,
    notifications,
    webhooks,
    cachedReads,
  };
}
