// Where a webhook may go, and how a call ends: private networks, names that change, redirects, time.
import dns from 'node:dns';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import t from 'tap';
import { callWebhook } from '../../src/integrations/webhooks/call-webhook.js';
import { isPublicAddress, whyNotAllowed } from '../../src/integrations/webhooks/targets.js';
import { runWorker } from '../../src/jobs/run-worker.js';
import { webhookEndpoint } from '../contract/samples.js';
import { openShop } from '../helpers/shop.js';
import { until } from '../helpers/wait.js';

const call = (url: string, extra: object = {}) =>
  callWebhook({ url, body: '{}', headers: {}, timeout: 2000, privateTargets: true, ...extra });

t.test('addresses', async (t) => {
  const refused = [
    ...['127.0.0.1', '127.8.8.8', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255'],
    ...['192.168.1.1', '169.254.169.254', '100.64.0.1', '224.0.0.1', '255.255.255.255'],
    ...['198.18.0.1', '192.0.2.1', '240.0.0.1', '::1', '::', 'fe80::1', 'fc00::1', 'fd12::1'],
    ...['ff02::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2001:db8::1'],
    ...['2002:7f00:1::', '::127.0.0.1', '4000::1', 'nonsense', ''],
    ...['192.0.0.8', '192.31.196.1', '192.52.193.1', '192.88.99.1', '192.175.48.1'],
    ...['198.51.100.1', '203.0.113.1', '168.63.129.16', 'fd00:ec2::254', '100::1'],
    ...['2001::1', '2001:20::1', '2620:4f:8000::1', '3fff::1', '5f00::1', 'fec0::1'],
    ...['64:ff9b:1::1', '100:0:0:1::1'],
  ];
  for (const address of refused) t.notOk(isPublicAddress(address), address);
  for (const address of ['93.184.216.34', '8.8.8.8', '2606:2800:220:1::1', '::ffff:8.8.8.8'])
    t.ok(isPublicAddress(address), address);
});

t.test('addresses of endpoints are refused with a clear code, and nothing is added', async (t) => {
  const shop = await openShop(t);
  const add = (url: string) =>
    shop.request('POST', '/v1/webhook-endpoints', { as: shop.users.admin, body: { url } });
  const refused = [
    'http://erp.example.com/hook',
    'https://127.0.0.1/hook',
    'https://0x7f000001/hook',
    'https://2130706433/hook',
    'https://0177.0.0.1/hook',
    'https://127.1/hook',
    'https://[::1]/hook',
    'https://[::ffff:169.254.169.254]/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/hook',
    'https://LOCALHOST./hook',
    'https://db.internal/hook',
    'https://printer.local/hook',
    'https://user:password@erp.example.com/hook',
    'https://@erp.example.com/hook',
    'https://:@erp.example.com/hook',
    'https:///erp.example.com/hook',
    'https://erp.example.com:0/hook',
    'https://erp.example.com/hook#part',
    'https://..',
    'https://erp..example.com/hook',
    `https://${'a'.repeat(64)}.example.com/hook`,
    'https://foo.localhost../hook',
    'https://metadata/hook',
    'https://ip6-localhost/hook',
    'https://localhost.localdomain/hook',
    'https://kubernetes.default.svc/hook',
    'https://printer.lan/hook',
  ];
  for (const url of refused) {
    const { data } = await add(url);
    t.match(data, { status: 422, code: 'webhook_url_not_allowed' }, url);
  }
  for (const url of ['ftp://erp.example.com/', 'erp.example.com', 'https://a b/', 'javascript:1'])
    t.equal((await add(url)).statusCode, 400, url);
  t.same(await shop.sql('select 1 from webhook_endpoints'), []);
  const { id } = await webhookEndpoint(shop);
  const moved = await shop.request('PATCH', `/v1/webhook-endpoints/${id}`, {
    as: shop.users.admin,
    body: { url: 'https://10.0.0.1/hook' },
  });
  t.equal(moved.statusCode, 422);
  t.equal(whyNotAllowed('http://127.0.0.1:3000/x', true), undefined, 'the operator may allow it');
});

t.test('a name that leads to a private address is refused when it is called', async (t) => {
  let hits = 0;
  const server = createServer((_request, response) => {
    hits += 1;
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.teardown(() => server.close());
  const { port } = server.address() as AddressInfo;
  const real = dns.lookup;
  t.teardown(() => {
    dns.lookup = real;
  });
  const answers: string[][] = [];
  const asked: string[] = [];
  // The resolver of whoever owns the name: it may answer something else every time.
  dns.lookup = ((name: string, options: object, done: (...all: unknown[]) => void) => {
    if (!name.endsWith('.example.com')) return real(name, options, done as never);
    asked.push(name);
    const found = answers.shift() ?? ['127.0.0.1'];
    done(
      null,
      found.map((address) => ({ address, family: 4 })),
    );
  }) as unknown as typeof dns.lookup;

  const url = `https://rebind.example.com:${port}/`;
  const answer = await call(url, { privateTargets: false });
  t.match(answer, { statusCode: null, error: /leads to no public address/ });
  answers.push(['10.0.0.1', '192.168.0.1']);
  t.match((await call(url, { privateTargets: false })).error, /leads to no public address/);
  // Public when it is looked at: the connection goes there, and the name is not asked again.
  asked.length = 0;
  answers.push(['93.184.216.34', '127.0.0.1'], ['127.0.0.1']);
  const elsewhere = await call(url, { privateTargets: false, timeout: 500 });
  t.equal(elsewhere.statusCode, null);
  t.equal(asked.length, 1);
  t.equal(hits, 0, 'nothing was called');

  // An endpoint that was added while its name was public.
  const shop = await openShop(t);
  const worker = await runWorker(shop.deps, shop.url);
  t.teardown(() => worker.stop());
  answers.length = 0;
  const { id } = await webhookEndpoint(shop, { url });
  await shop.request('POST', '/v1/products', {
    as: shop.users.staff,
    body: { sku: 'R', name: 'R', price: { amount: 1, currency: 'GBP' } },
  });
  const attempt = await until(async () => {
    const { data } = await shop.request('GET', `/v1/webhook-endpoints/${id}/deliveries`, {
      as: shop.users.admin,
    });
    const [one] = data.items[0]?.attempts ?? [];
    return one?.outcome === 'failed' && one;
  });
  t.match(attempt, { statusCode: null, error: /no public address/ });
  t.equal(hits, 0);
});

t.test('how a call ends', async (t) => {
  let elsewhere = 0;
  const other = createServer((_request, response) => {
    elsewhere += 1;
    response.end();
  });
  const server = createServer((request, response) => {
    const path = request.url as string;
    if (path === '/redirect')
      response
        .writeHead(307, { location: `http://127.0.0.1:${(other.address() as AddressInfo).port}/` })
        .end();
    else if (path === '/hang') return;
    else if (path === '/drip') {
      response.writeHead(200);
      response.write('a');
    } else if (path === '/huge') {
      response.writeHead(200);
      for (let n = 0; n < 100; n += 1) response.write('x'.repeat(10_000));
    } else if (path === '/reset') request.socket.destroy();
    else if (path === '/bytes') response.end(Buffer.from([0, 255, 254, 65]));
    else response.writeHead(Number(path.slice(1))).end('said');
  });
  for (const one of [server, other]) {
    await new Promise<void>((done) => one.listen(0, '127.0.0.1', done));
    t.teardown(() => {
      one.closeAllConnections();
      one.close();
    });
  }
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const code of [200, 202, 299])
    t.match(await call(`${base}/${code}`), { statusCode: code, error: null, response: 'said' });
  for (const code of [304, 400, 404, 500])
    t.match(await call(`${base}/${code}`), { statusCode: code, error: String });
  t.match(await call(`${base}/redirect`), {
    statusCode: 307,
    error: 'Redirects are not followed.',
  });
  t.equal(elsewhere, 0);
  const started = Date.now();
  t.match(await call(`${base}/hang`, { timeout: 300 }), {
    statusCode: null,
    error: 'No answer within 0.3 seconds.',
  });
  t.match(await call(`${base}/drip`, { timeout: 300 }), { statusCode: 200, error: null });
  t.ok(Date.now() - started < 10_000);
  t.equal((await call(`${base}/huge`)).response?.length, 1000, 'no more is read than is kept');
  t.match(await call(`${base}/reset`), { statusCode: null });
  t.match(await call(`${base}/bytes`), { statusCode: 200 });
  t.match(await call('http://127.0.0.1:1/'), { statusCode: null, error: /ECONNREFUSED/ });
  t.match(await call('https://nothing.invalid/'), { statusCode: null });
  t.match(await call('nonsense'), { statusCode: null, error: 'The address is no URL.' });
});

t.test('a shop has up to twenty endpoints', async (t) => {
  const shop = await openShop(t);
  const { admin } = shop.users;
  for (let n = 0; n < 20; n += 1) await webhookEndpoint(shop);
  const one = await shop.request('POST', '/v1/webhook-endpoints', {
    as: admin,
    body: { url: 'https://erp.example.com/one-more' },
  });
  t.match(one.data, { status: 409, code: 'too_many_webhook_endpoints' });
  const { data } = await shop.request('GET', '/v1/webhook-endpoints?includeTotal=true', {
    as: admin,
  });
  t.equal(data.total, 20);
  await shop.request('DELETE', `/v1/webhook-endpoints/${data.items[0].id}`, { as: admin });
  await webhookEndpoint(shop);
});
