// Every example of the document is sent, one after the other, to the shop that it is about, and is
// answered what the document says. With RECORD_EXAMPLES set (`npm run examples`) the answers are written
// instead.
import { readFileSync, writeFileSync } from 'node:fs';
import t from 'tap';
import { exampleIds, examplesTenant, seedExamples } from '../../seeds/examples.js';
import { type ExampleRequest, loadExamples } from '../../src/contract/generator/examples.js';
import { document, operations, unfitExamples } from '../helpers/contract.js';
import { drawPicture } from '../helpers/pictures.js';
import { openShop, type Shop } from '../helpers/shop.js';

const password = 'Kontor-demo-1';
const { requests, answers } = loadExamples('openapi');
const recording = process.env.RECORD_EXAMPLES !== undefined;

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;
const fixed = new Set<string>(Object.values(exampleIds));

/** Members that are different each time, and what the document says instead. */
const secrets: Record<string, Json> = {
  accessToken: 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIuLi4ifQ.c2lnbmF0dXJl',
  refreshToken: '0190e000-0000-7000-8000-00000000f001.c2VjcmV0LXdvcmQtb2YtdGhpcy1zZXNzaW9u',
  key: 'kontor_AZDgAAAAcACAAAAAAAAAAQGQ4AAAAHAAgAAAAAAAAIhleGFtcGxlLXNlY3JldC13b3Jk',
  secret: 'whsec_ZXhhbXBsZS1zZWNyZXQtb2YtMzItYnl0ZXMtZm9yLWRvY3M=',
  kid: 'nZ7t3lVhXy0Qd1sQm5b2Yg',
  // Of RFC 7517, appendix A.1.
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
  // Of RFC 5737.
  network: '192.0.2.44',
  uptime: 3600,
  latency: 0.8,
  heartbeatAge: 2.4,
  oldestDueJobAge: 0.3,
  // From the moment when the database has been heard.
  hearing: true,
};

/** Without what is different each time. */
function tidy(value: Json, said: string, known = new Map<string, string>(), name = ''): Json {
  if (Array.isArray(value)) return value.map((one) => tidy(one, said, known, name));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, tidy(one, said, known, key)]),
    );
  if (name in secrets && value !== null && typeof value !== 'object') return secrets[name] as Json;
  if (typeof value !== 'string') return value;
  if (name === 'nextCursor') return 'WyIwMTkwZTAwMC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMjAiXQ';
  return value
    .replaceAll(/\bC-[0-9A-Z]{8}\b/g, 'C-8XK2M4QA')
    .replaceAll(uuid, (id) => {
      if (fixed.has(id) || said.includes(id)) return id;
      const number = (known.size + 1).toString(16).padStart(2, '0');
      if (!known.has(id)) known.set(id, `0190e000-0000-7000-8000-00000000f0${number}`);
      return known.get(id) as string;
    })
    .replaceAll(time, (at) => (said.includes(at) ? at : '2026-01-15T09:30:00.000Z'));
}

async function logIn(shop: Shop, email: string): Promise<{ accessToken: string }> {
  const { data } = await shop.request('POST', '/v1/auth/login', {
    body: { email, password },
    headers: { 'x-tenant-id': examplesTenant, 'user-agent': 'Kontor-Scanner/2.0' },
  });
  return data;
}

const tokens = new Map<string, string>();

async function tokenOf(shop: Shop, role: string): Promise<string> {
  const token = tokens.get(role) ?? (await logIn(shop, `${role}@example.com`)).accessToken;
  tokens.set(role, token);
  return token;
}

async function uploadOf({ name, type, content, picture }: NonNullable<ExampleRequest['file']>) {
  const bytes = picture ? await drawPicture({ colour: 'blue' }) : Buffer.from(content as string);
  const head = `--part\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  return {
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--part--\r\n')]),
    headers: { 'content-type': 'multipart/form-data; boundary=part' },
  };
}

t.test('every example', async (t) => {
  const shop = await openShop(t, {
    env: { SMS_CALLBACK_TOKEN: requests.receiveSmsDeliveryReport?.path?.token as string },
  });
  await seedExamples(shop.deps, password);
  await seedExamples(shop.deps, password);
  await shop.sql(
    `insert into worker_heartbeats (process_id, worker_ids) values (gen_random_uuid(), '{worker}')`,
  );
  const recorded: Record<string, Json> = {};
  const order = Object.keys(requests);
  t.same([...order].sort(), operations.map(({ id }) => id).sort());

  for (const id of order) {
    const { method, path, definition } = operations.find(
      (one) => one.id === id,
    ) as (typeof operations)[number];
    const example = requests[id] as ExampleRequest;
    const roles = definition['x-roles'] as string[] | undefined;
    const as = example.as ?? roles?.[0];
    const token = as && (await tokenOf(shop, as));
    const takesTenant = JSON.stringify(document.paths[path]).includes('"X-Tenant-Id"');
    const fresh = example.fresh ? await logIn(shop, 'customer@example.com') : {};
    const body =
      example.body === undefined
        ? undefined
        : {
            ...(example.body as object),
            ...Object.fromEntries(
              (example.fresh ?? []).map((name) => [name, (fresh as Record<string, string>)[name]]),
            ),
          };
    const isForm =
      'application/x-www-form-urlencoded' in
      (((definition.requestBody as { content?: object })?.content ?? {}) as object);
    const url = path.replaceAll(/\{(\w+)\}/g, (_, name) => example.path?.[name] as string);
    const query = new URLSearchParams(
      Object.entries(example.query ?? {}).map(
        ([name, value]) => [name, String(value)] as [string, string],
      ),
    );
    const upload = example.file ? await uploadOf(example.file) : {};
    const { headers, ...content } = {
      headers: {},
      ...(body !== undefined && {
        body: isForm ? new URLSearchParams(body as Record<string, string>).toString() : body,
        headers: isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {},
      }),
      ...upload,
    };
    const answer = await shop.request(method as 'GET', query.size > 0 ? `${url}?${query}` : url, {
      ...content,
      headers: {
        ...headers,
        ...(token && { authorization: `Bearer ${token}` }),
        ...(!token && takesTenant && { 'x-tenant-id': examplesTenant }),
        ...example.headers,
      },
    });
    const [status] = Object.keys(definition.responses as object);
    t.equal(answer.statusCode, Number(status), `${id}: ${answer.body.slice(0, 300)}`);
    const type = String(answer.headers['content-type'] ?? '');
    if (answer.body === '' || type.startsWith('image/')) continue;
    const numbers = await shop.sql<{ number: string }>('select number from orders');
    const text = numbers.reduce(
      (all, { number }) => all.replaceAll(number, 'K7M2Q9XA'),
      answer.body,
    );
    const plain = type.includes('json') ? (JSON.parse(text) as Json) : text;
    const said = JSON.stringify([example, url]);
    recorded[id] = tidy(plain, said);
    if (!recording) t.same(recorded[id], answers[id], id);
  }
  if (recording)
    writeFileSync('openapi/examples/answers.json', `${JSON.stringify(recorded, null, 2)}\n`);
  else t.same(Object.keys(recorded), Object.keys(answers), 'nothing beside them is said');
});

t.test('the document has them', async (t) => {
  const text = readFileSync('src/contract/generated/document.json', 'utf8');
  for (const { id, definition } of operations) {
    const { responses, requestBody, description, tags } = definition as {
      responses: Record<string, { content?: Record<string, { example?: Json }> }>;
      requestBody?: { content: Record<string, { example?: Json }> };
      description: string;
      tags: string[];
    };
    const [success] = Object.values(responses);
    const media = Object.entries(success?.content ?? {});
    for (const [type, { example }] of media)
      if (!type.startsWith('image/')) t.not(example, undefined, `${id}: what is answered`);
    if (requestBody && !requests[id]?.unsaid)
      for (const { example } of Object.values(requestBody.content))
        t.ok(
          example !== undefined || !(requestBody as { required?: boolean }).required,
          `${id}: what is sent`,
        );
    t.match(description, /[.)]\n\nFor (everybody|the roles? [a-z, ]+)\.$/, `${id}: for whom`);
    t.equal(tags.length, 1, `${id}: one group`);
  }
  const { count, unfit } = unfitExamples();
  t.ok(count > 200, `${count} examples`);
  t.same(unfit, [], 'each fits its schema');
  t.notMatch(text, /kontor-test|127\.0\.0\.1/);
});
