import t from 'tap';
import { openShop } from '../helpers/shop.js';

t.test('staff find customers by any of their names', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.staff;
  const add = async (body: object) =>
    (await shop.request('POST', '/v1/customers', { as, body })).data;
  const amina = await add({
    code: 'C-1042',
    firstName: 'Amina',
    lastName: 'Otieno',
    email: 'Amina@Example.com',
    phone: '+254711082301',
  });
  await add({ code: 'X_1', firstName: '100%', lastName: 'Wool' });
  const find = async (q: string) =>
    (await shop.request('GET', `/v1/customers?q=${encodeURIComponent(q)}`, { as })).data.items.map(
      (one: { code: string }) => one.code,
    );
  for (const q of ['amina', 'AMINA OTIENO', 'c-1042', 'amina@example', '711082301'])
    t.same(await find(q), ['C-1042'], q);
  t.same(await find('100%'), ['X_1'], 'a percent sign is a percent sign');
  t.same(await find('X_1'), ['X_1'], 'and an underscore an underscore');
  t.same(await find('nobody'), []);
  t.equal(amina.email, 'amina@example.com');
  t.same(amina.notifications, { email: true, sms: true });

  t.equal(
    (
      await shop.request('POST', '/v1/customers', {
        as,
        body: { code: 'C-1042', firstName: 'A', lastName: 'B' },
      })
    ).data.code,
    'customer_code_taken',
  );
  t.equal(
    (
      await shop.request('POST', '/v1/customers', {
        as,
        body: { code: 'C-2', firstName: 'A', lastName: 'B', email: 'AMINA@example.com' },
      })
    ).data.code,
    'email_taken',
  );
  const changed = await shop.request('PATCH', `/v1/customers/${amina.id}`, {
    as,
    body: { email: null, notifications: { email: false, sms: true } },
  });
  t.match(changed.data, {
    email: null,
    phone: '+254711082301',
    notifications: { email: false, sms: true },
    version: 2,
  });
  const stale = await shop.request('PATCH', `/v1/customers/${amina.id}`, {
    as,
    body: { lastName: 'B' },
    headers: { 'if-match': '"1"' },
  });
  t.equal(stale.statusCode, 412);
});

t.test('lists in every order, page by page', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.staff;
  for (let n = 0; n < 7; n += 1) {
    await shop.request('POST', '/v1/customers', {
      as,
      body: { code: `C-${n}`, firstName: 'A', lastName: `Name ${n % 2}` },
    });
  }
  for (const sort of ['createdAt', '-createdAt', 'lastName', '-lastName', 'code', '-code']) {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { data } = (await shop.request(
        'GET',
        `/v1/customers?limit=3&sort=${sort}&includeTotal=true${cursor && `&cursor=${cursor}`}`,
        { as },
      )) as { data: { items: Array<{ id: string }>; nextCursor: string | null; total: number } };
      t.equal(data.total, 9);
      seen.push(...data.items.map((one) => one.id));
      cursor = data.nextCursor;
    }
    t.equal(new Set(seen).size, 9, sort);
  }
});
