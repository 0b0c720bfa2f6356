// The accounts of a tenant as its admins and its identity gateway see them.
import t, { type Test } from 'tap';
import { openShop, password, type Shop } from '../helpers/shop.js';

const login = (shop: Shop, email: string) =>
  shop.request('POST', '/v1/auth/login', { body: { email, password } });

t.test('users are listed and filtered', async (t) => {
  const shop = await openShop(t);
  const list = async (query: string) => {
    const { data } = await shop.request('GET', `/v1/users${query}`, { as: shop.users.admin });
    return data.items.map((user: { email: string }) => user.email).sort();
  };
  t.equal((await list('?limit=100')).length, 6, 'those of the tenant');
  t.same(await list('?role=customer'), ['customer2@example.com', 'customer@example.com']);
  t.same(await list('?q=CUSTOMER2'), ['customer2@example.com']);
  t.same(await list('?q=%25'), []);
  t.same(await list('?active=false'), []);
  const { data } = await shop.request('GET', '/v1/users?limit=1&includeTotal=true', {
    as: shop.users.admin,
  });
  t.equal(data.total, 6);
  const next = await shop.request('GET', `/v1/users?limit=1&cursor=${data.nextCursor}`, {
    as: shop.users.admin,
  });
  t.not(next.data.items[0].id, data.items[0].id);
  const one = await shop.request('GET', `/v1/users/${shop.users.customer.id}`, {
    as: shop.users.admin,
  });
  t.match(one.data, { customerId: shop.users.customer.customerId, issuer: null });
});

t.test('a changed role ends what the old one allowed', async (t) => {
  const shop = await openShop(t);
  const { admin, staff, customer, platform } = shop.users;
  const change = (id: string, body: object, as = admin) =>
    shop.request('PATCH', `/v1/users/${id}`, { as, body });
  const { data: session } = await login(shop, 'staff@example.com');
  const headers = { authorization: `Bearer ${session.accessToken}` };
  t.equal((await shop.request('GET', '/v1/customers', { headers })).statusCode, 200);

  const demoted = await change(staff.id, { role: 'customer' });
  t.match(demoted.data, { role: 'customer', customerId: /^[0-9a-f-]{36}$/ });
  t.equal((await shop.request('GET', '/v1/customers', { headers })).statusCode, 401);
  const refreshed = await shop.request('POST', '/v1/auth/refresh', {
    body: { refreshToken: session.refreshToken },
  });
  t.equal(refreshed.statusCode, 401);
  t.equal((await login(shop, 'staff@example.com')).data.user.role, 'customer');

  t.equal((await change(customer.id, { active: false })).statusCode, 200);
  t.equal((await shop.request('GET', '/v1/me', { as: customer })).statusCode, 401);
  t.equal((await login(shop, 'customer@example.com')).statusCode, 401);
  t.equal((await change(customer.id, { active: true })).statusCode, 200);
  const again = await shop.request('GET', '/v1/me', { as: customer });
  t.equal(again.statusCode, 401, 'the sessions of before have ended');
  t.equal((await login(shop, 'customer@example.com')).statusCode, 200);

  t.equal((await change(admin.id, { active: false })).data.code, 'own_account');
  t.equal((await change(platform.id, { role: 'customer' })).statusCode, 403);
  t.equal((await change(platform.id, { active: false })).statusCode, 403);
});

const message = {
  issuer: 'https://id.example.com/realms/shop',
  subject: 'a-person',
  email: 'Amina@people.example',
  firstName: 'Amina',
  lastName: 'Otieno',
  roles: ['customer'],
};

t.test('a gateway’s messages may be repeated and may come late', async (t) => {
  const shop = await openShop(t);
  const sync = (changes: object = {}) =>
    shop.request('POST', '/v1/users/sync', {
      as: shop.users.service,
      body: { ...message, ...changes },
    });
  const at = (seconds: number) => new Date(Date.now() - 100_000 + seconds * 1000).toISOString();
  const first = await sync({ occurredAt: at(10) });
  t.equal(first.statusCode, 200);
  t.match(first.data, { email: 'amina@people.example', issuer: message.issuer, role: 'customer' });
  t.same((await sync({ occurredAt: at(10) })).data, first.data, 'a repeat');
  const later = await sync({
    occurredAt: at(30),
    lastName: 'Wambui',
    roles: ['staff', 'customer'],
  });
  t.match(later.data, { id: first.data.id, lastName: 'Wambui', role: 'staff' });
  const late = await sync({ occurredAt: at(20), lastName: 'Old', roles: [] });
  t.same(late.data, later.data, 'what was seen before changes nothing');
  const customer = await shop.request('GET', `/v1/customers/${first.data.customerId}`, {
    as: shop.users.staff,
  });
  t.equal(customer.data.lastName, 'Wambui');
  await sync({ occurredAt: '2999-01-01T00:00:00Z', lastName: 'Future' });
  t.equal((await sync({ lastName: 'Present' })).data.lastName, 'Present', 'a clock that is ahead');
});

t.test('in whatever order they come, the last that was seen stays', async (t) => {
  const shop = await openShop(t);
  for (let round = 0; round < 8; round += 1) {
    await shop.reset();
    await atOnce(t, shop);
  }
});

async function atOnce(t: Test, shop: Shop) {
  const times = Array.from({ length: 10 }, (_, n) => new Date(Date.now() - 60_000 + n * 1000));
  const answers = await Promise.all(
    times
      .toSorted(() => Math.random() - 0.5)
      .map((time) =>
        shop.request('POST', '/v1/users/sync', {
          as: shop.users.service,
          body: {
            ...message,
            firstName: `At ${times.indexOf(time)}`,
            occurredAt: time.toISOString(),
          },
        }),
      ),
  );
  t.same([...new Set(answers.map(({ statusCode }) => statusCode))], [200]);
  const { data } = await shop.request('GET', '/v1/users?q=amina', { as: shop.users.admin });
  t.match(data.items, [{ firstName: 'At 9' }]);
  t.equal(data.items.length, 1);
  const people = await shop.sql(`select from customers where email = 'amina@people.example'`);
  t.equal(people.length, 1);
}

t.test('a message about an address that is taken', async (t) => {
  const shop = await openShop(t);
  const sync = (changes: object) =>
    shop.request('POST', '/v1/users/sync', {
      as: shop.users.service,
      body: { ...message, ...changes },
    });
  const email = 'customer@example.com';
  const unverified = await sync({ email });
  t.equal(unverified.statusCode, 409);
  t.equal(unverified.data.code, 'email_taken');
  t.equal((await sync({ email: 'admin@example.com', emailVerified: true })).statusCode, 409);
  const verified = await sync({ email, emailVerified: true });
  t.equal(verified.data.id, shop.users.customer.id);
  t.equal((await login(shop, email)).statusCode, 401, 'the password has ended');
  await sync({ subject: 'second', email: 'second@people.example' });
  t.equal((await sync({ subject: 'second', email })).data.code, 'email_taken');
});
