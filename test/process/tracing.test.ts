// Traces, as a collector gets them: one from the request of an order to the messages about it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import t, { type Test } from 'tap';
import { launch, launchApi } from '../helpers/process.js';
import { addProduct, openShop, password } from '../helpers/shop.js';
import { openMailbox } from '../helpers/smtp.js';
import { until } from '../helpers/wait.js';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: Record<string, unknown>;
  service: string;
  failed: boolean;
}

/** Takes what is sent by OTLP over HTTP as JSON. */
async function openCollector(t: Test) {
  const spans: Span[] = [];
  const bodies: string[] = [];
  const headers: Array<Record<string, unknown>> = [];
  const plain = (value: Record<string, unknown>) => Object.values(value)[0];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      bodies.push(body);
      headers.push(request.headers);
      for (const { resource, scopeSpans } of JSON.parse(body).resourceSpans) {
        const about = Object.fromEntries(
          resource.attributes.map((one: { key: string; value: Record<string, unknown> }) => [
            one.key,
            plain(one.value),
          ]),
        );
        for (const { spans: some } of scopeSpans)
          for (const span of some)
            spans.push({
              ...span,
              attributes: Object.fromEntries(
                span.attributes.map((one: { key: string; value: Record<string, unknown> }) => [
                  one.key,
                  plain(one.value),
                ]),
              ),
              service: about['service.name'],
              failed: span.status?.code === 2,
            });
      }
      response.setHeader('content-type', 'application/json');
      response.end('{}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.teardown(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, spans, bodies, headers };
}

const traceId = '0af7651916cd43dd8448eb211c80319c';
const parent = 'b7ad6b7169203331';

t.test('from a request to the message', async (t) => {
  const collector = await openCollector(t);
  const mailbox = await openMailbox(t);
  const shop = await openShop(t);
  const product = await addProduct(shop, { name: 'Lantern' });
  const env = {
    OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-collector-key=abc%20def',
  };
  const worker = launch(t, 'src/worker.ts', {
    DATABASE_URL: shop.url,
    KONTOR_DATA_DIR: '.kontor-test',
    SMTP_URL: mailbox.url,
    ...env,
  });
  const { base, ...api } = await launchApi(t, shop.url, env);
  await worker.says('worker started');
  const post = (path: string, body: object, headers = {}) =>
    fetch(`${base}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const authorization = `Bearer ${shop.users.customer.token}`;
  const placed = await post(
    '/v1/orders',
    { items: [{ productId: product.id, quantity: 1 }] },
    { authorization, traceparent: `00-${traceId}-${parent}-01`, 'idempotency-key': 'traced' },
  );
  t.equal(placed.status, 201);
  await post('/v1/auth/login', { email: 'customer@example.com', password });
  const queried = await post(
    '/graphql',
    { query: '{ products { totalCount } me { role } }' },
    { authorization },
  );
  t.match(await queried.json(), { data: { me: { role: 'customer' } } });
  t.equal((await fetch(`${base}/v1/orders`)).status, 401);
  await until(() => mailbox.messages.length >= 2, 30_000);
  t.equal(await worker.kill('SIGTERM'), 0, 'what has not been sent is sent at the end');
  t.equal(await api.kill('SIGTERM'), 0);

  const trace = collector.spans.filter((span) => span.traceId === traceId);
  const byId = new Map(trace.map((span) => [span.spanId, span]));
  const named = (name: string) => trace.filter((span) => span.name === name);
  const [request] = named('POST /v1/orders') as [Span];
  t.match(request, {
    kind: 2,
    parentSpanId: parent,
    service: 'kontor-api',
    attributes: {
      'kontor.operation': 'createOrder',
      'kontor.tenant': 'demo',
      'http.response.status_code': 201,
      'kontor.request_id': placed.headers.get('x-request-id'),
    },
  });
  const isBelow = (span: Span | undefined, above: Span): boolean =>
    span !== undefined && (span === above || isBelow(byId.get(span.parentSpanId ?? ''), above));
  t.ok(
    trace.every((span) => isBelow(span, request)),
    'all of it hangs together',
  );
  const statements = trace.filter(
    (span) => span.attributes['db.system.name'] && span.service === 'kontor-api',
  );
  t.ok(statements.length > 8, `${statements.length} statements`);
  t.ok(statements.some(({ name }) => name === 'COMMIT'));
  const jobs = named('job deliver_notification');
  t.equal(jobs.length, 3, 'a job for each message');
  for (const job of jobs) t.match(job, { kind: 5, service: 'kontor-worker' });
  t.equal(named('send email').length, 2);
  t.equal(named('send sms').length, 1);
  t.ok(
    named('send email').every((span) => jobs.includes(byId.get(span.parentSpanId ?? '') as Span)),
  );

  const graphql = collector.spans.filter(({ name }) => name.startsWith('Query.'));
  t.same(graphql.map(({ name }) => name).sort(), ['Query.me', 'Query.products']);
  const door = collector.spans.find(({ name }) => name === 'POST /graphql');
  t.ok(graphql.every(({ parentSpanId }) => parentSpanId === door?.spanId));
  const refused = collector.spans.find(({ name }) => name === 'GET /v1/orders');
  t.match(refused, { attributes: { 'http.response.status_code': 401 }, failed: false });
  t.equal(collector.headers[0]?.['x-collector-key'], 'abc def');

  const all = collector.bodies.join('');
  for (const secret of [password, shop.users.customer.token, 'customer@example.com', 'Lantern'])
    t.notOk(all.includes(secret), 'nothing of a person, no secret');
  const lines = api.output().split('\n');
  const line = lines.find((one) => one.includes('request completed') && one.includes(traceId));
  t.ok(line, 'the log names the trace');
});

t.test('nothing of it without a collector', async (t) => {
  const shop = await openShop(t);
  const { base, ...api } = await launchApi(t, shop.url);
  const headers = { traceparent: `00-${traceId}-${parent}-01` };
  t.equal((await fetch(`${base}/v1/products`, { headers })).status, 200);
  t.notOk(api.output().includes(traceId));
});

t.test('a collector that is away holds up nothing', async (t) => {
  const shop = await openShop(t);
  const { base, ...api } = await launchApi(t, shop.url, {
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
  });
  for (let n = 0; n < 20; n += 1) t.equal((await fetch(`${base}/v1/products`)).status, 200);
  const begun = Date.now();
  t.equal(await api.kill('SIGTERM'), 0);
  t.comment(`ended after ${Date.now() - begun} ms`);
});
