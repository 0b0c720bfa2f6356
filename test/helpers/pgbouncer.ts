// A real PgBouncer in front of the tests' server, in transaction mode.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Test } from 'tap';
import { freePort } from './process.js';
import { answers, needs } from './programs.js';
import { until } from './wait.js';

const program = process.env.PGBOUNCER ?? 'pgbouncer';

/** Options of a test that needs PgBouncer. */
export const needsPgBouncer = needs(program);

/**
 * @param url of a database
 * @param connections how many it has to the server
 * @returns the database's address through PgBouncer
 */
export async function openPgBouncer(t: Test, url: string, connections: number): Promise<string> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const folder = mkdtempSync(join(tmpdir(), 'kontor-pgbouncer-'));
  // It refuses to run as root, and reads its file as whoever it runs as.
  chmodSync(folder, 0o755);
  const ownPort = await freePort();
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(
    file,
    `[databases]
${pathname.slice(1)} = host=${hostname} port=${port} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${ownPort}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${connections}
max_client_conn = 200
`,
  );
  const child = spawn(program, process.getuid?.() === 0 ? ['-u', 'nobody', file] : [file], {
    stdio: 'ignore',
  });
  const exited = once(child, 'exit');
  t.teardown(async () => {
    child.kill('SIGKILL');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  });
  await until(() => answers(ownPort));
  return `postgres://app@127.0.0.1:${ownPort}${pathname}`;
}
