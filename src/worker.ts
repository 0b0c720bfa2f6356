// The worker process.
import closeWithGrace from 'close-with-grace';
import { ConfigError, loadConfig } from './config.js';
import { databaseUrl } from './db/url.js';
import { createDeps } from './deps.js';
import { runWorker } from './jobs/run-worker.js';
import { createLog } from './log.js';

async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLog(config, 'worker');
  const url = databaseUrl(config);
  const deps = createDeps(config, log, url);
  const worker = await runWorker(deps, url);
  log.info({ concurrency: config.WORKER_CONCURRENCY }, 'worker started');
  closeWithGrace({ delay: 30_000, logger: log }, async ({ err, signal }) => {
    if (err) log.fatal({ err }, 'the process is in an unknown state');
    else log.info({ signal }, 'shutting down');
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
