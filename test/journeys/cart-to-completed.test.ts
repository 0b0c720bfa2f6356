// A real client's way, over HTTP: from the catalogue to a completed order with a partial refund.
import t from 'tap';
import { runChecks } from '../../src/commands/demo/checks.js';
import { addProduct, openShop, password } from '../helpers/shop.js';
import { ownEvents } from '../helpers/timeline.js';

t.test('cart, checkout, payment, shipping, refund', async (t) => {
  const shop = await openShop(t);
  const lamp = await addProduct(shop, { sku: 'LAMP', price: 2000, stock: 5 });
  const mug = await addProduct(shop, { sku: 'MUG', price: 500, stock: 5 });
  const gbp = (amount: number) => ({ amount, currency: 'GBP' });
  await shop.request('POST', '/v1/promo-codes', {
    as: shop.users.staff,
    body: { code: 'SPRING10', kind: 'percentage', value: 1000, usageLimit: 1 },
  });
  await shop.request('POST', '/v1/shipping-methods', {
    as: shop.users.admin,
    body: { name: 'Kenya Post', price: gbp(495), countries: ['KE'], minDays: 2, maxDays: 4 },
  });
  await shop.request('POST', '/v1/shipping-methods', {
    as: shop.users.admin,
    body: { name: 'UK only', price: gbp(295), countries: ['GB'] },
  });

  await shop.app.listen({ port: 0, host: '127.0.0.1' });
  const base = `http://127.0.0.1:${(shop.app.server.address() as { port: number }).port}`;
  const client =
    (token?: string) =>
    async (method: string, path: string, body?: unknown, expected = 200) => {
      const response = await fetch(base + path, {
        method,
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      t.equal(response.status, expected, `${method} ${path}: ${text.slice(0, 200)}`);
      return text === '' ? undefined : JSON.parse(text);
    };
  const anybody = client();
  const person = {
    email: 'wanjiru@example.com',
    password,
    firstName: 'Wanjiru',
    lastName: 'Kamau',
    phone: '+254711082300',
  };
  await anybody('POST', '/v1/auth/register', person, 201);
  const session = await anybody('POST', '/v1/auth/login', { email: person.email, password });
  const me = client(session.accessToken);
  const staff = client(shop.users.staff.token);

  const found = await anybody('GET', '/v1/products?sku=LAMP');
  await me('POST', '/v1/wishlist/items', { productId: mug.id });
  await me('POST', '/v1/cart/items', { productId: found.items[0].id, quantity: 2 });
  const cart = await me('POST', `/v1/wishlist/items/${mug.id}/move-to-cart`);
  t.match(cart, { subtotal: gbp(4500), hasProblems: false });
  const { id } = await me('POST', '/v1/cart/checkout', {}, 201);
  t.same((await me('GET', '/v1/cart')).items, []);

  const address = await me(
    'POST',
    '/v1/me/addresses',
    { name: 'Wanjiru Kamau', line1: '12 Ngong Road', city: 'Nairobi', country: 'KE' },
    201,
  );
  t.equal(address.isDefault, true);
  t.same(
    (await me('GET', `/v1/orders/${id}/shipping-options`)).items,
    [],
    'without a destination nothing fits',
  );
  await me('PUT', `/v1/orders/${id}/destination`, { addressId: address.id });
  const { items: options } = await me('GET', `/v1/orders/${id}/shipping-options`);
  t.match(options, [{ name: 'Kenya Post', price: gbp(495), minDays: 2, maxDays: 4 }]);
  await me('POST', `/v1/orders/${id}/place`, undefined, 409);
  await me('PUT', `/v1/orders/${id}/shipping-option`, {
    shippingMethodId: options[0].shippingMethodId,
  });
  const priced = await me('PUT', `/v1/orders/${id}/promo-code`, { code: 'spring10' });
  t.match(priced, {
    status: 'draft',
    subtotal: gbp(4500),
    discountTotal: gbp(450),
    shippingTotal: gbp(495),
    total: gbp(4545),
    promoCode: 'SPRING10',
  });

  const placed = await me('POST', `/v1/orders/${id}/place`);
  t.match(placed, {
    status: 'pending',
    total: gbp(4545),
    shippingMethod: 'Kenya Post',
    shippingAddress: { country: 'KE' },
  });
  const payment = await me(
    'POST',
    `/v1/orders/${id}/payments`,
    { method: 'card', provider: 'test' },
    201,
  );
  await staff('POST', `/v1/payments/${payment.id}/capture`);
  await staff('POST', `/v1/orders/${id}/confirm`);
  await staff('POST', `/v1/orders/${id}/ship`, { carrier: 'Posta' });
  await staff('PUT', `/v1/orders/${id}/tracking`, { trackingReference: 'KE123' });
  t.match(await me('GET', `/v1/orders/${id}/tracking`), {
    status: 'shipped',
    carrier: 'Posta',
    trackingReference: 'KE123',
  });
  await staff('POST', `/v1/orders/${id}/deliver`);
  await staff('POST', `/v1/payments/${payment.id}/refund`, { amount: gbp(500) });
  const done = await me('POST', `/v1/orders/${id}/complete`);
  t.match(done, {
    status: 'completed',
    paymentStatus: 'partially_refunded',
    tracking: { carrier: 'Posta', trackingReference: 'KE123' },
    allowedTransitions: [],
  });
  const { items: events } = await me('GET', `/v1/orders/${id}/events?limit=100`);
  t.same(
    ownEvents(events as Array<{ type: string }>).map((event) => event.type),
    [
      'order.drafted',
      'order.placed',
      'payment.authorized',
      'payment.captured',
      'order.confirmed',
      'order.shipped',
      'order.tracking_added',
      'order.delivered',
      'payment.refunded',
      'order.completed',
    ],
  );
  const { stock } = await anybody('GET', `/v1/products/${lamp.id}`);
  t.same(stock, { onHand: 3, reserved: 0, available: 3 });
  for (const { name, broken } of await runChecks(shop.sql, shop.ctx.tenant.id))
    if (name !== 'none left unsent') t.equal(broken, 0, name);
});
