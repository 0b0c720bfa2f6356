// What a process counts, for Prometheus.
import { Counter, Registry } from 'prom-client';

export interface Metrics {
  registry: Registry;
  /** By what an attempt or a report made of a message. */
  notifications: Counter<'channel' | 'outcome'>;
  webhooks: Counter<'outcome'>;
  cachedReads: Counter<'outcome'>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    notifications: new Counter({
      name: 'kontor_notifications_total',
      help: 'Messages by what became of them: sent, delivered, retried, failed, unknown',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    webhooks: new Counter({
      name: 'kontor_webhook_attempts_total',
      help: 'Attempts to call webhook endpoints: succeeded, failed, and deliveries that were given up: exhausted',
      labelNames: ['outcome'],
      registers,
    }),
    cachedReads: new Counter({
      name: 'kontor_cached_reads_total',
      help: 'Public reads of the catalogue: hit (answered from the cache), miss, shared (with one that was being answered)',
      labelNames: ['outcome'],
      registers,
    }),
  };
}
