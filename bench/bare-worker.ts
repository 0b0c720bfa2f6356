// Graphile Worker by itself, with a job that does nothing.
import { run } from 'graphile-worker';
import pg from 'pg';

const { DATABASE_URL = '', CONCURRENCY = '1', BATCH = '1' } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: Number(CONCURRENCY) + 4 });
// What a connection that is lost while idle says goes nowhere: nobody asks for more here.
pool.on('error', () => {});
pool.on('connect', (client) => client.on('error', () => {}));
const batch = Number(BATCH);
const runner = await run({
  pgPool: pool,
  concurrency: Number(CONCURRENCY),
  pollInterval: 1000,
  noHandleSignals: true,
  taskList: { nothing: async () => {} },
  ...(batch > 1 && { preset: { worker: { localQueue: { size: batch } } } }),
});
process.on('SIGTERM', async () => {
  await runner.stop();
  await pool.end();
});
