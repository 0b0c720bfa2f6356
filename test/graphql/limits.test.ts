// What a query may ask for, and what is told to whom.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getIntrospectionQuery } from 'graphql';
import t from 'tap';
import { graphql } from '../helpers/graphql.js';
import { addProduct, openShop, password } from '../helpers/shop.js';

const production = { GRAPHIQL: 'false', GRAPHQL_INTROSPECTION: 'false' };

t.test('each limit', async (t) => {
  const shop = await openShop(t, { env: production });
  const times = (count: number, text: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => text(n)).join(' ');
  const nested = (depth: number): string =>
    depth === 0 ? 'id' : `children { ${nested(depth - 1)} }`;
  // Fragments that double with each level: few tokens, two to the power of forty fields.
  const bomb = `{ categoryTree { items { ...f0 } } } ${times(40, (n) => `fragment f${n} on CategoryNode { ...f${n + 1} ...f${n + 1} }`)} fragment f40 on CategoryNode { id }`;
  const deepBomb = `{ categoryTree { items { ...f0 } } } ${times(11, (n) => `fragment f${n} on CategoryNode { a: children { ...f${n + 1} } b: children { ...f${n + 1} } }`)} fragment f11 on CategoryNode { id }`;
  const refused: Record<string, [string, RegExp]> = {
    depth: [`{ category(categoryId: "${shop.ctx.tenant.id}") { ${nested(20)} } }`, /depth/],
    aliases: [`{ ${times(51, (n) => `a${n}: jwks { keys { kid } }`)} }`, /at most 50 aliases/],
    directives: [`{ jwks { keys { kid ${times(51, () => '@skip(if: false)')} } } }`, /.*/],
    tokens: [`{ ${times(700, () => 'jwks { keys { kid } }')} }`, /tokens/],
    'cost of pages': [
      `{ ${times(30, (n) => `p${n}: products(first: 100) { nodes { id sku name slug category { name } images { id } stock { onHand } } }`)} }`,
      /costs \d+, of 50000/,
    ],
    'cost of the same field many times': [
      `{ ${times(45, (n) => `a${n}: categoryTree { items { children { children { children { id name slug } } } } }`)} }`,
      /costs/,
    ],
    'fields that are repeated': [
      `{ ${times(200, () => 'products { nodes { id } }')} }`,
      /repeats fields too often/,
    ],
    'fields that are repeated by fragments': [
      `{ ${times(90, (n) => `...f${n}`)} } ${times(90, (n) => `fragment f${n} on Query { ... { jwks { keys { kid } } } }`)}`,
      /repeats fields too often/,
    ],
    'fragments that double thirty times': [
      `{ categoryTree { items { ...f0 } } } ${times(30, (n) => `fragment f${n} on CategoryNode { a: children { ...f${n + 1} } b: children { ...f${n + 1} } }`)} fragment f30 on CategoryNode { id }`,
      /too much|depth/,
    ],
    'fragments that are walked again and again': [
      `query { ...R } fragment J on Query { ${times(600, () => '...K')} } fragment K on Query { jwks { keys { kid } } } fragment R on Query { ...J a: me { ...S } b: me { ...S } } fragment S on Query { ...J a: me { ...R } }`,
      /too much|tokens/,
    ],
    'fragments that double': [bomb, /asks for too much/],
    'fragments that double with depth': [deepBomb, /(costs|too much|depth)/],
    'fragments in a circle': [
      '{ categoryTree { items { ...a } } } fragment a on CategoryNode { children { ...b } } fragment b on CategoryNode { children { ...a } }',
      /Cannot spread fragment/,
    ],
    'the same field a thousand times': [`{ ${'a '.repeat(1990)} }`, /repeats fields too often/],
  };
  for (const [name, [query, message]] of Object.entries(refused)) {
    const started = performance.now();
    const answer = await graphql(shop, query);
    t.comment(`${name}: ${Math.round(performance.now() - started)} ms`);
    t.equal(answer.statusCode, 400, name);
    t.ok(['query_too_large', 'invalid_request'].includes(answer.code as string), name);
    t.match(answer.errors[0]?.message, message, name);
    t.ok(answer.errors.length <= 21, `${name}: few words`);
    t.equal(answer.data, null, name);
  }
  const large = await graphql(shop, `{ jwks { keys { kid } } } # ${'x'.repeat(300_000)}`);
  t.equal(large.statusCode, 413);
  t.equal(large.code, 'payload_too_large');
  const cheap = await graphql(
    shop,
    '{ products(first: 100) { nodes { id sku name price { amount } category { name } } } }',
  );
  t.equal(cheap.statusCode, 200, 'an honest query passes');
});

t.test('limits are configurable', async (t) => {
  const shop = await openShop(t, {
    env: { GRAPHQL_MAX_DEPTH: '2', GRAPHQL_MAX_COST: '30', GRAPHQL_MAX_ALIASES: '0' },
  });
  t.equal((await graphql(shop, '{ products { nodes { id } } }')).statusCode, 400, 'deep');
  t.equal((await graphql(shop, '{ a: jwks { keys { kid } } }')).statusCode, 400, 'an alias');
});

t.test('what production does not tell', async (t) => {
  const shop = await openShop(t, { env: production });
  const schema = await graphql(shop, getIntrospectionQuery());
  t.equal(schema.statusCode, 400);
  t.match(schema.errors[0]?.message, /introspection/i);
  const typo = await graphql(shop, '{ prodcts { nodes { id } } }');
  t.match(typo.errors[0]?.message, /^Cannot query field "prodcts" on type "Query"\.$/);
  const argument = await graphql(shop, '{ products(fist: 1) { nodes { id } } }');
  t.notMatch(argument.errors[0]?.message, /first/);
  const value = await graphql(shop, '{ products(sort: nam) { nodes { id } } }');
  t.notMatch(value.errors[0]?.message, /name/);
  t.equal((await shop.app.inject('/graphiql')).statusCode, 404);

  const open = await openShop(t);
  t.equal((await graphql(open, getIntrospectionQuery())).statusCode, 200);
  t.match((await graphql(open, '{ prodcts { id } }')).errors[0]?.message, /Did you mean/);
  t.equal((await open.app.inject('/graphiql')).statusCode, 200);
});

t.test('no mutation by GET, and no batches', async (t) => {
  const shop = await openShop(t);
  const get = (query: string) =>
    shop.app.inject({
      url: '/graphql',
      query: { query },
      headers: { authorization: `Bearer ${shop.users.customer.token}` },
    });
  t.equal((await get('{ me { id } }')).json().data.me.id, shop.users.customer.id);
  const write = await get('mutation { clearCart }');
  t.equal(write.statusCode, 405);
  t.equal(write.headers.allow, 'POST');
  t.match(write.json(), { errors: [{ extensions: { code: 'method_not_allowed' } }] });
  const batch = await shop.app.inject({
    method: 'POST',
    url: '/graphql',
    payload: [{ query: '{ jwks { keys { kid } } }' }, { query: '{ jwks { keys { kid } } }' }],
  });
  t.equal(batch.statusCode, 400);
  for (const payload of [
    '{"query":',
    '"x"',
    'null',
    '{}',
    '{"query":1}',
    '{"query":"{ me { id } }","variables":1}',
  ]) {
    const bad = await shop.app.inject({
      method: 'POST',
      url: '/graphql',
      payload,
      headers: { 'content-type': 'application/json' },
    });
    t.ok(bad.statusCode >= 400 && bad.statusCode < 500, `${payload}: ${bad.statusCode}`);
    t.ok(bad.json().errors[0].extensions.code, payload);
  }
  const type = await shop.app.inject({
    method: 'POST',
    url: '/graphql',
    payload: 'query={me{id}}',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  t.equal(type.statusCode, 415);
});

t.test('persisted queries', async (t) => {
  const shop = await openShop(t);
  const query = '{ jwks { keys { kid } } }';
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const send = (payload: object, to = shop) =>
    to.app.inject({ method: 'POST', url: '/graphql', payload, headers: { accept } });
  const accept = 'application/graphql-response+json';
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const unknown = await send({ extensions });
  t.equal(unknown.json().errors[0].message, 'PersistedQueryNotFound');
  t.equal(unknown.json().errors[0].extensions.code, 'PERSISTED_QUERY_NOT_FOUND');
  t.equal((await send({ query, extensions })).statusCode, 200);
  t.equal((await send({ extensions })).json().data.jwks.keys.length, 1, 'by its hash alone');
  const other = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
  t.equal((await send({ query, extensions: other })).statusCode, 400, 'a hash of something else');

  const folder = mkdtempSync(join(tmpdir(), 'kontor-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'queries.json');
  writeFileSync(file, JSON.stringify({ keys: query }));
  const closed = await openShop(t, { env: { GRAPHQL_ALLOW_LIST: file } });
  t.equal((await send({ query }, closed)).statusCode, 200);
  t.equal((await send({ extensions }, closed)).statusCode, 200);
  const foreign = await send({ query: '{ jwks { keys { x } } }' }, closed);
  t.equal(foreign.statusCode, 400, 'no other query is carried out');
  t.notOk('data' in foreign.json(), 'nothing was executed');
});

t.test('idempotency keys of several mutations', async (t) => {
  const shop = await openShop(t);
  const product = await addProduct(shop);
  const add = (key: string) =>
    `addCartItem(input: { productId: "${product.id}", quantity: 1 }, idempotencyKey: "${key}") { items { quantity } }`;
  const as = shop.users.customer;
  const first = await graphql(
    shop,
    `mutation { a: ${add('k1')} b: ${add('k2')} c: ${add('k1')} }`,
    { as },
  );
  t.equal(first.data.b.items[0].quantity, 2);
  t.same(first.data.c, first.data.a, 'a repeat within the request');
  const header = await graphql(shop, `mutation { a: ${add('k3')} b: ${add('k4')} }`, {
    as,
    headers: { 'idempotency-key': 'k5' },
  });
  t.equal(header.statusCode, 400, 'one header for two mutations');
  const bad = await graphql(shop, `mutation { ${add('k 6')} }`, { as });
  t.equal(bad.code, 'invalid_request');
  const rest = await shop.request('POST', '/v1/cart/items', {
    as,
    key: 'k1',
    body: { productId: product.id, quantity: 1 },
  });
  t.equal(rest.headers['idempotency-replayed'], 'true', 'the same key over REST');
});

t.test('the contract’s rate limits hold for fields, however many a request has', async (t) => {
  const shop = await openShop(t, { env: { RATE_LIMIT_SCALE: '1' } });
  const guesses = Array.from(
    { length: 12 },
    (_, n) =>
      `a${n}: login(input: { email: "admin@example.com", password: "Wrong-pass-${n}" }) { expiresIn }`,
  );
  const answer = await graphql(shop, `mutation { ${guesses.join(' ')} }`);
  const codes = answer.errors.map(({ extensions }) => extensions.code);
  t.same(codes, [...Array(10).fill('invalid_credentials'), ...Array(2).fill('too_many_requests')]);
  t.ok(answer.headers['retry-after']);
  const rest = await shop.request('POST', '/v1/auth/login', {
    body: { email: 'admin@example.com', password },
  });
  t.equal(rest.statusCode, 429, 'and both doors count together');
});

t.test('a caller who is refused', async (t) => {
  const shop = await openShop(t);
  const wrong = await graphql(shop, '{ me { id } }', { headers: { authorization: 'Bearer x' } });
  t.equal(wrong.statusCode, 401);
  t.equal(wrong.code, 'unauthenticated');
  t.equal(wrong.headers['www-authenticate'], 'Bearer');
  const nowhere = await graphql(shop, '{ products { totalCount } }', {
    headers: { 'x-tenant-id': 'nowhere' },
  });
  t.equal(nowhere.statusCode, 404);
  t.equal(nowhere.code, 'tenant_not_found');
  await shop.deps.pool.end();
  shop.deps.pool.end = async () => {};
  const away = await graphql(shop, '{ me { id } }', { as: shop.users.customer });
  t.equal(away.statusCode, 503);
  t.equal(away.code, 'unavailable');
  t.ok(away.headers['retry-after']);
});
