// Tokens of an OpenID provider: accepted, made into users, and verified through rotation and outage.
import { mock } from 'node:test';
import t, { type Test } from 'tap';
import { type Account, audience, openProvider, type TestProvider } from '../helpers/provider.js';
import { addUser, openShop, password, type Shop } from '../helpers/shop.js';

const account = (name: string, claims: object = {}): Account => ({
  sub: `sub-${name}`,
  password: 'Provider-1',
  claims: {
    tenant_id: 'demo',
    email: `${name}@people.example`,
    email_verified: true,
    given_name: 'Wanjiru',
    family_name: 'Kamau',
    realm_access: { roles: ['offline_access', 'customer'] },
    ...claims,
  },
});

async function openBoth(
  t: Test,
  accounts: Record<string, Account>,
  settings: object = {},
): Promise<{
  provider: TestProvider;
  shop: Shop;
  bearer(name: string): Promise<{ headers: Record<string, string> }>;
}> {
  const provider = await openProvider(t);
  for (const [name, one] of Object.entries(accounts)) provider.accounts.set(name, one);
  const issuers = [{ issuer: provider.issuer, audience, ...settings }];
  const shop = await openShop(t, { env: { OIDC_ISSUERS: JSON.stringify(issuers) } });
  return {
    provider,
    shop,
    bearer: async (name) => ({
      headers: { authorization: `Bearer ${await provider.tokenFor(name)}` },
    }),
  };
}

/** Only what the clock says; timers go on as they were. */
function advanceClock(t: Test, milliseconds: number): void {
  mock.timers.enable({ apis: ['Date'], now: Date.now() + milliseconds });
  t.teardown(() => mock.timers.reset());
}

t.test('a first valid token makes a user and a customer of its claims', async (t) => {
  const { provider, shop, bearer } = await openBoth(t, {
    wanjiru: account('wanjiru', { phone_number: '+254711082300' }),
  });
  const me = await shop.request('GET', '/v1/me', await bearer('wanjiru'));
  t.equal(me.statusCode, 200);
  t.match(me.data, {
    email: 'wanjiru@people.example',
    firstName: 'Wanjiru',
    lastName: 'Kamau',
    phone: '+254711082300',
    issuer: provider.issuer,
    role: 'customer',
    active: true,
    notifications: { email: true, sms: true },
  });
  t.match(me.data.customerId, /^[0-9a-f-]{36}$/);

  t.test('by simultaneous requests only once', async (t) => {
    provider.accounts.set('many', account('many'));
    const headers = await bearer('many');
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => shop.request('GET', '/v1/me', headers)),
    );
    t.same([...new Set(answers.map(({ statusCode }) => statusCode))], [200]);
    t.equal(new Set(answers.map(({ data }) => data.id)).size, 1);
    t.equal((await shop.sql(`select from users where email = 'many@people.example'`)).length, 1);
    t.equal(
      (await shop.sql(`select from customers where email = 'many@people.example'`)).length,
      1,
    );
  });

  t.test('and a customer who can order', async (t) => {
    const cart = await shop.request('GET', '/v1/cart', await bearer('wanjiru'));
    t.equal(cart.statusCode, 200);
  });

  t.test('changed claims change them, older ones do not', async (t) => {
    const now = Math.floor(Date.now() / 1000);
    const token = (claims: object) => ({
      headers: {
        authorization: `Bearer ${provider.forge({ ...account('wanjiru').claims, sub: 'sub-wanjiru', ...claims })}`,
      },
    });
    const renamed = await shop.request(
      'GET',
      '/v1/me',
      token({ family_name: 'Otieno', email: 'otieno@people.example', iat: now + 2 }),
    );
    t.match(renamed.data, { id: me.data.id, lastName: 'Otieno', email: 'otieno@people.example' });
    const customer = await shop.request('GET', `/v1/customers/${me.data.customerId}`, {
      as: shop.users.staff,
    });
    t.match(customer.data, { lastName: 'Otieno', email: 'otieno@people.example' });
    const late = await shop.request('GET', '/v1/me', token({ iat: now - 60 }));
    t.match(late.data, { lastName: 'Otieno' });
  });
});

t.test('roles are those of the configured claims', async (t) => {
  const { shop, provider } = await openBoth(t, {});
  let iat = Math.floor(Date.now() / 1000) - 60;
  const as = async (claims: object, path = '/v1/customers') => {
    iat += 1;
    const token = provider.forge({ ...account('r').claims, iat, ...claims });
    const headers = { authorization: `Bearer ${token}` };
    return (await shop.request('GET', path, { headers })).statusCode;
  };
  t.equal(await as({ sub: 'a', realm_access: { roles: ['staff'] } }), 200);
  t.equal(await as({ sub: 'a', realm_access: { roles: ['staff'] } }, '/v1/users'), 403);
  t.equal(
    await as(
      { sub: 'a', realm_access: {}, resource_access: { [audience]: { roles: ['admin'] } } },
      '/v1/users',
    ),
    200,
    'those of the audience',
  );
  for (const client of ['account', 'shop', '*', 'realm-management'])
    t.equal(
      await as(
        { sub: 'a', realm_access: {}, resource_access: { [client]: { roles: ['admin'] } } },
        '/v1/users',
      ),
      403,
      `not those of the client ${client}`,
    );
  t.equal(await as({ sub: 'a', realm_access: { roles: ['Staff', 'root'] } }), 403, 'none of ours');
  t.equal(await as({ sub: 'a', realm_access: 'staff' }), 403, 'of another shape');
  t.equal(await as({ sub: 'a', roles: ['admin'] }), 403, 'a claim that is not configured');
  t.equal(
    await as({ sub: 'a', realm_access: { roles: ['platform'] } }, '/v1/tenants'),
    403,
    'platform only where listed',
  );
  t.equal(await as({ sub: 'a', email: undefined, realm_access: { roles: ['staff'] } }), 200);
});

t.test(
  'a service has no address; a listed issuer may give platform; claims may have other names',
  async (t) => {
    const { shop, provider } = await openBoth(
      t,
      {},
      {
        tenantClaim: 'https://shop.example/tenant',
        rolesClaims: ['https://shop.example/roles'],
        roles: ['platform', 'service'],
        requireNotBefore: false,
      },
    );
    const claims = {
      sub: 'gateway',
      nbf: undefined,
      client_id: 'gateway',
      'https://shop.example/tenant': shop.ctx.tenant.id,
    };
    let iat = Math.floor(Date.now() / 1000) - 60;
    const request = (path: string, roles: string[]) => {
      iat += 1;
      const token = provider.forge({ ...claims, iat, 'https://shop.example/roles': roles });
      return shop.request('GET', path, { headers: { authorization: `Bearer ${token}` } });
    };
    const me = await request('/v1/me', ['service']);
    t.match(me.data, { email: null, firstName: 'gateway', role: 'service', customerId: null });
    t.equal((await request('/v1/tenants', ['platform'])).statusCode, 200);
    t.equal((await request('/v1/users', ['admin'])).statusCode, 403, 'not one that it may give');
  },
);

t.test('which tenants an issuer may speak for', async (t) => {
  const { shop, provider } = await openBoth(t, {}, { tenants: ['demo'] });
  const me = async (claims: object) =>
    shop.request('GET', '/v1/me', {
      headers: { authorization: `Bearer ${provider.forge(claims)}` },
    });
  t.equal((await me({ tenant_id: 'demo' })).statusCode, 200);
  t.equal((await me({ tenant_id: shop.ctx.tenant.id })).statusCode, 200, 'by its id');
  for (const tenant_id of ['other', 'nobody', '01900000-0000-7000-8000-000000000000']) {
    const { statusCode, data } = await me({ tenant_id });
    t.equal(statusCode, 403, tenant_id);
    t.equal(data.code, 'forbidden');
  }
  await shop.request('PATCH', `/v1/tenants/${shop.otherCtx.tenant.id}`, {
    as: shop.users.platform,
    body: { suspended: true },
  });
  const suspended = await shop.request('GET', '/v1/me', { as: shop.users.otherAdmin });
  t.equal(suspended.statusCode, 403);
  t.equal(suspended.data.code, 'tenant_suspended');
});

t.test('addresses that another account has', async (t) => {
  const { shop, provider } = await openBoth(t, {});
  const me = (claims: object) =>
    shop.request('GET', '/v1/me', {
      headers: {
        authorization: `Bearer ${provider.forge({ ...account('x').claims, ...claims })}`,
      },
    });
  const login = (email: string) =>
    shop.request('POST', '/v1/auth/login', { body: { email, password } });
  const email = 'customer@example.com';
  const session = await login(email);

  const unverified = await me({ sub: 'thief', email, email_verified: false });
  t.equal(unverified.statusCode, 403);
  t.equal(unverified.data.code, 'email_taken');
  const staff = await me({ sub: 'thief', email: 'staff@example.com' });
  t.equal(staff.statusCode, 403, 'the shop’s own people are not taken over');

  const owner = await me({ sub: 'owner', email });
  t.equal(owner.statusCode, 200);
  t.equal(owner.data.id, shop.users.customer.id, 'the verified owner has the account');
  t.equal((await login(email)).statusCode, 401, 'whose local password has ended');
  const { statusCode } = await shop.request('POST', '/v1/auth/refresh', {
    body: { refreshToken: session.data.refreshToken },
  });
  t.equal(statusCode, 401, 'and so have its sessions');

  t.equal(
    (await me({ sub: 'owner-again', email })).data.id,
    owner.data.id,
    'made anew at the provider',
  );
  const moved = await me({ sub: 'second', email: 'second@people.example' });
  const iat = Math.floor(Date.now() / 1000) + 2;
  const kept = await me({ sub: 'second', email, iat });
  t.equal(kept.statusCode, 200);
  t.equal(kept.data.email, moved.data.email, 'a change to a taken address is left out');
});

t.test('a deactivated account', async (t) => {
  const { shop, bearer } = await openBoth(t, { wanjiru: account('wanjiru') });
  const { data } = await shop.request('GET', '/v1/me', await bearer('wanjiru'));
  const role = await shop.request('PATCH', `/v1/users/${data.id}`, {
    as: shop.users.admin,
    body: { role: 'staff' },
  });
  t.equal(role.statusCode, 409);
  t.equal(role.data.code, 'role_from_issuer');
  await shop.request('PATCH', `/v1/users/${data.id}`, {
    as: shop.users.admin,
    body: { active: false },
  });
  const refused = await shop.request('GET', '/v1/me', await bearer('wanjiru'));
  t.equal(refused.statusCode, 403);
});

t.test('keys rotate', async (t) => {
  const { shop, provider, bearer } = await openBoth(t, { wanjiru: account('wanjiru') });
  const me = async (headers: object) => (await shop.request('GET', '/v1/me', headers)).statusCode;
  const before = await bearer('wanjiru');
  t.equal(await me(before), 200);
  t.equal(await me(before), 200);
  t.equal(provider.keyRequests(), 1, 'the keys are kept');
  provider.rotateKeys();
  const after = await bearer('wanjiru');
  t.equal(await me(after), 401, 'not asked again within 30 seconds');
  t.equal(provider.keyRequests(), 1);
  t.equal(await me(before), 200);
  advanceClock(t, 31_000);
  t.equal(await me(after), 200, 'an unknown kid has the keys fetched');
  t.equal(provider.keyRequests(), 2);
  t.equal(await me(before), 401, 'a withdrawn key is forgotten');
  for (let n = 0; n < 20; n += 1)
    await me({ headers: { authorization: `Bearer ${provider.forge({}, { kid: `k${n}` })}` } });
  t.equal(provider.keyRequests(), 2, 'made-up kids do not make requests');
});

t.test('the issuer is away', async (t) => {
  const { shop, provider, bearer } = await openBoth(t, { wanjiru: account('wanjiru') });
  const me = (headers: object) => shop.request('GET', '/v1/me', headers);
  const headers = await bearer('wanjiru');
  const early = { headers: { authorization: `Bearer ${provider.forge()}` } };
  await provider.stop();
  const without = await me(early);
  t.equal(without.statusCode, 503, 'without keys');
  t.equal(without.data.code, 'unavailable');
  t.ok(without.headers['retry-after']);
  t.equal((await shop.request('GET', '/v1/me', { as: shop.users.customer })).statusCode, 200);

  await provider.start();
  advanceClock(t, 2_000);
  t.equal((await me(headers)).statusCode, 200);
  await provider.stop();
  t.equal((await me(headers)).statusCode, 200, 'with the keys it has');
  const unknown = { headers: { authorization: `Bearer ${provider.forge({}, { kid: 'new' })}` } };
  mock.timers.setTime(Date.now() + 40_000);
  t.equal((await me(unknown)).statusCode, 503, 'a key that only the issuer could tell');
  mock.timers.setTime(Date.now() + 200_000);
  t.equal((await me(headers)).statusCode, 200, 'for as long as it takes');
});

t.test('login exchanges name and password at the issuer', async (t) => {
  const { shop, provider } = await openBoth(
    t,
    {
      'wanjiru@people.example': account('wanjiru'),
      'stranger@people.example': account('stranger', { tenant_id: 'other' }),
    },
    { login: { clientId: 'kontor-login', clientSecret: 'login-secret' } },
  );
  const login = (email: string, word: string, tenant = 'demo') =>
    shop.request('POST', '/v1/auth/login', {
      body: { email, password: word },
      headers: { 'x-tenant-id': tenant },
    });
  const session = await login('wanjiru@people.example', 'Provider-1');
  t.equal(session.statusCode, 200);
  t.match(session.data, { tokenType: 'Bearer', expiresIn: 300, user: { firstName: 'Wanjiru' } });
  const me = await shop.request('GET', '/v1/me', {
    headers: { authorization: `Bearer ${session.data.accessToken}` },
  });
  t.same(me.data, session.data.user);
  const fresh = await shop.request('POST', '/v1/auth/refresh', {
    body: { refreshToken: session.data.refreshToken },
  });
  t.equal(fresh.statusCode, 200);
  t.equal(fresh.data.user.id, me.data.id);
  const local = await login('customer@example.com', password);
  t.equal(local.data.user.issuer, null, 'local accounts go on');

  const strip = ({ requestId: _, ...rest }: Record<string, unknown>) => rest;
  const refusals = [
    await login('wanjiru@people.example', 'Wrong-pass-1'),
    await login('nobody@people.example', 'Provider-1'),
    await login('stranger@people.example', 'Provider-1'),
    await login('customer@example.com', 'Wrong-pass-1'),
  ];
  for (const refusal of refusals) {
    t.equal(refusal.statusCode, 401);
    t.same(strip(refusal.data), strip(refusals[0]?.data));
  }
  const wrong = await shop.request('POST', '/v1/auth/refresh', {
    body: { refreshToken: 'not-one-that-the-provider-knows' },
  });
  t.equal(wrong.data.code, 'invalid_refresh_token');

  await provider.stop();
  t.equal((await login('wanjiru@people.example', 'Provider-1')).statusCode, 503);
  t.equal((await login('customer@example.com', password)).statusCode, 200);
});

t.test('an issuer whose tokens are not for this service', async (t) => {
  const { shop } = await openBoth(
    t,
    { 'wanjiru@people.example': account('wanjiru') },
    { audience: 'another', login: { clientId: 'kontor-login', clientSecret: 'login-secret' } },
  );
  const { statusCode } = await shop.request('POST', '/v1/auth/login', {
    body: { email: 'wanjiru@people.example', password: 'Provider-1' },
  });
  t.equal(statusCode, 503);
});

t.test('an older token gives no rights that the provider has taken since', async (t) => {
  const { provider, shop, bearer } = await openBoth(t, {
    boss: account('boss', { realm_access: { roles: ['admin'] } }),
  });
  const old = await bearer('boss');
  t.match((await shop.request('GET', '/v1/me', old)).data, { role: 'admin' });
  const helper = await addUser(shop.ctx, 'customer', 'helper@example.com');
  const promote = (who: object) =>
    shop.request('PATCH', `/v1/users/${helper.id}`, { ...who, body: { role: 'staff' } });
  t.equal((await promote(old)).statusCode, 200);
  provider.accounts.set('boss', account('boss'));
  // Tokens tell their time in seconds.
  await new Promise((done) => setTimeout(done, 1100));
  t.match((await shop.request('GET', '/v1/me', await bearer('boss'))).data, { role: 'customer' });
  t.equal((await promote(old)).statusCode, 403);
  const hook = await shop.request('POST', '/v1/webhook-endpoints', {
    ...old,
    body: { url: 'https://spy.example.com/k' },
  });
  t.equal(hook.statusCode, 403);
});
