// What providers said earlier gives back no rights: older tokens, late messages, tokens without a time,
// and tokens of the same second. Keys of a removed admin stay revoked, also those made at that moment.
import t, { type Test } from 'tap';
import { audience, openProvider } from '../helpers/provider.js';
import { addUser, openShop } from '../helpers/shop.js';

async function openBoth(t: Test) {
  const provider = await openProvider(t);
  const settings = { issuer: provider.issuer, audience, requireNotBefore: false };
  const env = { OIDC_ISSUERS: JSON.stringify([settings]) };
  const shop = await openShop(t, { env });
  const now = Math.floor(Date.now() / 1000);
  const start = now - 100;
  /** Several roles are separated by spaces. */
  const tokenOf = (role: string, seconds: number | undefined, sub = 'person') =>
    provider.forge({
      ...{ sub, email: 'person@people.example', email_verified: true },
      ...{ nbf: start, realm_access: { roles: role.split(' ') } },
      iat: seconds === undefined ? undefined : start + seconds,
    });
  const headersOf = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
  return {
    shop,
    provider,
    start,
    headersOf,
    tokenOf,
    async role(role: string, seconds: number | undefined, sub?: string) {
      const { data } = await shop.request('GET', '/v1/me', headersOf(tokenOf(role, seconds, sub)));
      return data.role ?? data.code;
    },
    makeKey: (role: string, seconds: number | undefined) =>
      shop.request('POST', '/v1/api-keys', {
        ...headersOf(tokenOf(role, seconds)),
        body: { name: 'Key', roles: ['admin'] },
      }),
    keyStatus: async (key: string) =>
      (await shop.request('GET', '/v1/users?limit=1', headersOf(key))).statusCode,
  };
}

t.test('a token that is older than any other one', async (t) => {
  const { role, makeKey } = await openBoth(t);
  t.equal(await role('customer', 10), 'customer');
  t.equal(await role('customer', 50), 'customer', 'says the same again');
  await role('admin', 20);
  t.equal((await makeKey('admin', 20)).statusCode, 403);
  t.equal(await role('customer', 50), 'customer');
  t.equal(await role('admin', 60), 'admin');
});

t.test('a late message of a gateway', async (t) => {
  const { shop, provider, start } = await openBoth(t);
  const sync = async (role: string, seconds: number) => {
    const { data } = await shop.request('POST', '/v1/users/sync', {
      as: shop.users.service,
      body: {
        ...{ issuer: provider.issuer, subject: 'person', email: 'person@people.example' },
        ...{ emailVerified: true, firstName: 'A', lastName: 'B', roles: [role] },
        occurredAt: new Date((start + seconds) * 1000).toISOString(),
      },
    });
    return data.user?.role ?? data.role ?? data;
  };
  t.equal(await sync('customer', 10), 'customer');
  t.equal(await sync('customer', 50), 'customer');
  t.equal(await sync('admin', 20), 'customer');
});

t.test('tokens without a time, and of the same second', async (t) => {
  const { role, makeKey } = await openBoth(t);
  t.equal(await role('customer', undefined), 'unauthenticated');
  t.equal(await role('admin', 10), 'admin');
  t.equal(await role('customer', 10), 'customer');
  t.equal((await makeKey('admin', 10)).statusCode, 403);
  t.equal(await role('customer', 10), 'customer');
});

t.test('keys of an admin whom the provider has removed stay revoked', async (t) => {
  const { shop, role, makeKey, keyStatus } = await openBoth(t);
  const { data } = await makeKey('admin', 10);
  t.equal(await keyStatus(data.key), 200);
  t.equal(await role('staff', 20), 'staff');
  t.equal(await keyStatus(data.key), 401);
  t.equal(await role('admin', 30), 'admin');
  t.equal(await keyStatus(data.key), 401);
  const rows = await shop.sql('select from api_keys where id = $1 and revoked_at is not null', [
    data.apiKey.id,
  ]);
  t.equal(rows.length, 1);
});

t.test('a key that is made while its maker is removed', async (t) => {
  const shop = await openShop(t);
  for (let n = 0; n < 12; n += 1) {
    const removed = await addUser(shop.ctx, 'admin', `removed${n}@example.com`);
    const headers = { authorization: `Bearer ${removed.token}` };
    const body = { name: 'First', roles: ['admin'] };
    const first = await shop.request('POST', '/v1/api-keys', { headers, body });
    // Half of the keys come from the person, half from the person's key.
    const maker = n % 2 === 0 ? headers : { authorization: `Bearer ${first.data.key}` };
    const change = (role: string) =>
      shop.request('PATCH', `/v1/users/${removed.id}`, { as: shop.users.admin, body: { role } });
    await Promise.all([
      shop.request('POST', '/v1/api-keys', { headers: maker, body }),
      change('staff'),
      shop.request('POST', '/v1/api-keys', { headers: maker, body }),
    ]);
    t.equal((await change('admin')).statusCode, 200);
  }
  const left = await shop.sql(
    `select k.name from api_keys k where k.revoked_at is null and k.name = 'First'`,
  );
  t.same(left, []);
});

t.test('an older token with several roles', async (t) => {
  const { shop, role, headersOf, tokenOf } = await openBoth(t);
  const helper = await addUser(shop.ctx, 'customer', 'helper@example.com');
  t.equal(await role('admin customer', 10), 'admin');
  t.equal(await role('customer', 20), 'customer');
  const old = headersOf(tokenOf('admin customer', 10));
  const send = (method: 'POST' | 'PATCH' | 'GET', path: string, body?: object) =>
    shop.request(method, path, { ...old, ...(body && { body }) });
  const answers = [
    await send('PATCH', `/v1/users/${helper.id}`, { role: 'admin' }),
    await send('POST', '/v1/invitations', { email: 'new@example.com', role: 'admin' }),
    // Reads end within five seconds; this process has made the change itself.
    await send('GET', '/v1/users'),
    await send('GET', '/v1/audit-log'),
    await send('GET', '/v1/customers'),
  ];
  for (const { statusCode } of answers) t.equal(statusCode, 403);
  t.equal((await send('GET', '/v1/me')).statusCode, 200, 'it is still a customer’s token');
});

t.test('a provider whose clock is ahead', async (t) => {
  const { role, makeKey } = await openBoth(t);
  // Seconds after the start, which is 100 s ago.
  t.equal(await role('admin', 102), 'admin');
  t.equal(await role('customer', 104), 'customer');
  await role('admin', 102);
  t.equal((await makeKey('admin', 102)).statusCode, 403);
  t.equal(await role('customer', 104), 'customer');
});

t.test('keys of an admin end with a takeover of the account', async (t) => {
  const { shop, role, makeKey, keyStatus } = await openBoth(t);
  const { data } = await makeKey('admin', 10);
  t.equal(await role('customer', 20, 'other'), 'customer');
  t.equal(await keyStatus(data.key), 401);
  t.equal(await role('admin', 30, 'other'), 'admin');
  t.equal(await keyStatus(data.key), 401);
  t.same(await shop.sql('select 1 from api_keys where revoked_at is null'), []);
});

t.test('roles below the strongest one are taken too', async (t) => {
  const { shop, provider, role, headersOf, tokenOf } = await openBoth(t);
  const sync = (token: string) =>
    shop.request('POST', '/v1/users/sync', {
      ...headersOf(token),
      body: {
        ...{ issuer: provider.issuer, subject: 'person', email: 'person@people.example' },
        ...{ emailVerified: true, firstName: 'A', lastName: 'B', roles: ['admin'] },
      },
    });
  t.equal(await role('admin service', 10), 'admin');
  t.equal(await role('staff', 20), 'staff');
  t.equal((await sync(tokenOf('admin service', 10))).statusCode, 403);
  t.equal((await sync(tokenOf('service', 10))).statusCode, 403);
  t.equal((await sync(tokenOf('staff service', 10))).statusCode, 403);
  t.equal(await role('staff', 20), 'staff');
});

t.test('the newest claims count, whichever identity they come from', async (t) => {
  const { role } = await openBoth(t);
  t.equal(await role('admin', 10, 'one'), 'admin');
  t.equal(await role('customer', 30, 'two'), 'customer');
  t.equal(await role('admin', 20, 'one'), 'customer', 'issued before');
  t.equal(await role('admin customer', 25, 'one'), 'customer', 'not seen before');
  t.equal(await role('admin', 40, 'one'), 'admin', 'the same claims as at first, issued later');
});

t.test('a stream ends with the role that it needs', async (t) => {
  const { shop, role } = await openBoth(t);
  t.equal(await role('staff', 10), 'staff');
  const caller = { roles: ['staff'] as const, sessionId: null };
  const rows = await shop.sql<{ id: string }>(
    `select user_id as id from user_identities where subject = 'person'`,
  );
  const actor = {
    ...{ kind: 'user' as const, userId: rows[0]?.id as string, customerId: null },
    ...{ ...caller, expiresAt: null },
  };
  const ctx = { ...shop.ctx, actor };
  t.equal(await shop.deps.callers.stillValid(ctx), true);
  t.equal(await role('customer', 20), 'customer');
  t.equal(await shop.deps.callers.stillValid(ctx), false);
});
