// What one request costs in processor time: of the API's process and of PostgreSQL's, by /proc (Linux).
import { readFileSync } from 'node:fs';
import { load, type Row, warmUp } from './harness.js';
import { anyTwo, fillStock, orderOf, planAnew, signUp } from './shop.js';
import type { Server, World } from './world.js';

/** Milliseconds of one tick of the kernel's clock, as it shows it to programs. */
const tick = 10;

export async function costs(world: World): Promise<Row[]> {
  await fillStock(world);
  const rows: Row[] = [];
  for (const [kind, seconds] of [
    ['product page, cached', '30'],
    ['product page, uncached', '0'],
    ['order of two lines', '30'],
  ] as const) {
    const api = await world.start('api', { CACHE_SECONDS: seconds });
    const what = kind.startsWith('order')
      ? {
          ...{ url: `${api.base}/v1/orders`, method: 'POST' as const },
          ...{ headers: await signUp(api.base), next: () => orderOf(anyTwo()) },
        }
      : { url: `${api.base}/v1/products` };
    // An order is more code than a read.
    await load({ ...what, duration: kind.startsWith('order') ? 2 * warmUp : warmUp });
    await planAnew(world);
    await load({ ...what, duration: 1 });
    const before = await spent(world, api);
    const { total } = await load({ ...what, duration: 5 });
    const after = await spent(world, api);
    for (const part of ['api', 'postgres'] as const)
      rows.push({
        benchmark: `${kind}: processor of ${part === 'api' ? 'the API' : 'PostgreSQL'}`,
        unit: 'ms',
        subject: (after[part] - before[part]) / total,
      });
    await api.stop();
  }
  return rows;
}

/** Milliseconds until now, of the processes that are there. */
async function spent(
  { sql }: World,
  { child }: Server,
): Promise<{ api: number; postgres: number }> {
  const processes = await sql<{ pid: number }>('select pid from pg_stat_activity');
  return {
    api: processorOf(child.pid as number),
    postgres: processes.reduce((sum, { pid }) => sum + processorOf(pid), 0),
  };
}

function processorOf(pid: number): number {
  // What follows the name, which may hold anything: utime and stime are the 12th and 13th.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * tick;
}
