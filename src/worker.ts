// The worker process.
import closeWithGrace from 'close-with-grace';
import { loadConfig } from './config.js';
import { databaseUrl, directUrl } from './db/url.js';
import { createDeps } from './deps.js';
import { serveMetrics } from './http/metrics-server.js';
import { runWorker } from './jobs/run-worker.js';
import { openLog } from './log.js';
import { observeProcess } from './metrics.js';
import { textOfFault } from './startup-faults.js';
import { startTracing } from './tracing.js';

async function main(): Promise<void> {
  const config = loadConfig();
  const log = await openLog(config, 'worker');
  const stopTracing = await startTracing(config, 'worker');
  // One connection for each job that wants to write down what its call came to.
  const jobs = config.WORKER_CONCURRENCY + config.WEBHOOK_CONCURRENCY;
  const size = Math.max(config.DATABASE_POOL_SIZE, jobs);
  const deps = createDeps({ ...config, DATABASE_POOL_SIZE: size }, log, databaseUrl(config));
  observeProcess(deps.metrics);
  const worker = await runWorker(deps, directUrl(config));
  const stopMetrics = await serveMetrics(deps.metrics.everyones, config);
  log.info({ concurrency: config.WORKER_CONCURRENCY }, 'worker started');
  closeWithGrace({ delay: 30_000, logger: log }, async ({ err, signal }) => {
    if (err) log.fatal({ err }, 'the process is in an unknown state');
    else log.info({ signal }, 'shutting down');
    await stopMetrics();
    await worker.stop();
    await deps.close();
    await stopTracing();
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${textOfFault(error)}\n`);
  process.exit(1);
});
