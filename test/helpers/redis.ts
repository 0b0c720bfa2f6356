// A real Redis. In CI there must be one; elsewhere its tests are skipped without it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Test } from 'tap';
import { freePort } from './process.js';
import { answers, needs } from './programs.js';
import { until } from './wait.js';

const program = process.env.REDIS_SERVER ?? 'redis-server';

/** Options of a test that needs Redis. */
export const needsRedis = needs(program);

export interface RedisServer {
  url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one that keeps nothing on disk. */
export async function openRedis(t: Test): Promise<RedisServer> {
  const port = await freePort();
  let stop = async () => {};
  const server: RedisServer = {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const options = ['--port', String(port), '--save', '', '--appendonly', 'no'];
      const child = spawn(program, [...options, '--bind', '127.0.0.1'], { stdio: 'ignore' });
      const exited = once(child, 'exit');
      stop = async () => {
        child.kill('SIGKILL');
        await exited;
      };
      await until(() => answers(port));
    },
    stop: () => stop(),
  };
  await server.start();
  t.teardown(() => stop());
  return server;
}
