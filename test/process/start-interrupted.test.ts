// `npm start` interrupted at each of its steps, by a second Ctrl-C and by a kill: no stack is printed, and
// PostgreSQL does not stay behind.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { stopEmbedded } from '../../src/db/embedded.js';
import { freePort, launch } from '../helpers/process.js';
import { until } from '../helpers/wait.js';

function folder(t: Test): string {
  const path = mkdtempSync(join(tmpdir(), 'kontor-'));
  t.teardown(async () => {
    await stopEmbedded(path);
    rmSync(path, { recursive: true, force: true });
  });
  return path;
}

/** Ids of the PostgreSQL processes that run on a folder. */
const serversOf = (path: string): string[] =>
  readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return command.includes(path) && /postgres\0/.test(command);
    } catch {
      return false;
    }
  });

t.test('each step', { skip: process.platform !== 'linux' }, async (t) => {
  const steps = ['PostgreSQL', 'Schema', 'Demo shop', 'Worker', 'API', 'Ctrl-C stops it'];
  const dataDir = folder(t);
  for (const step of steps) {
    const env = { KONTOR_DATA_DIR: dataDir, PORT: String(await freePort()) };
    const program = launch(t, 'src/start.ts', env);
    await program.says(step, 180_000);
    await program.kill('SIGINT');
    t.notMatch(program.output(), /\n {4}at /, `${step}: no stack`);
    await until(async () => serversOf(dataDir).length === 0);
    t.pass(`${step}: PostgreSQL ended`);
  }
});

t.test('a second Ctrl-C, and a kill', { skip: process.platform !== 'linux' }, async (t) => {
  const dataDir = folder(t);
  for (const signals of [['SIGINT', 'SIGINT'], ['SIGKILL']] as NodeJS.Signals[][]) {
    const env = { KONTOR_DATA_DIR: dataDir, PORT: String(await freePort()) };
    const program = launch(t, 'src/start.ts', env);
    await program.says('Ctrl-C stops it', 180_000);
    t.equal(serversOf(dataDir).length > 0, true);
    for (const signal of signals) program.child.kill(signal);
    await program.exits();
    await until(async () => serversOf(dataDir).length === 0);
  }
});
