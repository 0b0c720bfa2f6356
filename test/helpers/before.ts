import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { startEmbedded, stopEmbedded } from '../../src/db/embedded.js';
import { ensureDatabase, migrateUp, withDatabase } from '../../src/db/migrate.js';
import { createDeps } from '../../src/deps.js';
import { startCluster } from './cluster.js';
import { seedPeople } from './people.js';
import { clusterRecord, ownPostgres, templateName, testDataDir, testSettings } from './server.js';
import { testConfig } from './shop.js';

/** Starts the PostgreSQL that `TEST_POSTGRES_BIN` names, where the embedded one would stand. */
async function startOwn(bin: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-suite-'));
  const password = 'of-the-suite';
  const port = await startCluster(bin, folder, testSettings, password);
  const address = `postgres://postgres:${password}@127.0.0.1:${port}/kontor`;
  await ensureDatabase(address);
  mkdirSync(testDataDir, { recursive: true });
  writeFileSync(clusterRecord, folder);
  writeFileSync(join(testDataDir, 'database-url'), address);
  return address;
}

await stopEmbedded(testDataDir);
rmSync(testDataDir, { recursive: true, force: true });
const address = ownPostgres
  ? await startOwn(ownPostgres)
  : (await startEmbedded({ dataDir: testDataDir, settings: testSettings })).url;
const url = withDatabase(address, templateName);
await ensureDatabase(url);
await migrateUp(url);
const deps = createDeps(testConfig(url), pino({ level: 'silent' }), url);
await seedPeople(deps);
await deps.close();
