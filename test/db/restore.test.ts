// Backup and restoration into a new cluster, by the steps of docs/deployment.md.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import t, { type Test } from 'tap';
import { type Cluster, needsPostgres15, openCluster, postgres15 } from '../helpers/cluster.js';
import { launch } from '../helpers/process.js';

const guide = readFileSync('docs/deployment.md', 'utf8');

/** The SQL of the guide below a heading, with the names of this test. */
function sqlOf(name: string): string {
  const block = new RegExp(`<!-- ${name} -->\\n\`\`\`sql\\n([\\s\\S]*?)\`\`\``).exec(guide)?.[1];
  if (block === undefined) throw new Error(`docs/deployment.md has no SQL ${name}`);
  return block.replaceAll('kontor_owner', 'shop');
}

async function onCluster(url: string, ...statements: string[]) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const results = [];
    for (const statement of statements) results.push(await client.query(statement));
    return results.at(-1)?.rows ?? [];
  } finally {
    await client.end();
  }
}

async function run(t: Test, { ownerUrl }: Cluster, name: string, args: string[] = []) {
  const env = { DATABASE_URL: ownerUrl, KONTOR_DATA_DIR: '.kontor-test' };
  const program = launch(t, `src/commands/${name}.ts`, env, { args });
  t.equal(await program.exits(), 0, `${name}\n${program.output()}`);
  return program.output();
}

const counts = `select (select count(*)::int from products) as products,
  (select count(*)::int from users) as users, (select count(*)::int from stock_movements) as movements`;

t.test('a dump is restored into a new cluster', needsPostgres15, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-dump-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const dump = join(folder, 'kontor.dump');
  const program = (name: string, args: string[]) =>
    execFileSync(join(postgres15, name), args, { stdio: 'pipe' });

  const before = await openCluster(t, postgres15);
  await run(t, before, 'migrate');
  await run(t, before, 'seed');
  await onCluster(before.superuserUrl, sqlOf('backup role'));
  const asBackup = before.superuserUrl.replace('//postgres@', '//kontor_backup@');
  program('pg_dump', ['--format=custom', `--file=${dump}`, asBackup]);

  const after = await openCluster(t, postgres15);
  await onCluster(
    after.superuserUrl,
    readFileSync('deploy/postgres/roles.sql', 'utf8'),
    sqlOf('restored owner'),
  );
  program('pg_restore', ['--exit-on-error', `--dbname=${after.superuserUrl}`, dump]);

  t.same(await onCluster(after.superuserUrl, counts), await onCluster(before.superuserUrl, counts));
  t.match(await run(t, after, 'migrate'), 'Nothing to do');
  await run(t, after, 'kontor', ['check']);
  t.same(await onCluster(after.superuserUrl, sqlOf('stock in order')), []);
  const env = { DATABASE_URL: after.ownerUrl, KONTOR_DATA_DIR: '.kontor-test', PORT: '0' };
  const worker = launch(t, 'src/worker.ts', env);
  await worker.says('worker started');
  const api = launch(t, 'src/server.ts', env);
  await api.says('Server listening at');
  const base = /http:\/\/127\.0\.0\.1:\d+/.exec(api.output())?.[0] as string;
  t.equal((await fetch(`${base}/health/ready`)).status, 200);
  const page = await fetch(`${base}/v1/products?q=lantern&limit=1`);
  t.match(await page.json(), { items: [{ sku: String }] });
  t.equal(await api.kill('SIGTERM'), 0);
  t.equal(await worker.kill('SIGTERM'), 0);
});
