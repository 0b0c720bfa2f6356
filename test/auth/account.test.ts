// What people do with their own accounts: passwords, links by e-mail, sessions, invitations, leaving.
import { createHash } from 'node:crypto';
import { stringify } from 'safe-stable-stringify';
import t from 'tap';
import { deliverAll } from '../helpers/mail.js';
import { addProduct, openShop, password, type Shop } from '../helpers/shop.js';

const login = (shop: Shop, email: string, word = password, remoteAddress = '127.0.0.1') =>
  shop.request('POST', '/v1/auth/login', { body: { email, password: word }, remoteAddress });

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

const setting = (shop: Shop, settings: object) =>
  shop.request('PATCH', `/v1/tenants/${shop.ctx.tenant.id}`, {
    as: shop.users.platform,
    body: { settings },
  });

const newPassword = 'three quiet lanterns';

t.test('a forgotten password', async (t) => {
  const shop = await openShop(t);
  const email = 'customer@example.com';
  const { data: before } = await login(shop, email);
  const ask = (address: string) =>
    shop.request('POST', '/v1/auth/password-reset', { body: { email: address } });
  const [known, unknown] = [await ask(email.toUpperCase()), await ask('nobody@example.com')];
  t.equal(known.statusCode, 202);
  t.same([unknown.statusCode, unknown.body], [known.statusCode, known.body]);
  const mails = await deliverAll(shop);
  t.equal(mails.length, 1);
  t.match(mails[0], { to: email, subject: 'Reset your password' });
  const token = mails[0]?.token as string;
  t.match(mails[0]?.link, /\/account\/reset-password#token=/);
  const rows = await shop.sql<{ text: string }>(
    `select concat_ws(' ', t::text) as text from account_tokens t
     union all select n.data::text from notifications n`,
  );
  t.notMatch(JSON.stringify(rows), token.slice(50), 'the token is not in the database');

  const confirm = (word: string, secret = token) =>
    shop.request('POST', '/v1/auth/password-reset/confirm', {
      body: { token: secret, password: word },
    });
  const weak = await confirm('Password1!');
  t.equal(weak.statusCode, 400);
  t.equal(weak.data.errors[0].pointer, '/password');
  t.equal((await confirm('Customer-1!')).statusCode, 400, 'the address’s own name');
  t.equal((await confirm(newPassword, `${token.slice(0, -4)}AAAA`)).data.code, 'link_invalid');
  t.equal((await confirm(newPassword)).statusCode, 204, 'a refusal did not use it up');
  t.equal((await confirm(newPassword)).data.code, 'link_invalid', 'once');
  t.equal((await login(shop, email)).statusCode, 401);
  t.equal((await login(shop, email, newPassword)).statusCode, 200);
  const old = await shop.request('GET', '/v1/me', { headers: bearer(before.accessToken) });
  t.equal(old.statusCode, 401, 'sessions have ended');
  t.match(await deliverAll(shop), [{ subject: 'Your password was changed' }]);

  await ask(email);
  await ask(email);
  const [first, second] = await deliverAll(shop);
  t.equal((await confirm(newPassword, first?.token)).data.code, 'link_invalid', 'replaced');
  await shop.sql(`update account_tokens set expires_at = now() - interval '1 second'`);
  t.equal((await confirm(newPassword, second?.token)).data.code, 'link_invalid', 'expired');
  for (let n = 0; n < 6; n += 1) await ask(email);
  t.ok((await deliverAll(shop)).length <= 3, 'a mailbox is not flooded');
});

t.test('parallel uses of one link', async (t) => {
  const shop = await openShop(t);
  await shop.request('POST', '/v1/auth/password-reset', { body: { email: 'staff@example.com' } });
  const [mail] = await deliverAll(shop);
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      shop.request('POST', '/v1/auth/password-reset/confirm', {
        body: { token: mail?.token, password: `${newPassword} ${n}` },
      }),
    ),
  );
  t.same(answers.map(({ statusCode }) => statusCode).sort(), [204, ...Array(7).fill(422)]);
});

t.test('links of one purpose do not work for another', async (t) => {
  const shop = await openShop(t);
  await shop.request('POST', '/v1/auth/email-verification', {
    body: { email: 'customer@example.com' },
  });
  const [mail] = await deliverAll(shop);
  const { token } = mail as { token: string };
  const reset = await shop.request('POST', '/v1/auth/password-reset/confirm', {
    body: { token, password: newPassword },
  });
  t.equal(reset.data.code, 'link_invalid');
  const accept = await shop.request('POST', '/v1/auth/invitations/accept', {
    body: { token, password: newPassword, firstName: 'A', lastName: 'B' },
  });
  t.equal(accept.data.code, 'link_invalid');
  const verify = await shop.request('POST', '/v1/auth/email-verification/confirm', {
    body: { token, password },
  });
  t.equal(verify.statusCode, 204);
  const { data } = await login(shop, 'customer@example.com');
  t.equal(data.user.emailVerified, true);
});

t.test('a changed password ends the other sessions', async (t) => {
  const shop = await openShop(t);
  const { data: here } = await login(shop, 'staff@example.com');
  const { data: there } = await login(shop, 'staff@example.com');
  const change = (currentPassword: string, word = newPassword) =>
    shop.request('POST', '/v1/me/password', {
      headers: bearer(here.accessToken),
      body: { currentPassword, newPassword: word },
    });
  t.equal((await change('Wrong-pass-1')).data.code, 'wrong_password');
  t.equal((await change(password, 'Kontor-123!')).statusCode, 400, 'the service’s name');
  t.equal((await change(password)).statusCode, 204);
  const me = (token: string) => shop.request('GET', '/v1/me', { headers: bearer(token) });
  t.equal((await me(here.accessToken)).statusCode, 200, 'this session goes on');
  t.equal((await me(there.accessToken)).statusCode, 401);
  const refresh = (refreshToken: string) =>
    shop.request('POST', '/v1/auth/refresh', { body: { refreshToken } });
  t.equal((await refresh(there.refreshToken)).statusCode, 401);
  t.equal((await refresh(here.refreshToken)).statusCode, 200);
  t.match(await deliverAll(shop), [{ subject: 'Your password was changed' }]);
});

t.test('passwords', async (t) => {
  const shop = await openShop(t);
  const register = async (word: string) =>
    shop.request('POST', '/v1/auth/register', {
      body: {
        email: `p${Math.random()}@example.com`,
        ...{ password: word, firstName: 'A', lastName: 'B' },
      },
    });
  const refused = ['Password1!', 'Qwerty123!', 'P@ssw0rd', 'short', 'onlylowercase1', 'Kontor-1!'];
  refused.push('é'.repeat(100), ' '.repeat(15), '123456789012345', 'abababababababab');
  for (const word of refused) t.equal((await register(word)).statusCode, 400, word);
  const accepted = [
    ...[
      'Sunny-morning-7',
      'fifteen letters',
      'ظرف الشاي الأخضر',
      '水は方円の器に随う、人は善悪の友による',
      '🦆🦆🦆 and 11 more',
    ],
    `${'Straße '.repeat(14)}`,
  ];
  for (const word of accepted) t.equal((await register(word)).statusCode, 201, word);
  const body = { email: 'nfc@example.com', firstName: 'A', lastName: 'B' };
  const composed = 'café au lait and more';
  await shop.request('POST', '/v1/auth/register', { body: { ...body, password: composed } });
  t.equal((await login(shop, body.email, composed.normalize('NFD'))).statusCode, 200, 'one form');
});

t.test('sessions are listed and ended', async (t) => {
  const shop = await openShop(t);
  const enter = (agent: string, remoteAddress: string) =>
    shop.request('POST', '/v1/auth/login', {
      body: { email: 'customer2@example.com', password },
      headers: { 'user-agent': agent },
      remoteAddress,
    });
  const { data: phone } = await enter('Phone/1.0', '192.0.2.7');
  const { data: tablet } = await enter('Tablet/2.0', '2001:db8:1:2:3::4');
  const list = () => shop.request('GET', '/v1/me/sessions', { headers: bearer(phone.accessToken) });
  const { data } = await list();
  t.match(data.items.slice(0, 2), [
    { current: false, userAgent: 'Tablet/2.0', network: '2001:db8:1:2::' },
    { current: true, userAgent: 'Phone/1.0', network: '192.0.2.7' },
  ]);
  const end = (id: string, token: string) =>
    shop.request('DELETE', `/v1/me/sessions/${id}`, { headers: bearer(token) });
  const [other] = data.items;
  const { data: stranger } = await login(shop, 'customer@example.com');
  t.equal((await end(other.id, stranger.accessToken)).statusCode, 404, 'somebody else’s');
  t.equal((await end(other.id, phone.accessToken)).statusCode, 204);
  t.equal((await end(other.id, phone.accessToken)).statusCode, 404, 'ended already');
  const after = await shop.request('GET', '/v1/me', { headers: bearer(tablet.accessToken) });
  t.equal(after.statusCode, 401, 'its access token as well');
  t.ok((await list()).data.items.every(({ id }: { id: string }) => id !== other.id));
});

t.test('logging out ends access tokens, also beside a refresh', async (t) => {
  const shop = await openShop(t);
  for (let n = 0; n < 10; n += 1) {
    const { data } = await login(shop, 'customer@example.com');
    const [out, again] = await Promise.all([
      shop.request('POST', '/v1/auth/logout', { headers: bearer(data.accessToken) }),
      shop.request('POST', '/v1/auth/refresh', { body: { refreshToken: data.refreshToken } }),
    ]);
    t.equal(out.statusCode, 204);
    const tokens = [
      data.accessToken,
      ...(again.statusCode === 200 ? [again.data.accessToken] : []),
    ];
    for (const token of tokens) {
      const me = await shop.request('GET', '/v1/me', { headers: bearer(token) });
      t.equal(me.statusCode, 401);
    }
  }
  const { data } = await login(shop, 'customer@example.com');
  const refresh = (refreshToken: string) =>
    shop.request('POST', '/v1/auth/refresh', { body: { refreshToken } });
  const { data: next } = await refresh(data.refreshToken);
  t.equal((await refresh(data.refreshToken)).statusCode, 401, 'used twice');
  const thief = await shop.request('GET', '/v1/me', { headers: bearer(next.accessToken) });
  t.equal(thief.statusCode, 401, 'reuse ends the access tokens of the family');
});

t.test('an admin invites', async (t) => {
  const shop = await openShop(t);
  const { admin, staff } = shop.users;
  const invite = (body: object, as = admin) =>
    shop.request('POST', '/v1/invitations', { as, body });
  t.equal((await invite({ email: 'zuri@example.com', role: 'staff' }, staff)).statusCode, 403);
  t.equal((await invite({ email: 'staff@example.com', role: 'staff' })).data.code, 'email_taken');
  const { data: first } = await invite({ email: 'Zuri@example.com', role: 'staff', locale: 'sw' });
  t.match(first, { email: 'zuri@example.com', role: 'staff', invitedBy: admin.id });
  const days = (Date.parse(first.expiresAt) - Date.parse(first.createdAt)) / 86_400_000;
  t.equal(Math.round(days), 7);
  const [old] = await deliverAll(shop);
  t.match(old?.subject, /anakualika/, 'in the language that was chosen');
  await invite({ email: 'zuri@example.com', role: 'admin' });
  const [mail] = await deliverAll(shop);
  const accept = (token: string | undefined) =>
    shop.request('POST', '/v1/auth/invitations/accept', {
      body: { token, password: newPassword, firstName: 'Zuri', lastName: 'Kamau' },
    });
  t.equal((await accept(old?.token)).data.code, 'link_invalid', 'replaced by the later one');
  const { statusCode, data: user } = await accept(mail?.token);
  t.equal(statusCode, 201);
  t.match(user, { email: 'zuri@example.com', role: 'admin', emailVerified: true });
  t.equal((await accept(mail?.token)).data.code, 'link_invalid');
  t.equal((await login(shop, 'zuri@example.com', newPassword)).statusCode, 200);
  const { data: page } = await shop.request('GET', '/v1/invitations', { as: admin });
  t.match(page.items, [
    { role: 'admin', acceptedAt: /^2/, revokedAt: null },
    { role: 'staff', acceptedAt: null, revokedAt: /^2/ },
  ]);

  const { data: revoked } = await invite({ email: 'late@example.com', role: 'staff' });
  const [late] = await deliverAll(shop);
  await shop.request('DELETE', `/v1/invitations/${revoked.id}`, { as: admin });
  t.equal((await accept(late?.token)).data.code, 'link_invalid');
});

t.test('leaving', async (t) => {
  const shop = await openShop(t);
  const { customer, admin, staff } = shop.users;
  const product = await addProduct(shop);
  const { data: order } = await shop.request('POST', '/v1/orders', {
    as: customer,
    body: { items: [{ productId: product.id, quantity: 1 }] },
  });
  const leave = (as: typeof customer, body: object = { password }) =>
    shop.request('POST', '/v1/me/deletion', { as, body });
  t.equal((await leave(customer, {})).data.errors[0].pointer, '/password');
  t.equal((await leave(customer, { password: 'Wrong-pass-1' })).data.code, 'wrong_password');
  t.equal((await leave(customer)).statusCode, 204);
  t.equal((await shop.request('GET', '/v1/me', { as: customer })).statusCode, 401);
  t.equal((await login(shop, 'customer@example.com')).statusCode, 401);
  const kept = await shop.request('GET', `/v1/orders/${order.id}`, { as: staff });
  t.equal(kept.data.customerId, customer.customerId, 'orders stay');
  const again = await shop.request('POST', '/v1/auth/register', {
    body: { email: 'customer@example.com', password, firstName: 'A', lastName: 'B' },
  });
  t.equal(again.statusCode, 201, 'the address is free');
  t.equal((await leave(admin)).data.code, 'last_admin');
});

t.test('verified addresses, where the shop requires them', async (t) => {
  const shop = await openShop(t);
  t.equal((await setting(shop, { requireVerifiedEmail: true })).statusCode, 200);
  const { customer, staff } = shop.users;
  const product = await addProduct(shop);
  const body = { items: [{ productId: product.id, quantity: 1 }] };
  const early = await shop.request('POST', '/v1/orders', { as: customer, body });
  t.equal(early.data.code, 'email_not_verified');
  const draft = await shop.request('POST', '/v1/orders/checkout-items', { as: customer, body });
  const placed = await shop.request('POST', `/v1/orders/${draft.data.id}/place`, { as: customer });
  t.equal(placed.data.code, 'email_not_verified');
  const forThem = { ...body, customerId: customer.customerId };
  const byStaff = await shop.request('POST', '/v1/orders', { as: staff, body: forThem });
  t.equal(byStaff.statusCode, 201, 'staff order for anybody');

  const register = (email: string, word = newPassword) =>
    shop.request('POST', '/v1/auth/register', {
      body: { email, password: word, firstName: 'Ama', lastName: 'Mensah', phone: '+447700900002' },
    });
  const shapeOf = (value: object) =>
    Object.entries(value).map(([name, one]) => `${name} ${typeof one}`);
  await deliverAll(shop);
  const [taken, free] = [await register('customer@example.com'), await register('ama@example.com')];
  t.equal(taken.statusCode, free.statusCode);
  t.same(shapeOf(taken.data), shapeOf(free.data), 'the response does not tell');
  const mails = await deliverAll(shop);
  t.match(mails.map(({ to, subject }) => [to, subject]).sort(), [
    ['ama@example.com', 'Confirm your e-mail address'],
    ['customer@example.com', 'You already have an account'],
  ]);
  t.equal((await login(shop, 'ama@example.com', newPassword)).data.code, 'invalid_credentials');
  const again = await register('ama@example.com', 'another long password');
  t.not(again.data.id, free.data.id, 'its ids do not tell either');
  const [later] = await deliverAll(shop);
  t.notMatch(later?.text, /Ama/, 'nothing that a stranger wrote is sent to the address');
  const verify = (token: string | undefined, word?: string) =>
    shop.request('POST', '/v1/auth/email-verification/confirm', {
      body: { token, ...(word !== undefined && { password: word }) },
    });
  const first = mails.find(({ to }) => to === 'ama@example.com');
  t.equal((await verify(first?.token)).data.code, 'link_invalid', 'the later registration counts');
  t.equal((await verify(later?.token)).data.errors[0].pointer, '/password');
  t.equal((await verify(later?.token, newPassword)).data.code, 'wrong_password');
  t.equal((await verify(later?.token, 'another long password')).statusCode, 204);
  t.equal((await login(shop, 'ama@example.com', newPassword)).statusCode, 401);
  const { data } = await login(shop, 'ama@example.com', 'another long password');
  for (let n = 0; n < 5; n += 1) await register('customer@example.com');
  t.same(await deliverAll(shop), [], 'the owner is told once an hour');
  for (let n = 0; n < 8; n += 1) await register('flood@example.com');
  t.ok((await deliverAll(shop)).length <= 5, 'a mailbox is not flooded');

  const order = await shop.request('POST', '/v1/orders', {
    headers: bearer(data.accessToken),
    body,
  });
  t.equal(order.statusCode, 201);
});

t.test('fingerprints of passwords cannot be guessed from the database', async (t) => {
  const shop = await openShop(t);
  const body = { currentPassword: password, newPassword };
  const change = () =>
    shop.request('POST', '/v1/me/password', { as: shop.users.customer, key: 'k-1', body });
  t.equal((await change()).statusCode, 204);
  t.equal((await change()).headers['idempotency-replayed'], 'true');
  const [row] = await shop.sql<{ fingerprint: Buffer }>('select fingerprint from idempotency_keys');
  const asked = ['changePassword', {}, {}, null, body];
  const plain = createHash('sha256').update(stringify(asked)).digest();
  t.notOk(row?.fingerprint.equals(plain));
});

t.test('links lead to the shop’s own pages where it has some', async (t) => {
  const template = 'https://shop.example.com/konto/{action}?t={token}';
  const shop = await openShop(t, { env: { ACCOUNT_URL_TEMPLATE: template } });
  const ask = () =>
    shop.request('POST', '/v1/auth/password-reset', { body: { email: 'customer@example.com' } });
  await ask();
  t.match(
    (await deliverAll(shop))[0]?.link,
    /^https:\/\/shop\.example\.com\/konto\/reset-password\?t=/,
  );
  await setting(shop, { accountUrl: 'https://other.example.com/{token}' });
  await shop.deps.tenants.forget(shop.ctx.tenant);
  await ask();
  t.match((await deliverAll(shop))[0]?.link, /^https:\/\/other\.example\.com\/[\w-]{86}$/);
  const bad = await setting(shop, { accountUrl: 'https://other.example.com/' });
  t.equal(bad.statusCode, 400, 'a template without the token');
});
