// Reads of the catalogue, uncached and cached, against a bare server that answers the same.
import { deepStrictEqual } from 'node:assert';
import { compareLoad, type Row } from './harness.js';
import type { World } from './world.js';

export async function reads(world: World): Promise<Row[]> {
  const reference = await world.start('reference');
  const uncached = await world.start('api', { CACHE_SECONDS: '0' });
  const [product] = await world.sql<{ id: string }>(
    `select id from products where status = 'active' order by id offset 500 limit 1`,
  );
  const paths = { 'product page': '/v1/products', 'product by id': `/v1/products/${product?.id}` };
  const rows: Row[] = [];
  for (const [name, path] of Object.entries(paths)) {
    const answers = await Promise.all(
      [uncached, reference].map(async ({ base }) => (await fetch(base + path)).json()),
    );
    deepStrictEqual(answers[0], answers[1], `${name}: both answer the same`);
    rows.push(
      await compareLoad(
        `${name}, uncached`,
        { url: uncached.base + path },
        { url: reference.base + path },
        name === 'product page' ? 'ratio ≥ 0.75' : undefined,
      ),
    );
  }
  await uncached.stop();
  const cached = await world.start('api');
  for (const [name, path] of Object.entries(paths))
    rows.push(
      await compareLoad(
        `${name}, cached`,
        { url: cached.base + path },
        { url: reference.base + path },
        name === 'product page' ? 'ratio ≥ 3' : undefined,
      ),
    );
  await cached.stop();
  await reference.stop();
  return rows;
}
