// API keys: shown once, kept as a hash, good for their roles until they end.
import t from 'tap';
import { apiKey } from '../contract/samples.js';
import { addProduct, openShop, type Shop } from '../helpers/shop.js';

const by = (shop: Shop, key: string, path = '/v1/customers') =>
  shop.request('GET', path, { headers: { authorization: `Bearer ${key}` } });

t.test('an API key works where a token does', async (t) => {
  const shop = await openShop(t);
  const { key, apiKey: listed } = await apiKey(shop);
  t.match(key, /^kontor_[A-Za-z0-9_-]{86}$/);
  t.match(listed, { name: 'Scanner', roles: ['staff'], lastUsedAt: null, revokedAt: null });
  t.equal((await by(shop, key)).statusCode, 200);
  t.equal((await by(shop, key, '/v1/users')).statusCode, 403, 'its roles are all it has');
  t.equal((await by(shop, key, '/v1/me')).statusCode, 404, 'no user belongs to it');
  const product = await shop.request('POST', '/v1/products', {
    headers: { authorization: `Bearer ${key}` },
    key: 'once',
    body: { sku: 'K-1', name: 'Lamp', price: { amount: 100, currency: 'GBP' } },
  });
  t.equal(product.statusCode, 201);
  const adjusted = await shop.request('POST', `/v1/products/${product.data.id}/stock-adjustments`, {
    headers: { authorization: `Bearer ${key}` },
    body: { delta: 5, reason: 'Counted' },
  });
  t.equal(adjusted.statusCode, 201);
  const out = await shop.request('POST', '/v1/auth/logout', {
    headers: { authorization: `Bearer ${key}` },
  });
  t.equal(out.statusCode, 204);

  const { data: page } = await shop.request('GET', '/v1/api-keys', { as: shop.users.admin });
  t.equal(page.items.length, 1);
  t.match(page.items[0].lastUsedAt, /^2\d{3}-/, 'its use is recorded');
  t.notMatch(JSON.stringify(page), key.slice(60));
});

t.test('nothing in the database shows it', async (t) => {
  const shop = await openShop(t);
  const body = { name: 'Gateway', roles: ['service'] };
  const first = await shop.request('POST', '/v1/api-keys', {
    as: shop.users.admin,
    key: 'make',
    body,
  });
  const again = await shop.request('POST', '/v1/api-keys', {
    as: shop.users.admin,
    key: 'make',
    body,
  });
  t.equal(again.body, first.body, 'a repeat shows it again');
  const stored = JSON.stringify([
    await shop.sql('select * from api_keys'),
    await shop.sql('select * from idempotency_keys'),
  ]);
  t.notMatch(stored, first.data.key.slice(-43));
  t.equal((await by(shop, first.data.key, '/v1/users')).statusCode, 403);
});

t.test('keys that are refused', async (t) => {
  const shop = await openShop(t);
  const { key, apiKey: listed } = await apiKey(shop);
  const middle = Math.floor(key.length / 2);
  const other = (char: string | undefined) => (char === 'A' ? 'B' : 'A');
  const changed = (at: number) => key.slice(0, at) + other(key[at]) + key.slice(at + 1);
  for (const [name, wrong] of Object.entries({
    'another secret': changed(key.length - 10),
    'another id': changed(middle - 10),
    'another tenant': changed(10),
    'too short': key.slice(0, -1),
    'too long': `${key}A`,
    'the prefix alone': 'kontor_',
    'no prefix': key.slice(7),
  })) {
    const { statusCode, data } = await by(shop, wrong);
    t.equal(statusCode, 401, name);
    t.equal(data.code, 'unauthenticated', name);
  }
  t.equal((await by(shop, key)).statusCode, 200);
  const revoke = () =>
    shop.request('DELETE', `/v1/api-keys/${listed.id}`, { as: shop.users.admin });
  t.equal((await revoke()).statusCode, 204);
  t.equal((await by(shop, key)).statusCode, 401, 'revoked');
  t.equal((await revoke()).statusCode, 204);
  const foreign = await shop.request('DELETE', `/v1/api-keys/${listed.id}`, {
    as: shop.users.otherAdmin,
  });
  t.equal(foreign.statusCode, 404);

  const past = await shop.request('POST', '/v1/api-keys', {
    as: shop.users.admin,
    body: { name: 'Late', roles: ['staff'], expiresAt: '2020-01-01T00:00:00Z' },
  });
  t.equal(past.statusCode, 400);
  t.match(past.data.errors, [{ pointer: '/expiresAt' }]);
  const brief = await apiKey(shop, ['staff'], {
    expiresAt: new Date(Date.now() + 60_000).toISOString(),
  });
  await shop.sql(`update api_keys set expires_at = now() where id = $1`, [brief.apiKey.id]);
  t.equal((await by(shop, brief.key)).statusCode, 401, 'expired');
  const { key: suspendedKey } = await apiKey(shop);
  await shop.sql(`update tenants set suspended_at = now() where slug = 'demo'`);
  await shop.deps.tenants.forget(shop.ctx.tenant);
  t.equal((await by(shop, suspendedKey)).data.code, 'tenant_suspended');
});

t.test('who made a change is known', async (t) => {
  const shop = await openShop(t);
  const { key, apiKey: listed } = await apiKey(shop, ['staff']);
  const product = await addProduct(shop);
  const { data: order } = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId: product.id, quantity: 1 }] },
  });
  await shop.request('POST', `/v1/orders/${order.id}/confirm`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const { data } = await shop.request('GET', `/v1/orders/${order.id}/events`, {
    as: shop.users.staff,
  });
  const confirmed = data.items.find((item: { type: string }) => item.type === 'order.confirmed');
  t.match(confirmed.actor, { kind: 'staff', userId: listed.id });
});
