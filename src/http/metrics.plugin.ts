// Measures every request, and shows the metrics: as Prometheus reads them, and as a summary for people.
import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import type { Config } from '../config.js';
import { type Metrics, requestDuration } from '../metrics.js';
import { sendFault } from './errors.plugin.js';

export interface Summary {
  /** Seconds since the process began. */
  uptime: number;
  /** Answered by this process, or by all of its group. */
  requests: number;
  /** Milliseconds, like the others; null before the first. */
  averageResponseTime: number | null;
  averageGraphqlTime: number | null;
  /** The busiest first. */
  endpoints: Array<{ operation: string; requests: number; averageResponseTime: number }>;
}

export function measureRequests(app: FastifyInstance, { requests }: Metrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { config, url } = request.routeOptions;
    const operation = config?.operation ?? (url === '/graphql' ? 'graphql' : undefined);
    // Pages, documents and what nobody serves are not the API's work.
    if (operation !== undefined)
      requests.observe(
        { operation, method: request.method, status: reply.statusCode },
        reply.elapsedTime / 1000,
      );
    done();
  });
}

/** With METRICS_TOKEN for who has it; without it for all, but not in production. */
export function serveMetricsRoute(app: FastifyInstance, metrics: Metrics, config: Config): void {
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    const { METRICS_TOKEN: token, production } = config;
    if (token === '' && production) {
      return sendFault(request, reply, {
        status: 404,
        code: 'not_found',
        detail: 'There is no such path.',
      });
    }
    if (token !== '' && !isBearer(request, token)) {
      return sendFault(request, reply, {
        status: 401,
        code: 'unauthenticated',
        detail: 'The token of the metrics is required.',
      });
    }
    reply.header('cache-control', 'no-store');
    if (request.headers.accept?.includes('application/json'))
      return summarize(await metrics.everyones());
    const registry = await metrics.everyones();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

function isBearer({ headers }: FastifyRequest, token: string): boolean {
  const given = Buffer.from(/^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '');
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

export async function summarize(registry: Registry): Promise<Summary> {
  const byOperation = new Map<string, { count: number; seconds: number }>();
  const requests = registry.getSingleMetric(requestDuration) as Metrics['requests'] | undefined;
  for (const { metricName, labels, value } of (await requests?.get())?.values ?? []) {
    const operation = String(labels.operation);
    const sums = byOperation.get(operation) ?? { count: 0, seconds: 0 };
    if (metricName?.endsWith('_count')) sums.count += value;
    if (metricName?.endsWith('_sum')) sums.seconds += value;
    byOperation.set(operation, sums);
  }
  const endpoints = [...byOperation]
    .map(([operation, { count, seconds }]) => ({
      operation,
      requests: count,
      averageResponseTime: (seconds * 1000) / count,
    }))
    .sort((a, b) => b.requests - a.requests || (a.operation < b.operation ? -1 : 1));
  const total = endpoints.reduce((sum, one) => sum + one.requests, 0);
  const time = endpoints.reduce((sum, one) => sum + one.requests * one.averageResponseTime, 0);
  return {
    uptime: process.uptime(),
    requests: total,
    averageResponseTime: total === 0 ? null : time / total,
    averageGraphqlTime:
      endpoints.find(({ operation }) => operation === 'graphql')?.averageResponseTime ?? null,
    endpoints,
  };
}
