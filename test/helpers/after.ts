import { existsSync, readFileSync, rmSync } from 'node:fs';
import { stopEmbedded } from '../../src/db/embedded.js';
import { stopCluster } from './cluster.js';
import { clusterRecord, ownPostgres, testDataDir } from './server.js';

if (ownPostgres && existsSync(clusterRecord))
  stopCluster(ownPostgres, readFileSync(clusterRecord, 'utf8'));
else await stopEmbedded(testDataDir);
rmSync(testDataDir, { recursive: true, force: true });
