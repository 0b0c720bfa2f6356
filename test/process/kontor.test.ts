// The operator's program: every command's help, what it does, JSON, failures and interruption.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pg from 'pg';
import t from 'tap';
import { kontorCli } from '../../src/commands/kontor/cli.js';
import { launch } from '../helpers/process.js';
import { addProduct, openShop, type Shop } from '../helpers/shop.js';
import { until } from '../helpers/wait.js';

process.env.KONTOR_PASSWORD = 'Sunny-morning-7';

const envOf = (shop: Shop) => ({
  NODE_ENV: 'test',
  DATABASE_URL: shop.url,
  KONTOR_DATA_DIR: '.kontor-test',
});

interface Ran {
  code: number;
  out: string;
  err: string;
  // biome-ignore lint/suspicious/noExplicitAny: read by the test that knows the command
  json: any;
}

/** In this process, as `run` in src/commands/kontor.ts does it. */
async function kontor(shop: Shop | undefined, ...args: string[]): Promise<Ran> {
  const texts = { out: '', err: '' };
  const into = (name: 'out' | 'err') =>
    new Writable({
      write(chunk, _encoding, done) {
        texts[name] += chunk;
        done();
      },
    });
  const cli = kontorCli({
    out: into('out'),
    err: into('err'),
    ...(shop && { env: envOf(shop) }),
  });
  const code = await cli.run(args);
  const isJson = args.includes('--json');
  return { code, ...texts, json: isJson ? JSON.parse(texts.out || texts.err) : undefined };
}

const commands: Record<string, string[]> = {
  'users list': ['--q', '--role', '--inactive'],
  'users create': [
    '--email',
    '--role',
    '--first-name',
    '--last-name',
    '--phone',
    'KONTOR_PASSWORD',
  ],
  'users update': ['<user>', '--role', '--activate', '--deactivate'],
  'users set-password': ['<user>'],
  'tenants list': ['--q'],
  'tenants create': ['<slug>', '--name', '--currency', '--set'],
  'tenants update': ['<slug>', '--name', '--default', '--suspend', '--resume', '--set'],
  'api-keys list': [],
  'api-keys create': ['--name', '--role', '--expires-at'],
  'api-keys revoke': ['<id>'],
  import: ['[file]', '--dry-run', '--follow'],
  check: ['--repair', '--batch'],
  audit: ['--operation', '--subject', '--actor', '--limit'],
};

t.test('help', async (t) => {
  const main = await kontor(undefined, '--help');
  t.equal(main.code, 0);
  for (const word of ['--tenant', '--json', '--progress', 'Exit codes']) t.match(main.out, word);
  for (const [name, words] of Object.entries(commands)) {
    t.match(main.out, new RegExp(`^  ${name.split(' ')[0]} `, 'm'));
    const { code, out } = await kontor(undefined, ...name.split(' '), '--help');
    t.equal(code, 0, name);
    for (const word of [...words, '--tenant', '--json'])
      t.ok(out.includes(word), `${name}: ${word}`);
  }
  // The list above is that of the program.
  const cli = kontorCli({ out: new Writable(), err: process.stderr });
  const known = cli.program.commands.flatMap((one) =>
    one.commands.length > 0
      ? one.commands.map((inner) => `${one.name()} ${inner.name()}`)
      : [one.name()],
  );
  t.same(known.sort(), Object.keys(commands).sort());
});

t.test('wrong usage', async (t) => {
  for (const args of [
    ['nonsense'],
    ['users', 'nonsense'],
    ['users', 'list', '--nonsense'],
    ['users', 'create'],
    ['users', 'update'],
    ['tenants', 'create', 'x'],
    ['api-keys', 'create', '--name', 'x'],
    ['check', 'too', 'many'],
  ]) {
    const { code, err, out } = await kontor(undefined, ...args);
    t.equal(code, 2, args.join(' '));
    t.match(err, /^error: /m);
    t.equal(out, '');
  }
});

t.test('users', async (t) => {
  const shop = await openShop(t);
  const listed = await kontor(shop, 'users', 'list', '--json');
  t.equal(listed.code, 0);
  t.ok(listed.json.some((user: { email: string }) => user.email === 'staff@example.com'));
  const table = await kontor(shop, 'users', 'list', '--role', 'admin');
  t.match(table.out, /^id +e-mail +name +role +active\n[0-9a-f-]{36} +admin@example\.com /);
  t.equal((await kontor(shop, 'users', 'list', '--q', 'nobody')).out, 'None.\n');
  t.same((await kontor(shop, 'users', 'list', '--inactive', '--json')).json, []);

  const email = ['--email', 'new@example.com'];
  const made = await kontor(shop, 'users', 'create', ...email, '--role', 'staff', '--json');
  t.match(made.json, { email: 'new@example.com', role: 'staff', active: true });
  const logIn = async (password: string) =>
    (
      await shop.request('POST', '/v1/auth/login', {
        body: { email: 'new@example.com', password },
      })
    ).statusCode;
  t.equal(await logIn('Sunny-morning-7'), 200);

  const changed = await kontor(
    shop,
    'users',
    'update',
    'NEW@example.com',
    '--role',
    'admin',
    '--json',
  );
  t.match(changed.json, { id: made.json.id, role: 'admin' });
  t.match(
    (await kontor(shop, 'users', 'update', made.json.id, '--deactivate')).out,
    /active +false/,
  );
  t.equal(await logIn('Sunny-morning-7'), 401);
  await kontor(shop, 'users', 'update', made.json.id, '--activate');
  process.env.KONTOR_PASSWORD = 'Windy-evening-8';
  const set = await kontor(shop, 'users', 'set-password', 'new@example.com', '--json');
  process.env.KONTOR_PASSWORD = 'Sunny-morning-7';
  t.equal(set.json.id, made.json.id);
  t.equal(await logIn('Sunny-morning-7'), 401);
  t.equal(await logIn('Windy-evening-8'), 200);

  for (const [args, code] of [
    [['users', 'create', ...email], 'email_taken'],
    [['users', 'create', '--email', 'nonsense'], 'command_failed'],
    [['users', 'create', '--email', 'a@example.com', '--role', 'king'], 'command_failed'],
    [['users', 'create', '--email', 'a@example.com', '--phone', '12'], 'command_failed'],
    [['users', 'update', 'nobody@example.com', '--activate'], 'not_found'],
    [['users', 'update', made.json.id], 'command_failed'],
    [['users', 'update', made.json.id, '--activate', '--deactivate'], 'command_failed'],
    [['users', 'update', made.json.id, '--role', 'king'], 'invalid_request'],
    [['users', 'set-password', 'nobody@example.com'], 'not_found'],
    [['users', 'list', '--role', 'king'], 'invalid_request'],
    [['users', 'list', '--tenant', 'nowhere'], 'tenant_not_found'],
  ] as Array<[string[], string]>) {
    const failed = await kontor(shop, ...args, '--json');
    t.equal(failed.code, 1, args.join(' '));
    t.equal(failed.json.error.code, code, args.join(' '));
    t.equal(failed.out, '');
    const told = await kontor(shop, ...args);
    t.equal(told.code, 1);
    t.notMatch(told.err, /\n {4}at /, 'no stack');
  }
  process.env.KONTOR_PASSWORD = 'weak';
  t.match((await kontor(shop, 'users', 'create', '--email', 'w@example.com')).err, /15 to 128/);
  process.env.KONTOR_PASSWORD = 'Sunny-morning-7';
  const other = await kontor(shop, 'users', 'list', '--tenant', 'other', '--json');
  t.notOk(other.json.some((user: { email: string }) => user.email === 'new@example.com'));

  const log = await kontor(shop, 'audit', '--subject', made.json.id, '--json');
  t.same(
    log.json.map((one: { operation: string; actor: { kind: string } }) => [
      one.operation,
      one.actor.kind,
    ]),
    ['setPassword', 'updateUser', 'updateUser', 'updateUser', 'createUser'].map((name) => [
      name,
      'operator',
    ]),
  );
  t.notMatch(JSON.stringify(log.json), /Sunny|Windy|argon/);
});

t.test('tenants', async (t) => {
  const shop = await openShop(t);
  const made = await kontor(
    ...[shop, 'tenants', 'create', 'third', '--name', 'Third Shop', '--currency', 'KES'],
    ...[
      '--set',
      'orderExpiryMinutes=30',
      'paymentBeforeConfirmation=true',
      'senderName=Third',
      '--json',
    ],
  );
  t.match(made.json, {
    slug: 'third',
    currency: 'KES',
    settings: { orderExpiryMinutes: 30, paymentBeforeConfirmation: true, senderName: 'Third' },
  });
  const changed = await kontor(
    ...[shop, 'tenants', 'update', 'third', '--name', 'Third', '--default', '--suspend'],
    ...['--set', 'orderExpiryMinutes=', '--json'],
  );
  t.match(changed.json, { name: 'Third', isDefault: true, suspended: true });
  t.equal(changed.json.settings.orderExpiryMinutes, undefined);
  t.equal((await kontor(shop, 'users', 'list', '--tenant', 'third')).code, 0, 'suspended or not');
  t.match((await kontor(shop, 'tenants', 'update', 'third', '--resume')).out, /suspended +false/);
  t.match((await kontor(shop, 'tenants', 'list')).out, /^third +Third +KES +true +false /m);
  t.equal((await kontor(shop, 'tenants', 'list', '--q', 'thi', '--json')).json.length, 1);
  for (const [args, code] of [
    [['create', 'third', '--name', 'x', '--currency', 'KES'], 'slug_taken'],
    [['create', 'Not A Slug', '--name', 'x', '--currency', 'KES'], 'invalid_request'],
    [['create', 'x', '--name', 'x', '--currency', 'shillings'], 'invalid_request'],
    [['update', 'third', '--set', 'nonsense=1'], 'invalid_request'],
    [['update', 'third', '--set', 'nonsense'], 'command_failed'],
    [['update', 'third'], 'command_failed'],
    [['update', 'third', '--suspend', '--resume'], 'command_failed'],
    [['update', 'nowhere', '--default'], 'tenant_not_found'],
    [['list', '--q', ''], 'invalid_request'],
  ] as Array<[string[], string]>) {
    const failed = await kontor(shop, 'tenants', ...args, '--json');
    t.equal(failed.code, 1, args.join(' '));
    t.equal(failed.json.error.code, code, args.join(' '));
  }
  t.match(
    (await kontor(shop, 'tenants', 'update', 'third', '--set', 'nonsense=1')).err,
    /nonsense/,
  );
  const log = await kontor(shop, 'audit', '--tenant', 'third', '--operation', 'updateTenant');
  t.match(log.out, /operator +updateTenant +tenant /);
});

t.test('API keys', async (t) => {
  const shop = await openShop(t);
  const made = await kontor(
    ...[shop, 'api-keys', 'create', '--name', 'till', '--role', 'staff', 'service', '--json'],
  );
  t.match(made.json, { key: /^kontor_/, apiKey: { name: 'till', roles: ['staff', 'service'] } });
  const ask = async () =>
    (
      await shop.request('GET', '/v1/customers', {
        headers: { authorization: `Bearer ${made.json.key}` },
      })
    ).statusCode;
  t.equal(await ask(), 200);
  t.match((await kontor(shop, 'api-keys', 'list')).out, /till +staff, service +– +– +/);
  const { id } = made.json.apiKey;
  const revoked = await kontor(shop, 'api-keys', 'revoke', id, '--json');
  t.same(revoked.json, { id, revoked: true });
  t.ok((await kontor(shop, 'api-keys', 'list', '--json')).json[0].revokedAt);
  for (const [args, code] of [
    [['create', '--name', 'x', '--role', 'king'], 'invalid_request'],
    [
      ['create', '--name', 'x', '--role', 'staff', '--expires-at', '2001-01-01T00:00:00Z'],
      'invalid_request',
    ],
    [['revoke', 'nonsense'], 'invalid_request'],
    [['revoke', '01900000-0000-7000-8000-000000000000'], 'not_found'],
    [['list', '--tenant', 'nowhere'], 'tenant_not_found'],
  ] as Array<[string[], string]>) {
    const failed = await kontor(shop, 'api-keys', ...args, '--json');
    t.equal(failed.code, 1, args.join(' '));
    t.equal(failed.json.error.code, code, args.join(' '));
  }
  const log = await kontor(shop, 'audit', '--json');
  t.notMatch(JSON.stringify(log.json), made.json.key);
});

const csv = (rows: number) =>
  `sku,name,price,category_path,stock\n${Array.from({ length: rows }, (_, n) => `S${n},Lamp ${n},${n % 50}.50,Home/Lighting,5`).join('\n')}\n`;

t.test('import', async (t) => {
  const shop = await openShop(t);
  const folder = t.testdir({
    'good.csv': csv(700),
    'mixed.csv': 'sku,name,price,category_path\nA1,Lamp,1.00,Home\nA2,,nonsense,Home\n',
    'broken.csv': 'nonsense\n1\n',
  });
  const dry = await kontor(shop, 'import', join(folder, 'good.csv'), '--dry-run', '--json');
  t.equal(dry.code, 0);
  t.match(dry.json, { status: 'completed', dryRun: true, created: 700 });
  t.same(await shop.sql('select count(*)::int as count from products'), [{ count: 0 }]);

  const done = await kontor(
    shop,
    'import',
    join(folder, 'good.csv'),
    '--progress',
    '--no-progress',
  );
  t.match(done.out, /rows +700\ncreated +700\n/);
  t.equal(done.err, '');
  const again = await kontor(shop, 'import', join(folder, 'good.csv'), '--progress');
  t.match(again.out, /unchanged +700/);
  t.match(again.err, /importing rows \[.+\] 700 of 700/, 'progress');

  const mixed = await kontor(shop, 'import', join(folder, 'mixed.csv'));
  t.equal(mixed.code, 1);
  t.match(mixed.out, /created +1\n.*row 3, /s);
  const broken = await kontor(shop, 'import', join(folder, 'broken.csv'), '--json');
  t.equal(broken.code, 1);
  t.equal(broken.json.status, 'failed');
  const follow = await kontor(shop, 'import', '--follow', broken.json.id, '--json');
  t.equal(follow.json.id, broken.json.id);
  for (const args of [
    [join(folder, 'missing.csv')],
    [folder],
    [],
    [join(folder, 'good.csv'), '--follow', broken.json.id],
    ['--follow', '01900000-0000-7000-8000-000000000000'],
    ['--follow', 'nonsense'],
  ]) {
    const failed = await kontor(shop, 'import', ...args, '--json');
    t.equal(failed.code, 1, args.join(' '));
    t.ok(failed.json.error.detail);
  }
  const log = await kontor(
    shop,
    'audit',
    '--operation',
    'importProducts',
    '--limit',
    '2',
    '--json',
  );
  t.equal(log.json.length, 2);
});

t.test('an import whose worker dies is carried out here', async (t) => {
  const shop = await openShop(t);
  const file = join(t.testdir({ 'good.csv': csv(10) }), 'good.csv');
  // The last sign of life of a worker that was there a moment ago.
  await shop.sql(
    `insert into worker_heartbeats (process_id, worker_ids, seen_at)
     values (gen_random_uuid(), '{worker}', now() - interval '17 seconds')`,
  );
  const done = await kontor(shop, 'import', file, '--json');
  t.equal(done.code, 0);
  t.match(done.json, { status: 'completed', created: 10 });
});

t.test('check', async (t) => {
  const shop = await openShop(t);
  const product = await addProduct(shop, { stock: 10 });
  const clean = await kontor(shop, 'check', '--progress');
  t.equal(clean.code, 0);
  t.match(clean.out, '✓ demo: stock counters, 1 looked at, 0 wrong');
  t.match(clean.out, '✓ other: order totals');
  t.match(clean.err, /demo: stock counters \[.+\] 1 of 1/);
  await shop.sql('update stock_levels set on_hand = 12');
  const found = await kontor(shop, 'check');
  t.equal(found.code, 3);
  t.match(found.out, '✗ demo: stock counters, 1 looked at, 1 wrong');
  t.match(found.out, new RegExp(`demo +stock counters +stock ${product.id} +onHand +12 +10 +no`));
  const json = await kontor(shop, 'check', '--tenant', 'demo', '--json');
  t.equal(json.code, 3);
  t.match(json.json, { interrupted: false, left: 1, tenants: [{ tenant: 'demo' }] });
  const repaired = await kontor(shop, 'check', '--repair');
  t.equal(repaired.code, 0);
  t.match(repaired.out, /onHand +12 +10 +yes/);
  t.equal((await kontor(shop, 'check')).code, 0);
  t.equal((await kontor(shop, 'check', '--tenant', 'nowhere')).code, 1);
  t.equal((await kontor(shop, 'check', '--batch', '0')).code, 1);
  // One that somebody holds is told of, and the others are looked at.
  const second = await addProduct(shop, { stock: 10 });
  await shop.sql('update stock_levels set on_hand = 12');
  const holder = new pg.Client({ connectionString: shop.url });
  await holder.connect();
  await holder.query(`begin`);
  await holder.query(`select 1 from stock_levels where product_id = '${product.id}' for update`);
  const partly = await kontor(shop, 'check', '--repair', '--batch', '1', '--json');
  await holder.query('rollback');
  await holder.end();
  t.equal(partly.code, 3);
  t.match(
    partly.json.tenants[0].findings.map(
      ({ subjectId, repaired }: { subjectId: string; repaired: boolean }) => [subjectId, repaired],
    ),
    [
      [product.id, false],
      [second.id, true],
    ],
  );
  const { err } = await kontor(
    { ...shop, url: 'postgres://postgres@127.0.0.1:1/none' },
    ...['check', '--json'],
  );
  t.match(JSON.parse(err).error.detail, /ECONNREFUSED/);
});

t.test('audit', async (t) => {
  const shop = await openShop(t);
  await addProduct(shop, { stock: 0 });
  t.match(
    (await kontor(shop, 'audit')).out,
    /staff@example\.com +createProduct +product [0-9a-f-]+ +new/,
  );
  t.equal((await kontor(shop, 'audit', '--actor', shop.users.staff.id, '--json')).json.length, 1);
  t.equal((await kontor(shop, 'audit', '--tenant', 'other')).out, 'None.\n');
  for (const args of [
    ['--limit', '0'],
    ['--limit', 'x'],
    ['--actor', 'x'],
    ['--operation', '1'],
    ['--tenant', 'nowhere'],
  ])
    t.equal((await kontor(shop, 'audit', ...args, '--json')).code, 1, args.join(' '));
});

t.test('interrupted', { timeout: 240_000 }, async (t) => {
  const shop = await openShop(t);
  const { data: key } = await shop.request('POST', '/v1/api-keys', {
    as: shop.users.admin,
    body: { name: 'till', roles: ['staff'] },
  });
  const folder = t.testdir({ 'good.csv': csv(10) });
  const cases: Array<[string, string[]]> = [
    // Writes stop between the change and the entry that tells of it.
    ['audit_entries', ['users', 'create', '--email', 'new@example.com']],
    ['audit_entries', ['users', 'update', 'customer@example.com', '--role', 'staff']],
    ['audit_entries', ['users', 'set-password', 'customer@example.com']],
    ['audit_entries', ['tenants', 'create', 'third', '--name', 'Third', '--currency', 'KES']],
    ['audit_entries', ['tenants', 'update', 'other', '--name', 'Changed']],
    ['audit_entries', ['api-keys', 'create', '--name', 'scanner', '--role', 'staff']],
    ['audit_entries', ['api-keys', 'revoke', key.apiKey.id]],
    ['audit_entries', ['import', join(folder, 'good.csv')]],
    ['audit_entries', ['audit']],
    ['users', ['users', 'list']],
    ['tenants', ['tenants', 'list']],
    ['api_keys', ['api-keys', 'list']],
  ];
  const state = () =>
    Promise.all(
      ['users', 'tenants', 'api_keys', 'imports', 'products', 'audit_entries'].map((table) =>
        shop.sql(`select * from ${table} order by id`),
      ),
    );
  const before = await state();
  // A few at a time: who waits for a lock for longer than ten seconds is told so.
  const groups = [
    cases.slice(0, 3),
    cases.slice(3, 6),
    cases.slice(6, 9),
    ...cases.slice(9).map((one) => [one]),
  ];
  for (const held of groups) {
    const table = held[0]?.[0];
    const owner = new pg.Client({ connectionString: shop.url });
    await owner.connect();
    await owner.query(`begin; lock table ${table} in access exclusive mode`);
    const programs = held.map(([, args]) =>
      launch(
        t,
        'src/commands/kontor.ts',
        { ...envOf(shop), KONTOR_PASSWORD: 'Sunny-morning-7' },
        { args },
      ),
    );
    // Of a connection of its own: what a transaction has once seen of the activity, it goes on seeing.
    const waiting = async () => {
      const [row] = await shop.sql<{ count: number }>(
        `select count(*)::int as count from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return row?.count;
    };
    await until(async () => (await waiting()) === held.length, 60_000);
    const codes = await Promise.all(programs.map((program) => program.kill('SIGINT')));
    held.forEach(([, args], n) => {
      t.equal(codes[n], 130, args.join(' '));
      t.match(programs[n]?.output(), 'Interrupted.', args.join(' '));
    });
    await owner.query('rollback');
    await owner.end();
  }
  await until(
    async () =>
      (
        await shop.sql(
          `select 1 from pg_stat_activity where datname = current_database() and application_name = 'kontor'
             and state = 'idle in transaction'`,
        )
      ).length === 0,
    10_000,
  );
  t.same(await state(), before, 'nothing was changed');
});

t.test('a long import that is interrupted goes on later', { timeout: 120_000 }, async (t) => {
  const shop = await openShop(t);
  const rows = 30_000;
  const file = join(t.testdir(), 'large.csv');
  writeFileSync(file, csv(rows));
  const args = ['import', file, '--json', '--progress'];
  const program = launch(t, 'src/commands/kontor.ts', envOf(shop), { args });
  await program.says(/importing rows \[.+\] [1-9]\d* of 30000/);
  t.equal(await program.kill('SIGINT'), 130);
  const [started] = await shop.sql<{ id: string; rows_done: number; status: string }>(
    'select id, rows_done, status from imports',
  );
  t.equal(started?.status, 'running');
  t.ok(Number(started?.rows_done) < rows, `after row ${started?.rows_done}`);
  t.equal(
    started?.rows_done,
    (await shop.sql('select 1 from products')).length,
    'what was done is whole',
  );
  const done = await kontor(shop, 'import', '--follow', started?.id as string, '--json');
  t.match(done.json, { status: 'completed', rowsDone: rows, created: rows });
});

t.test('a check that is interrupted tells what it knows', { timeout: 120_000 }, async (t) => {
  const shop = await openShop(t);
  const product = await addProduct(shop, { stock: 10 });
  await shop.sql('update stock_levels set on_hand = 12');
  const owner = new pg.Client({ connectionString: shop.url });
  await owner.connect();
  await owner.query(`begin`);
  await owner.query(`select 1 from stock_levels where product_id = '${product.id}' for update`);
  const program = launch(t, 'src/commands/kontor.ts', envOf(shop), {
    args: ['check', '--repair', '--json', '--no-progress'],
  });
  await until(
    async () =>
      (
        await shop.sql(`select 1 from pg_stat_activity where wait_event_type = 'Lock'
        and datname = current_database()`)
      ).length > 0,
    60_000,
  );
  program.child.kill('SIGINT');
  await owner.query('rollback');
  await owner.end();
  t.equal(await program.exits(), 130);
  const report = JSON.parse(program.output());
  t.match(report, { interrupted: true, left: 0, tenants: [{ tenant: 'demo' }] });
  t.match(
    report.tenants[0].findings,
    [{ field: 'onHand', repaired: true }],
    'what was begun was ended',
  );
});

t.test('a password that never comes', async (t) => {
  const shop = await openShop(t);
  const args = ['users', 'create', '--email', 'new@example.com'];
  const program = launch(t, 'src/commands/kontor.ts', envOf(shop), { args });
  t.equal(await program.exits(), 1);
  t.match(program.output(), /15 to 128/);
});
