// The API process, or where API_PROCESSES asks for several, the one that leads them.
import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import { buildApp } from './app.js';
import { type Config, loadConfig } from './config.js';
import { untenanted } from './db/connect.js';
import { databaseUrl } from './db/url.js';
import { createDeps } from './deps.js';
import { listen } from './http/listen.js';
import { serveMetrics } from './http/metrics-server.js';
import { type createLog, openLog } from './log.js';
import { observeProcess } from './metrics.js';
import { joinGroup, leadGroup } from './process-group.js';
import { textOfFault } from './startup-faults.js';
import { startTracing } from './tracing.js';

async function main(): Promise<void> {
  const config = loadConfig();
  const log = await openLog(config, 'api');
  const size = config.API_PROCESSES || availableParallelism();
  if (cluster.isPrimary && size > 1) {
    databaseUrl(config);
    await leadGroup(size, config, log);
  } else await serve(config, log);
}

async function serve(config: Config, log: ReturnType<typeof createLog>): Promise<void> {
  const stopTracing = await startTracing(config, 'api');
  const deps = createDeps(config, log, databaseUrl(config));
  observeProcess(deps.metrics);
  const app = await buildApp(deps);
  // Its leader shows the metrics of all.
  const stopMetrics = cluster.isPrimary
    ? await serveMetrics(deps.metrics.everyones, config)
    : async () => {};
  const grace = closeWithGrace(
    {
      delay: 30_000 + config.SHUTDOWN_DELAY_SECONDS * 1000,
      logger: log,
      // A member hears of its end from its leader, and by a signal to all of the group as well.
      ...(cluster.isWorker && { onSecondSignal: () => {} }),
    },
    async ({ err, signal }) => {
      if (err) log.fatal({ err }, 'the process is in an unknown state');
      else log.info({ signal }, 'shutting down');
      deps.life.ending = true;
      if (!err) await sleep(config.SHUTDOWN_DELAY_SECONDS * 1000);
      // Answers what is under way, then lets go of the database.
      await Promise.all([app.close(), stopMetrics()]);
      await deps.close();
      await stopTracing();
    },
  );
  deps.metrics.everyones = joinGroup(deps.metrics.registry, () => {
    // Ctrl-C at a terminal is said to all members by itself.
    if (!deps.life.ending) grace.close();
  });
  await listen(app, config);
  // It serves as soon as the database answers; until then the operator should know what is missing.
  await untenanted(deps.pool)
    .query('select 1')
    .catch((error: unknown) => log.error(textOfFault(error)));
}

main().catch((error: unknown) => {
  process.stderr.write(`${textOfFault(error)}\n`);
  process.exit(1);
});
