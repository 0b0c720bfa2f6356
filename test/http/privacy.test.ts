// What logs may hold, and what production shows to nobody.
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import { createLog } from '../../src/log.js';
import { deliverAll } from '../helpers/mail.js';
import { addProduct, openShop, testConfig } from '../helpers/shop.js';
import { exchange } from '../helpers/socket.js';

/** A logger with the product's own serializers that keeps its lines. */
function collect(env: Record<string, string> = {}) {
  const lines: string[] = [];
  const config = testConfig('postgres://x', { LOG_LEVEL: 'trace', ...env });
  return { lines, log: createLog(config, 'test', { write: (line) => lines.push(line) }) };
}

t.test('values of query strings are not logged', async (t) => {
  const { lines, log } = collect();
  const shop = await openShop(t, { log });
  await shop.app.inject('/v1/me?access_token=eyJhbGciOi.secret&q=amina%40example.com');
  await shop.app.inject('/nowhere?token=very-secret');
  await shop.app.inject(
    '/graphql?query=%7Bme%7Bid%7D%7D&variables=%7B%22x%22%3A%22very-secret%22%7D',
  );
  const text = lines.join('\n');
  t.match(text, '"url":"/v1/me"');
  t.match(text, '"parameters":["access_token","q"]');
  t.notMatch(text, /eyJhbGciOi|amina|very-secret/);
});

t.test('secrets in unusual places of a target are not logged', async (t) => {
  const token = 'callback-token-0123456789';
  const { lines, log } = collect({ SMS_CALLBACK_TOKEN: token });
  const shop = await openShop(t, { log, env: { SMS_CALLBACK_TOKEN: token } });
  await shop.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = shop.app.server.address() as { port: number };
  const encoded = token.replaceAll('-', '%2d');
  for (const target of [
    `/v1/sms/callback/demo/${token}`,
    `/callback//${encoded}/x`,
    '/v1/me#very-secret',
    'http://amina:very-secret@localhost/v1/me',
    '/v1/me?amina@example.com',
    '/v1/me?a=b#very-secret',
  ])
    await exchange(port, `GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
  await exchange(
    port,
    'GET /nowhere?access_token=very-secret HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    { patience: 500 },
  );
  const boundary =
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nsku\r\n--x--\r\n';
  await shop.app.inject({
    ...{ method: 'POST', url: '/v1/products/import', payload: boundary },
    headers: {
      'content-type': 'multipart/form-data; boundary=x',
      authorization: `Bearer ${shop.users.admin.token}`,
    },
  });
  const text = lines.join('\n');
  t.match(text, 'busboyOptions');
  t.notMatch(text, /very-secret|amina|callback-token|callback%2dtoken/);
  t.notOk(text.includes(shop.users.admin.token));
});

t.test('messages that are only logged have no full address', async (t) => {
  const { lines, log } = collect();
  const shop = await openShop(t, { log, env: { NODE_ENV: 'test' } });
  const product = await addProduct(shop);
  await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId: product.id, quantity: 1 }] },
  });
  const { send } = shop.deps.mail;
  await send({ to: 'amina@example.com', subject: 'Hello', messageId: '<1>' } as never);
  await shop.deps.sms.send('+254711082300', 'Hello', undefined);
  await deliverAll(shop);
  const text = lines.filter((line) => line.includes('message written')).join('\n');
  t.match(text, 'a…@example.com');
  t.match(text, '+254…00');
  t.notMatch(text, /amina@|customer@|4711082300|447700900001/);
});

t.test('documents can be turned off', async (t) => {
  const shop = await openShop(t, { env: { DOCS: 'false' } });
  for (const path of ['/docs', '/docs/json', '/docs/errors', '/openapi.json', '/openapi.yaml'])
    t.equal((await shop.app.inject(path)).statusCode, 404, path);
});

t.test('in production Swagger UI keeps no token', async (t) => {
  const open = await openShop(t);
  const initializer = '/docs/static/swagger-initializer.js';
  t.match((await open.app.inject(initializer)).body, /"persistAuthorization":true/);
  const closed = await openShop(t, {
    adapt: (deps) => {
      deps.config = { ...deps.config, production: true };
    },
  });
  t.match((await closed.app.inject(initializer)).body, /"persistAuthorization":false/);
});

t.test('numbers in queries are decimal integers', async (t) => {
  const shop = await openShop(t);
  for (const limit of [
    '0x10',
    '1e1',
    ' 1',
    '1 ',
    '+1',
    '1.0',
    '１',
    '0b1',
    '',
    'NaN',
    '9'.repeat(20),
  ]) {
    const { statusCode, data } = await shop.request(
      'GET',
      `/v1/products?limit=${encodeURIComponent(limit)}`,
    );
    t.equal(statusCode, 400, JSON.stringify(limit));
    t.equal(data.errors[0].pointer, 'query.limit');
  }
  t.equal((await shop.request('GET', '/v1/products?limit=10')).statusCode, 200);
  t.equal((await shop.request('GET', '/v1/products?minPrice=-1')).statusCode, 400);
});

t.test('uploads that break off are not errors of the server', async (t) => {
  const lines: Array<{ level: number; msg: string }> = [];
  const log = createLog(testConfig('postgres://x', { LOG_LEVEL: 'info' }), 'test', {
    write: (line) => lines.push(JSON.parse(line)),
  });
  const shop = await openShop(t, { log });
  await shop.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = shop.app.server.address() as { port: number };
  const send = async (head: string, body: string) => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      `POST /v1/products/import HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${shop.users.staff.token}\r\n${head}\r\n\r\n${body}`,
    );
    await sleep(150);
    socket.destroy();
    await sleep(100);
  };
  const part = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nsku,na';
  const form = 'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000';
  await send(form, part);
  await send(form, '--x\r\ncontent-disposi');
  await send(form, '');
  await send('Content-Type: multipart/form-data\r\nContent-Length: 3', 'abc');
  await send('Content-Type: application/json\r\nContent-Length: 5000', '{"a":');
  await send(
    'Content-Type: multipart/form-data; boundary=x\r\nTransfer-Encoding: chunked',
    'zz\r\n',
  );
  await sleep(300);
  t.same(
    lines.filter(({ level }) => level > 30).map(({ msg }) => msg),
    [],
  );
});

t.test('commands of Redis are not logged: they may hold its password', (t) => {
  const { lines, log } = collect();
  const error = Object.assign(new Error('WRONGPASS'), {
    command: { name: 'auth', args: ['user', 'very-secret'] },
  });
  log.warn({ err: error }, 'Redis is away');
  t.notMatch(lines.join(), 'very-secret');
  t.match(lines.join(), 'WRONGPASS');
  t.end();
});
