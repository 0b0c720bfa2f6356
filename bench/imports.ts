// An import of 100,000 products, from the upload to its last row, against COPY of the same file into a
// table with the same columns and indexes.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from './harness.js';
import { hireStaff } from './shop.js';
import type { World } from './world.js';

const size = 100_000;

export async function imports(world: World): Promise<Row[]> {
  const lines = Array.from(
    { length: size },
    (_, n) =>
      `IMP-${n},Imported ${n % 977} ${n},${(5 + (n % 90)).toString()}.50,Imported/Aisle ${n % 40},${n % 100},As it came`,
  );
  const csv = `sku,name,price,category_path,stock,description\n${lines.join('\n')}\n`;
  const api = await world.start('api');
  const worker = await world.start('worker');
  const { authorization = '' } = await hireStaff(world, api.base);

  const copied = await copy(world, csv);

  const form = new FormData();
  form.set('file', new Blob([csv], { type: 'text/csv' }), 'products.csv');
  const begun = performance.now();
  const answer = await fetch(`${api.base}/v1/products/import`, {
    method: 'POST',
    headers: { authorization },
    body: form,
  });
  if (answer.status !== 202) throw new Error(`The import: ${answer.status} ${await answer.text()}`);
  const { id } = (await answer.json()) as { id: string };
  let state = { status: 'queued', failed: 0, created: 0 };
  while (state.status === 'queued' || state.status === 'running') {
    await sleep(100);
    const asked = await fetch(`${api.base}/v1/imports/${id}`, { headers: { authorization } });
    state = (await asked.json()) as typeof state;
  }
  const seconds = (performance.now() - begun) / 1000;
  await worker.stop();
  await api.stop();
  if (state.status !== 'completed' || state.created !== size)
    throw new Error(`The import: ${JSON.stringify(state).slice(0, 300)}`);
  return [
    {
      benchmark: 'import of 100,000 products against COPY',
      unit: 'rows/s',
      subject: size / seconds,
      reference: size / copied,
      ratio: copied / seconds,
      note: `${seconds.toFixed(1)} s; COPY checks no row, makes no slug, category, search entry or ledger`,
    },
  ];
}

/** @returns seconds */
async function copy({ sql, dataDir, tenantId }: World, csv: string): Promise<number> {
  const file = join(dataDir, 'copied.csv');
  writeFileSync(file, csv, { mode: 0o644 });
  await sql(`create table copied (tenant_id uuid not null default '${tenantId}', id uuid not null default gen_random_uuid(),
    sku text not null, name text not null, price numeric not null, category_path text not null, stock int not null,
    description text not null, primary key (tenant_id, id), unique (tenant_id, sku))`);
  await sql('create index on copied (tenant_id, name, id)');
  await sql('create index on copied (tenant_id, price, id)');
  await sql('create index on copied (tenant_id, category_path, name, id)');
  const begun = performance.now();
  await sql(
    `copy copied (sku, name, price, category_path, stock, description) from '${file}' with (format csv, header)`,
  );
  return (performance.now() - begun) / 1000;
}
