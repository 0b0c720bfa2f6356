// Who only holds a connection open does not keep a process from ending: it would be killed after 30 s.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify, { type FastifyInstance } from 'fastify';
import t from 'tap';
import { closeConnectionsWithServer } from '../../src/http/close-connections.js';
import { freePort, launchApi } from '../helpers/process.js';
import { openShop, password } from '../helpers/shop.js';
import { until } from '../helpers/wait.js';

async function open(base: string, said = ''): Promise<Socket> {
  const { hostname, port } = new URL(base);
  const socket = connect(Number(port), hostname);
  // What the other side does to it is asked below.
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(said);
  return socket;
}

const half = 'GET /health/live HTTP/1.1\r\nHost: shop\r\n';

t.test('nothing was asked, half a request, half a second one', async (t) => {
  const shop = await openShop(t);
  const metricsPort = await freePort();
  const { base, ...api } = await launchApi(t, shop.url, { METRICS_PORT: String(metricsPort) });
  const metrics = `http://127.0.0.1:${metricsPort}`;
  const sockets = await Promise.all([
    open(base),
    open(base, half),
    open(base, `${half}\r\n${half}`),
    open(metrics),
    open(metrics, half),
  ]);
  await once(sockets[2] as Socket, 'data');
  const closed = Promise.all(sockets.map((socket) => once(socket, 'close')));
  t.equal(await api.kill('SIGTERM'), 0);
  t.equal((await closed).length, sockets.length);
  t.notMatch(api.output(), 'killed by timeout');
});

t.test('a body that does not come', async (t) => {
  const shop = await openShop(t);
  const metricsPort = await freePort();
  const { base, ...api } = await launchApi(t, shop.url, { METRICS_PORT: String(metricsPort) });
  const late = (path: string) =>
    `POST ${path} HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{`;
  await Promise.all([
    open(base, late('/v1/auth/login')),
    open(base, late('/nowhere')),
    open(`http://127.0.0.1:${metricsPort}`, late('/metrics')),
  ]);
  await sleep(200);
  t.equal(await api.kill('SIGTERM'), 0);
});

t.test('an answer is written to its end, however slowly it is read', async (t) => {
  const app = Fastify() as unknown as FastifyInstance;
  closeConnectionsWithServer(app);
  const large = 'x'.repeat(30_000_000);
  app.get('/', async () => large);
  const base = await app.listen({ port: 0, host: '127.0.0.1' });
  const socket = await open(base, 'GET / HTTP/1.1\r\nHost: shop\r\n\r\n');
  let length = 0;
  socket.on('data', (part) => {
    length += part.length;
  });
  await once(socket, 'data');
  socket.pause();
  const closed = app.close();
  await sleep(1_000);
  const ended = once(socket, 'close');
  socket.resume();
  await Promise.all([closed, ended]);
  t.ok(length > large.length, `${length} bytes`);
});

t.test('a request whose body comes late is answered', async (t) => {
  const shop = await openShop(t);
  const { base, ...api } = await launchApi(t, shop.url);
  const body = JSON.stringify({ email: 'customer@example.com', password });
  const head = [
    'POST /v1/auth/login HTTP/1.1',
    'Host: shop',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ];
  const socket = await open(base, `${head.join('\r\n')}\r\n\r\n${body.slice(0, 10)}`);
  let answer = '';
  socket.on('data', (part) => {
    answer += part;
  });
  await sleep(200);
  const exit = api.kill('SIGTERM');
  await api.says('shutting down');
  // Longer than is waited for what has not begun.
  await sleep(3_000);
  t.equal(api.child.exitCode, null);
  socket.write(body.slice(10));
  await until(() => answer.includes('accessToken'));
  t.match(answer, /^HTTP\/1\.1 200 /);
  t.match(answer, /\r\nconnection: close\r\n/i);
  t.equal(await exit, 0);
});
