// The audit log: no write of somebody who works for the shop is missing from it, over the contract's
// operations; and what it says is what happened.
import t from 'tap';
import { rooms } from '../../src/contract/generated/operations.js';
import type { Operation, OperationId } from '../../src/contract/types.js';
import { auditTable } from '../../src/domains.js';
import { apiKey, promo, samples, shippingMethod } from '../contract/samples.js';
import { operations as documented } from '../helpers/contract.js';
import { graphql } from '../helpers/graphql.js';
import { addProduct, openShop, password, type Shop, type User } from '../helpers/shop.js';

const operations = Object.values(rooms).flatMap((room) =>
  Object.values(room),
) as unknown as Operation[];

interface Entry {
  id: string;
  operation: string;
  subjectType: string;
  subjectId: string | null;
  outcome: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  requestId: string;
  actor: {
    kind: string;
    id: string | null;
    roles: string[];
    name: string | null;
    email: string | null;
  };
}

async function entries(shop: Shop, query = '', as: User = shop.users.admin): Promise<Entry[]> {
  const { data } = await shop.request('GET', `/v1/audit-log?limit=100${query}`, { as });
  return data.items;
}

/** `logout` ends a session, which is no part of an account. */
const changesNothing = ['logout', 'previewOrder', 'previewNotification'];

/** The address of another session of the user. */
async function ownSession(shop: Shop, as: User): Promise<string> {
  await shop.request('POST', '/v1/auth/login', { body: { email: 'staff@example.com', password } });
  const { data } = await shop.request('GET', '/v1/me/sessions', { as });
  return `/v1/me/sessions/${data.items.find(({ current }: { current: boolean }) => !current).id}`;
}

t.test('every write that somebody who works for the shop may do is in the log', async (t) => {
  const shop = await openShop(t);
  const { users } = shop;
  const roles = ['staff', 'admin', 'service', 'platform'] as const;
  const writes = documented.filter(({ method, definition }) => {
    const allowed = (definition['x-roles'] ?? []) as string[];
    return method !== 'GET' && roles.some((role) => allowed.includes(role));
  });
  t.ok(writes.length > 50);
  t.same(
    Object.keys(auditTable).sort(),
    writes.map(({ id }) => id).sort(),
    'the table of the log is that of the contract',
  );
  t.same(
    Object.entries(auditTable)
      .filter(([, write]) => write === null)
      .map(([id]) => id)
      .sort(),
    changesNothing.sort(),
  );
  for (const { id, method } of writes) {
    await shop.reset();
    const operation = operations.find((one) => one.id === id) as Operation;
    const sample = await samples[id as OperationId](shop);
    const allowed = operation.roles as readonly string[];
    const role = roles.find((one) => allowed.includes(one)) as (typeof roles)[number];
    const as = users[role];
    // Staff say for whom they order.
    const forSomebody = ['createOrder', 'checkoutItems', 'previewOrder'].includes(id) && {
      customerId: (await shop.request('GET', '/v1/me', { as: users.customer })).data.customerId,
    };
    const url = id === 'endSession' ? await ownSession(shop, as) : sample.url;
    const before = await shop.sql<{ id: string }>('select id from audit_entries');
    const answer = await shop.request(method as 'POST', url, {
      as,
      key: `audit-${id}`,
      ...(sample.headers && { headers: sample.headers }),
      ...(sample.body !== undefined && {
        body: forSomebody ? { ...(sample.body as object), ...forSomebody } : sample.body,
      }),
    });
    t.ok(answer.statusCode < 300, `${id}: ${answer.statusCode} ${answer.body.slice(0, 200)}`);
    const all = await shop.sql<Record<string, unknown>>('select * from audit_entries order by id');
    const written = all.filter((row) => !before.some((old) => old.id === row.id));
    if (changesNothing.includes(id)) {
      t.same(written, [], `${id} changes nothing`);
      continue;
    }
    t.equal(written.length, 1, `${id}: one entry`);
    const [entry = {}] = written;
    t.match(
      entry,
      {
        operation: id,
        actor_kind: 'user',
        actor_id: as.id,
        actor_roles: [role],
        outcome: 'done',
        subject_id: String,
        request_id: answer.headers['x-request-id'],
      },
      id,
    );
    t.ok(entry.before !== null || entry.after !== null, `${id}: how it was or is`);
    const text = JSON.stringify([entry.before, entry.after]);
    t.notMatch(text, /whsec_|password|secret_hash|"key"/i, `${id}: no secret`);
    if (operation.secretAnswer && answer.data.key) t.notMatch(text, answer.data.key);
  }
});

t.test('who, what, before and after', async (t) => {
  const shop = await openShop(t);
  const { users } = shop;
  const product = await addProduct(shop, { price: 1000, stock: 0 });
  const path = `/v1/products/${product.id}`;
  const body = { price: { amount: 1250, currency: 'GBP' } };
  const changed = await shop.request('PATCH', path, { as: users.staff, body, key: 'once' });
  await shop.request('PATCH', path, { as: users.staff, body, key: 'once' });
  await shop.request('DELETE', path, { as: users.admin });
  const [archived, updated, created, ...more] = await entries(shop, `&subjectId=${product.id}`);
  t.same(more, [], 'a repeat is no second change');
  t.match(updated, {
    operation: 'updateProduct',
    subjectType: 'product',
    before: { price: { amount: 1000, currency: 'GBP' }, version: 1 },
    after: { price: { amount: 1250, currency: 'GBP' }, version: 2 },
    requestId: changed.headers['x-request-id'],
    actor: { kind: 'user', id: users.staff.id, roles: ['staff'], email: 'staff@example.com' },
  });
  t.same(Object.keys(updated?.before ?? {}).sort(), ['price', 'version'], 'what differs');
  t.equal(created?.before, null);
  t.match(created?.after, { sku: product.sku, status: 'active' });
  t.match(archived, { operation: 'deleteProduct', after: { status: 'archived' } });

  const method = await shippingMethod(shop);
  await shop.request('DELETE', `/v1/shipping-methods/${method.id}`, { as: users.admin });
  const [gone] = await entries(shop, `&subjectId=${method.id}`);
  t.match(gone, { before: { name: 'Standard' }, after: null });

  for (const [query, operation] of [
    ['&operation=updateProduct', 'updateProduct'],
    ['&subjectType=shippingMethod', 'deleteShippingMethod'],
    [`&actorId=${users.staff.id}`, 'updateProduct'],
  ] as const)
    t.equal((await entries(shop, query))[0]?.operation, operation, query);
  const now = new Date(Date.now() + 60_000).toISOString();
  t.same(await entries(shop, `&createdFrom=${now}`), []);
  t.equal((await entries(shop, `&createdTo=${now}`)).length, 5);

  t.equal((await shop.request('GET', '/v1/audit-log', { as: users.staff })).statusCode, 403);
  t.same(await entries(shop, '', users.otherAdmin), [], 'another tenant sees nothing of it');
});

t.test('what was refused, and what customers do, is not there', async (t) => {
  const shop = await openShop(t);
  const { users } = shop;
  const product = await addProduct(shop);
  const known = (await entries(shop)).length;
  const url = `/v1/products/${product.id}`;
  for (const [body, status, headers] of [
    [{ name: 'Other' }, 412, { 'if-match': '"7"' }],
    [{ price: { amount: 1, currency: 'USD' } }, 422, {}],
    [{ categoryId: '01900000-0000-7000-8000-000000000000' }, 422, {}],
  ] as const)
    t.equal(
      (await shop.request('PATCH', url, { as: users.staff, body, headers })).statusCode,
      status,
    );
  await shop.request('PATCH', '/v1/me', { as: users.customer, body: { firstName: 'Cleo' } });
  const { data: order } = await shop.request('POST', '/v1/orders', {
    as: users.customer,
    body: { items: [{ sku: product.sku, quantity: 1 }] },
  });
  await shop.request('POST', `/v1/orders/${order.id}/cancel`, { as: users.customer });
  t.equal((await entries(shop)).length, known);
});

t.test('a payment is in the log before its provider is called', async (t) => {
  const shop = await openShop(t);
  const { users } = shop;
  const product = await addProduct(shop);
  const { data: order } = await shop.request('POST', '/v1/orders', {
    as: users.customer,
    body: { items: [{ sku: product.sku, quantity: 1 }] },
  });
  const { data: payment } = await shop.request('POST', `/v1/orders/${order.id}/payments`, {
    as: users.staff,
    body: { method: 'card', provider: 'test' },
  });
  const path = `/v1/payments/${payment.id}/capture`;
  const send = (amount: number) =>
    shop.request('POST', path, {
      as: users.staff,
      body: { amount: { amount, currency: 'GBP' } },
    });
  t.equal((await send(99_999)).statusCode, 409);
  t.equal((await send(400)).statusCode, 200);
  const [captured, refused] = await entries(shop, `&subjectId=${payment.id}`);
  t.match(refused, { operation: 'capturePayment', outcome: 'refused', before: null, after: null });
  t.match(captured, {
    outcome: 'done',
    before: { captured: { amount: 0 } },
    after: { captured: { amount: 400 } },
  });
  t.match((await entries(shop, '&operation=createPayment'))[0], {
    subjectId: payment.id,
    before: null,
    after: { amount: { amount: 1000 } },
  });
});

t.test('what comes after a provider was called never undoes it', async (t) => {
  const shop = await openShop(t);
  const { users } = shop;
  const product = await addProduct(shop);
  const { data: order } = await shop.request('POST', '/v1/orders', {
    as: users.customer,
    body: { items: [{ sku: product.sku, quantity: 1 }] },
  });
  const { data: payment } = await shop.request('POST', `/v1/orders/${order.id}/payments`, {
    as: users.staff,
    body: { method: 'card', provider: 'test' },
  });
  const capture = (key: string) =>
    shop.request('POST', `/v1/payments/${payment.id}/capture`, {
      as: users.staff,
      key,
      body: { amount: { amount: 100, currency: 'GBP' } },
    });
  // The entry cannot be concluded.
  await shop.sql(
    `alter table audit_entries add constraint broken check (outcome <> 'done') not valid`,
  );
  t.equal((await capture('c-1')).statusCode, 200);
  const again = await capture('c-1');
  t.equal(again.headers['idempotency-replayed'], 'true');
  t.match((await entries(shop, '&operation=capturePayment'))[0], { outcome: 'unknown' });
  await shop.sql('alter table audit_entries drop constraint broken');

  // The outcome itself cannot be written: whoever tries again is not charged again.
  await shop.sql(
    `alter table order_events add constraint broken check (type <> 'payment.captured') not valid`,
  );
  t.equal((await capture('c-2')).statusCode, 500);
  await shop.sql(`update idempotency_keys set created_at = now() - interval '2 minutes'`);
  const third = await capture('c-2');
  t.equal(third.statusCode, 409);
  t.equal(third.data.code, 'outcome_unknown');
  const operations = await shop.sql(`select 1 from payment_operations where kind = 'capture'`);
  t.equal(operations.length, 2, 'the first and the second, no third');
});

t.test('a gateway’s messages and the default tenant', async (t) => {
  const shop = await openShop(t);
  const { users } = shop;
  const message = {
    issuer: 'https://id.example.com/realms/shop',
    subject: 'cleo',
    email: 'customer@example.com',
    emailVerified: true,
    firstName: 'Cleopatra',
    lastName: 'Customer',
    roles: ['staff'],
  };
  const send = (body: object) =>
    shop.request('POST', '/v1/users/sync', { as: users.service, body });
  t.equal((await send(message)).statusCode, 200);
  t.equal((await send(message)).statusCode, 200);
  const [taken, ...more] = await entries(shop, '&operation=syncUser');
  t.same(more, [], 'said again, nothing has changed');
  t.match(taken, {
    subjectId: users.customer.id,
    before: { role: 'customer', issuer: null },
    after: { role: 'staff', issuer: message.issuer },
  });

  const makeDefault = (tenantId: string) =>
    shop.request('PATCH', `/v1/tenants/${tenantId}`, {
      as: users.platform,
      body: { isDefault: true },
    });
  const [own, other] = [shop.ctx.tenant.id, shop.otherCtx.tenant.id];
  await makeDefault(own);
  await makeDefault(other);
  t.match(await entries(shop, '&subjectType=tenant'), [
    { subjectId: own, before: { isDefault: true }, after: { isDefault: false } },
    { subjectId: own, before: { isDefault: false }, after: { isDefault: true } },
  ]);
  t.match(await entries(shop, `&subjectId=${other.toUpperCase()}`, users.otherAdmin), [
    { after: { isDefault: true } },
  ]);
});

t.test('API keys, GraphQL and the operator of the platform', async (t) => {
  const shop = await openShop(t);
  const { users } = shop;
  const { apiKey: scanner, key } = await apiKey(shop, ['staff']);
  const product = await addProduct(shop, { stock: 0 });
  await shop.request('POST', `/v1/products/${product.id}/stock-adjustments`, {
    headers: { authorization: `Bearer ${key}` },
    body: { delta: 5, reason: 'Delivery' },
  });
  t.match((await entries(shop, '&subjectType=stock'))[0], {
    actor: { kind: 'apiKey', id: scanner.id, name: 'Scanner', email: null },
    before: { onHand: 0, available: 0 },
    after: { onHand: 5, available: 5 },
  });

  const { id } = await promo(shop);
  for (const key of [undefined, 'graph-1', 'graph-1'])
    await graphql(
      shop,
      `mutation { updatePromoCode(promoCodeId: "${id}"${key ? `, idempotencyKey: "${key}"` : ''}, input: { active: ${key !== undefined} }) { id } }`,
      { as: users.staff },
    );
  const ofPromo = await entries(shop, `&subjectId=${id}`);
  t.same(
    ofPromo.map(({ operation, after }) => [operation, after?.active]),
    [
      ['updatePromoCode', true],
      ['updatePromoCode', false],
      ['createPromoCode', true],
    ],
  );
  const read = await graphql(
    shop,
    '{ auditEntries(first: 1) { nodes { operation actor { name } before after } } }',
    { as: users.admin },
  );
  t.match(read.data, { auditEntries: { nodes: [{ operation: 'updatePromoCode' }] } });

  const tenantId = shop.otherCtx.tenant.id;
  await shop.request('PATCH', `/v1/tenants/${tenantId}`, {
    as: users.platform,
    body: { settings: { senderName: 'Other' } },
  });
  const [told] = await entries(shop, '', users.otherAdmin);
  t.match(told, {
    operation: 'updateTenant',
    subjectId: tenantId,
    actor: { id: users.platform.id, roles: ['platform'], name: null },
    after: { settings: { senderName: 'Other' } },
  });
  t.same(await entries(shop, '&subjectType=tenant'), [], 'in the log of the tenant it is about');
});

t.test('the application cannot rewrite it', async (t) => {
  const shop = await openShop(t);
  await addProduct(shop);
  const client = await shop.deps.pool.connect();
  t.teardown(() => client.release());
  await client.query(`begin; set local app.tenant_id = '${shop.ctx.tenant.id}'`);
  const { rowCount } = await client.query(`update audit_entries set outcome = 'refused'`);
  t.equal(rowCount, 0, 'what is concluded');
  await client.query('savepoint here');
  for (const text of [
    `update audit_entries set actor_id = null`,
    `update audit_entries set created_at = now()`,
    `delete from audit_entries`,
    `truncate audit_entries`,
  ]) {
    await t.rejects(client.query(text), { code: '42501' }, text);
    await client.query('rollback to here');
  }
  await client.query('rollback');
});

t.test('two who change one thing at once: each before is the other’s after', async (t) => {
  const shop = await openShop(t);
  const product = await addProduct(shop, { stock: 0 });
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      shop.request('PATCH', `/v1/products/${product.id}`, {
        as: n % 2 ? shop.users.staff : shop.users.admin,
        body: { name: `Name ${n}` },
      }),
    ),
  );
  const written = (await entries(shop, '&operation=updateProduct')).sort(
    (a, b) => Number(a.after?.version) - Number(b.after?.version),
  );
  t.equal(written.length, 20);
  written.forEach((entry, n) => {
    t.equal(entry.before?.version, n + 1);
    if (n > 0) t.equal(entry.before?.name, written[n - 1]?.after?.name);
  });
});
