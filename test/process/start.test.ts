// `npm start` as a new user has it: from nothing, again, after a kill, and on a taken port.
import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import t, { type Test } from 'tap';
import { runningEmbeddedUrl, stopEmbedded } from '../../src/db/embedded.js';
import { launch, type Program } from '../helpers/process.js';

const run = promisify(execFile);

/** A folder outside the project, so that PostgreSQL's own user can come to it. */
function folder(t: Test): string {
  const path = mkdtempSync(join(tmpdir(), 'kontor-'));
  t.teardown(async () => {
    await stopEmbedded(path);
    rmSync(path, { recursive: true, force: true });
  });
  return path;
}

async function takePort(t: Test): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.teardown(() => server.close());
  return (server.address() as AddressInfo).port;
}

const curlLine = (program: Program) => /^curl .*$/m.exec(program.output())?.[0] as string;

async function placeByCurl(program: Program) {
  const { stdout } = await run('sh', ['-c', curlLine(program)]);
  return JSON.parse(stdout);
}

t.test('from nothing to an order, through a kill, to a clean end', async (t) => {
  const dataDir = folder(t);
  const port = await takePort(t);
  const env = { KONTOR_DATA_DIR: dataDir, PORT: String(port) };
  const first = launch(t, 'src/start.ts', env);
  await first.says('sed ');
  const screen = first.output();
  for (const step of ['PostgreSQL', 'Schema', 'Demo shop', '1591 products', 'Worker', 'API'])
    t.match(screen, step);
  t.match(screen, `port ${port} is taken`);
  t.match(screen, /Swagger UI {2}http:/);
  t.match(screen, 'customer@example.com');
  const order = await placeByCurl(first);
  t.match(order, { status: 'pending', total: { amount: 590, currency: 'GBP' } });

  const twin = launch(t, 'src/start.ts', env);
  await twin.says('Kontor is running already');
  t.equal(await twin.exits(), 1);

  await first.kill('SIGKILL');
  const second = launch(t, 'src/start.ts', env);
  await second.says('sed ');
  t.match(second.output(), /Schema .* current/);
  t.not((await placeByCurl(second)).number, order.number);
  const log = readFileSync(join(dataDir, 'kontor.log'), 'utf8');
  t.notMatch(log, 'Kontor-demo-1', 'no password in the log');
  t.notMatch(log, /eyJ[A-Za-z0-9_-]{20,}/, 'no token in the log');

  const demo = launch(t, 'src/commands/demo.ts', env);
  t.equal(await demo.exits(), 0, demo.output());
  t.match(demo.output(), '£141,679.29 by Kontor');
  t.match(demo.output(), '£141,679.29 from the CSV files — equal');
  const client = new pg.Client({ connectionString: runningEmbeddedUrl(dataDir) as string });
  await client.connect();
  await client.query(`update stock_levels set on_hand = on_hand + 1
    where product_id = (select id from products where sku = '85123A')`);
  await client.end();
  const damaged = launch(t, 'src/commands/demo.ts', env, { args: ['--check'] });
  t.equal(await damaged.exits(), 1);
  t.match(damaged.output(), '✗ ledger equals the stock counters: 1 broken');

  t.equal(await second.kill('SIGINT'), 0);
  t.match(second.output(), 'stopped.');
  const alone = launch(t, 'src/commands/demo.ts', {
    ...env,
    DATABASE_URL: 'postgres://x@127.0.0.1:1/x',
    KONTOR_URL: `http://127.0.0.1:${port + 1}`,
  });
  t.equal(await alone.exits(), 1);
  t.match(alone.output(), 'Start Kontor first');
  t.notOk(existsSync(join(dataDir, 'kontor.pid')));
  await t.rejects(run('pgrep', ['-f', `-- -D ${dataDir}`]), 'no server is left');
});

t.test(
  'as an ordinary user',
  { skip: process.getuid?.() !== 0 && 'the other tests do this where they are not run by root' },
  async (t) => {
    const dataDir = folder(t);
    const nobody = Number((await run('id', ['-u', 'nobody'])).stdout);
    chownSync(dataDir, nobody, nobody);
    const program = launch(
      t,
      'src/start.ts',
      { KONTOR_DATA_DIR: dataDir, PORT: String(await takePort(t)), HOME: dataDir, TMPDIR: dataDir },
      { uid: nobody, gid: nobody },
    );
    await program.says('sed ');
    t.match(await placeByCurl(program), { status: 'pending' });
    t.equal(await program.kill('SIGTERM'), 0, program.output());
  },
);

t.test('what is missing is said', async (t) => {
  const cases: Array<[string, Record<string, string>, string]> = [
    [
      'src/server.ts',
      { NODE_ENV: 'production' },
      'Set DATABASE_URL, TOKEN_PRIVATE_KEY, PUBLIC_URL, SECRETS_KEY (required in production)',
    ],
    [
      'src/worker.ts',
      {
        NODE_ENV: 'production',
        DATABASE_URL: 'postgres://x@localhost/x',
        PUBLIC_URL: 'https://a.example',
      },
      'Set TOKEN_PRIVATE_KEY',
    ],
    [
      'src/server.ts',
      { KONTOR_DATA_DIR: '/nonexistent/kontor' },
      'Set DATABASE_URL, or run `npm start`',
    ],
    ['src/server.ts', { PORT: 'abc' }, 'PORT'],
    ['src/server.ts', { NODE_ENV: 'prod' }, 'NODE_ENV'],
    ['src/commands/migrate.ts', { NODE_ENV: 'production' }, 'Set DATABASE_URL (required'],
    [
      'src/commands/seed.ts',
      {
        ...{ NODE_ENV: 'production', DATABASE_URL: 'postgres://x@localhost/x' },
        ...{ TOKEN_PRIVATE_KEY: 'x', PUBLIC_URL: 'https://a.example' },
        ...{ SECRETS_KEY: 'x'.repeat(32), MAIL: 'log', SMS_PROVIDER: 'log' },
      },
      'published password',
    ],
    [
      'src/server.ts',
      { DATABASE_URL: 'postgres://x@localhost/x', TOKEN_PRIVATE_KEY: 'nonsense' },
      'TOKEN_PRIVATE_KEY is not a private key',
    ],
    [
      'src/worker.ts',
      { DATABASE_URL: 'postgres://x@localhost/x', SMS_PROVIDER: 'africas-talking' },
      'AFRICAS_TALKING_API_KEY',
    ],
  ];
  const tried = cases.map(async ([file, env, message]) => {
    const program = launch(t, file, env);
    await program.says(message);
    t.equal(await program.exits(), 1, message);
    t.notMatch(program.output(), 'at main', 'no stack');
  });
  await Promise.all(tried);
});
