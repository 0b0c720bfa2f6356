// A log that cannot be written: lines are dropped and counted, the program goes on, and the log as well when
// there is space again.
import { existsSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import { createLog, openLog } from '../../src/log.js';
import { cloneDatabase } from '../helpers/database.js';
import { freePort, launch } from '../helpers/process.js';
import { testConfig } from '../helpers/shop.js';
import { until } from '../helpers/wait.js';

/** The module as the library of the log sees it. */
const fs = createRequire(import.meta.url)('node:fs') as typeof import('node:fs');

t.test('lines are dropped and counted until there is space again', async (t) => {
  const file = join(t.testdir(), 'kontor.log');
  const log = createLog(testConfig('postgres://x', { LOG_LEVEL: 'info' }), 'test', file);
  log.info('before');
  const { writeSync } = fs;
  fs.writeSync = () => {
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  };
  const text = 'x'.repeat(1000);
  try {
    for (let n = 0; n < 5000; n += 1) log.info({ n, text });
    await sleep(10);
  } finally {
    fs.writeSync = writeSync;
  }
  log.info('after');
  await until(async () => readFileSync(file, 'utf8').includes('dropped'));
  const lines = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  t.equal(lines[0].msg, 'before');
  const kept = lines.filter((line) => line.text === text).length;
  const { dropped } = lines.find((line) => 'dropped' in line);
  const after = lines.filter((line) => line.msg === 'after').length;
  t.ok(kept > 100 && kept < 1100, `${kept} lines waited`);
  t.equal(kept + dropped + after, 5001, 'every line is written or counted');
});

t.test('a file that is continued in another at its size', async (t) => {
  const folder = t.testdir();
  const config = testConfig('postgres://x', {
    LOG_LEVEL: 'info',
    LOG_FILE: join(folder, 'logs', '{process}.log'),
    LOG_FILE_MEGABYTES: '1',
    LOG_FILE_COUNT: '2',
  });
  const count = 6000;
  const text = 'x'.repeat(1000);
  for (const [from, to] of [
    [0, count / 2],
    [count / 2, count],
  ] as const) {
    // As a process that starts again.
    const log = await openLog(config, 'api');
    for (let n = from; n < to; n += 1) {
      log.info({ n, text });
      if (n % 100 === 0) await sleep(1);
    }
    await sleep(50);
  }
  const foreign = join(folder, 'logs', 'api-20261129.log');
  writeFileSync(foreign, 'not ours');
  await openLog(config, 'api');
  t.ok(existsSync(foreign), 'files of others stay');
  const numbers = () =>
    readdirSync(join(folder, 'logs'))
      .map((name) => Number(/^api\.(\d+)\.log$/.exec(name)?.[1]))
      .filter((number) => !Number.isNaN(number))
      .sort((a, b) => a - b);
  await until(async () => numbers().length <= 3);
  const kept = numbers();
  t.ok((kept.at(-1) ?? 0) > 4, `files ${kept}`);
  const lines = kept.flatMap((number) =>
    readFileSync(join(folder, 'logs', `api.${number}.log`), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).n),
  );
  t.same(
    lines,
    Array.from({ length: lines.length }, (_, at) => count - lines.length + at),
    'the newest lines, none missing',
  );
  await t.rejects(
    openLog({ ...config, LOG_FILE: '/dev/null/api.log' }, 'api'),
    /^LOG_FILE cannot be written: /,
  );
});

t.test('an API whose log is full serves', { skip: process.platform !== 'linux' }, async (t) => {
  const port = await freePort();
  const full = openSync('/dev/full', 'w');
  const api = launch(
    t,
    'src/server.ts',
    { DATABASE_URL: await cloneDatabase(t), PORT: String(port), KONTOR_DATA_DIR: t.testdir() },
    { stdio: ['ignore', full, 'pipe'] },
  );
  const ask = () => fetch(`http://127.0.0.1:${port}/health/live`).catch(() => undefined);
  await until(async () => (await ask())?.status === 200, 60_000);
  for (let n = 0; n < 200; n += 1) t.equal((await ask())?.status, 200);
  t.equal(await api.kill('SIGTERM'), 0);
});
