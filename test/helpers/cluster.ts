// A PostgreSQL cluster of its own, of any version that is installed, with an ordinary owner: a login
// that may create roles and owns its database, and is no superuser.
import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Test } from 'tap';
import { freePort } from './process.js';
import { needs } from './programs.js';

export interface Cluster {
  /** Of a database, as the superuser. */
  superuserUrl: string;
  /** Of the same database, as its owner. */
  ownerUrl: string;
  port: number;
}

/** Programs of Debian's PostgreSQL 15, the lowest supported version. */
export const postgres15 = process.env.POSTGRES_15_BIN ?? '/usr/lib/postgresql/15/bin';

export const needsPostgres15 = needs(join(postgres15, 'postgres'));

/** PostgreSQL refuses to run as root. */
function identity(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres']).toString());
  return { uid: id('-u'), gid: id('-g') };
}

const control = (bin: string, folder: string, args: string[]) =>
  execFileSync(join(bin, 'pg_ctl'), ['-D', join(folder, 'data'), ...args], {
    ...{ stdio: 'ignore', cwd: folder },
    ...identity(),
  });

/**
 * Starts a new cluster in an empty folder; its superuser is `postgres`.
 *
 * @param password that the server asks for; none when left out
 */
export async function startCluster(
  bin: string,
  folder: string,
  settings: Record<string, string>,
  password?: string,
): Promise<number> {
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  const user = identity();
  if (user.uid !== undefined && user.gid !== undefined)
    for (const path of [folder, data]) chownSync(path, user.uid, user.gid);
  const secret = join(folder, 'password');
  writeFileSync(secret, `${password ?? 'unused'}\n`);
  const access = ['-U', 'postgres', '-A', password ? 'scram-sha-256' : 'trust', '--pwfile', secret];
  const made = ['-D', data, ...access, '-E', 'UTF8', '--locale=C'];
  execFileSync(join(bin, 'initdb'), made, { stdio: 'ignore', cwd: folder, ...user });
  const port = await freePort();
  const all = { unix_socket_directories: '', listen_addresses: '127.0.0.1', ...settings };
  const flags = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`);
  const server = ['-o', `-p ${port} ${flags.join(' ')}`, '-l', join(folder, 'log'), '-w', 'start'];
  control(bin, folder, server);
  return port;
}

export function stopCluster(bin: string, folder: string): void {
  control(bin, folder, ['-m', 'immediate', 'stop']);
  rmSync(folder, { recursive: true, force: true });
}
/** @param bin folder of the version's programs */
export async function openCluster(t: Test, bin: string): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-cluster-'));
  const port = await startCluster(bin, folder, { fsync: 'off' });
  t.teardown(() => stopCluster(bin, folder));
  const address = (login: string, database: string) =>
    `postgres://${login}@127.0.0.1:${port}/${database}`;
  const client = new pg.Client({ connectionString: address('postgres', 'postgres') });
  await client.connect();
  await client.query('create role shop login createrole');
  await client.query('create database shop owner shop');
  await client.end();
  return {
    superuserUrl: address('postgres', 'shop'),
    ownerUrl: address('shop', 'shop'),
    port,
  };
}
