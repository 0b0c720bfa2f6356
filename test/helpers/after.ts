import { rmSync } from 'node:fs';
import { stopEmbedded } from '../../src/db/embedded.js';
import { testDataDir } from './server.js';

await stopEmbedded(testDataDir);
rmSync(testDataDir, { recursive: true, force: true });
