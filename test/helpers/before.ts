import { rmSync } from 'node:fs';
import { pino } from 'pino';
import { startEmbedded, stopEmbedded } from '../../src/db/embedded.js';
import { ensureDatabase, migrateUp, withDatabase } from '../../src/db/migrate.js';
import { createDeps } from '../../src/deps.js';
import { seedPeople } from './people.js';
import { templateName, testDataDir, testSettings } from './server.js';
import { testConfig } from './shop.js';

await stopEmbedded(testDataDir);
rmSync(testDataDir, { recursive: true, force: true });
const server = await startEmbedded({ dataDir: testDataDir, settings: testSettings });
const url = withDatabase(server.url, templateName);
await ensureDatabase(url);
await migrateUp(url);
const deps = createDeps(testConfig(url), pino({ level: 'silent' }), url);
await seedPeople(deps);
await deps.close();
