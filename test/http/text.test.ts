// Text that a pattern of the contract lets in and that is wrong all the same.
import t from 'tap';
import { graphql } from '../helpers/graphql.js';
import { addProduct, openShop } from '../helpers/shop.js';

t.test('names that mislead', async (t) => {
  const shop = await openShop(t);
  const { customer } = shop.users;
  const rename = (firstName: string) =>
    shop.request('PATCH', '/v1/me', { as: customer, body: { firstName } });
  for (const wrong of [
    'Ama\u2028Mensah',
    'Ama\u0085',
    'Ama\u202egnp.exe',
    '\u200b',
    '\u2060\u200d',
  ]) {
    const { statusCode, data } = await rename(wrong);
    t.match([statusCode, data.errors?.[0].pointer], [400, '/firstName'], JSON.stringify(wrong));
    const { errors } = await graphql(
      shop,
      'mutation ($name: String!) { updateMe(input: { firstName: $name }) { id } }',
      { as: customer, variables: { name: wrong } },
    );
    t.equal(errors[0]?.extensions?.code, 'invalid_request');
  }
  for (const right of ['Ama', 'ظافر', 'O\u2019Neil', '👩\u200d🌾', 'नि\u200dल'])
    t.equal((await rename(right)).statusCode, 200, right);
});

t.test('countries', async (t) => {
  const shop = await openShop(t);
  const { customer, admin } = shop.users;
  const address = (country: string) =>
    shop.request('POST', '/v1/me/addresses', {
      as: customer,
      body: { name: 'Home', line1: '1 High Street', city: 'Leeds', country },
    });
  for (const [country, hint] of Object.entries({ UK: /GB/, ZZ: /ISO 3166-1/, EU: /ISO/ })) {
    const { statusCode, data } = await address(country);
    t.match([statusCode, data.errors?.[0]], [400, { pointer: '/country', detail: hint }]);
  }
  t.equal((await address('GB')).statusCode, 201);
  const method = await shop.request('POST', '/v1/shipping-methods', {
    as: admin,
    body: { name: 'Post', price: { amount: 100, currency: 'GBP' }, countries: ['GB', 'UK'] },
  });
  t.match([method.statusCode, method.data.errors?.[0].pointer], [400, '/countries/1']);
});

t.test('an id in capital letters is the same id', async (t) => {
  const shop = await openShop(t);
  const { customer, admin } = shop.users;
  const product = await addProduct(shop);
  const id = product.id.toUpperCase();
  const add = await shop.request('POST', '/v1/cart/items', {
    as: customer,
    body: { productId: id, quantity: 1 },
  });
  t.equal(add.statusCode, 200, add.body);
  await shop.request('POST', '/v1/cart/items', {
    as: customer,
    body: { productId: product.id, quantity: 2 },
  });
  const { data: cart } = await shop.request('GET', '/v1/cart', { as: customer });
  t.match(cart.items, [{ productId: product.id, quantity: 3 }]);
  t.equal(cart.items.length, 1);
  const { data: method } = await shop.request('POST', '/v1/shipping-methods', {
    as: admin,
    body: { name: 'Post', price: { amount: 100, currency: 'GBP' } },
  });
  const order = await shop.request('POST', '/v1/orders', {
    as: customer,
    body: {
      items: [
        { productId: id, quantity: 1 },
        { productId: product.id, quantity: 1 },
      ],
      shippingMethodId: method.id.toUpperCase(),
      shippingAddress: { name: 'A', line1: 'B', city: 'C', country: 'GB' },
      metadata: { reference: id, id },
    },
  });
  t.ok([201, 400, 422].includes(order.statusCode), order.body);
  if (order.statusCode === 201)
    t.match(order.data, { metadata: { reference: id, id }, lines: [{ productId: product.id }] });
});

t.test('a weak tag does not match', async (t) => {
  const shop = await openShop(t);
  const { admin } = shop.users;
  const product = await addProduct(shop);
  const { headers } = await shop.request('GET', `/v1/products/${product.id}`, { as: admin });
  const rename = (tag: string) =>
    shop.request('PATCH', `/v1/products/${product.id}`, {
      as: admin,
      headers: { 'if-match': tag },
      body: { name: 'Lantern' },
    });
  t.equal((await rename(`W/${headers.etag}`)).statusCode, 412);
  t.equal((await rename(String(headers.etag))).statusCode, 200);
});
