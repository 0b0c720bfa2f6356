// GraphQL over HTTP as the specification has it, and as real clients see it.
import {
  ApolloClient,
  CombinedGraphQLErrors,
  gql,
  HttpLink,
  InMemoryCache,
} from '@apollo/client/core';
import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { serverAudits } from 'graphql-http';
import { pino } from 'pino';
import t, { type Test } from 'tap';
import { graphql } from '../helpers/graphql.js';
import { openShop, type Shop } from '../helpers/shop.js';

const graphqlJson = 'application/graphql-response+json';

async function listen(t: Test, env: Record<string, string> = {}) {
  const lines: Array<{ level: number; msg: string; err?: object }> = [];
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(JSON.parse(line)) });
  const shop = await openShop(t, { env, log });
  await shop.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = shop.app.server.address() as { port: number };
  return { shop, url: `http://127.0.0.1:${port}/graphql`, lines };
}

t.test('the audit suite of the specification', async (t) => {
  const { url } = await listen(t);
  for (const audit of serverAudits({ url, fetchFn: fetch })) {
    const result = await audit.fn();
    const asked = audit.name.split(' ')[0] as string;
    if (result.status === 'ok') t.pass(`${audit.id} ${audit.name}`);
    // MAY is a choice; everything else is a must here.
    else if (asked === 'MAY') t.comment(`${audit.id} ${audit.name}: ${result.reason}`);
    else t.fail(`${audit.id} ${audit.name}: ${result.reason}`);
  }
});

t.test('only GraphQL text is a query', async (t) => {
  const { shop, lines } = await listen(t, { GRAPHQL_INTROSPECTION: 'false' });
  const hidden = JSON.stringify({
    kind: 'Document',
    definitions: [
      {
        ...{ kind: 'OperationDefinition', operation: 'query' },
        selectionSet: {
          kind: 'Name',
          selections: [{ kind: 'Field', name: { kind: 'Name', value: '__schema' } }],
        },
      },
    ],
  });
  for (const query of ['null', '1', '[]', '{}', '""', 'true', hidden, '{', 'query', ' ', '\u0000'])
    for (const accept of ['application/json', graphqlJson]) {
      const response = await shop.app.inject({
        ...{ method: 'POST', url: '/graphql', payload: { query } },
        headers: { accept },
      });
      const expected = accept === graphqlJson || query === '' ? 400 : 200;
      t.equal(response.statusCode, expected, `${query} as ${accept}`);
      const body = response.json();
      t.equal(body.errors[0].extensions.code, 'invalid_request', query);
      t.notOk('data' in body, 'nothing was executed');
      t.match(response.headers['content-type'], accept);
    }
  t.same(
    lines.filter(({ level }) => level > 30),
    [],
    'a mistake of a client is not an error of the server',
  );
});

t.test('parameters', async (t) => {
  const { shop } = await listen(t);
  const post = (payload: object | string, accept = graphqlJson) =>
    shop.app.inject({
      ...{ method: 'POST', url: '/graphql', payload },
      headers: { accept, 'content-type': 'application/json' },
    });
  const query = '{ jwks { keys { kid } } }';
  const accepted = [
    { query, variables: null, extensions: null, operationName: null },
    { query, variables: {}, extensions: {} },
    { query: `query A ${query}`, operationName: 'A' },
  ];
  for (const payload of accepted) {
    const response = await post(payload);
    t.equal(response.statusCode, 200, JSON.stringify(payload));
    t.ok(response.json().data.jwks);
  }
  const refused: Array<object | string> = [
    ...[{}, { query: 1 }, { query, variables: [] }, { query, variables: 'x' }],
    ...[{ query, operationName: 1 }, { query, extensions: [] }, { query: null }],
    ...['[]', 'null', '"x"', '{', '{"query":"{ me { id } }","variables":{"__proto__":{}}}'],
  ];
  for (const payload of refused) {
    for (const accept of [graphqlJson, 'application/json']) {
      const response = await post(payload, accept);
      t.equal(response.statusCode, 400, `${JSON.stringify(payload)} as ${accept}`);
      t.equal(response.json().errors[0].extensions.code, 'invalid_request');
    }
  }
  const get = (search: Record<string, string>) =>
    shop.app.inject({ url: '/graphql', query: search, headers: { accept: graphqlJson } });
  const byName = 'query ($q: String) { products(q: $q) { totalCount } }';
  t.equal((await get({ query: byName, variables: '{"q":"x"}' })).statusCode, 200);
  t.equal((await get({ query: byName, variables: '{' })).statusCode, 400);
  t.equal((await get({ query: byName, variables: '[]' })).statusCode, 400);
  t.equal((await get({ query: byName, variables: '{"q":1}' })).statusCode, 400, 'of another type');
  const subscription = await post({ query: 'subscription { orderUpdated { id } }' });
  t.equal(subscription.statusCode, 400);
  t.match(subscription.json().errors[0].message, /WebSocket/);
  for (const method of ['PUT', 'PATCH', 'DELETE'] as const) {
    const other = await shop.app.inject({ method, url: '/graphql', payload: { query } });
    t.equal(other.statusCode, 405, method);
    t.equal(other.headers.allow, 'GET, HEAD, POST');
  }
});

/** What goes wrong, by its code. Each is sent by each client. */
const failures: Record<string, { query: string; as?: 'customer' | 'wrong'; tenant?: string }> = {
  invalid_request: { query: 'query { nonsense }' },
  query_too_large: {
    query: `query { ${Array.from({ length: 60 }, (_, n) => `a${n}: jwks { keys { kid } }`).join(' ')} }`,
  },
  unauthenticated: { query: 'query { me { id } }', as: 'wrong' },
  forbidden: { query: 'query { users { totalCount } }', as: 'customer' },
  tenant_not_found: { query: 'query { products { totalCount } }', tenant: 'nowhere' },
  not_found: {
    query: 'query { product(productId: "01900000-0000-7000-8000-000000000000") { id } }',
  },
};

function headersOf(shop: Shop, { as, tenant }: { as?: string; tenant?: string }) {
  const token = as === 'wrong' ? 'x' : shop.users.customer.token;
  return {
    ...(as && { authorization: `Bearer ${token}` }),
    ...(tenant && { 'x-tenant-id': tenant }),
  };
}

t.test('Apollo Client sees the code of each failure', async (t) => {
  const { shop, url } = await listen(t);
  for (const [code, failure] of Object.entries(failures)) {
    const client = new ApolloClient({
      cache: new InMemoryCache(),
      link: new HttpLink({ uri: url, fetch, headers: headersOf(shop, failure) as never }),
    });
    const error = await client.query({ query: gql(failure.query) }).then(
      () => undefined,
      (error: unknown) => error,
    );
    t.ok(CombinedGraphQLErrors.is(error), `${code}: ${error}`);
    if (CombinedGraphQLErrors.is(error)) t.equal(error.errors[0]?.extensions?.code, code);
    client.stop();
  }
});

t.test('urql sees the code of each failure', async (t) => {
  const { shop, url } = await listen(t);
  for (const [code, failure] of Object.entries(failures)) {
    const client = new Client({
      ...{ url, fetch, preferGetMethod: false, exchanges: [cacheExchange, fetchExchange] },
      fetchOptions: { headers: headersOf(shop, failure) as never },
    });
    const { error } = await client.query(failure.query, {}).toPromise();
    t.equal(error?.graphQLErrors[0]?.extensions.code, code);
  }
});

t.test(
  'one key for several mutations is refused, however they are nested, and at once',
  async (t) => {
    const shop = await openShop(t);
    const send = (query: string) =>
      graphql(shop, query, { as: shop.users.customer, headers: { 'idempotency-key': 'several' } });
    const two = await send(
      'mutation { ...a } fragment a on Mutation { clearCart { hasProblems } ...b } fragment b on Mutation { again: clearCart { hasProblems } }',
    );
    t.equal(two.code, 'query_too_large');
    const spreads = '...f '.repeat(60);
    const begun = Date.now();
    await send(`mutation { ...f } fragment f on Mutation { ${spreads} }`);
    t.ok(Date.now() - begun < 5000, 'a circle is no work');
  },
);
