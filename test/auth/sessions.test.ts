// Accounts and sessions: registering, logging in, refreshing, logging out.
import { createHash, createPublicKey, verify } from 'node:crypto';
import t from 'tap';
import { openShop, password } from '../helpers/shop.js';

const login = { email: 'customer@example.com', password };

t.test('from registering to logging out', async (t) => {
  const shop = await openShop(t);
  const person = {
    email: 'Wanjiru@Example.com',
    password: 'Sunny-morning-7',
    firstName: 'Wanjiru',
    lastName: 'Kamau',
    phone: '+254711082300',
  };
  const registered = await shop.request('POST', '/v1/auth/register', { body: person });
  t.equal(registered.statusCode, 201);
  t.match(registered.data, {
    email: 'wanjiru@example.com',
    role: 'customer',
    active: true,
    notifications: { email: true, sms: true },
  });
  const again = await shop.request('POST', '/v1/auth/register', {
    body: { ...person, email: 'wanjiru@example.com' },
  });
  t.equal(again.statusCode, 409);
  t.equal(again.data.code, 'email_taken');
  const elsewhere = await shop.request('POST', '/v1/auth/register', {
    body: person,
    headers: { 'x-tenant-id': 'other' },
  });
  t.equal(elsewhere.statusCode, 201, 'addresses are unique within a tenant');

  const session = await shop.request('POST', '/v1/auth/login', {
    body: { email: 'WANJIRU@example.com', password: person.password },
  });
  t.equal(session.statusCode, 200);
  t.same(session.data.user, registered.data);
  const headers = { authorization: `Bearer ${session.data.accessToken}` };
  const me = await shop.request('GET', '/v1/me', { headers });
  t.equal(me.data.customerId, registered.data.customerId);
  const changed = await shop.request('PATCH', '/v1/me', {
    headers,
    body: { phone: null, notifications: { email: true, sms: false } },
  });
  t.match(changed.data, {
    phone: null,
    notifications: { email: true, sms: false },
    firstName: 'Wanjiru',
  });

  t.equal((await shop.request('POST', '/v1/auth/logout', { headers })).statusCode, 204);
  const dead = await shop.request('POST', '/v1/auth/refresh', {
    body: { refreshToken: session.data.refreshToken },
  });
  t.equal(dead.statusCode, 401);
  t.equal(dead.data.code, 'invalid_refresh_token');
});

t.test('passwords that are too weak', async (t) => {
  const shop = await openShop(t);
  for (const weak of [
    'Aa1-aaa',
    'aaaaaaa1-',
    'AAAAAAA1-',
    'Aaaaaaaa-',
    'Aaaaaaa1',
    `Aa1-${'x'.repeat(125)}`,
  ]) {
    const { statusCode } = await shop.request('POST', '/v1/auth/register', {
      body: { email: 'w@example.com', password: weak, firstName: 'W', lastName: 'K' },
    });
    t.equal(statusCode, 400, weak.slice(0, 20));
  }
});

t.test('an unknown address and a wrong password are told apart by nothing', async (t) => {
  const shop = await openShop(t);
  const strip = ({ requestId: _, ...rest }: Record<string, unknown>) => rest;
  const wrong = await shop.request('POST', '/v1/auth/login', {
    body: { ...login, password: 'Wrong-pass-1' },
  });
  const unknown = await shop.request('POST', '/v1/auth/login', {
    body: { email: 'nobody@example.com', password },
  });
  await shop.sql(`update users set active = false where email = 'customer2@example.com'`);
  const inactive = await shop.request('POST', '/v1/auth/login', {
    body: { email: 'customer2@example.com', password },
  });
  for (const answer of [wrong, unknown, inactive]) {
    t.equal(answer.statusCode, 401);
    t.same(strip(answer.data), strip(wrong.data));
  }
});

t.test('a refresh token works once; its reuse ends the family', async (t) => {
  const shop = await openShop(t);
  const refresh = (refreshToken: string) =>
    shop.request('POST', '/v1/auth/refresh', { body: { refreshToken } });
  const { data: first } = await shop.request('POST', '/v1/auth/login', { body: login });
  const { data: other } = await shop.request('POST', '/v1/auth/login', { body: login });
  const second = await refresh(first.refreshToken);
  t.equal(second.statusCode, 200);
  const reused = await refresh(first.refreshToken);
  t.equal(reused.statusCode, 401);
  t.equal((await refresh(second.data.refreshToken)).statusCode, 401, 'the whole family has ended');
  t.equal((await refresh(other.refreshToken)).statusCode, 200, 'another login goes on');
});

t.test('of simultaneous uses of one refresh token, one succeeds', async (t) => {
  const shop = await openShop(t);
  const { data } = await shop.request('POST', '/v1/auth/login', { body: login });
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      shop.request('POST', '/v1/auth/refresh', { body: { refreshToken: data.refreshToken } }),
    ),
  );
  t.equal(answers.filter((answer) => answer.statusCode === 200).length, 1);
});

t.test('refresh tokens that are none', async (t) => {
  const shop = await openShop(t);
  const { data } = await shop.request('POST', '/v1/auth/login', { body: login });
  const bytes = Buffer.from(data.refreshToken, 'base64url');
  bytes[63] = (bytes[63] as number) ^ 1;
  for (const refreshToken of [bytes.toString('base64url'), 'a'.repeat(86), 'a'.repeat(40)]) {
    const { statusCode } = await shop.request('POST', '/v1/auth/refresh', {
      body: { refreshToken },
    });
    t.equal(statusCode, 401);
  }
  await shop.sql(`update refresh_tokens set expires_at = now()`);
  t.equal(
    (await shop.request('POST', '/v1/auth/refresh', { body: { refreshToken: data.refreshToken } }))
      .statusCode,
    401,
  );
  await shop.sql(`update users set active = false`);
});

t.test('access tokens are verified by the published keys', async (t) => {
  const shop = await openShop(t);
  const { data: session } = await shop.request('POST', '/v1/auth/login', { body: login });
  const { data: jwks } = await shop.request('GET', '/.well-known/jwks.json');
  const [head, body, signature] = session.accessToken.split('.') as [string, string, string];
  const header = JSON.parse(Buffer.from(head, 'base64url').toString());
  t.equal(header.alg, 'ES256');
  t.equal(header.kid, jwks.keys[0].kid);
  const key = createPublicKey({ key: jwks.keys[0], format: 'jwk' });
  t.ok(
    verify(
      'sha256',
      Buffer.from(`${head}.${body}`),
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    ),
  );
  const { crv, kty, x, y } = jwks.keys[0];
  t.equal(
    jwks.keys[0].kid,
    createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url'),
  );
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  t.match(claims, { aud: 'kontor', tenant_id: shop.ctx.tenant.id, roles: ['customer'] });
  t.equal(claims.exp - claims.iat, session.expiresIn);
});

t.test('tokens that are refused', async (t) => {
  const shop = await openShop(t);
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const [head, body, signature] = shop.users.staff.token.split('.') as [string, string, string];
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  const refused = {
    'no token': 'Bearer',
    'another scheme': `Basic ${shop.users.staff.token}`,
    'no signature': `Bearer ${head}.${body}.`,
    'alg none': `Bearer ${encode({ alg: 'none', typ: 'JWT' })}.${body}.`,
    'another body': `Bearer ${head}.${encode({ ...claims, roles: ['admin'] })}.${signature}`,
    garbage: 'Bearer a.b.c',
  };
  for (const [name, authorization] of Object.entries(refused)) {
    const { statusCode, data } = await shop.request('GET', '/v1/orders', {
      headers: { authorization },
    });
    t.equal(statusCode, 401, name);
    t.equal(data.code, 'unauthenticated');
    const optional = await shop.request('GET', '/v1/products', { headers: { authorization } });
    t.equal(optional.statusCode, 401, `${name}, where a token is optional`);
  }
});

t.test('who is logged in for which tenant', async (t) => {
  const shop = await openShop(t);
  const foreign = await shop.request('POST', '/v1/auth/login', {
    body: login,
    headers: { 'x-tenant-id': 'other' },
  });
  t.equal(foreign.statusCode, 401, 'the account is in another tenant');
  const unknown = await shop.request('POST', '/v1/auth/login', {
    body: login,
    headers: { 'x-tenant-id': 'nobody' },
  });
  t.equal(unknown.statusCode, 404);
  t.equal(unknown.data.code, 'tenant_not_found');
  const ownToken = await shop.request('GET', '/v1/products', {
    as: shop.users.otherAdmin,
    headers: { 'x-tenant-id': 'demo' },
  });
  t.equal(ownToken.statusCode, 200);
  await shop.sql(`update tenants set suspended_at = now() where slug = 'other'`);
  const fresh = await shop.request('GET', '/v1/categories', {
    headers: { 'x-tenant-id': 'other' },
  });
  t.ok([200, 403].includes(fresh.statusCode), 'a suspension is seen after a few seconds');
});

t.test('failed logins slow down, and the owner is let in', async (t) => {
  const shop = await openShop(t, { env: { RATE_LIMIT_SCALE: '1' } });
  const attempt = (remoteAddress: string, word = 'Wrong-pass-1', email = 'admin@example.com') =>
    shop.request('POST', '/v1/auth/login', { body: { email, password: word }, remoteAddress });
  t.equal((await attempt('10.0.0.7', password)).statusCode, 200, 'the owner, at home');

  for (let n = 0; n < 10; n += 1) t.equal((await attempt('10.0.0.1')).statusCode, 401);
  const blocked = await attempt('10.0.0.1', password, 'ADMIN@example.com');
  t.equal(blocked.statusCode, 429, 'the account from this network, whatever the password');
  t.equal(blocked.data.code, 'too_many_requests');
  t.ok(Number(blocked.headers['retry-after']) > 0);

  t.equal((await attempt('10.0.0.7', password)).statusCode, 200, 'the owner, at home');
  t.equal((await attempt('10.0.0.8', password)).statusCode, 200, 'the owner, at a new place');
  const guesses = [];
  for (let n = 0; n < 5; n += 1) guesses.push((await attempt('10.0.0.9')).statusCode);
  t.same(guesses, [401, 401, 401, 429, 429], 'a further network has fewer attempts');

  for (let n = 0; n < 12; n += 1) await attempt('10.0.0.7');
  t.equal((await attempt('10.0.0.7')).statusCode, 429, 'a guess from the owner’s network');
  t.equal((await attempt('10.0.0.7', password)).statusCode, 200, 'and its owner');

  for (let n = 0; n < 10; n += 1) await attempt('10.0.1.1', 'Wrong-pass-1', `u${n}@example.com`);
  const network = await attempt('10.0.1.1', password, 'staff@example.com');
  t.equal(network.statusCode, 429, 'a network, for whatever account');
});

t.test('parallel guesses count as well', async (t) => {
  const shop = await openShop(t, { env: { RATE_LIMIT_SCALE: '1' } });
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      shop.request('POST', '/v1/auth/login', {
        body: { email: 'staff@example.com', password: `Wrong-pass-${n}` },
      }),
    ),
  );
  t.equal(answers.filter(({ statusCode }) => statusCode === 401).length, 10);
  t.equal(answers.filter(({ statusCode }) => statusCode === 429).length, 20);
});
