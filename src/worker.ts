// The worker process.
import closeWithGrace from 'close-with-grace';
import { ConfigError, loadConfig } from './config.js';
import { databaseUrl } from './db/url.js';
import { createDeps } from './deps.js';
import { serveMetrics } from './http/metrics-server.js';
import { runWorker } from './jobs/run-worker.js';
import { createLog } from './log.js';

async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLog(config, 'worker');
  const url = databaseUrl(config);
  const deps = createDeps(config, log, url);
  const worker = await runWorker(deps, url);
  const stopMetrics =
    config.METRICS_PORT > 0 ? await serveMetrics(deps.metrics, config) : undefined;
  log.info({ concurrency: config.WORKER_CONCURRENCY }, 'worker started');
  closeWithGrace({ delay: 30_000, logger: log }, async ({ err, signal }) => {
    if (err) log.fatal({ err }, 'the process is in an unknown state');
    else log.info({ signal }, 'shutting down');
    await stopMetrics?.();
    await worker.stop();
    await deps.close();
  });
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : (error as Error).stack}\n`,
  );
  process.exit(1);
});
