// The parts as programs of their own, compiled, without development dependencies.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import t from 'tap';
import { emptyDatabase } from '../helpers/database.js';
import { start } from '../helpers/process.js';

const run = promisify(execFile);

t.test('build, migrate, seed, create a user, serve', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-dist-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  // Types were checked before the tests.
  const outDir = join(folder, 'dist');
  await run('npx', ['tsc', '-p', 'tsconfig.build.json', '--noCheck', '--outDir', outDir]);
  cpSync('package.json', join(folder, 'package.json'));
  cpSync('seeds/data', join(folder, 'seeds/data'), { recursive: true });
  // What `npm ci --omit=dev --omit=optional` installs, from what is installed here.
  const list = ['ls', '--omit=dev', '--omit=optional', '--all', '--parseable'];
  const { stdout } = await run('npm', list, { maxBuffer: 10_000_000 });
  const installed = resolve('node_modules');
  for (const path of stdout.trim().split('\n')) {
    const name = relative(installed, path);
    if (name.startsWith('..') || name.includes('node_modules')) continue;
    cpSync(path, join(folder, 'node_modules', name), { recursive: true });
  }
  // Its own native parts come from the platform's packages, which are optional too.
  cpSync(resolve('node_modules/@node-rs'), join(folder, 'node_modules/@node-rs'), {
    recursive: true,
  });

  const url = await emptyDatabase(t);
  const env = {
    DATABASE_URL: url,
    PORT: '0',
    KONTOR_DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'info',
  };
  const program = (file: string, extra: string[] = [], more: Record<string, string> = {}) =>
    start(
      t,
      process.execPath,
      [`dist/src/${file}.js`, ...extra],
      { ...env, ...more },
      { cwd: folder },
    );
  const ends = async (file: string, extra: string[] = [], more: Record<string, string> = {}) => {
    const child = program(file, extra, more);
    await new Promise((done) => child.child.once('exit', done));
    return { code: child.child.exitCode, output: child.output() };
  };
  t.match(await ends('commands/migrate'), { code: 0, output: /^up: 0001_tenants/ });
  t.match(await ends('commands/migrate'), { code: 0, output: 'Nothing to do.' });
  t.match(await ends('commands/seed'), { code: 0, output: '1591 products' });
  t.match(await ends('commands/seed'), { code: 0, output: '1591 products' });

  const user = [
    '--email',
    'new@example.com',
    '--role',
    'staff',
    '--first-name',
    'New',
    '--last-name',
    'Staff',
  ];
  const password = { KONTOR_PASSWORD: 'Sunny-morning-7' };
  t.match(await ends('commands/create-user', user, password), {
    code: 0,
    output: /^[0-9a-f-]{36}\n$/,
  });
  t.match(await ends('commands/create-user', user, password), {
    code: 1,
    output: 'exists already',
  });
  t.match(await ends('commands/create-user', user, { KONTOR_PASSWORD: 'weak' }), {
    code: 1,
    output: 'A password has',
  });
  t.match(await ends('commands/create-user', ['--email', 'x', '--role', 'staff'], password), {
    code: 1,
    output: '--email',
  });
  t.match(
    await ends('commands/create-user', ['--email', 'x@example.com', '--role', 'king'], password),
    { code: 1, output: '--role' },
  );

  const worker = program('worker');
  await worker.says('worker started');
  const api = program('server');
  await api.says('Server listening at');
  const base = /http:\/\/127\.0\.0\.1:\d+/.exec(api.output())?.[0];
  t.match(await (await fetch(`${base}/health/ready`)).json(), { status: 'ready' });
  const login = await fetch(`${base}/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'new@example.com', password: password.KONTOR_PASSWORD }),
  });
  t.match(await login.json(), { user: { role: 'staff' } });
  t.equal((await fetch(`${base}/docs`)).status, 200);
  t.equal(await api.kill('SIGTERM'), 0);
  t.equal(await worker.kill('SIGTERM'), 0);
  t.match(await ends('commands/migrate', ['down', '--all']), { code: 0, output: /^down: / });
});
