// `npm run bench [name…]`: all benchmarks, or those that are named, with their ratios as a table and in
// `bench-results.json`.

import { contention } from './contention.js';
import { costs } from './costs.js';
import { growth } from './growth.js';
import { type Row, report } from './harness.js';
import { imports } from './imports.js';
import { orders } from './orders.js';
import { processes } from './processes.js';
import { noteStatements } from './profile.js';
import { reads } from './reads.js';
import { graphql, search } from './views.js';
import { workers } from './workers.js';
import { openWorld, type World } from './world.js';

const benchmarks: Record<string, (world: World) => Promise<Row[]>> = {
  ...{ reads, search, orders, contention, costs, graphql, processes, workers, imports, growth },
};
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  process.stderr.write(
    `No benchmark: ${unknown.join(', ')}. There are: ${Object.keys(benchmarks).join(', ')}\n`,
  );
  process.exit(2);
}

const world = await openWorld(10_000);
try {
  const rows: Row[] = [];
  for (const [name, run] of Object.entries(benchmarks))
    if (wanted.length === 0 || wanted.includes(name)) {
      rows.push(...(await run(world)));
      await noteStatements(world, name);
      process.stderr.write(`${name}: done after ${Math.round(performance.now() / 1000)} s\n`);
      report(rows, 'bench-results.json');
    }
} finally {
  await world.close();
}
