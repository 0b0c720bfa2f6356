// What is left of an admin's rights when another admin has taken them: nothing, not even for the
// seconds in which processes still know the caller.
import t from 'tap';
import { graphql } from '../helpers/graphql.js';
import { addUser, openShop, type Shop } from '../helpers/shop.js';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

const statusOf = async (shop: Shop, token: string) =>
  (await shop.request('GET', '/v1/users?limit=1', { headers: bearer(token) })).statusCode;

async function makeKey(shop: Shop, token: string): Promise<{ key: string; id: string }> {
  const { data } = await shop.request('POST', '/v1/api-keys', {
    headers: bearer(token),
    body: { name: 'Key', roles: ['admin'] },
  });
  return { key: data.key, id: data.apiKey.id };
}

t.test('keys made by keys end at once with the first, or with the admin', async (t) => {
  const shop = await openShop(t);
  const removed = await addUser(shop.ctx, 'admin', 'removed@example.com');
  const first = await makeKey(shop, removed.token);
  const second = await makeKey(shop, first.key);
  const third = await makeKey(shop, second.key);
  const other = await makeKey(shop, second.key);
  for (const { key } of [first, second, third, other]) t.equal(await statusOf(shop, key), 200);
  await shop.request('DELETE', `/v1/api-keys/${third.id}`, { as: shop.users.admin });
  t.equal(await statusOf(shop, third.key), 401);
  t.equal(await statusOf(shop, other.key), 200);
  const { statusCode } = await shop.request('PATCH', `/v1/users/${removed.id}`, {
    as: shop.users.admin,
    body: { role: 'customer', active: false },
  });
  t.equal(statusCode, 200);
  for (const { key } of [first, second, other]) t.equal(await statusOf(shop, key), 401);
  const back = await shop.request('PATCH', `/v1/users/${removed.id}`, {
    headers: bearer(second.key),
    body: { role: 'admin', active: true },
  });
  t.equal(back.statusCode, 401);

  const line = [await makeKey(shop, shop.users.admin.token)];
  line.push(await makeKey(shop, line[0]?.key as string));
  for (const { key } of line) t.equal(await statusOf(shop, key), 200);
  await shop.request('DELETE', `/v1/api-keys/${line[0]?.id}`, { as: shop.users.admin });
  for (const { key } of line) t.equal(await statusOf(shop, key), 401);
});

t.test('a process that has not heard of it yet lets them change nothing', async (t) => {
  const shop = await openShop(t);
  const removed = await addUser(shop.ctx, 'admin', 'removed@example.com');
  const helper = await addUser(shop.ctx, 'customer', 'helper@example.com');
  const first = await makeKey(shop, removed.token);
  const second = await makeKey(shop, first.key);
  for (const token of [removed.token, first.key, second.key])
    t.equal(await statusOf(shop, token), 200);
  // As another process does it: this one still knows the callers.
  await shop.sql('update users set active = false where id = $1', [removed.id]);
  for (const token of [removed.token, first.key, second.key]) {
    const send = (method: 'POST' | 'PATCH', path: string, body: object) =>
      shop.request(method, path, { headers: bearer(token), body });
    const answers = [
      await send('PATCH', `/v1/users/${removed.id}`, { role: 'admin', active: true }),
      await send('PATCH', `/v1/users/${helper.id}`, { role: 'admin' }),
      await send('POST', '/v1/api-keys', { name: 'Key', roles: ['staff'] }),
      await send('POST', '/v1/invitations', { email: 'new@example.com', role: 'admin' }),
      await send('POST', '/v1/webhook-endpoints', { url: 'https://spy.example.com/k' }),
    ];
    t.same(
      answers.map(({ statusCode }) => statusCode),
      [401, 401, 401, 401, 401],
    );
    const mutation = await graphql(
      shop,
      `mutation { updateUser(userId: "${helper.id}", input: { role: admin }) { id } }`,
      { headers: bearer(token) },
    );
    t.match(JSON.stringify(mutation), 'unauthenticated');
  }
  const admins = await shop.sql(
    `select email from users where role = 'admin' and active and tenant_id = $1`,
    [shop.ctx.tenant.id],
  );
  t.same(admins, [{ email: 'admin@example.com' }]);
  t.same(await shop.sql('select 1 from webhook_endpoints'), []);
  t.same(await shop.sql('select 1 from account_tokens'), []);
});

t.test('a key of a service does not bring them back', async (t) => {
  const shop = await openShop(t);
  const removed = await addUser(shop.ctx, 'admin', 'removed@example.com');
  const { data } = await shop.request('POST', '/v1/api-keys', {
    headers: bearer(removed.token),
    body: { name: 'Gateway', roles: ['service'] },
  });
  const sync = () =>
    shop.request('POST', '/v1/users/sync', {
      headers: bearer(data.key),
      body: {
        issuer: 'https://id.example.com/realms/shop',
        subject: 'removed',
        email: 'gateway@example.com',
        emailVerified: true,
        firstName: 'A',
        lastName: 'B',
        roles: ['admin'],
      },
    });
  t.equal((await sync()).statusCode, 200);
  await shop.sql(`update users set active = false where id = $1`, [removed.id]);
  t.equal((await sync()).statusCode, 401);
});

t.test('keys do not come back with their admin', async (t) => {
  const shop = await openShop(t);
  const removed = await addUser(shop.ctx, 'admin', 'removed@example.com');
  const first = await makeKey(shop, removed.token);
  const second = await makeKey(shop, first.key);
  for (const body of [{ active: false }, { active: true }]) {
    const { statusCode } = await shop.request('PATCH', `/v1/users/${removed.id}`, {
      as: shop.users.admin,
      body,
    });
    t.equal(statusCode, 200);
    for (const { key } of [first, second]) t.equal(await statusOf(shop, key), 401);
  }
  const { data } = await shop.request('GET', '/v1/api-keys', { as: shop.users.admin });
  for (const { id } of [first, second])
    t.match(
      data.items.find((one: { id: string }) => one.id === id),
      { revokedAt: /^2/ },
    );
});
