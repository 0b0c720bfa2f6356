// Requests that break off, and what is no request at all: mistakes of clients, which no log calls errors.
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { WebSocket } from 'ws';
import { createLog } from '../../src/log.js';
import { addProduct, openShop, testConfig } from '../helpers/shop.js';
import { exchange } from '../helpers/socket.js';
import { until } from '../helpers/wait.js';

async function listen(t: Test) {
  const lines: string[] = [];
  const config = testConfig('postgres://x', { LOG_LEVEL: 'debug' });
  const log = createLog(config, 'test', { write: (line) => lines.push(line) });
  const shop = await openShop(t, { log });
  await shop.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = shop.app.server.address() as { port: number };
  const levels = () => lines.map((line) => JSON.parse(line) as { level: number; msg: string });
  /** Of the levels warn, error and fatal. */
  const complaints = () => levels().filter(({ level }) => level >= 40);
  return { shop, port, lines, complaints };
}

/** Sends text and resets the connection before the request is complete. */
async function breakOff(port: number, text: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(text);
  await sleep(100);
  socket.resetAndDestroy();
}

const head = (path: string, headers: string[]) =>
  [`POST ${path} HTTP/1.1`, 'Host: localhost', ...headers, '', ''].join('\r\n');

t.test('a body that breaks off', async (t) => {
  const { shop, port, complaints } = await listen(t);
  const token = `Authorization: Bearer ${shop.users.admin.token}`;
  const json = 'Content-Type: application/json';
  const file = 'Content-Type: multipart/form-data; boundary=x';
  const part =
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nsku,name\r\n';
  for (const text of [
    `${head('/v1/auth/login', [json, 'Content-Length: 200'])}{"email":`,
    `${head('/graphql', [json, 'Content-Length: 200'])}{"query":`,
    `${head('/nowhere', [json, 'Content-Length: 200'])}{"query":`,
    `${head('/v1/products', [json, token, 'Content-Length: 200'])}{"sku":`,
    `${head('/v1/auth/login', [json, 'Transfer-Encoding: chunked'])}5\r\n{"ema\r\nnot a chunk\r\n`,
    `${head('/v1/products/import', [file, token, 'Content-Length: 900'])}${part}`,
    `${head('/v1/products/import', [file, token, 'Transfer-Encoding: chunked'])}zz\r\n`,
  ])
    await breakOff(port, text);
  await sleep(300);
  t.same(complaints(), []);
  const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('kontor-upload-'));
  await until(async () => left().length === 0);
});

t.test('an upload whose client has gone is used all the same', async (t) => {
  const { shop, port, complaints } = await listen(t);
  const csv = 'sku,name,price\r\nA-1,Lantern,9.50\r\n';
  const body = `--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n${csv}\r\n--x--\r\n`;
  const headers = [
    'Content-Type: multipart/form-data; boundary=x',
    `Authorization: Bearer ${shop.users.admin.token}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  for (let n = 0; n < 5; n += 1) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write(head('/v1/products/import', headers) + body);
    await sleep(n * 4);
    socket.resetAndDestroy();
  }
  await sleep(500);
  t.same(complaints(), []);
});

t.test('frames that are no frames', async (t) => {
  const { port, complaints } = await listen(t);
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
  socket.on('error', () => {});
  await once(socket, 'open');
  (socket as unknown as { _socket: { write(bytes: Buffer): void } })._socket.write(
    Buffer.from([0xff, 0xff, 0xff, 0xff]),
  );
  await once(socket, 'close');
  await sleep(100);
  t.same(complaints(), []);
});

t.test('refusals that come before a route close the connection', async (t) => {
  const { port } = await listen(t);
  for (const [status, text] of [
    [417, head('/v1/auth/login', ['Expect: tea', 'Content-Length: 10'])],
    [400, 'GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n'],
    [414, `GET /v1/products/${'a'.repeat(300)} HTTP/1.1\r\nHost: a\r\n\r\n`],
    [400, 'GET /v1/products HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n'],
    [400, 'NOT HTTP\r\n\r\n'],
  ] as const) {
    const answer = await exchange(port, text);
    t.match(answer, new RegExp(`^HTTP/1.1 ${status} `), text.slice(0, 30));
    t.match(answer.toLowerCase(), 'connection: close');
    t.match(answer.toLowerCase(), 'x-content-type-options: nosniff');
    t.match(answer, 'application/problem+json');
  }
});

t.test('nothing is written into a response that is under way', async (t) => {
  const { shop, port } = await listen(t);
  const product = await addProduct(shop);
  const { data: order } = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId: product.id, quantity: 1 }] },
  });
  const stream = await exchange(
    port,
    `GET /v1/orders/${order.id}/events/stream HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${shop.users.admin.token}\r\n\r\n`,
    { more: 'NOT HTTP\r\n\r\n' },
  );
  t.match(stream, /^HTTP\/1.1 200/);
  t.notMatch(stream.slice(10), 'HTTP/1.1');
});

t.test('methods that a known path does not have', async (t) => {
  const { shop } = await listen(t);
  for (const method of ['OPTIONS', 'TRACE'] as const)
    for (const url of ['/v1/products', '/graphql']) {
      const { statusCode, headers } = await shop.app.inject({ method: method as 'OPTIONS', url });
      t.match([statusCode, headers.allow], [405, /GET/], `${method} ${url}`);
    }
});
