// How soon a process answers after it was started, and the memory that it takes.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { load, median, type Row } from './harness.js';
import { anyTwo, fillStock, orderOf, signUp } from './shop.js';
import type { Server, World } from './world.js';

export async function processes(world: World): Promise<Row[]> {
  const times: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    const begun = performance.now();
    const api = await world.start('api');
    const answer = await fetch(`${api.base}/v1/products`);
    if (!answer.ok) throw new Error(`The first answer: ${answer.status}`);
    await answer.arrayBuffer();
    times.push(performance.now() - begun);
    await api.stop();
  }
  await fillStock(world);
  const api = await world.start('api', { CACHE_SECONDS: '0' });
  await sleep(3_000);
  const idle = memoryOf(api);
  const headers = await signUp(api.base);
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, memoryOf(api));
  }, 100);
  await Promise.all([
    load({ url: `${api.base}/v1/products`, duration: 15 }),
    load({ url: `${api.base}/v1/products?q=lantern`, duration: 15, connections: 4 }),
    load({
      ...{ url: `${api.base}/v1/orders`, method: 'POST' as const, headers, duration: 15 },
      next: () => orderOf(anyTwo()),
    }),
  ]);
  clearInterval(watch);
  await api.stop();
  return [
    {
      ...{ benchmark: 'from the start to the first answer', unit: 'ms', subject: median(times) },
      goal: '≤ 1000',
    },
    { benchmark: 'memory of an idle API', unit: 'MB', subject: idle, goal: '< 120' },
    { benchmark: 'memory under load, at most', unit: 'MB', subject: most, goal: '< 200' },
  ];
}

/** Resident, in millions of bytes. */
function memoryOf({ child }: Server): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return (Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024) / 1e6;
}
