// Programs that cannot work say why in one line that names the variable, without a stack.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { cloneDatabase } from '../helpers/database.js';
import { launch } from '../helpers/process.js';

const folder = mkdtempSync(join(tmpdir(), 'kontor-faults-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));

t.test('each fault', async (t) => {
  const url = await cloneDatabase(t);
  const changed = (change: (url: URL) => void) => {
    const other = new URL(url);
    change(other);
    return other.href;
  };
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const away = 'postgres://user:secret-of-url@127.0.0.1:1/kontor';
  const cases: Array<[string, string, Record<string, string>, RegExp, string[]?]> = [
    [
      'start',
      'src/start.ts',
      { DATABASE_URL: away },
      /^DATABASE_URL: PostgreSQL at 127.0.0.1:1 cannot be reached \(ECONNREFUSED\)\.$/m,
    ],
    [
      'a folder that is a file',
      'src/start.ts',
      { KONTOR_DATA_DIR: join(file, 'x') },
      /^KONTOR_DATA_DIR: .*file\/x is not a folder \(ENOTDIR\)\.$/m,
    ],
    ['worker', 'src/worker.ts', { DATABASE_URL: away }, /^DATABASE_URL: .* cannot be reached/m],
    [
      'migrate',
      'src/commands/migrate.ts',
      { DATABASE_URL: 'postgres://u:p@no-host.invalid/x' },
      /^DATABASE_URL: PostgreSQL at no-host.invalid cannot be reached/m,
    ],
    [
      'a wrong password',
      'src/worker.ts',
      {
        DATABASE_URL: changed((one) => {
          one.password = 'wrong';
        }),
      },
      /^DATABASE_URL: PostgreSQL refuses the password/m,
    ],
    [
      'no such database',
      'src/commands/seed.ts',
      {
        DATABASE_URL: changed((one) => {
          one.pathname = '/nothing_there';
        }),
      },
      /^DATABASE_URL: PostgreSQL does not have the database/m,
    ],
    [
      'an unknown tenant',
      'src/commands/kontor.ts',
      { DATABASE_URL: url },
      /^--tenant: there is no tenant "nope"\.$/m,
      ['--tenant', 'nope', 'check'],
    ],
    [
      'a command',
      'src/commands/kontor.ts',
      { DATABASE_URL: away },
      /^DATABASE_URL: .* cannot be reached/m,
      ['check'],
    ],
    [
      'an address of another machine',
      'src/server.ts',
      { DATABASE_URL: url, HOST: '203.0.113.9' },
      /^HOST 203.0.113.9 is not an address of this machine/m,
    ],
  ];
  await Promise.all(
    cases.map(async ([name, program, env, text, args = []]) => {
      const one = launch(
        t,
        program,
        { KONTOR_DATA_DIR: join(folder, name.replaceAll(' ', '-')), ...env },
        { args },
      );
      t.not(await one.exits(), 0, name);
      t.match(one.output(), text, name);
      t.notMatch(one.output(), /\n {4}at /, `${name}: no stack`);
      t.notMatch(one.output(), 'secret-of-url', name);
    }),
  );
});

t.test('an API whose database does not answer says so, and serves', async (t) => {
  const api = launch(t, 'src/server.ts', {
    DATABASE_URL: 'postgres://u:p@127.0.0.1:1/kontor',
    KONTOR_DATA_DIR: join(folder, 'api'),
    PORT: '0',
  });
  await api.says('DATABASE_URL: PostgreSQL at 127.0.0.1:1 cannot be reached (ECONNREFUSED).');
  t.match(api.output(), 'Server listening');
  t.equal(await api.kill('SIGTERM'), 0);
});
