// What a process counts, for Prometheus, on a port of its own, which is not the public's.
import Fastify, { type FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Config } from '../config.js';
import { closeConnectionsWithServer } from './close-connections.js';
import { listen } from './listen.js';

/**
 * Not at all where METRICS_PORT is 0.
 *
 * @param collect what is to be shown
 * @returns how to stop it
 * @throws ConfigError where the port is taken
 */
export async function serveMetrics(
  collect: () => Promise<Registry>,
  config: Config,
): Promise<() => Promise<void>> {
  if (config.METRICS_PORT === 0) return async () => {};
  const app = Fastify() as unknown as FastifyInstance;
  closeConnectionsWithServer(app);
  app.get('/metrics', async (_request, reply) => {
    const registry = await collect();
    reply.type(registry.contentType);
    return registry.metrics();
  });
  // For a supervisor of a process that serves nothing else.
  app.get('/health/live', async () => ({ status: 'ok' }));
  await listen(app, config, 'METRICS_PORT');
  return () => app.close();
}
