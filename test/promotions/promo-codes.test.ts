import t from 'tap';
import { promo } from '../contract/samples.js';
import { addProduct, addUser, openShop, type Shop, type User } from '../helpers/shop.js';

const buy = (shop: Shop, as: User, sku: string, promoCode: string, quantity = 1) =>
  shop.request('POST', '/v1/orders', { as, body: { items: [{ sku, quantity }], promoCode } });

const counts = async (shop: Shop, id: string) =>
  (
    await shop.sql(
      `select used_count as used, (select count(*)::int from promo_redemptions r where r.promo_code_id = p.id and released_at is null) as open
    from promo_codes p where id = $1`,
      [id],
    )
  )[0];

t.test('60 placements of a code that may be used 5 times', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '30' } });
  const { sku } = await addProduct(shop, { stock: 1000 });
  const code = await promo(shop, { usageLimit: 5 });
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => buy(shop, shop.users.customer, sku, code.code)),
  );
  const placed = answers.filter((answer) => answer.statusCode === 201);
  t.equal(placed.length, 5);
  t.ok(placed.every((answer) => answer.data.discountTotal.amount === 100));
  const refused = answers.filter((answer) => answer.statusCode === 409);
  t.equal(refused.length, 55);
  t.ok(
    refused.every(
      (answer) =>
        answer.data.code === 'promo_code_not_applicable' && answer.data.reason === 'used_up',
    ),
  );
  t.same(await counts(shop, code.id), { used: 5, open: 5 });
  t.same(
    await shop.sql('select reserved from stock_levels'),
    [{ reserved: 5 }],
    'nothing half done',
  );
});

t.test('the limit of a customer, under concurrency', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '30' } });
  const { sku } = await addProduct(shop, { stock: 1000 });
  const code = await promo(shop, { usageLimitPerCustomer: 2 });
  const users = [
    shop.users.customer,
    shop.users.customer2,
    await addUser(shop.ctx, 'customer', 'third@example.com'),
  ];
  const answers = await Promise.all(
    Array.from({ length: 45 }, (_, at) => buy(shop, users[at % 3] as User, sku, code.code)),
  );
  t.equal(answers.filter((answer) => answer.statusCode === 201).length, 6);
  t.ok(
    answers
      .filter((answer) => answer.statusCode !== 201)
      .every((answer) => answer.data.reason === 'used_up_by_customer'),
  );
  t.same(await counts(shop, code.id), { used: 6, open: 6 });
});

t.test('a cancelled order gives its use back, once', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '20' } });
  const { sku } = await addProduct(shop);
  const code = await promo(shop, { usageLimit: 1 });
  const { data: order } = await buy(shop, shop.users.customer, sku, code.code);
  t.equal((await buy(shop, shop.users.customer, sku, code.code)).data.reason, 'used_up');
  const cancel = () =>
    shop.request('POST', `/v1/orders/${order.id}/cancel`, { as: shop.users.customer });
  await Promise.all(Array.from({ length: 8 }, cancel));
  t.same(await counts(shop, code.id), { used: 0, open: 0 });
  t.equal(
    (await buy(shop, shop.users.customer, sku, code.code.toLowerCase())).statusCode,
    201,
    'case does not matter',
  );
});

t.test('why a code does not apply', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.staff;
  const { data: home } = await shop.request('POST', '/v1/categories', {
    as,
    body: { name: 'Home' },
  });
  const { data: lamps } = await shop.request('POST', '/v1/categories', {
    as,
    body: { name: 'Lamps', parentId: home.id },
  });
  const lamp = await addProduct(shop, { price: 1000, categoryId: lamps.id });
  const mug = await addProduct(shop, { price: 500 });
  const validate = async (
    code: string,
    items = [
      { sku: lamp.sku, quantity: 1 },
      { sku: mug.sku, quantity: 1 },
    ],
  ) =>
    (
      await shop.request('POST', '/v1/promo-codes/validate', {
        as: shop.users.customer,
        body: { code, items },
      })
    ).data;
  const code = async (extra: object) => (await promo(shop, extra)).code;
  const gbp = (amount: number) => ({ amount, currency: 'GBP' });
  const past = '2020-01-01T00:00:00Z';
  const future = '2099-01-01T00:00:00Z';
  t.same(await validate('NOTHING'), { valid: false, discount: gbp(0), reason: 'unknown_code' });
  t.equal((await validate(await code({ active: false }))).reason, 'inactive');
  t.equal((await validate(await code({ startsAt: future }))).reason, 'not_started');
  t.equal((await validate(await code({ endsAt: past }))).reason, 'ended');
  t.equal((await validate(await code({ minSubtotal: gbp(1501) }))).reason, 'below_min_subtotal');
  t.equal(
    (await validate(await code({ categoryIds: [home.id] }), [{ sku: mug.sku, quantity: 1 }]))
      .reason,
    'no_eligible_items',
  );
  t.same(await validate(await code({ startsAt: past, endsAt: future, minSubtotal: gbp(1500) })), {
    valid: true,
    discount: gbp(150),
    reason: null,
  });
  t.same(
    (await validate(await code({ categoryIds: [home.id] }))).discount,
    gbp(100),
    'only the lamp, by its category’s parent',
  );
  t.same(
    (await validate(await code({ kind: 'fixed', value: 9999 }))).discount,
    gbp(1500),
    'never above its base',
  );
  t.same((await validate(await code({ value: 5000, maxDiscount: gbp(200) }))).discount, gbp(200));
  const once = await code({ usageLimitPerCustomer: 1 });
  await buy(shop, shop.users.customer, mug.sku, once);
  t.equal((await validate(once)).reason, 'used_up_by_customer');
});

t.test('codes that cannot be kept', async (t) => {
  const shop = await openShop(t);
  const post = (body: object) =>
    shop.request('POST', '/v1/promo-codes', { as: shop.users.staff, body });
  const good = { code: 'SPRING', kind: 'percentage', value: 1000 };
  const { data } = await post(good);
  t.equal((await post({ ...good, code: 'spring' })).data.code, 'promo_code_taken');
  t.equal((await post({ ...good, code: 'A1', value: 10_001 })).data.code, 'invalid_promo_code');
  t.equal(
    (
      await post({
        ...good,
        code: 'A2',
        startsAt: '2030-01-01T00:00:00Z',
        endsAt: '2029-01-01T00:00:00Z',
      })
    ).data.code,
    'invalid_promo_code',
  );
  t.equal(
    (await post({ ...good, code: 'A3', categoryIds: [data.id] })).data.code,
    'unknown_category',
  );
  t.equal(
    (await post({ ...good, code: 'A4', maxDiscount: { amount: 1, currency: 'EUR' } })).data.code,
    'currency_mismatch',
  );
  const { sku } = await addProduct(shop);
  const { data: order } = await buy(shop, shop.users.customer, sku, 'spring');
  t.equal(order.promoCode, 'SPRING');
  t.equal(
    (await shop.request('DELETE', `/v1/promo-codes/${data.id}`, { as: shop.users.staff }))
      .statusCode,
    204,
  );
  t.match(
    (await shop.request('GET', `/v1/promo-codes/${data.id}`, { as: shop.users.staff })).data,
    { active: false, usedCount: 1 },
    'one that was used is switched off',
  );
});

t.test('spaces around a code that is pasted', async (t) => {
  const shop = await openShop(t);
  const { sku } = await addProduct(shop, { stock: 10 });
  const { code } = await promo(shop, { code: '  SPRING ' });
  t.equal(code, 'SPRING');
  const placed = await buy(shop, shop.users.customer, sku, ` ${code.toLowerCase()}\t`);
  t.match(placed, {
    statusCode: 201,
    data: { promoCode: 'SPRING', discountTotal: { amount: 100 } },
  });
  t.equal((await buy(shop, shop.users.customer, sku, 'SPR ING')).statusCode, 400);
});

t.test('a largest discount of nothing is refused', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.staff;
  const none = { maxDiscount: { amount: 0, currency: 'GBP' } };
  const refused = {
    statusCode: 400,
    data: { code: 'invalid_request', errors: [{ pointer: '/maxDiscount/amount' }] },
  };
  const body = { code: 'NOTHING', kind: 'percentage', value: 1000, ...none };
  t.match(await shop.request('POST', '/v1/promo-codes', { as, body }), refused);
  const { id } = await promo(shop, {});
  t.match(await shop.request('PATCH', `/v1/promo-codes/${id}`, { as, body: none }), refused);
  const lifted = await shop.request('PATCH', `/v1/promo-codes/${id}`, {
    as,
    body: { maxDiscount: null },
  });
  t.equal(lifted.statusCode, 200);
});
