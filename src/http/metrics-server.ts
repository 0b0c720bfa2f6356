// What a process counts, for Prometheus, on a port of its own, which is not the public's.
import Fastify from 'fastify';
import type { Config } from '../config.js';
import type { Metrics } from '../metrics.js';

/**
 * Not at all where METRICS_PORT is 0.
 *
 * @returns how to stop it
 * @throws Error where the port is taken
 */
export async function serveMetrics(
  { registry }: Metrics,
  { HOST, METRICS_PORT }: Config,
): Promise<() => Promise<void>> {
  if (METRICS_PORT === 0) return async () => {};
  const app = Fastify();
  app.get('/metrics', async (_request, reply) => {
    reply.type(registry.contentType);
    return registry.metrics();
  });
  await app.listen({ host: HOST, port: METRICS_PORT });
  return () => app.close();
}
