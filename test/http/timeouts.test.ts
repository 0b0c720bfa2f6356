// Time limits: clients who are slow, locks that somebody holds, connections on which nobody asks.
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { WebSocket } from 'ws';
import { addProduct, openShop, type Shop } from '../helpers/shop.js';
import { until } from '../helpers/wait.js';

async function listen(t: Test, env: Record<string, string>) {
  const shop = await openShop(t, { env });
  await shop.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = shop.app.server.address() as { port: number };
  return { shop, port };
}

/** Writes the parts, one a hundred milliseconds after the other, and reads until the other side ends. */
async function exchange(port: number, parts: string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (part) => {
    text += part;
  });
  socket.on('error', () => {});
  const closed = new Promise((done) => socket.once('close', done));
  for (const part of parts) {
    if (socket.writable) socket.write(part);
    await Promise.race([sleep(100), closed]);
  }
  await closed;
  return text;
}

const headOf = (path: string, length: number) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

t.test('a client that sends its body too slowly is told so', async (t) => {
  const { port } = await listen(t, { REQUEST_TIMEOUT_SECONDS: '0.7' });
  const drip = Array.from('{"email":"customer@example.com","password":"x"}');
  for (const path of ['/v1/auth/login', '/graphql']) {
    const answer = await exchange(port, [headOf(path, 200), ...drip]);
    t.match(answer, /^HTTP\/1.1 408 Request Timeout\r\n/, path);
    t.match(answer, 'request_timeout');
    t.match(answer, /connection: close/i, 'what comes after it is not read as a request');
  }
});

t.test(
  'a request that waits too long for a lock is refused; its repeat tells what has happened',
  async (t) => {
    const { shop, port } = await listen(t, { REQUEST_TIMEOUT_SECONDS: '1' });
    const product = await addProduct(shop);
    const items = [{ productId: product.id, quantity: 1 }];
    // Over a connection: of a request that is injected, Node.js tells the end of the body otherwise.
    const send = (path: string, body: object) =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${shop.users.customer.token}`,
          'content-type': 'application/json',
          'idempotency-key': path,
        },
        body: JSON.stringify(body),
      });
    const mutation = {
      query: 'mutation ($input: CreateOrderInput!) { createOrder(input: $input) { id } }',
      variables: { input: { items } },
    };
    await holding(shop, product.id, 1_800, async () => {
      const [rest, graphql] = await Promise.all([
        send('/v1/orders', { items }),
        send('/graphql', mutation),
      ]);
      t.equal(rest.status, 503);
      t.ok(rest.headers.get('retry-after'));
      t.match(await rest.json(), { code: 'unavailable' });
      t.equal(graphql.status, 503);
      t.match(await graphql.json(), { errors: [{ extensions: { code: 'unavailable' } }] });
    });
    // It goes on when the lock is free: the client does not know, and its repeat tells.
    t.equal((await send('/v1/orders', { items })).status, 201);
    t.match(await (await send('/graphql', mutation)).json(), { data: { createOrder: {} } });
    t.equal((await shop.sql('select 1 from orders')).length, 2, 'one order each');
  },
);

t.test('the database itself gives up a wait', async (t) => {
  const { shop } = await listen(t, {});
  const product = await addProduct(shop);
  const limits = (await shop.deps.pool.query('show lock_timeout')).rows;
  t.same(limits, [{ lock_timeout: '10s' }]);
  await holding(shop, product.id, 15_000, async () => {
    const begun = Date.now();
    const refused = await shop.request('POST', '/v1/orders', {
      as: shop.users.customer,
      body: { items: [{ productId: product.id, quantity: 1 }] },
    });
    t.match(refused, { statusCode: 503, data: { code: 'unavailable' } });
    t.ok(Date.now() - begun < 14_900, 'before the lock was free');
  });
  t.same(await shop.sql('select 1 from orders'), []);
});

/** Holds the lock of a product's stock while `fn` runs, and at least for so many milliseconds. */
async function holding(shop: Shop, id: string, milliseconds: number, fn: () => Promise<void>) {
  const held = shop.sql(
    `select pg_sleep($2) from (select 1 from stock_levels where product_id = $1 for update) l`,
    [id, milliseconds / 1000],
  );
  await sleep(200);
  await fn();
  await held;
}

t.test('a caller has so many streams, and one again when one ends', async (t) => {
  const { shop, port } = await listen(t, {});
  const product = await addProduct(shop);
  const { data: order } = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId: product.id, quantity: 1 }] },
  });
  const open = async (token: string) => {
    const request = get(
      `http://127.0.0.1:${port}/v1/orders/${order.id}/events/stream?follow=true`,
      {
        agent: false,
        headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
      },
    );
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    request.on('error', () => {});
    return { answer, end: () => request.destroy() };
  };
  const { customer, staff } = shop.users;
  const streams = [];
  for (let n = 0; n < 50; n += 1) {
    const stream = await open(customer.token);
    t.equal(stream.answer.statusCode, 200);
    streams.push(stream);
  }
  const refused = await open(customer.token);
  t.equal(refused.answer.statusCode, 429);
  t.match(await json(refused.answer), { code: 'too_many_requests' });
  const other = await open(staff.token);
  t.equal(other.answer.statusCode, 200, 'somebody else has their own');
  streams[0]?.end();
  await sleep(200);
  const again = await open(customer.token);
  t.equal(again.answer.statusCode, 200);
  for (const stream of [...streams, other, again]) stream.end();
  await sleep(200);
  t.equal(shop.deps.streams.size, 0, 'none is counted that is closed');
});

t.test('HEAD of a stream opens none', async (t) => {
  const { shop, port } = await listen(t, {});
  const product = await addProduct(shop);
  const { data: order } = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId: product.id, quantity: 1 }] },
  });
  const answer = await fetch(`http://127.0.0.1:${port}/v1/orders/${order.id}/events/stream`, {
    method: 'HEAD',
    headers: { authorization: `Bearer ${shop.users.customer.token}` },
  });
  t.equal(answer.status, 200);
  t.match(answer.headers.get('content-type'), 'text/event-stream');
  await sleep(200);
  t.equal(shop.deps.streams.size, 0);
});

/** A client that follows no rules, by the protocol's words. */
async function openSocket(port: number) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
  const heard: Array<{ type: string; id?: string }> = [];
  socket.on('message', (text) => heard.push(JSON.parse(String(text))));
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  const say = (word: object) => socket.send(JSON.stringify(word));
  return { heard, closed, say, end: () => socket.terminate() };
}

const query = 'subscription { orderUpdated { id } }';

t.test('a WebSocket is initialised once', async (t) => {
  const { port } = await listen(t, {});
  const { say, closed } = await openSocket(port);
  say({ type: 'connection_init' });
  say({ type: 'connection_init' });
  t.equal(await closed, 4429);
});

t.test('a subscription whose id is used twice is not left behind', async (t) => {
  const { shop, port } = await listen(t, {});
  const { say, heard, closed } = await openSocket(port);
  const { token } = shop.users.staff;
  say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
  await until(() => heard.length === 1);
  for (let n = 0; n < 3; n += 1) say({ type: 'subscribe', id: '1', payload: { query } });
  t.equal(await closed, 4409);
  await until(() => shop.deps.streams.size === 0);
});

t.test('tokens that are tried over a WebSocket are counted', async (t) => {
  // 1,200 a minute become six.
  const { shop, port } = await listen(t, { RATE_LIMIT_SCALE: '0.005' });
  const { say, heard, end } = await openSocket(port);
  t.teardown(end);
  say({ type: 'connection_init', payload: { authorization: 'Bearer a.b.c' } });
  await until(() => heard.length === 1);
  for (let n = 0; n < 8; n += 1) {
    say({ type: 'subscribe', id: `s${n}`, payload: { query } });
    await until(() => heard.filter(({ type }) => type === 'error').length === n + 1);
  }
  const said = JSON.stringify(heard);
  t.match(said, '"unauthenticated"');
  t.match(said, '"too_many_requests"');
  t.equal(shop.deps.streams.size, 0);
});

t.test('a WebSocket without a subscription is closed', { timeout: 60_000 }, async (t) => {
  const { port } = await listen(t, {});
  const idle = await openSocket(port);
  const refused = await openSocket(port);
  refused.say({ type: 'connection_init' });
  await until(() => refused.heard.length === 1);
  refused.say({ type: 'subscribe', id: '1', payload: { query } });
  t.equal(await idle.closed, 4408);
  t.equal(await refused.closed, 4408, 'also after a subscription without a token');
});

t.test('slow bodies have their limit on every path', async (t) => {
  const { port } = await listen(t, { REQUEST_TIMEOUT_SECONDS: '0.7' });
  const drip = Array.from({ length: 100 }, () => 'x');
  const begun = performance.now();
  for (const [path, status] of [
    ['/nowhere', 408],
    ['/docs', 404],
    ['/v1/me/sessions', 405],
    ['/v1/products', 401],
  ] as const) {
    const answer = await exchange(port, [headOf(path, 5000), ...drip]);
    t.match(answer, new RegExp(`^HTTP/1.1 (${status}|408) `), path);
  }
  t.ok(performance.now() - begun < 40_000, 'no connection stays open for minutes');
});
