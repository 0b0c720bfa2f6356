// Programs of Kontor as processes of their own.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Test } from 'tap';
import { until } from './wait.js';

export interface Program {
  child: ChildProcess;
  /** All that it wrote so far. */
  output(): string;
  /** Waits for a text in the output. */
  says(text: string | RegExp, milliseconds?: number): Promise<void>;
  kill(signal: NodeJS.Signals): Promise<number | null>;
  /** Waits until it ends by itself. */
  exits(): Promise<number | null>;
}

/** The sources through tsx, as the tests themselves, or with the compiled tests what is shipped. */
const isCompiled = import.meta.url.endsWith('.js');

/**
 * @param file of the sources
 * @returns what node has to be given to run it
 */
const argumentsOf = (file: string): string[] =>
  isCompiled
    ? ['--enable-source-maps', `.test-build/dist/${file.replace(/ts$/, 'js')}`]
    : ['--import=tsx', file];

export function launch(
  t: Test,
  file: string,
  env: Record<string, string>,
  options: SpawnOptions & { args?: string[] } = {},
): Program {
  const { args = [], ...rest } = options;
  return start(t, process.execPath, [...argumentsOf(file), ...args], env, rest);
}

export function start(
  t: Test,
  command: string,
  args: string[],
  env: Record<string, string>,
  options: SpawnOptions = {},
): Program {
  const { PATH = '', HOME = '' } = process.env;
  // Through `env -i`, or the test runner would put its own instrumentation into the program.
  const variables = Object.entries({ PATH, HOME, ...env }).map(
    ([name, value]) => `${name}=${value}`,
  );
  const child = spawn('env', ['-i', ...variables, command, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part) => {
      text += part;
    });
  }
  const exited = once(child, 'exit');
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  t.teardown(async () => {
    if (!ended()) child.kill('SIGKILL');
    await exited;
  });
  return {
    child,
    output: () => text,
    async says(wanted, milliseconds = 60_000) {
      const found = () => (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text));
      await until(() => found() || ended(), milliseconds);
      if (!found()) throw new Error(`It ended without saying ${wanted}:\n${text}`);
    },
    async exits() {
      await exited;
      return child.exitCode;
    },
    async kill(signal) {
      if (!ended()) child.kill(signal);
      await exited;
      // Why, only it can say.
      if (signal === 'SIGTERM' && child.exitCode !== 0)
        t.comment(`It ended with ${child.exitCode ?? child.signalCode}:\n${text.slice(-4_000)}`);
      return child.exitCode;
    },
  };
}

/**
 * Starts the API on a port of its own choice.
 *
 * @param databaseUrl of a shop; it has the keys of the tests' people
 */
export async function launchApi(
  t: Test,
  databaseUrl: string,
  env: Record<string, string> = {},
): Promise<Program & { base: string }> {
  const program = launch(t, 'src/server.ts', {
    DATABASE_URL: databaseUrl,
    KONTOR_DATA_DIR: '.kontor-test',
    PUBLIC_URL: 'http://localhost:3000',
    RATE_LIMIT_SCALE: '0',
    PORT: '0',
    ...env,
  });
  await program.says('Server listening at');
  const base = /http:\/\/127\.0\.0\.1:\d+/.exec(program.output())?.[0] as string;
  return { ...program, base };
}

/**
 * A port for a program that has to know it before it opens it, or to keep it when it starts again.
 * It lies below those that a system gives out by itself (from 32768 on Linux, from 49152 elsewhere),
 * or any connection of another test could take it while nothing listens there.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const server = createServer();
    const isFree = await new Promise<boolean>((done) => {
      server.once('error', () => done(false));
      server.listen(port, '127.0.0.1', () => done(true));
    });
    if (!isFree) continue;
    await new Promise((done) => server.close(done));
    return port;
  }
}
