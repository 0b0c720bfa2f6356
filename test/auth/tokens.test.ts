// Which tokens and keys are accepted, and when they stop working.
import t from 'tap';
import { accessTokenSigner } from '../../src/auth/access-tokens.js';
import { setPassword } from '../../src/domains/accounts/index.js';
import { audience, openProvider } from '../helpers/provider.js';
import { addUser, openShop, password, type Shop, type User } from '../helpers/shop.js';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

async function openBoth(t: Parameters<typeof openProvider>[0], extra: object = {}) {
  const provider = await openProvider(t);
  const issuer = { issuer: provider.issuer, audience, ...extra };
  const shop = await openShop(t, { env: { OIDC_ISSUERS: JSON.stringify([issuer]) } });
  const status = async (claims: object, header: object = {}) => {
    const token = provider.forge({ email: 'a@people.example', given_name: 'A', ...claims }, header);
    return (await shop.request('GET', '/v1/me', { headers: bearer(token) })).statusCode;
  };
  return { provider, shop, status };
}

t.test('only access tokens', async (t) => {
  const { status } = await openBoth(t);
  const now = Math.floor(Date.now() / 1000);
  t.equal(await status({}), 200, 'at+jwt');
  t.equal(await status({}, { typ: 'JWT' }), 200);
  t.equal(await status({}, { typ: undefined }), 200);
  t.equal(await status({ typ: 'Bearer' }, { typ: 'JWT' }), 200, 'an access token of Keycloak');
  t.equal(await status({ token_use: 'access' }, { typ: undefined }), 200, 'one of Cognito');
  const refused: Array<[string, object, object]> = [
    ['an ID token of Keycloak', { typ: 'ID' }, { typ: 'JWT' }],
    ['a refresh token of Keycloak', { typ: 'Refresh' }, { typ: 'JWT' }],
    ['an ID token of Cognito', { token_use: 'id' }, {}],
    ['an ID token with the hash of its access token', { at_hash: 'x' }, { typ: 'JWT' }],
    ['a logout token', { events: {} }, { typ: 'logout+jwt' }],
    ['a logout token that says JWT', { events: {} }, { typ: 'JWT' }],
    ['another type', {}, { typ: 'dpop+jwt' }],
    ['one without a time', { iat: undefined }, {}],
    ['one from the future', { iat: now + 60 }, {}],
    ['a time that is no number', { iat: String(now) }, {}],
  ];
  for (const [name, claims, header] of refused) t.equal(await status(claims, header), 401, name);
});

t.test('an issuer that says so has only at+jwt', async (t) => {
  const { status } = await openBoth(t, { tokenType: 'at+jwt' });
  t.equal(await status({}), 200);
  t.equal(await status({}, { typ: 'application/at+jwt' }), 200);
  t.equal(await status({}, { typ: 'JWT' }), 401);
  t.equal(await status({}, { typ: undefined }), 401);
});

t.test('subjects', async (t) => {
  const { shop, provider, status } = await openBoth(t);
  t.equal(await status({ sub: 'a'.repeat(255) }), 200);
  for (const sub of ['a'.repeat(256), 'a\u0000b', 'a\nb', '\u007f', ' ', '', 7])
    t.equal(await status({ sub }), 401, JSON.stringify(sub));
  for (const subject of ['a'.repeat(256), 'a\u0000b', 'a\nb', '']) {
    const answer = await shop.request('POST', '/v1/users/sync', {
      as: shop.users.service,
      body: {
        ...{ issuer: provider.issuer, subject, email: 'b@people.example' },
        ...{ firstName: 'B', lastName: 'C', roles: [] },
      },
    });
    t.equal(answer.statusCode, 400, JSON.stringify(subject));
  }
});

t.test('local tokens from the future, and of ended sessions', async (t) => {
  const shop = await openShop(t);
  const { customer } = shop.users;
  const sign = accessTokenSigner(shop.deps.config, shop.deps.tokenKeys);
  const claims = {
    ...{ sub: customer.id, tenant_id: customer.tenant.id, roles: ['customer' as const] },
    ...{ customer_id: customer.customerId, sid: customer.id },
  };
  const me = async (extra: object) => {
    const headers = bearer(sign({ ...claims, ...extra }));
    return (await shop.request('GET', '/v1/me', { headers })).statusCode;
  };
  t.equal(await me({}), 200);
  t.equal(await me({ iat: Math.floor(Date.now() / 1000) + 60 }), 401);
  t.equal(await me({ sid: '01900000-0000-7000-8000-000000000000' }), 401, 'no such session');
  t.equal(await me({ sid: shop.users.customer2.id }), 401, 'somebody else’s session');
});

t.test('a login beside a takeover or a new password keeps nothing', async (t) => {
  const shop = await openShop(t);
  for (let n = 0; n < 4; n += 1) {
    const email = `owner${n}@people.example`;
    const user = await addUser(shop.ctx, 'customer', email);
    const takeOver = () =>
      n % 2 === 0
        ? shop.request('POST', '/v1/users/sync', {
            as: shop.users.service,
            body: {
              ...{ issuer: 'https://id.example.com/realms/shop', subject: `s${n}`, email },
              ...{ emailVerified: true, firstName: 'A', lastName: 'B', roles: ['customer'] },
            },
          })
        : setPassword(shop.ctx, user.id, 'x');
    const logins = Array.from({ length: 12 }, () =>
      shop.request('POST', '/v1/auth/login', { body: { email, password } }),
    );
    await new Promise((done) => setTimeout(done, 15 * n));
    await takeOver();
    const answers = await Promise.all(logins);
    for (const { statusCode, data } of answers.filter(({ statusCode }) => statusCode === 200)) {
      t.equal(statusCode, 200);
      const refreshed = await shop.request('POST', '/v1/auth/refresh', {
        body: { refreshToken: data.refreshToken },
      });
      t.equal(refreshed.statusCode, 401, 'no refresh token survives');
      const me = await shop.request('GET', '/v1/me', { headers: bearer(data.accessToken) });
      t.equal(me.statusCode, 401, 'no access token survives');
    }
  }
  const [{ open = 0 } = {}] = await shop.sql<{ open: number }>(
    `select count(*)::int as open from refresh_tokens r join users u on u.id = r.user_id
     where u.email like 'owner%' and r.revoked_at is null`,
  );
  t.equal(open, 0);
});

const newKey = async (shop: Shop, as: { as: User } | { headers: object }, roles = ['admin']) => {
  const { data } = await shop.request('POST', '/v1/api-keys', {
    ...(as as object),
    body: { name: 'Key', roles },
  });
  return data as { apiKey: { id: string }; key: string };
};

t.test('keys end with their makers', async (t) => {
  const shop = await openShop(t);
  const { admin } = shop.users;
  const second = await addUser(shop.ctx, 'admin', 'second@example.com');
  const works = async ({ key }: { key: string }) =>
    (await shop.request('GET', '/v1/customers', { headers: bearer(key) })).statusCode === 200;
  const key = await newKey(shop, { as: second });
  const child = await newKey(shop, { headers: bearer(key.key) });
  const grandchild = await newKey(shop, { headers: bearer(child.key) }, ['staff']);
  t.same([await works(key), await works(child), await works(grandchild)], [true, true, true]);

  await shop.request('DELETE', `/v1/api-keys/${child.apiKey.id}`, { as: admin });
  await shop.deps.callers.forgetApiKey(shop.ctx, grandchild.apiKey.id);
  t.same([await works(key), await works(grandchild)], [true, false], 'with the key that made it');

  const set = (body: object) =>
    shop.request('PATCH', `/v1/users/${second.id}`, { as: admin, body });
  t.equal((await set({ active: false })).statusCode, 200);
  t.equal(await works(key), false, 'a deactivated admin');
  await set({ active: true });
  t.equal(await works(key), false, 'and it does not come back');
  const next = await newKey(shop, { as: await addUser(shop.ctx, 'admin', 'third@example.com') });
  t.equal(await works(next), true);
  const [third] = await shop.sql<{ id: string }>(
    `select id from users where email = 'third@example.com'`,
  );
  await shop.request('PATCH', `/v1/users/${third?.id}`, { as: admin, body: { role: 'staff' } });
  t.equal(await works(next), false, 'an admin who is none any more');
});

t.test('the last admin stays', async (t) => {
  const shop = await openShop(t);
  const { admin } = shop.users;
  const { key } = await newKey(shop, { as: admin });
  const second = await addUser(shop.ctx, 'admin', 'second@example.com');
  const set = (id: string, body: object) =>
    shop.request('PATCH', `/v1/users/${id}`, { headers: bearer(key), body });
  const [one, two] = await Promise.all([
    set(admin.id, { role: 'staff' }),
    set(second.id, { active: false }),
  ]);
  t.same([one.statusCode, two.statusCode].sort().slice(0, 1), [200], 'one of two at the same time');
  const [{ count = 0 } = {}] = await shop.sql<{ count: number }>(
    `select count(*)::int as count from users where role = 'admin' and active and tenant_id = $1`,
    [shop.ctx.tenant.id],
  );
  t.equal(count, 1, 'one admin is left');
});

t.test('a gateway names a configured issuer, and roles that it may give', async (t) => {
  const shop = await openShop(t, {
    env: {
      OIDC_ISSUERS: JSON.stringify([
        { issuer: 'https://id.example.com', audience: 'a', roles: ['customer'] },
        { issuer: 'https://other.example.com', audience: 'a', tenants: ['other'] },
      ]),
    },
  });
  const sync = async (issuer: string, roles: string[]) => {
    const { statusCode, data } = await shop.request('POST', '/v1/users/sync', {
      as: shop.users.service,
      body: {
        ...{ issuer, subject: 'x', email: 'x@people.example', roles },
        ...{ firstName: 'X', lastName: 'Y' },
      },
    });
    return statusCode === 200 ? 'ok' : data.errors?.[0].pointer;
  };
  t.equal(await sync('https://id.example.com', ['customer']), 'ok');
  t.equal(await sync('https://id.example.com', ['admin']), '/roles');
  t.equal(await sync('https://evil.example.com', ['customer']), '/issuer');
  t.equal(await sync('https://other.example.com', ['customer']), '/issuer', 'of another tenant');
});
