// The API process.
import { setTimeout as sleep } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import { buildApp } from './app.js';
import { ConfigError, loadConfig } from './config.js';
import { databaseUrl } from './db/url.js';
import { createDeps } from './deps.js';
import { listen } from './http/listen.js';
import { serveMetrics } from './http/metrics-server.js';
import { createLog } from './log.js';
import { observeProcess } from './metrics.js';

async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLog(config, 'api');
  const deps = createDeps(config, log, databaseUrl(config));
  observeProcess(deps.metrics);
  const app = await buildApp(deps);
  const stopMetrics = await serveMetrics(deps.metrics, config);
  closeWithGrace(
    { delay: 30_000 + config.SHUTDOWN_DELAY_SECONDS * 1000, logger: log },
    async ({ err, signal }) => {
      if (err) log.fatal({ err }, 'the process is in an unknown state');
      else log.info({ signal }, 'shutting down');
      deps.life.ending = true;
      if (!err) await sleep(config.SHUTDOWN_DELAY_SECONDS * 1000);
      // Answers what is under way, then lets go of the database.
      await app.close();
      await stopMetrics();
      await deps.close();
    },
  );
  await listen(app, config);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : (error as Error).stack}\n`,
  );
  process.exit(1);
});
