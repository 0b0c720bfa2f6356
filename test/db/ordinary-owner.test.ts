// The lowest and the highest supported PostgreSQL, each with an owner that is no superuser: schema,
// demo shop, API, worker, the demo's replay with its checks, and the integrity check.
import pg from 'pg';
import t, { type Test } from 'tap';
import { nativeFolder } from '../../src/db/embedded.js';
import { needsPostgres15, openCluster, postgres15 } from '../helpers/cluster.js';
import { launch } from '../helpers/process.js';

async function runsADemo(t: Test, bin: string, version: RegExp) {
  const { ownerUrl, superuserUrl } = await openCluster(t, bin);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  t.teardown(() => owner.end());
  const { rows } = await owner.query(
    `select version() as version, rolsuper as "isSuperuser" from pg_roles where rolname = current_user`,
  );
  t.match(rows[0], { version, isSuperuser: false });
  const env = { DATABASE_URL: ownerUrl, KONTOR_DATA_DIR: '.kontor-test', RATE_LIMIT_SCALE: '0' };
  const command = async (name: string, args: string[] = []) => {
    const program = launch(t, `src/commands/${name}.ts`, env, { args });
    const code = await program.exits();
    return { code, output: program.output() };
  };
  t.match(await command('migrate'), { code: 0 });
  t.match(await command('demo', ['--check']), { code: 1, output: 'has no tenant `demo`' });
  t.match(await command('seed'), { code: 0 });
  t.match(await command('demo', ['--check']), { code: 1, output: 'there is nothing to check' });
  const worker = launch(t, 'src/worker.ts', env);
  const api = launch(t, 'src/server.ts', { ...env, PORT: '0' });
  await worker.says('worker started');
  await api.says('Server listening at');
  const base = /http:\/\/127\.0\.0\.1:\d+/.exec(api.output())?.[0] as string;
  const demo = launch(t, 'src/commands/demo.ts', { ...env, KONTOR_URL: base });
  t.equal(await demo.exits(), 0, demo.output());
  t.match(demo.output(), '— equal');
  t.match(await command('demo', ['--check']), { code: 0, output: /✓ none left unsent: [1-9]/ });
  t.match(await command('kontor', ['check']), { code: 0 });
  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  const damaged = await superuser.query(`update stock_levels set on_hand = on_hand + 1
    where product_id = (select id from products where sku = '85123A')`);
  t.equal(damaged.rowCount, 1);
  await superuser.end();
  t.match(await command('demo', ['--check']), {
    code: 1,
    output: /✗ ledger equals the stock counters: 1 broken[\s\S]*Something differs/,
  });
  t.equal(await api.kill('SIGTERM'), 0);
  t.equal(await worker.kill('SIGTERM'), 0);
}

t.test('PostgreSQL 15', needsPostgres15, (t) => runsADemo(t, postgres15, /^PostgreSQL 15/));
t.test('PostgreSQL 18', (t) => runsADemo(t, `${nativeFolder()}/bin`, /^PostgreSQL 18/));
