// Requests with `Upgrade`: only a WebSocket for /graphql leaves HTTP.
import t, { type Test } from 'tap';
import { createLog } from '../../src/log.js';
import { openShop, testConfig } from '../helpers/shop.js';
import { exchange } from '../helpers/socket.js';
import { until } from '../helpers/wait.js';

async function listen(t: Test) {
  const lines: string[] = [];
  const config = testConfig('postgres://x', { LOG_LEVEL: 'info' });
  const log = createLog(config, 'test', { write: (line) => lines.push(line) });
  const shop = await openShop(t, { log });
  await shop.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = shop.app.server.address() as { port: number };
  const complaints = () =>
    lines.map((line) => JSON.parse(line)).filter(({ level }: { level: number }) => level >= 40);
  const open = () =>
    new Promise<number>((done) => shop.app.server.getConnections((_, count) => done(count)));
  return { shop, port, complaints, open };
}

const websocket =
  'GET /graphql HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';

t.test('behind a request that is not answered yet', async (t) => {
  const { shop, port, complaints, open } = await listen(t);
  await Promise.all(
    Array.from({ length: 20 }, () =>
      exchange(port, `GET /v1/products HTTP/1.1\r\nHost: a\r\n\r\n${websocket}`, { half: true }),
    ),
  );
  await until(async () => (await open()) === 0);
  t.same(complaints(), []);
  // With a connection left, it would not end.
  await shop.app.close();
});

t.test('refused before it is a WebSocket', async (t) => {
  const { shop, port, open } = await listen(t);
  const head = 'GET /graphql HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n';
  const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n';
  for (const text of [
    `${head}${key}\r\n`,
    `${head}Host: a\r\nHost: b\r\n${key}\r\n`,
    `${head}Host: a\r\n\r\n`,
    `${head}Host: a\r\nAuthorization: Bearer nonsense\r\n${key}\r\n`,
  ])
    t.match(await exchange(port, text), /^HTTP\/1\.1 4\d\d /);
  await until(async () => (await open()) === 0);
  // With a connection left, it would not end.
  await shop.app.close();
});

t.test('for another protocol, or another path', async (t) => {
  const { shop, port, complaints, open } = await listen(t);
  const body = JSON.stringify({ email: 'customer@example.com', password: 'Kontor-test-1' });
  const upgrade = 'Connection: Upgrade\r\nUpgrade: h2c';
  for (const text of [
    `POST /v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n${upgrade}\r\n\r\n${body}`,
    `GET /docs/static/swagger-ui-bundle.js HTTP/1.1\r\nHost: a\r\n${upgrade}\r\n\r\n`,
    `GET /v1/products HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
  ]) {
    const answer = await exchange(port, text);
    // From Node.js 24.9 on, `Upgrade` is ignored, as RFC 9110 wants it.
    const ignores = Number(process.versions.node.split('.')[0]) >= 24;
    t.match(answer, ignores ? /^HTTP\/1\.1 (200|404|400)/ : /^HTTP\/1\.1 400 /, text.slice(0, 40));
    t.match(answer, /\r\n\r\n/);
  }
  await until(async () => (await open()) === 0);
  t.same(complaints(), []);
  t.ok(shop);
});
