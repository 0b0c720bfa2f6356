// Every error is a problem document, also those that no handler ever sees.
import { connect } from 'node:net';
import t, { type Test } from 'tap';
import { openShop, type Shop } from '../helpers/shop.js';

async function listening(
  t: Test,
  env: Record<string, string> = {},
): Promise<{ shop: Shop; port: number }> {
  const shop = await openShop(t, { env });
  await shop.app.listen({ port: 0, host: '127.0.0.1' });
  return { shop, port: (shop.app.server.address() as { port: number }).port };
}

/** Sends bytes as they are and reads until the server closes. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((done, fail) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (part) => {
      answer += part;
    });
    socket.on('end', () => done(answer)).on('error', fail);
    socket.setTimeout(20_000, () => socket.destroy(new Error('no answer')));
  });
}

const problemOf = (answer: string) => JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4));

/** Of all that do not need one of another configuration. */
const shop = await openShop(t);

t.test('an unknown path', async (t) => {
  await shop.reset();
  const { statusCode, data, headers } = await shop.request('GET', '/v1/nothing');
  t.equal(statusCode, 404);
  t.match(data, {
    code: 'not_found',
    status: 404,
    instance: '/v1/nothing',
    type: '/docs/errors#not_found',
  });
  t.equal(data.requestId, headers['x-request-id']);
});

t.test('a path that is no path', async (t) => {
  await shop.reset();
  const { statusCode, data } = await shop.request('GET', '/v1/products/%zz');
  t.equal(statusCode, 400);
  t.equal(data.code, 'invalid_request');
});

t.test('a method that the path does not know', async (t) => {
  await shop.reset();
  const first = await shop.request('PUT', '/v1/orders', {
    body: '{"broken',
    headers: { 'content-type': 'application/json' },
  });
  t.equal(first.statusCode, 405);
  t.equal(first.headers.allow, 'GET, HEAD, POST');
  t.equal(first.data.code, 'method_not_allowed');
  const second = await shop.request('DELETE', '/v1/auth/login');
  t.equal(second.headers.allow, 'POST');
});

t.test('a body that is too large', async (t) => {
  await shop.reset();
  const { statusCode, data } = await shop.request('POST', '/v1/auth/login', {
    body: { email: 'a@example.com', password: 'x'.repeat(20_000) },
  });
  t.equal(statusCode, 413);
  t.equal(data.code, 'payload_too_large');
});

t.test('a path that is too long', async (t) => {
  await shop.reset();
  const { statusCode, data } = await shop.request('GET', `/v1/products/${'a'.repeat(500)}`);
  t.equal(statusCode, 414);
  t.equal(data.code, 'uri_too_long');
});

t.test('a media type that the operation does not take', async (t) => {
  await shop.reset();
  for (const type of [
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ]) {
    const { statusCode, data } = await shop.request('POST', '/v1/auth/login', {
      body: 'a=b',
      headers: { 'content-type': type },
    });
    t.equal(statusCode, 415, type);
    t.equal(data.code, 'unsupported_media_type');
  }
  const upload = await shop.request('POST', '/v1/products/import', {
    as: shop.users.staff,
    body: { file: 'x' },
  });
  t.equal(upload.statusCode, 415);
});

t.test('text that PostgreSQL cannot keep', async (t) => {
  await shop.reset();
  const as = shop.users.staff;
  const bodies = [
    { code: 'A', firstName: 'a\0b', lastName: 'b' },
    { code: 'A', firstName: 'a', lastName: '\ud800' },
  ];
  for (const body of bodies) {
    const { statusCode } = await shop.request('POST', '/v1/customers', { as, body });
    t.equal(statusCode, 400);
  }
  t.equal((await shop.request('GET', '/v1/customers?q=%00', { as })).statusCode, 400);
  t.equal((await shop.request('GET', '/v1/products?q=%00')).statusCode, 400);
  const metadata = { items: [{ sku: 'x', quantity: 1 }], metadata: { a: 'b\0' } };
  t.equal((await shop.request('POST', '/v1/orders', { as, body: metadata })).statusCode, 400);
});

t.test('values at the edges of what PostgreSQL can keep', async (t) => {
  await shop.reset();
  const as = shop.users.staff;
  for (const time of [
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:60Z',
    '2020-02-30T00:00:00Z',
    '2016-12-31T23:59:60Z',
  ]) {
    const { statusCode } = await shop.request('GET', `/v1/orders?createdFrom=${time}`, { as });
    t.ok([200, 400].includes(statusCode), `${time}: ${statusCode}`);
  }
  for (const query of [
    'minPrice=99999999999999999999',
    'limit=0',
    'limit=1e2x',
    'limit=1&limit=2',
    'cursor=AAAA',
    'cursor=***',
  ]) {
    t.equal((await shop.request('GET', `/v1/products?${query}`)).statusCode, 400, query);
  }
});

t.test('what JSON parsers stumble over', async (t) => {
  await shop.reset();
  const headers = { 'content-type': 'application/json' };
  for (const body of [
    '',
    'null',
    '[]',
    '"a"',
    '1',
    '{"__proto__":{"x":1},"email":"a@b.co","password":"x"}',
    '{'.repeat(10_000),
  ]) {
    const { statusCode, data } = await shop.request('POST', '/v1/auth/login', { body, headers });
    t.equal(statusCode, 400, body.slice(0, 20));
    t.equal(data.code, 'invalid_request');
  }
});

t.test('what would keep the process busy', async (t) => {
  await shop.reset();
  const person = { email: 'a@example.com', password: 'Sunny-morning-7', lastName: 'K' };
  const started = process.cpuUsage();
  const long = await shop.request('POST', '/v1/customers', {
    as: shop.users.staff,
    body: { code: 'A', lastName: 'B', firstName: `${'a'.repeat(900_000)}\u0001\u0001` },
  });
  t.equal(long.statusCode, 400);
  const many = await shop.request('POST', '/v1/orders', {
    as: shop.users.staff,
    body: { items: Array.from({ length: 400_000 }, () => 1) },
  });
  t.equal(many.statusCode, 400);
  // Quadratic matching took minutes; this is far above what a linear one takes anywhere.
  t.ok(process.cpuUsage(started).user < 20e6);
  const large = await shop.request('POST', '/v1/auth/register', {
    body: { ...person, firstName: 'a'.repeat(20_000) },
  });
  t.equal(large.statusCode, 413, 'without a token a body is small');
  for (const open of ['[', '{"a":']) {
    const close = open === '[' ? ']' : '}';
    const body = `${open.repeat(2000)}1${close.repeat(2000)}`;
    const { statusCode } = await shop.request('POST', '/v1/auth/login', {
      body,
      headers: { 'content-type': 'application/json' },
    });
    t.equal(statusCode, 400, 'deep nesting');
  }
});

t.test('bodies where none is taken', async (t) => {
  await shop.reset();
  const headers = { 'content-type': 'application/json' };
  const send = (body: string) =>
    shop.request('DELETE', '/v1/cart', { as: shop.users.customer, body, headers });
  for (const body of ['5', 'true', '""', '[]', 'null', '{"a":1}'])
    t.equal((await send(body)).statusCode, 400, body);
  for (const body of ['', '{}']) t.equal((await send(body)).statusCode, 204, body);
});

t.test('names without control characters', async (t) => {
  await shop.reset();
  for (const firstName of ['Bob\u001b', '\u007f', ' Bob', 'Bob ', ' ', 'a\nb']) {
    const { statusCode } = await shop.request('POST', '/v1/customers', {
      as: shop.users.staff,
      body: { code: 'A', firstName, lastName: 'B' },
    });
    t.equal(statusCode, 400, JSON.stringify(firstName));
  }
});

t.test('headers that are too large, and what is not HTTP', async (t) => {
  const { port } = await listening(t);
  const large = await raw(
    port,
    `GET /v1/products HTTP/1.1\r\nHost: a\r\nX-Large: ${'a'.repeat(20_000)}\r\n\r\n`,
  );
  t.match(large, /^HTTP\/1\.1 431 /);
  t.match(large, /application\/problem\+json/);
  t.match(problemOf(large), { code: 'headers_too_large', status: 431 });
  const malformed = await raw(port, 'GARBAGE\r\n\r\n');
  t.match(malformed, /^HTTP\/1\.1 400 /);
  t.match(problemOf(malformed), { code: 'invalid_request', status: 400 });
  const noHost = await raw(port, 'GET /v1/products HTTP/1.1\r\nConnection: close\r\n\r\n');
  t.match(noHost, /^HTTP\/1\.1 400 /);
  t.match(noHost, /application\/problem\+json/);
  const expectation = await raw(
    port,
    'GET /v1/products HTTP/1.1\r\nHost: a\r\nExpect: foo\r\nConnection: close\r\n\r\n',
  );
  t.match(expectation, /^HTTP\/1\.1 417 /);
  t.match(expectation, /application\/problem\+json/);
});

t.test('a fault of our own says nothing of itself', async (t) => {
  const shop = await openShop(t, {
    adapt: (deps) => {
      deps.tenants.byDefault = async () => {
        throw new Error('secret detail');
      };
    },
  });
  const { statusCode, body, data } = await shop.request('GET', '/v1/products');
  t.equal(statusCode, 500);
  t.equal(data.code, 'internal_error');
  t.notMatch(body, /secret/);
});

t.test('a database that is away', async (t) => {
  await shop.reset();
  await shop.deps.pool.end();
  // The shop's own teardown ends it again.
  shop.deps.pool.end = async () => {};
  const { statusCode, data, headers } = await shop.request('GET', '/health/ready');
  t.equal(statusCode, 503);
  t.equal(data.code, 'unavailable');
  t.equal(headers['retry-after'], '2');
  const order = await shop.request('GET', '/v1/orders', { as: shop.users.customer });
  t.equal(order.statusCode, 503);
});

t.test('the request id is the client’s where it is safe', async (t) => {
  await shop.reset();
  const given = await shop.request('GET', '/health/live', {
    headers: { 'x-request-id': 'abc-1.2_3' },
  });
  t.equal(given.headers['x-request-id'], 'abc-1.2_3');
  const unsafe = await shop.request('GET', '/health/live', { headers: { 'x-request-id': 'a b' } });
  t.match(String(unsafe.headers['x-request-id']), /^[0-9a-f-]{36}$/);
});

t.test('documents', async (t) => {
  await shop.reset();
  const get = (url: string) => shop.app.inject({ url });
  const json = await get('/openapi.json');
  t.equal(json.json().openapi, '3.1.0');
  t.match((await get('/openapi.yaml')).body, /^openapi: 3\.1\.0/);
  t.match((await get('/docs/errors')).body, /id="insufficient_stock"/);
  t.equal((await get('/docs')).statusCode, 200);
});
