// Guessing passwords, and hashes that were made when less was asked of them.
import { hash } from '@node-rs/argon2';
import t from 'tap';
import { openShop, password, type Shop } from '../helpers/shop.js';

const attempt = (shop: Shop, email: string, headers = {}, remoteAddress = '10.1.2.3') =>
  shop.request('POST', '/v1/auth/login', {
    body: { email, password: 'Wrong-pass-1' },
    headers,
    remoteAddress,
  });

t.test('X-Forwarded-For is believed of configured proxies only', async (t) => {
  const env = { RATE_LIMIT_SCALE: '1' };
  const open = await openShop(t, { env });
  for (let n = 0; n < 10; n += 1)
    await attempt(open, `u${n}@example.com`, { 'x-forwarded-for': `192.0.2.${n}` });
  const same = await attempt(open, 'u@example.com', { 'x-forwarded-for': '192.0.2.99' });
  t.equal(same.statusCode, 429, 'the header does not make another address');
  t.ok(Number(same.headers['retry-after']) > 0);

  const behind = await openShop(t, { env: { ...env, TRUST_PROXY: '10.1.2.3' } });
  for (let n = 0; n < 10; n += 1)
    await attempt(behind, `u${n}@example.com`, { 'x-forwarded-for': '192.0.2.1' });
  const blocked = await attempt(behind, 'u@example.com', { 'x-forwarded-for': '192.0.2.1' });
  t.equal(blocked.statusCode, 429, 'the client’s address, as the proxy tells it');
  const invented = await attempt(behind, 'u@example.com', {
    'x-forwarded-for': '198.51.100.7, 192.0.2.1',
  });
  t.equal(invented.statusCode, 429, 'whatever the client wrote before it');
  const other = await attempt(behind, 'u@example.com', { 'x-forwarded-for': '192.0.2.2' });
  t.equal(other.statusCode, 401, 'another client is not blocked');
  const stranger = await attempt(
    behind,
    'u@example.com',
    { 'x-forwarded-for': '192.0.2.1' },
    '10.9.9.9',
  );
  t.equal(stranger.statusCode, 401, 'who is no proxy is counted by its own address');
});

t.test('refused tokens are limited, too', async (t) => {
  const shop = await openShop(t, { env: { RATE_LIMIT_SCALE: '0.01' } });
  const statuses = new Set<number>();
  for (let n = 0; n < 20; n += 1) {
    const { statusCode } = await shop.request('GET', '/v1/me', {
      headers: { authorization: `Bearer kontor_${'A'.repeat(86)}` },
    });
    statuses.add(statusCode);
  }
  t.same([...statuses], [401, 429]);
});

t.test('hashes with lower parameters go on, and are made anew', async (t) => {
  const shop = await openShop(t);
  const old = await hash(password, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
  const id = shop.users.customer.id;
  await shop.sql('update users set password_hash = $1 where id = $2', [old, id]);
  const stored = async () =>
    (
      await shop.sql<{ hash: string }>(`select password_hash as hash from users where id = '${id}'`)
    )[0]?.hash;
  const login = (word: string) =>
    shop.request('POST', '/v1/auth/login', {
      body: { email: 'customer@example.com', password: word },
    });
  t.equal((await login('Wrong-pass-1')).statusCode, 401);
  t.equal(await stored(), old, 'a wrong password changes nothing');
  t.equal((await login(password)).statusCode, 200);
  const renewed = await stored();
  t.match(renewed, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  t.equal((await login(password)).statusCode, 200);
  t.equal(await stored(), renewed, 'once');
});
