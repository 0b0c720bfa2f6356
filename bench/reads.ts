// Reads of the catalogue, uncached and cached, against a bare server that answers the same.
import { deepStrictEqual } from 'node:assert';
import { compareLoad, type Row } from './harness.js';
import { ownApp } from './shop.js';
import type { World } from './world.js';

const kinds = [
  { kind: 'uncached', env: { CACHE_SECONDS: '0' }, goal: 'ratio ≥ 0.75' },
  { kind: 'cached', env: { CACHE_SECONDS: '30' }, goal: 'ratio ≥ 3' },
];

export async function reads(world: World): Promise<Row[]> {
  const reference = await world.start('reference');
  const [product] = await world.sql<{ id: string }>(
    `select id from products where status = 'active' order by id offset 500 limit 1`,
  );
  const page = '/v1/products';
  const rows: Row[] = [];
  for (const { kind, env, goal } of kinds) {
    const api = await world.start('api', env);
    const own = await ownApp(world, env);
    for (const [name, path] of [
      ['product page', page],
      ['product by id', `${page}/${product?.id}`],
    ]) {
      const url = path as string;
      const [answer, expected] = await Promise.all(
        [api, reference].map(async ({ base }) => (await fetch(base + url)).json()),
      );
      deepStrictEqual(answer, expected, `${name}: both answer the same`);
      const counts = await own.countsOf(() => ({ url }));
      const row = await compareLoad(
        `${name}, ${kind}`,
        { url: api.base + url },
        { url: reference.base + url },
        url === page ? goal : undefined,
      );
      rows.push({ ...row, ...counts });
    }
    await own.close();
    await api.stop();
  }
  await reference.stop();
  return rows;
}
