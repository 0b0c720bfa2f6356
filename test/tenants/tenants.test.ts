// The operator's part: tenants, their settings, and who is served when nobody says for whom.
import t from 'tap';
import { addProduct, openShop, password } from '../helpers/shop.js';

t.test('a tenant is added, listed and served', async (t) => {
  const shop = await openShop(t);
  const { platform } = shop.users;
  const body = { slug: 'nairobi-gifts', name: 'Nairobi Gifts', currency: 'KES' };
  const { data: tenant, headers } = await shop.request('POST', '/v1/tenants', {
    as: platform,
    body,
  });
  t.match(tenant, { ...body, settings: {}, isDefault: false, suspended: false, version: 1 });
  t.equal(headers.location, `/v1/tenants/${tenant.id}`);
  const taken = await shop.request('POST', '/v1/tenants', { as: platform, body });
  t.equal(taken.data.code, 'slug_taken');
  const { data: page } = await shop.request('GET', '/v1/tenants?includeTotal=true', {
    as: platform,
  });
  t.same(
    page.items.map(({ slug }: { slug: string }) => slug),
    ['demo', 'nairobi-gifts', 'other'],
  );
  t.equal(page.total, 3);
  const found = await shop.request('GET', '/v1/tenants?q=GIFTS', { as: platform });
  t.equal(found.data.items.length, 2);
  const empty = await shop.request('GET', '/v1/products', {
    headers: { 'x-tenant-id': 'nairobi-gifts' },
  });
  t.same(empty.data.items, []);
  for (const wrong of ['Nairobi', '-a', 'a-', '', 'a b', 'a'.repeat(64)]) {
    const answer = await shop.request('POST', '/v1/tenants', {
      as: platform,
      body: { ...body, slug: wrong },
    });
    t.equal(answer.statusCode, 400, wrong);
  }
});

t.test('settings are changed one by one, and are obeyed', async (t) => {
  const shop = await openShop(t);
  const change = (body: object, headers = {}) =>
    shop.request('PATCH', `/v1/tenants/${shop.ctx.tenant.id}`, {
      as: shop.users.platform,
      body,
      headers,
    });
  const first = await change({
    settings: { paymentBeforeConfirmation: true, senderName: 'Gifts' },
  });
  t.same(first.data.settings, {
    shopEmail: 'shop@demo.example.com',
    paymentBeforeConfirmation: true,
    senderName: 'Gifts',
  });
  t.equal(first.data.version, 2);
  const product = await addProduct(shop);
  const { data: order } = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId: product.id, quantity: 1 }] },
  });
  const confirm = () =>
    shop.request('POST', `/v1/orders/${order.id}/confirm`, { as: shop.users.staff });
  t.equal((await confirm()).data.code, 'payment_required');
  const stale = await change({ name: 'A' }, { 'if-match': '"1-x"' });
  t.equal(stale.statusCode, 412);
  const second = await change({ settings: { paymentBeforeConfirmation: null } });
  t.same(second.data.settings, { shopEmail: 'shop@demo.example.com', senderName: 'Gifts' });
  t.equal((await confirm()).statusCode, 200);
  t.equal((await change({ settings: { orderExpiryMinutes: 0 } })).statusCode, 400);
  t.equal((await change({ currency: 'EUR' })).statusCode, 400, 'the currency stays');
  t.equal((await change({ slug: 'gifts' })).statusCode, 400, 'and so does the slug');
});

t.test('nothing can be read or changed in a suspended tenant', async (t) => {
  const shop = await openShop(t);
  const suspend = (id: string, suspended: boolean) =>
    shop.request('PATCH', `/v1/tenants/${id}`, {
      as: shop.users.platform,
      body: { suspended },
    });
  t.equal((await suspend(shop.otherCtx.tenant.id, true)).data.suspended, true);
  const other = { 'x-tenant-id': 'other' };
  const answers = [
    await shop.request('GET', '/v1/products', { headers: other }),
    await shop.request('GET', '/v1/orders', { as: shop.users.otherAdmin }),
    await shop.request('POST', '/v1/auth/login', {
      body: { email: 'admin@other.example.com', password },
      headers: other,
    }),
    await shop.request('GET', '/v1/products', { as: shop.users.otherAdmin }),
  ];
  for (const { statusCode, data } of answers) {
    t.equal(statusCode, 403);
    t.equal(data.code, 'tenant_suspended');
  }
  await suspend(shop.otherCtx.tenant.id, false);
  t.equal((await shop.request('GET', '/v1/products', { headers: other })).statusCode, 200);
  t.equal((await suspend(shop.ctx.tenant.id, true)).data.code, 'own_tenant');
});

t.test('the default tenant', async (t) => {
  const shop = await openShop(t);
  const product = await addProduct(shop);
  const mark = (id: string, isDefault = true) =>
    shop.request('PATCH', `/v1/tenants/${id}`, { as: shop.users.platform, body: { isDefault } });
  const seen = async () =>
    (await shop.request('GET', `/v1/products/${product.id}`)).statusCode === 200;
  t.ok(await seen(), 'that of the configuration');
  t.equal((await mark(shop.otherCtx.tenant.id)).data.isDefault, true);
  t.notOk(await seen());
  await mark(shop.ctx.tenant.id);
  t.ok(await seen());
  const { data } = await shop.request('GET', '/v1/tenants', { as: shop.users.platform });
  t.same(
    data.items.map(({ isDefault }: { isDefault: boolean }) => isDefault),
    [true, false],
    'there is one',
  );
  await mark(shop.ctx.tenant.id, false);
  const both = await Promise.all([mark(shop.ctx.tenant.id), mark(shop.otherCtx.tenant.id)]);
  t.same(
    both.map(({ statusCode }) => statusCode),
    [200, 200],
  );
  t.equal((await shop.sql('select from tenants where is_default')).length, 1);
});
