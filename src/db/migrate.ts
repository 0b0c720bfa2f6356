// Brings a database to the current schema: Graphile Worker's own tables first, then ours, which
// refer to them.
import { Logger, runMigrations } from 'graphile-worker';
import knex from 'knex';
import pg from 'pg';
import { migrationSource } from '../../migrations/index.js';
import { appRole } from '../../migrations/support.js';

/** How long a migration waits for a lock; it can then be run again. */
const lockTimeout = '10s';

const silentLogger = new Logger(() => () => {});

/** Makes the database that the address names, where the server has it not yet. */
export async function ensureDatabase(url: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') });
  await client.connect();
  try {
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rows.length === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(name)}`;
  return changed.toString();
}

/** Brings Graphile Worker's own tables to its version. */
async function migrateWorker(url: string): Promise<void> {
  const options = `-c lock_timeout=${lockTimeout}`;
  const pgPool = new pg.Pool({ connectionString: url, max: 1, options });
  // A lost connection fails the statement that is under way.
  pgPool.on('error', () => {});
  pgPool.on('connect', (client) => client.on('error', () => {}));
  try {
    await runMigrations({ pgPool, logger: silentLogger });
  } finally {
    await pgPool.end();
  }
}

/** @returns names of the migrations that were run */
export async function migrateUp(url: string): Promise<string[]> {
  await migrateWorker(url);
  return withKnex(url, async (db) => {
    const [, names] = (await db.migrate.latest()) as [number, string[]];
    await db.raw(`grant select on knex_migrations to ${appRole}`);
    return names;
  });
}

/** Brings an empty database to the schema that a migration left, and no further. */
export async function migrateTo(url: string, name: string): Promise<void> {
  await migrateWorker(url);
  await withKnex(url, async (db) => {
    let run: string[];
    do [, run] = (await db.migrate.up()) as [number, string[]];
    while (run.length > 0 && !run.includes(name));
  });
}

/** Takes back the newest migration, or all of them. */
export async function migrateDown(url: string, all: boolean): Promise<string[]> {
  return withKnex(url, async (db) => {
    const undone: string[] = [];
    do {
      const [, names] = (await db.migrate.down()) as [number, string[]];
      if (names.length === 0) break;
      undone.push(...names);
    } while (all);
    return undone;
  });
}

async function withKnex<T>(url: string, fn: (db: knex.Knex) => Promise<T>): Promise<T> {
  const db = knex({
    client: 'pg',
    connection: url,
    pool: {
      ...{ min: 0, max: 1 },
      // A migration that waits for a lock would hold up everybody who asks after it.
      afterCreate: (client: pg.Client, done: (error: Error | null) => void) =>
        client.query(`set lock_timeout = '${lockTimeout}'`, (error) => done(error ?? null)),
    },
    migrations: { migrationSource },
    log: { debug() {}, warn() {}, error() {}, deprecate() {} } as never,
  });
  try {
    return await fn(db);
  } finally {
    await db.destroy();
  }
}
