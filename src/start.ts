// `npm start`: everything in one process. Brings a database along unless DATABASE_URL names one,
// migrates, seeds the demo, and runs API and worker.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import { demoPassword, seedDemo } from '../seeds/demo.js';
import { buildApp } from './app.js';
import { type Config, ConfigError, loadConfig } from './config.js';
import { startEmbedded } from './db/embedded.js';
import { ensureDatabase, migrateUp } from './db/migrate.js';
import { createDeps } from './deps.js';
import { listen } from './http/listen.js';
import { serveMetrics } from './http/metrics-server.js';
import { runWorker } from './jobs/run-worker.js';
import { openLog } from './log.js';
import { observeProcess } from './metrics.js';
import { textOfFault } from './startup-faults.js';
import { startTracing } from './tracing.js';

/** Undone in the reverse order, whatever was reached. */
const undo: Array<() => Promise<void>> = [];

const life = { ending: false };

async function main(): Promise<void> {
  const given = loadConfig();
  claim(given.KONTOR_DATA_DIR);
  closeWithGrace({ delay: 60_000, logger: false }, async ({ err }) => {
    life.ending = true;
    if (err) say(`\n${textOfFault(err)}\n`);
    else say('\nStopping …');
    // Each has its own time, so that the last of them, the database's, always comes.
    for (const step of undo.reverse()) await Promise.race([step(), sleep(undoTime)]);
    say(err ? '' : ' stopped.\n');
  });

  for (const warning of given.warnings) say(`  ! ${warning}\n`);
  const url = given.embedded
    ? await step('PostgreSQL, embedded', async () => {
        const server = await startEmbedded({
          dataDir: given.KONTOR_DATA_DIR,
          endsWithProcess: true,
        });
        undo.push(() => server.stop());
        return server.url;
      })
    : given.DATABASE_URL;
  await step('Schema', async () => {
    const direct = given.DATABASE_MIGRATION_URL || given.DATABASE_DIRECT_URL || url;
    await ensureDatabase(direct);
    const names = await migrateUp(direct);
    return names.length > 0 ? `${names.length} migrations` : 'current';
  });

  const config = { ...given, PORT: await freePort(given.PORT, given.HOST) };
  const logFile = config.LOG_FILE || join(config.KONTOR_DATA_DIR, 'kontor.log');
  undo.push(await startTracing(config, 'all'));
  const deps = createDeps(config, await openLog(config, 'kontor', logFile), url);
  observeProcess(deps.metrics);
  undo.push(() => deps.close());
  if (config.demo)
    await step('Demo shop', async () => `${(await seedDemo(deps)).products} products`);
  await step('Worker', async () => {
    const worker = await runWorker(deps, given.DATABASE_DIRECT_URL || url);
    undo.push(() => worker.stop());
  });
  await step('API', async () => {
    const app = await buildApp(deps);
    undo.push(() => app.close());
    undo.push(await serveMetrics(deps.metrics.everyones, config));
    await listen(app, config);
    // For the commands that talk to the API.
    const record = join(config.KONTOR_DATA_DIR, 'api-url');
    writeFileSync(record, addressOf(config));
    undo.push(async () => rmSync(record, { force: true }));
  });
  say(screen(config, given.PORT, logFile));
}

/** Milliseconds. */
const undoTime = 12_000;

const say = (text: string) => process.stdout.write(text);

/** Shows what is being done, then how long it took. */
async function step<T>(name: string, fn: () => Promise<T>): Promise<T> {
  const started = Date.now();
  say(`  ${name.padEnd(22)} …`);
  const result = await fn();
  const note = typeof result === 'string' && !result.includes('://') ? result : '';
  say(
    `\r  ${name.padEnd(22)} ✓ ${note.padEnd(16)} ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
  );
  return result;
}

/** Two processes on one data folder would stop each other's database. */
function claim(dataDir: string): void {
  const file = join(dataDir, 'kontor.pid');
  mkdirSync(dataDir, { recursive: true });
  const other = readPid(file);
  if (other !== undefined && other !== process.pid && isRunning(other)) {
    throw new ConfigError(`Kontor is running already on ${dataDir} (process ${other}).`);
  }
  writeFileSync(file, String(process.pid));
  undo.push(async () => rmSync(file, { force: true }));
}

function readPid(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** Whether it is running and, where the system tells, is a Node.js program: pids are used again. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start');
  } catch {
    return true;
  }
}

async function freePort(wanted: number, host: string): Promise<number> {
  for (let port = wanted; port < wanted + 20; port += 1) {
    const free = await new Promise<boolean>((done) => {
      const probe = createServer();
      probe.once('error', () => done(false));
      probe.listen(port, host, () => probe.close(() => done(true)));
    });
    if (free) return port;
  }
  throw new ConfigError(`Ports ${wanted} to ${wanted + 19} are taken; set PORT to a free one.`);
}

const addressOf = ({ HOST, PORT }: Config) =>
  `http://${['0.0.0.0', '::'].includes(HOST) ? 'localhost' : HOST}:${PORT}`;

function screen(config: Config, wanted: number, logFile: string): string {
  const url = addressOf(config);
  const lines = [
    '',
    `  Kontor is running${config.PORT === wanted ? '' : ` (port ${wanted} is taken)`}. Ctrl-C stops it.`,
    '',
    `  API         ${url}/v1/products`,
    `  Swagger UI  ${url}/docs`,
    `  Log         ${logFile}`,
  ];
  if (config.demo) {
    lines.push(
      '',
      `  Accounts of the demo shop, password ${demoPassword}:`,
      '    admin@example.com, staff@example.com, customer@example.com',
      '',
      '  Place an order:',
      '',
      `curl -s ${url}/v1/orders -H "content-type: application/json" -H "authorization: Bearer $(curl -s ${url}/v1/auth/login -H 'content-type: application/json' -d '{"email":"customer@example.com","password":"${demoPassword}"}' | sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')" -d '{"items":[{"sku":"85123A","quantity":2}]}'`,
    );
  }
  return `${lines.join('\n')}\n\n`;
}

main().catch(async (error: unknown) => {
  // A step that was interrupted by the end fails; the end itself goes on.
  if (life.ending) return;
  process.stderr.write(`\n${textOfFault(error)}\n`);
  for (const step of undo.reverse()) await step().catch(() => {});
  process.exit(1);
});
