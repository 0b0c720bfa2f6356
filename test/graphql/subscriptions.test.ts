// Live updates: over WebSocket and as server-sent events, from one API process to another.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from 'graphql-ws';
import { pino } from 'pino';
import t, { type Test } from 'tap';
import { WebSocket } from 'ws';
import { buildApp } from '../../src/app.js';
import { accessTokenSigner } from '../../src/auth/access-tokens.js';
import { createDeps } from '../../src/deps.js';
import { addProduct, openShop, type Shop, testConfig, type User } from '../helpers/shop.js';
import { until } from '../helpers/wait.js';

/** A second API process's worth of Kontor on the same database, and the addresses of both. */
async function openTwo(t: Test, env: Record<string, string> = {}) {
  const shop = await openShop(t, { env });
  const deps = createDeps(testConfig(shop.url, env), pino({ level: 'silent' }), shop.url);
  const second = await buildApp(deps);
  await shop.app.listen({ port: 0, host: '127.0.0.1' });
  await second.ready();
  t.teardown(async () => {
    await second.close();
    await deps.close();
  });
  const { port } = shop.app.server.address() as { port: number };
  const product = await addProduct(shop);
  return {
    shop,
    address: `127.0.0.1:${port}`,
    place: async (as: User = shop.users.customer) => {
      const items = [{ productId: product.id, quantity: 1 }];
      const { data } = await shop.request('POST', '/v1/orders', { as, body: { items } });
      return data as { id: string; number: string };
    },
    /** By the other process. */
    elsewhere: async (url: string, as = shop.users.staff) => {
      const headers = { authorization: `Bearer ${as.token}` };
      return (await second.inject({ method: 'POST', url, headers })).statusCode;
    },
  };
}

interface Seen {
  // biome-ignore lint/suspicious/noExplicitAny: what the schema answers
  data: any[];
  errors: unknown[];
  ended: boolean;
  client: Client;
  closed: Array<{ code: number; reason: string }>;
}

function subscribe(t: Test, address: string, token: string | undefined, query: string): Seen {
  const seen: Seen = { data: [], errors: [], ended: false, closed: [] } as never;
  seen.client = createClient({
    url: `ws://${address}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(token !== undefined && { connectionParams: { authorization: `Bearer ${token}` } }),
    on: { closed: (event) => seen.closed.push(event as never) },
  });
  seen.client.subscribe(
    { query },
    {
      next: ({ data, errors }) => {
        if (data) seen.data.push(data);
        if (errors) seen.errors.push(...errors);
      },
      error: (error) => seen.errors.push(...(Array.isArray(error) ? error : [error])),
      complete: () => {
        seen.ended = true;
      },
    },
  );
  t.teardown(() => seen.client.dispose());
  return seen;
}

/** Until the process listens: a change before that is nobody's. */
const listening = (shop: Shop, count = 1) =>
  until(async () => {
    const rows = await shop.sql(
      `select from pg_stat_activity where application_name = 'kontor-changes' and datname = current_database() and query like 'listen%' and state = 'idle'`,
    );
    return rows.length >= count;
  }, 10_000).then(() => new Promise((done) => setTimeout(done, 200)));

t.test('orders are followed from another process, by who may see them', async (t) => {
  const { shop, address, place, elsewhere } = await openTwo(t);
  const { customer, customer2, staff, otherAdmin } = shop.users;
  const order = await place();
  const query =
    'subscription { orderUpdated { id status customer { email } lines { product { name } } } }';
  const one = `subscription { orderUpdated(orderId: "${order.id}") { status } }`;
  const own = subscribe(t, address, customer.token, query);
  const exactly = subscribe(t, address, customer.token, one);
  const others = subscribe(t, address, customer2.token, query);
  const foreign = subscribe(t, address, otherAdmin.token, query);
  const all = subscribe(t, address, staff.token, query);
  await listening(shop);
  t.equal(await elsewhere(`/v1/orders/${order.id}/confirm`), 200);
  const second = await place(customer2);
  await until(
    () => all.data.length >= 2 && own.data.length >= 1 && others.data.length >= 1,
    10_000,
  );
  t.match(own.data, [
    {
      orderUpdated: {
        id: order.id,
        status: 'confirmed',
        customer: { email: 'customer@example.com' },
      },
    },
  ]);
  t.match(own.data[0].orderUpdated.lines[0].product.name, /^Product/, 'nested fields as well');
  t.same(exactly.data, [{ orderUpdated: { status: 'confirmed' } }]);
  t.same(
    others.data.map(({ orderUpdated }) => orderUpdated.id),
    [second.id],
  );
  t.same(foreign.data, [], 'not another tenant');
  t.equal(all.data.length, 2);
  const nobody = subscribe(t, address, undefined, query);
  const wrong = subscribe(t, address, 'a.b.c', query);
  const hidden = subscribe(t, address, customer2.token, one);
  await until(() => [nobody, wrong, hidden].every(({ errors }) => errors.length > 0), 10_000);
  t.match(nobody.errors, [{ extensions: { code: 'unauthenticated' } }]);
  t.match(wrong.errors, [{ extensions: { code: 'unauthenticated' } }]);
  t.match(hidden.errors, [{ extensions: { code: 'not_found' } }]);
});

t.test('messages are followed, the shop’s by the shop alone', async (t) => {
  const { shop, address, place } = await openTwo(t);
  const query = 'subscription { notificationUpdated { channel audience status } }';
  const own = subscribe(t, address, shop.users.customer.token, query);
  const staff = subscribe(t, address, shop.users.staff.token, query);
  await listening(shop);
  await place();
  await until(() => staff.data.length >= 3 && own.data.length >= 2, 10_000);
  const audiences = (seen: Seen) => seen.data.map((one) => one.notificationUpdated.audience).sort();
  t.same(audiences(own), ['customer', 'customer']);
  t.same(audiences(staff), ['customer', 'customer', 'shop']);
});

t.test('a lost connection to the database is made again', async (t) => {
  const { shop, address, place, elsewhere } = await openTwo(t);
  const order = await place();
  const seen = subscribe(
    t,
    address,
    shop.users.staff.token,
    `subscription { orderUpdated(orderId: "${order.id}") { status } }`,
  );
  await listening(shop);
  await shop.sql(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kontor-changes' and datname = current_database()`,
  );
  await elsewhere(`/v1/orders/${order.id}/confirm`);
  // It may be connected again before the order is confirmed, and tell what it was first.
  await until(() => seen.data.at(-1)?.orderUpdated.status === 'confirmed', 10_000);
  t.pass('what was missed is told');
  await listening(shop);
  await elsewhere(`/v1/orders/${order.id}/ship`);
  await until(() => seen.data.at(-1).orderUpdated.status === 'shipped', 10_000);
});

t.test('both end when the token does, or when its user may no longer see anything', async (t) => {
  const { shop, address, place, elsewhere } = await openTwo(t);
  const order = await place();
  const { customer, staff } = shop.users;
  const brief = accessTokenSigner(
    { ...shop.deps.config, ACCESS_TOKEN_SECONDS: 3 },
    shop.deps.tokenKeys,
  )({
    sub: customer.id,
    tenant_id: customer.tenant.id,
    roles: ['customer'],
    customer_id: customer.customerId,
    sid: customer.id,
  });
  const seen = subscribe(t, address, brief, 'subscription { orderUpdated { status } }');
  const stream = await fetch(`http://${address}/v1/orders/${order.id}/events/stream`, {
    headers: { authorization: `Bearer ${brief}` },
  });
  const watched = subscribe(t, address, staff.token, 'subscription { orderUpdated { status } }');
  await stream.text();
  t.pass('the stream ends');
  await until(() => seen.closed.length > 0, 10_000);
  t.equal(seen.closed[0]?.code, 4401);

  await shop.request('PATCH', `/v1/users/${staff.id}`, {
    as: shop.users.admin,
    body: { active: false },
  });
  await elsewhere(`/v1/orders/${order.id}/confirm`, shop.users.admin);
  await until(() => watched.ended, 10_000);
  t.same(watched.data, [], 'nothing after the deactivation');
});

t.test('what a subscription may ask for', async (t) => {
  const { shop, address } = await openTwo(t, {
    GRAPHQL_INTROSPECTION: 'false',
    GRAPHQL_MAX_DEPTH: '6',
  });
  const token = shop.users.staff.token;
  const deep =
    'subscription { orderUpdated { lines { product { category { parent { parent { parent { id } } } } } } } }';
  const refused = {
    deep,
    unknown: 'subscription { orderUpdated { nonsense } }',
    introspection: 'subscription { orderUpdated { id } __schema { types { name } } }',
    long: `subscription { orderUpdated { ${'id '.repeat(2500)} } }`,
    query: '{ me { id } }',
  };
  for (const [name, query] of Object.entries(refused)) {
    const seen = subscribe(t, address, token, query);
    await until(() => seen.errors.length > 0 || seen.closed.length > 0, 10_000);
    t.same(seen.data, [], name);
  }
});

t.test('with a list of queries, no other subscription is begun', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'queries.json');
  const listed = 'subscription { orderUpdated { status } }';
  writeFileSync(file, JSON.stringify({ orders: listed }));
  const { shop, address, place } = await openTwo(t, { GRAPHQL_ALLOW_LIST: file });
  const { token } = shop.users.staff;
  const allowed = subscribe(t, address, token, listed);
  const other = subscribe(t, address, token, 'subscription { orderUpdated { id } }');
  await until(() => other.errors.length > 0, 10_000);
  await listening(shop);
  await place();
  await until(() => allowed.data.length > 0, 10_000);
  t.same(other.data, []);
});

t.test('server-sent events', async (t) => {
  const { shop, address, place, elsewhere } = await openTwo(t);
  const order = await place();
  const url = `http://${address}/v1/orders/${order.id}/events/stream`;
  const open = async (headers: Record<string, string> = {}, as = shop.users.customer) => {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${as.token}`, ...headers },
    });
    const seen = { text: '', ended: false, response };
    (async () => {
      const decoder = new TextDecoder();
      for await (const part of response.body as unknown as AsyncIterable<Uint8Array>)
        seen.text += decoder.decode(part);
      seen.ended = true;
    })().catch(() => {
      seen.ended = true;
    });
    return seen;
  };
  const seen = await open();
  t.equal(seen.response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  await until(() => seen.text.includes('order.placed'), 10_000);
  await elsewhere(`/v1/orders/${order.id}/confirm`);
  await until(() => seen.text.includes('order.confirmed'), 10_000);
  const events = [...seen.text.matchAll(/^id: (.+)\nevent: (.+)\ndata: (.+)$/gm)];
  t.same(
    events.map(([, , type]) => type),
    ['order.placed', 'order.confirmed'],
  );
  t.match(JSON.parse(events[1]?.[3] as string), {
    type: 'order.confirmed',
    toStatus: 'confirmed',
    actor: { kind: 'staff' },
  });

  const later = await open({ 'last-event-id': events[0]?.[1] as string });
  await until(() => later.text.includes('order.confirmed'), 10_000);
  t.notMatch(later.text, 'order.placed', 'only what came after');
  t.equal((await open({}, shop.users.customer2)).response.status, 404);
  t.equal((await open({ 'last-event-id': 'x' })).response.status, 400);
  const short = await shop.request('GET', `/v1/orders/${order.id}/events/stream?follow=false`, {
    as: shop.users.staff,
  });
  t.match(short.body, /order\.confirmed/);

  const closing = performance.now();
  await shop.app.close();
  await until(() => seen.ended && later.ended, 5_000);
  t.ok(performance.now() - closing < 10_000, 'streams do not hold up the end of the process');
});
