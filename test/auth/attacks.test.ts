// Tokens that somebody made up, and bodies that ask for more than they may.
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import t from 'tap';
import { audience, openProvider, signToken } from '../helpers/provider.js';
import { addProduct, openShop } from '../helpers/shop.js';

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);

t.test('tokens of a provider', async (t) => {
  const provider = await openProvider(t);
  const shop = await openShop(t, {
    env: { OIDC_ISSUERS: JSON.stringify([{ issuer: provider.issuer, audience }]) },
  });
  // Where a header that names keys would lead.
  const visits: string[] = [];
  const trap = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  trap.listen(0, '127.0.0.1');
  await once(trap, 'listening');
  t.teardown(() => trap.close());
  const trapUrl = `http://127.0.0.1:${(trap.address() as { port: number }).port}`;
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ownKey = own.privateKey.export({ format: 'jwk' });
  const jwk = { ...own.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256', use: 'sig' };

  const good = provider.forge();
  const [head, body, signature] = good.split('.') as [string, string, string];
  const header = JSON.parse(Buffer.from(head, 'base64url').toString());
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  const hmac = (key: string) => {
    const input = `${encode({ ...header, alg: 'HS256' })}.${body}`;
    return `${input}.${createHmac('sha256', key).update(input).digest('base64url')}`;
  };
  const byOwnKey = (extra: object) => signToken({ ...header, ...extra }, claims, ownKey);
  const none = (alg: string) => `${encode({ ...header, alg })}.${body}.`;

  const request = (token: string) =>
    shop.request('GET', '/v1/me', { headers: { authorization: `Bearer ${token}` } });
  t.equal((await request(good)).statusCode, 200, 'the token that the others differ from');

  const refused: Record<string, string> = {
    'alg none': none('none'),
    'alg None': none('None'),
    'alg NONE': none('NONE'),
    'alg nOnE': none('nOnE'),
    'alg none with a signature': `${encode({ ...header, alg: 'none' })}.${body}.${signature}`,
    'alg empty': none(''),
    'alg missing': `${encode({ kid: header.kid })}.${body}.`,
    'no signature': `${head}.${body}.`,
    'two parts': `${head}.${body}`,
    'HS256 with the public key': hmac(provider.publicKey()),
    'HS256 with the public key, trimmed': hmac(provider.publicKey().trim()),
    'HS256 with nothing': hmac(''),
    'an algorithm that is not configured': provider.forge({}, { alg: 'RS512' }),
    'the key in the header': byOwnKey({ jwk }),
    'the key at an address': byOwnKey({ jku: `${trapUrl}/jku`, kid: 'own' }),
    'a certificate at an address': byOwnKey({ x5u: `${trapUrl}/x5u`, kid: 'own' }),
    'a certificate in the header': byOwnKey({ x5c: ['AAAA'] }),
    'a kid that is an address': byOwnKey({ kid: `${trapUrl}/kid` }),
    'a kid that is a path': byOwnKey({ kid: '../../../../dev/null' }),
    'a kid that is SQL': byOwnKey({ kid: "x' union select 'a" }),
    'a kid that is no string': byOwnKey({ kid: { $ne: null } }),
    'no kid': byOwnKey({ kid: undefined }),
    'another key under a known kid': byOwnKey({}),
    'an unknown crit': provider.forge({}, { crit: ['b64'], b64: false }),
    'an empty crit': provider.forge({}, { crit: [] }),
    'no iss': provider.forge({ iss: undefined }),
    'another iss': provider.forge({ iss: trapUrl }),
    'an iss with the right beginning': provider.forge({ iss: `${provider.issuer}.evil.example` }),
    'an iss with a path': provider.forge({ iss: `${provider.issuer}/` }),
    'the beginning of an iss': provider.forge({ iss: provider.issuer.slice(0, -1) }),
    'an iss that is a list': provider.forge({ iss: [provider.issuer] }),
    'the issuer of local tokens': provider.forge({ iss: 'http://localhost:3000' }),
    'no aud': provider.forge({ aud: undefined }),
    'another aud': provider.forge({ aud: 'account' }),
    'an aud with the right beginning': provider.forge({ aud: `${audience}-2` }),
    expired: provider.forge({ exp: now() - 60 }),
    'not yet valid': provider.forge({ nbf: now() + 60 }),
    'no expiry': provider.forge({ exp: undefined }),
    'an expiry that is text': provider.forge({ exp: '9999999999' }),
    'no nbf': provider.forge({ nbf: undefined }),
    'no subject': provider.forge({ sub: undefined }),
    'an empty subject': provider.forge({ sub: '' }),
    'no tenant': provider.forge({ tenant_id: undefined }),
    'a tenant that is a list': provider.forge({ tenant_id: ['demo'] }),
    'a tenant that is a number': provider.forge({ tenant_id: 1 }),
    'an empty tenant': provider.forge({ tenant_id: '' }),
    'another body': `${head}.${encode({ ...claims, tenant_id: 'other' })}.${signature}`,
    'a body that is a list': signToken(header, [], ownKey),
    'a header that is text': `${Buffer.from('"RS256"').toString('base64url')}.${body}.${signature}`,
    garbage: 'a.b.c',
    'no base64': `${head}.${body}.!!!`,
  };
  for (const [name, token] of Object.entries(refused)) {
    const { statusCode, data } = await request(token);
    t.equal(statusCode, 401, name);
    t.equal(data.code, 'unauthenticated', name);
  }
  t.same(visits, [], 'and no token made a request');

  t.test('stand in the header alone', async (t) => {
    for (const path of [
      `/v1/me?access_token=${good}`,
      `/v1/me?token=${good}`,
      `/v1/me?jwt=${good}`,
    ])
      t.equal((await shop.request('GET', path)).statusCode, 401);
    for (const cookie of [`token=${good}`, `access_token=${good}`, `jwt=${good}`])
      t.equal((await shop.request('GET', '/v1/me', { headers: { cookie } })).statusCode, 401);
    const inBody = await shop.request('PATCH', '/v1/me', { body: { token: good, firstName: 'A' } });
    t.equal(inBody.statusCode, 401);
  });
});

t.test('tokens signed here', async (t) => {
  const shop = await openShop(t);
  const [head, body, signature] = shop.users.staff.token.split('.') as [string, string, string];
  const header = JSON.parse(Buffer.from(head, 'base64url').toString());
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  const { signAccessToken } = shop.deps;
  const sign = (extra: object) => signAccessToken({ ...claims, ...extra });
  const hmac = (key: string) => {
    const input = `${encode({ ...header, alg: 'HS256' })}.${body}`;
    return `${input}.${createHmac('sha256', key).update(input).digest('base64url')}`;
  };
  const refused: Record<string, string> = {
    'alg none': `${encode({ ...header, alg: 'none' })}.${body}.`,
    'HS256 with the public key': hmac(shop.deps.tokenKeys.publicKey),
    'an unknown crit': `${encode({ ...header, crit: ['exp'] })}.${body}.${signature}`,
    'another body': `${head}.${encode({ ...claims, roles: ['admin'] })}.${signature}`,
    'no tenant': sign({ tenant_id: undefined }),
    'a tenant that is a slug': sign({ tenant_id: 'demo' }),
    'a role that is none': sign({ roles: ['root'] }),
    'a role that the user does not have': sign({ roles: ['admin'] }),
    'a user who does not exist': sign({ sub: '01900000-0000-7000-8000-000000000000' }),
    'a user of another tenant': sign({ tenant_id: shop.otherCtx.tenant.id }),
    'no session': sign({ sid: undefined }),
  };
  for (const [name, token] of Object.entries(refused)) {
    const { statusCode } = await shop.request('GET', '/v1/orders', {
      headers: { authorization: `Bearer ${token}` },
    });
    t.equal(statusCode, 401, name);
  }
  const unknown = await shop.request('GET', '/v1/orders', {
    headers: {
      authorization: `Bearer ${sign({ tenant_id: '01900000-0000-7000-8000-000000000000' })}`,
    },
  });
  t.equal(unknown.statusCode, 403, 'a tenant that does not exist');
});

t.test('what a body may not set', async (t) => {
  const shop = await openShop(t);
  const product = await addProduct(shop, { price: 1000 });
  const items = [{ productId: product.id, quantity: 1 }];
  const person = {
    email: 'mass@example.com',
    password: 'Kontor-test-1',
    firstName: 'Mass',
    lastName: 'Assignment',
  };
  const { customer, admin, service } = shop.users;
  const tries: Array<
    [string, 'POST' | 'PATCH', object, (typeof shop.users)[keyof typeof shop.users]?]
  > = [
    ['/v1/auth/register', 'POST', { ...person, role: 'admin' }],
    ['/v1/auth/register', 'POST', { ...person, roles: ['admin'] }],
    ['/v1/auth/register', 'POST', { ...person, tenantId: shop.otherCtx.tenant.id }],
    ['/v1/auth/register', 'POST', { ...person, active: true }],
    ['/v1/me', 'PATCH', { firstName: 'A', role: 'admin' }, customer],
    ['/v1/me', 'PATCH', { firstName: 'A', email: 'admin@example.com' }, customer],
    ['/v1/me', 'PATCH', { firstName: 'A', tenant_id: 'other' }, customer],
    [`/v1/users/${customer.id}`, 'PATCH', { role: 'platform' }, admin],
    [`/v1/users/${customer.id}`, 'PATCH', { role: 'staff', tenantId: 'other' }, admin],
    ['/v1/api-keys', 'POST', { name: 'K', roles: ['platform'] }, admin],
    ['/v1/api-keys', 'POST', { name: 'K', roles: ['customer'] }, admin],
    [
      '/v1/users/sync',
      'POST',
      {
        issuer: 'https://id.example.com',
        subject: 's',
        email: 's@example.com',
        firstName: 'A',
        lastName: 'B',
        roles: ['platform'],
      },
      service,
    ],
    ['/v1/orders', 'POST', { items, status: 'completed' }, customer],
    ['/v1/orders', 'POST', { items, total: { amount: 1, currency: 'GBP' } }, customer],
    [
      '/v1/orders',
      'POST',
      { items: [{ ...items[0], unitPrice: { amount: 1, currency: 'GBP' } }] },
      customer,
    ],
    ['/v1/orders', 'POST', { items: [{ ...items[0], price: 1 }] }, customer],
    ['/v1/cart/items', 'POST', { ...items[0], price: { amount: 1, currency: 'GBP' } }, customer],
  ];
  for (const [url, method, body, as] of tries) {
    const answer = await shop.request(method, url, { body, ...(as && { as }) });
    t.equal(answer.statusCode, 400, `${url} ${JSON.stringify(body)}`);
  }
  t.same(await shop.sql(`select from users where email = 'mass@example.com'`), []);
  const foreign = await shop.request('POST', '/v1/orders', {
    as: customer,
    body: { items, customerId: shop.users.customer2.customerId },
  });
  t.equal(foreign.statusCode, 403, 'an order for somebody else');
  t.same(await shop.sql('select from orders'), []);
});
