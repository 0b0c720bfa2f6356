import { rmSync } from 'node:fs';
import { startEmbedded, stopEmbedded } from '../../src/db/embedded.js';
import { ensureDatabase, migrateUp, withDatabase } from '../../src/db/migrate.js';
import { templateName, testDataDir, testSettings } from './server.js';

await stopEmbedded(testDataDir);
rmSync(testDataDir, { recursive: true, force: true });
const server = await startEmbedded({ dataDir: testDataDir, settings: testSettings });
const url = withDatabase(server.url, templateName);
await ensureDatabase(url);
await migrateUp(url);
