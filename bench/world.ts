// A database of its own with a catalogue of a given size, and servers on it as processes of their own.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbedded } from '../src/db/embedded.js';
import { ensureDatabase, migrateUp } from '../src/db/migrate.js';
import { newId } from '../src/lib/ids.js';
import { generateCatalogue } from '../test/helpers/catalogue.js';
import { generateOrders } from './generate-orders.js';
import { nodeFlags, noteMetrics, settings } from './profile.js';

type Command = 'api' | 'worker' | 'reference' | 'bare-worker';

export interface World {
  url: string;
  tenantId: string;
  /** Of the servers: keys and files. */
  dataDir: string;
  /** Adds a shop with a catalogue and orders of that many. */
  addShop(slug: string, size: { products: number; orders: number }): Promise<void>;
  /** As the owner. */
  sql<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  /** @returns the address of a server that is ready */
  start(command: Command, env?: Record<string, string>): Promise<Server>;
  close(): Promise<void>;
}

export interface Server {
  base: string;
  child: ChildProcess;
  stop(): Promise<void>;
}

export const benchTenant = 'bench';

/** @param products how many the catalogue has */
export async function openWorld(products: number): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
  const postgres = await startEmbedded({ dataDir, settings });
  await ensureDatabase(postgres.url);
  await migrateUp(postgres.url);
  const pool = new pg.Pool({ connectionString: postgres.url, max: 3 });
  const sql = async <Row>(text: string, values?: unknown[]) =>
    (await pool.query(text, values)).rows as Row[];
  const addTenant = async (slug: string) => {
    const id = newId();
    await sql(`insert into tenants (id, slug, name, currency) values ($1, $2, 'Bench', 'GBP')`, [
      ...[id, slug],
    ]);
    return id;
  };
  const tenantId = await addTenant(benchTenant);
  await generateCatalogue({ sql }, tenantId, products);
  await sql('vacuum analyze');

  // What is measured is what is shipped.
  const dist = join(dataDir, 'dist');
  execFileSync('npx', ['tsx', 'deploy/bundle.ts', dist]);
  execFileSync('ln', ['-s', join(process.cwd(), 'node_modules'), join(dataDir, 'node_modules')]);
  const servers = new Set<Server>();
  // As in the image.
  const limit = '--max-old-space-size=384';
  const files = {
    api: [limit, ...nodeFlags, join(dist, 'src/server.js')],
    worker: [limit, ...nodeFlags, join(dist, 'src/worker.js')],
    reference: ['--import=tsx', 'bench/reference.ts'],
    'bare-worker': ['--import=tsx', 'bench/bare-worker.ts'],
  };
  return {
    url: postgres.url,
    tenantId,
    dataDir,
    sql,
    async addShop(slug, size) {
      const id = await addTenant(slug);
      await Promise.all([
        generateCatalogue({ sql }, id, size.products),
        generateOrders({ sql }, id, size),
      ]);
      await sql('vacuum analyze');
    },
    async start(command, env = {}) {
      // Into a file: a pipe would have this process read along while it measures.
      const output = join(dataDir, `${command}-${servers.size}-${Date.now()}.log`);
      const child = spawn(process.execPath, files[command], {
        stdio: ['ignore', openSync(output, 'a'), 'inherit'],
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          NODE_ENV: 'test',
          DATABASE_URL: postgres.url,
          DEFAULT_TENANT: benchTenant,
          KONTOR_DATA_DIR: dataDir,
          RATE_LIMIT_SCALE: '0',
          LOG_LEVEL: 'info',
          MAX_EVENT_LOOP_DELAY: '0',
          TENANT_ID: tenantId,
          PORT: '0',
          ...env,
        },
      });
      const base = command.endsWith('worker') ? '' : await addressOf(child, output);
      const server: Server = {
        base,
        child,
        async stop() {
          servers.delete(server);
          if (child.exitCode !== null) return;
          if (command === 'api') await noteMetrics(base, `api-${child.pid}`);
          child.kill('SIGTERM');
          await once(child, 'exit');
        },
      };
      servers.add(server);
      return server;
    },
    async close() {
      for (const server of servers) await server.stop();
      await pool.end();
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Waits until it says where it listens. */
async function addressOf(child: ChildProcess, output: string): Promise<string> {
  for (;;) {
    const text = readFileSync(output, 'utf8');
    if (child.exitCode !== null) throw new Error(`A server ended with ${child.exitCode}: ${text}`);
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
    if (found) return found;
    await sleep(5);
  }
}
