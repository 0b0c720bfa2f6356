// The rules of the house that a machine can check: direction, doors, suffixes, sizes.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import t from 'tap';

/** From left to right: a room imports only from rooms to its left. */
const rooms = [
  'tenants',
  'customers',
  'accounts',
  'inventory',
  'catalog',
  'promotions',
  'shipping',
  'carts',
  'orders',
  'payments',
  'notifications',
  'webhooks',
  'audit',
];

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/^(contract|graphql)\/generated/.test(name))
  .map((name) => ({ name, text: readFileSync(join('src', name), 'utf8') }));

/** What a file imports, as paths below src; `types` are imports that vanish when compiled. */
function importsOf({ name, text }: { name: string; text: string }) {
  return [...text.matchAll(/^(?:import|export)(?<type> type)?[^;]*? from '(?<from>[^']+)'/gm)].map(
    ({ groups }) => {
      const from = groups?.from as string;
      const local = from.startsWith('.');
      const path = local
        ? relative(resolve('src'), resolve('src', dirname(name), from)).replace(/\.js$/, '.ts')
        : from;
      return { path, local, isType: groups?.type !== undefined };
    },
  );
}

const roomOf = (path: string) => /^domains\/([^/]+)\//.exec(path)?.[1];

t.test('every room is on the list', async (t) => {
  t.same(readdirSync('src/domains').sort(), [...rooms].sort());
});

t.test('rooms import to the left, and through the door', async (t) => {
  for (const file of files) {
    const own = roomOf(file.name);
    for (const { path } of importsOf(file)) {
      const other = roomOf(path);
      if (!other || other === own) continue;
      t.equal(path, `domains/${other}/index.ts`, `${file.name} comes through the door of ${other}`);
      if (own)
        t.ok(
          rooms.indexOf(other) < rooms.indexOf(own),
          `${file.name}: ${other} is to the left of ${own}`,
        );
    }
  }
});

t.test('layers by suffix', async (t) => {
  for (const file of files) {
    if (!roomOf(file.name)) continue;
    const imports = importsOf(file).filter(({ isType }) => !isType);
    const suffix = /\.(sql|routes|tasks|graphql|errors)\.ts$/.exec(file.name)?.[1];
    const isTemplate = file.name.includes('/templates/');
    for (const { path, local } of imports) {
      if (!local)
        t.notMatch(
          path,
          /^(fastify|mercurius|graphql|@fastify)/,
          `${file.name}: no server in a room`,
        );
      if (path.startsWith('graphql/'))
        t.ok(suffix === 'graphql', `${file.name}: GraphQL is for *.graphql.ts`);
      t.notOk(['pg', 'knex'].includes(path), `${file.name}: SQL runs through the context`);
      if (path.startsWith('http/')) t.ok(suffix === 'routes', `${file.name}: HTTP is for routes`);
    }
    if (suffix !== 'sql' && !file.name.endsWith('index.ts') && !isTemplate) {
      t.notMatch(file.text, /\bdb\.query\b/, `${file.name}: SQL stands in *.sql.ts`);
    }
    if (suffix === 'routes')
      t.notMatch(
        file.text,
        /\bif \(.*\.status\b|transaction\(/,
        `${file.name}: no rules in routes`,
      );
  }
});

t.test('tables are touched by their own room only', async (t) => {
  const owners: Record<string, string> = {
    tenants: 'tenants',
    users: 'accounts',
    refresh_tokens: 'accounts',
    user_identities: 'accounts',
    api_keys: 'accounts',
    customers: 'customers',
    categories: 'catalog',
    products: 'catalog',
    imports: 'catalog',
    import_chunks: 'catalog',
    import_errors: 'catalog',
    stock_levels: 'inventory',
    stock_movements: 'inventory',
    orders: 'orders',
    order_lines: 'orders',
    order_events: 'orders',
    notifications: 'notifications',
    customer_addresses: 'customers',
    promo_codes: 'promotions',
    promo_redemptions: 'promotions',
    shipping_methods: 'shipping',
    cart_items: 'carts',
    wishlist_items: 'carts',
    payments: 'payments',
    payment_operations: 'payments',
    notification_attempts: 'notifications',
    notification_reports: 'notifications',
    notification_templates: 'notifications',
    sms_calls: 'notifications',
    sms_reports: 'notifications',
    message_channels: 'notifications',
    order_timeline: 'orders',
    webhook_endpoints: 'webhooks',
    webhook_messages: 'webhooks',
    webhook_deliveries: 'webhooks',
    webhook_attempts: 'webhooks',
    audit_entries: 'audit',
  };
  for (const { name, text } of files) {
    const room = roomOf(name);
    if (!room || !name.endsWith('.sql.ts')) continue;
    for (const [, table] of text.matchAll(/\b(?:from|join|into|update) ([a-z_]+)\b/g)) {
      const owner = owners[table as string];
      if (owner) t.equal(owner, room, `${name} touches ${table}`);
    }
  }
});

/** Statements that lock beside another table, and why that is right. */
const lockedBeside: Record<string, string> = {
  'domains/inventory/stock-levels.sql.ts':
    'joins the parameters, and reads of the locked rows what the lock returns',
  'domains/webhooks/webhook-deliveries.sql.ts': 'joins the message, which never changes',
};

t.test('what is decided under a lock is read after it', async (t) => {
  for (const { name, text } of files) {
    // It would wait for every row that refers to the locked one, and they for it.
    if (name.endsWith('.sql.ts'))
      t.notMatch(
        text,
        /\b(?<!no key )for update\b(?! of)(?=[^\n]*`)/,
        `${name}: for no key update`,
      );
    for (const [statement] of text.matchAll(/`[^`]*\bfor (?:no key )?update\b[^`]*`/g)) {
      if (name in lockedBeside) continue;
      t.notMatch(
        statement,
        /\(\s*select\b|\bjoin\b|\$\{(lines|withHistory)\}|\bwith\b/,
        `${name}: a statement that locks reads one table`,
      );
    }
  }
});

t.test('only the configuration reads the environment', async (t) => {
  const allowed = [
    'config.ts',
    'db/embedded.ts',
    'commands/password.ts',
    'commands/demo.ts',
    'commands/healthcheck.ts',
  ];
  for (const { name, text } of files) {
    if (/process\.env\b/.test(text)) t.ok(allowed.includes(name), `${name} reads process.env`);
  }
});

t.test('sizes', async (t) => {
  for (const { name, text } of files)
    t.ok(text.split('\n').length <= 300, `${name} is a file of one thing`);
});

t.test('every file says what it owns', async (t) => {
  for (const { name, text } of files) {
    if (name.endsWith('/index.ts') || name.includes('/templates/')) continue;
    t.match(text, /^\/\/ /, `${name} begins with what it owns`);
  }
});
