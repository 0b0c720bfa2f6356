// The protocol graphql-transport-ws (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md):
// close codes, and what subscriptions refuse.
import { once } from 'node:events';
import { pino } from 'pino';
import t, { type Test } from 'tap';
import { WebSocket } from 'ws';
import { openShop } from '../helpers/shop.js';

async function listen(t: Test) {
  const lines: Array<{ level: number; msg: string }> = [];
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(JSON.parse(line)) });
  const shop = await openShop(t, { log });
  await shop.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = shop.app.server.address() as { port: number };
  const connect = async (protocols: string | string[] = 'graphql-transport-ws') => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, protocols);
    t.teardown(() => socket.terminate());
    const received: Array<{ type: string; id?: string; payload?: never }> = [];
    socket.on('message', (data) => received.push(JSON.parse(String(data))));
    const closed = once(socket, 'close').then(([code]) => code as number);
    await once(socket, 'open');
    const next = async () => {
      while (received.length === 0) await once(socket, 'message');
      return received.shift() as { type: string; payload?: never };
    };
    const send = (message: object | string) =>
      socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    return { socket, send, next, closed };
  };
  return { shop, connect, lines };
}

const init = { type: 'connection_init' };
const subscribe = (query: string, id = '1', more: object = {}) => ({
  ...{ type: 'subscribe', id, payload: { query, ...more } },
});

t.test('close codes', async (t) => {
  const { connect, lines } = await listen(t);
  const cases: Record<string, [number, Array<object | string>]> = {
    'no JSON': [4400, ['{']],
    'not an object': [4400, ['1']],
    'an unknown type': [4400, [{ type: 'nonsense' }]],
    'a type that only servers send': [4400, [init, { type: 'connection_ack' }]],
    'subscribe without a query': [4400, [init, { type: 'subscribe', id: '1', payload: {} }]],
    'a query that is not text': [
      4400,
      [init, { type: 'subscribe', id: '1', payload: { query: { kind: 'Document' } } }],
    ],
    'a member __proto__': [
      4400,
      [
        init,
        '{"type":"subscribe","id":"1","payload":{"query":"{a}","variables":{"__proto__":{}}}}',
      ],
    ],
    'subscribe before connection_init': [4401, [subscribe('subscription { orderUpdated { id } }')]],
    'connection_init twice': [4429, [init, init]],
  };
  for (const [name, [code, messages]] of Object.entries(cases)) {
    const { send, closed } = await connect();
    for (const message of messages) send(message);
    t.equal(await closed, code, name);
  }
  const other = await connect(['other', 'graphql-transport-ws']);
  t.equal(other.socket.protocol, 'graphql-transport-ws', 'the protocol is chosen among several');
  t.same(
    lines.filter(({ level }) => level > 30),
    [],
    'a mistake of a client is not an error of the server',
  );
});

t.test('an id that is used twice', async (t) => {
  const { shop, connect } = await listen(t);
  const { send, next, closed } = await connect();
  send({ ...init, payload: { authorization: `Bearer ${shop.users.staff.token}` } });
  t.equal((await next()).type, 'connection_ack');
  const query = 'subscription { orderUpdated { id } }';
  send(subscribe(query));
  send(subscribe(query));
  t.equal(await closed, 4409);
});

t.test('refused subscriptions have a code and no text of the machine', async (t) => {
  const { shop, connect, lines } = await listen(t);
  const one = 'subscription ($id: ID) { orderUpdated(orderId: $id) { id } }';
  const refused: Array<[string, string, object, string | undefined]> = [
    [
      'an id that is not a UUID',
      'invalid_request',
      subscribe(one, '1', { variables: { id: 'x' } }),
      'staff',
    ],
    ['an empty id', 'invalid_request', subscribe(one, '1', { variables: { id: '' } }), 'staff'],
    [
      'a variable of another type',
      'invalid_request',
      subscribe(one, '1', { variables: { id: {} } }),
      'staff',
    ],
    [
      'an unknown operationName',
      'invalid_request',
      subscribe(one, '1', { operationName: 'X' }),
      'staff',
    ],
    ['a syntax error', 'invalid_request', subscribe('subscription {'), 'staff'],
    [
      'a document tree',
      'invalid_request',
      subscribe('{"kind":"Document","definitions":[]}'),
      'staff',
    ],
    ['a query', 'invalid_request', subscribe('{ me { id } }'), 'staff'],
    ['a mutation', 'invalid_request', subscribe('mutation { clearCart }'), 'staff'],
    ['an unknown field', 'invalid_request', subscribe('subscription { x }'), 'staff'],
    ...[
      'subscription { orderUpdated @skip(if: true) { id } }',
      'subscription ($b: Boolean = false) { orderUpdated @include(if: $b) { id } }',
      'subscription { ... @include(if: false) { orderUpdated { id } } }',
      'subscription { ...f @skip(if: true) } fragment f on Subscription { orderUpdated { id } }',
    ].map((query): [string, string, object, 'staff'] => [
      query,
      'invalid_request',
      subscribe(query),
      'staff',
    ]),
    ['no token', 'unauthenticated', subscribe(one), undefined],
    [
      'an unknown order',
      'not_found',
      subscribe(one, '1', { variables: { id: shop.ctx.tenant.id } }),
      'staff',
    ],
  ];
  for (const [name, code, message, as] of refused) {
    const { send, next, socket } = await connect();
    const token = shop.users.staff.token;
    send({ ...init, payload: as ? { authorization: `Bearer ${token}` } : null });
    t.equal((await next()).type, 'connection_ack', `${name}: payload may be null`);
    send(message);
    const answer = (await next()) as { type: string; payload?: unknown };
    const errors = (
      answer.type === 'error' ? answer.payload : (answer.payload as { errors: unknown }).errors
    ) as Array<{ message: string; extensions: { code: string } }>;
    t.equal(errors[0]?.extensions.code, code, name);
    t.notMatch(JSON.stringify(errors), /syntax for type|TypeError|undefined|Cannot read/, name);
    socket.close();
  }
  t.same(
    lines.filter(({ level }) => level > 30),
    [],
    'logged at info',
  );
});
