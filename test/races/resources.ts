// Everything but orders: carts, the catalogue, customers, accounts, what a shop sets up.
import { link } from '../contract/samples.js';
import { addProduct, addUser, password, type Shop, type User } from '../helpers/shop.js';
import { write } from './orders.js';
import type { Scenario, Things, Write } from './race.js';

const gbp = (amount: number) => ({ amount, currency: 'GBP' });

/** A customer, staff or admin of the scenario's own, by the id under which it is told of. */
const people = new Map<string, User>();
let count = 0;

async function person(shop: Shop, role: 'customer' | 'staff' | 'admin' = 'customer') {
  count += 1;
  const email = `racer${count}@example.com`;
  const user = await addUser(shop.ctx, role, email);
  people.set(user.id, user);
  return { user, email };
}

const as = (things: Things): User => people.get(things.user ?? '') as User;

/** By the scenario's own person. */
const own = (...args: Parameters<typeof write>): Write => {
  const made = write(...args);
  return {
    ...made,
    request: (things, shop) => ({ ...made.request(things, shop), as: as(things) }),
  };
};
const byAdmin = (...args: Parameters<typeof write>): Write => {
  const made = write(...args);
  return {
    ...made,
    request: (things, shop) => ({ ...made.request(things, shop), as: shop.users.admin }),
  };
};
const byNobody = (...args: Parameters<typeof write>): Write => {
  const made = write(...args);
  return {
    ...made,
    request: (things, shop) => {
      const { path, body } = made.request(things, shop);
      return { path, ...(body !== undefined && { body }) };
    },
  };
};

const cart: Scenario = {
  name: 'cart and wishlist',
  async open(shop) {
    const { user } = await person(shop);
    const [one, two] = [await addProduct(shop, { stock: 9 }), await addProduct(shop)];
    for (const path of ['/v1/cart/items', '/v1/wishlist/items'])
      await shop.request('POST', path, {
        as: user,
        body: { productId: one.id, ...(path.includes('cart') && { quantity: 2 }) },
      });
    return {
      ...{ user: user.id, one: one.id, two: two.id, customer: user.customerId ?? '' },
      ...{ skuOne: one.sku, skuTwo: two.sku, nameOne: one.name, nameTwo: two.name },
    };
  },
  async state(shop, things) {
    const user = as(things);
    const [cart, wishlist, orders] = await Promise.all(
      ['/v1/cart', '/v1/wishlist', '/v1/orders'].map((path) =>
        shop.request('GET', path, { as: user }),
      ),
    );
    const stock = await shop.sql(
      'select product_id::text, on_hand, reserved from stock_levels where product_id = any($1::uuid[])',
      [[things.one, things.two]],
    );
    const made = orders?.data.items.map(({ number: _, ...rest }: { number: string }) => rest);
    return { cart: cart?.data, wishlist: wishlist?.data, made, stock };
  },
  writes: [
    own('addCartItem', '/v1/cart/items', ({ one }) => ({ productId: one, quantity: 3 })),
    own('addCartItem', '/v1/cart/items', ({ two }) => ({ productId: two, quantity: 1 }), 'other'),
    own('updateCartItem', '/v1/cart/items/{one}', { quantity: 7 }),
    own('removeCartItem', '/v1/cart/items/{one}'),
    own('clearCart', '/v1/cart'),
    own('addWishlistItem', '/v1/wishlist/items', ({ two }) => ({ productId: two })),
    own('removeWishlistItem', '/v1/wishlist/items/{one}'),
    own('moveWishlistItemToCart', '/v1/wishlist/items/{one}/move-to-cart'),
    own('checkoutCart', '/v1/cart/checkout', {}),
    own('createOrder', '/v1/orders', ({ one }) => ({ items: [{ productId: one, quantity: 4 }] })),
    own('checkoutItems', '/v1/orders/checkout-items', ({ one }) => ({
      items: [{ productId: one, quantity: 4 }],
    })),
    write('deleteProduct', '/v1/products/{one}'),
    write('adjustStock', '/v1/products/{one}/stock-adjustments', { delta: -6, reason: 'Lost' }),
  ],
};

const catalogue: Scenario = {
  name: 'product and category',
  async open(shop) {
    const category = async (name: string, parentId?: string) =>
      (
        await shop.request('POST', '/v1/categories', {
          as: shop.users.staff,
          body: { name: `${name} ${Math.random()}`, ...(parentId && { parentId }) },
        })
      ).data;
    const [top, other] = [await category('Top'), await category('Other')];
    const child = await category('Child', top.id);
    const product = await addProduct(shop, { stock: 5, categoryId: child.id });
    return {
      ...{ top: top.id, child: child.id, other: other.id, product: product.id },
      ...{ topSlug: top.slug, childSlug: child.slug, otherSlug: other.slug },
      ...{ topName: top.name, childName: child.name, otherName: other.name },
      ...{ sku: product.sku, name: product.name },
    };
  },
  async state(shop, things) {
    const rows = await shop.sql(
      `select 'category', id::text, name, slug, parent_id::text as parent, version::int from categories where id = any($1::uuid[])
       union all select 'product', id::text, name, sku, category_id::text, version::int from products where id = $2`,
      [[things.top, things.child, things.other], things.product],
    );
    const stock = await shop.sql(
      'select on_hand, reserved from stock_levels where product_id = $1',
      [things.product],
    );
    return { rows, stock };
  },
  writes: [
    write('updateProduct', '/v1/products/{product}', { name: 'Lantern' }),
    write('updateProduct', '/v1/products/{product}', ({ top }) => ({ categoryId: top }), 'moved'),
    write('updateProduct', '/v1/products/{product}', { salePrice: gbp(500) }, 'sale'),
    write('deleteProduct', '/v1/products/{product}'),
    write('adjustStock', '/v1/products/{product}/stock-adjustments', { delta: -4, reason: 'Lost' }),
    write(
      'adjustStock',
      '/v1/products/{product}/stock-adjustments',
      { delta: 2, reason: 'Found' },
      'more',
    ),
    write('updateCategory', '/v1/categories/{top}', ({ other }) => ({ parentId: other })),
    write(
      'updateCategory',
      '/v1/categories/{other}',
      ({ child }) => ({ parentId: child }),
      'under its child',
    ),
    write('deleteCategory', '/v1/categories/{child}'),
    write('deleteCategory', '/v1/categories/{other}', undefined, 'other'),
    write('createCategory', '/v1/categories', ({ child }) => ({
      name: 'Grandchild',
      slug: `g-${child}`,
      parentId: child,
    })),
  ],
};

const unique = (letter: string) =>
  `${letter}${Math.random().toString(36).slice(2, 12).toUpperCase()}`;

const create = async (shop: Shop, path: string, user: User, body: object) =>
  (await shop.request('POST', path, { as: user, body })).data;

/** The row as it is in the database. */
const rowOf =
  (table: string, without: string[] = []) =>
  (shop: Shop, things: Things) =>
    shop.sql(
      `select to_jsonb(t) - $2::text[] as row from ${table} t where id = $1 or to_jsonb(t)->>'code' = $3`,
      [things.it, without, things.code ?? ''],
    );

const shippingMethod: Scenario = {
  name: 'shipping method',
  async open(shop) {
    const body = { name: 'Post', price: gbp(100) };
    return { it: (await create(shop, '/v1/shipping-methods', shop.users.admin, body)).id };
  },
  state: rowOf('shipping_methods'),
  writes: [
    byAdmin('updateShippingMethod', '/v1/shipping-methods/{it}', { name: 'Courier' }),
    byAdmin('updateShippingMethod', '/v1/shipping-methods/{it}', { price: gbp(200) }, 'price'),
    byAdmin('deleteShippingMethod', '/v1/shipping-methods/{it}'),
  ],
};

const promoCode: Scenario = {
  name: 'promo code',
  async open(shop) {
    const code = unique('S');
    const body = { code, kind: 'fixed', value: 100 };
    return { it: (await create(shop, '/v1/promo-codes', shop.users.staff, body)).id, code };
  },
  state: rowOf('promo_codes', ['code_key']),
  writes: [
    write('updatePromoCode', '/v1/promo-codes/{it}', { value: 200 }),
    write('updatePromoCode', '/v1/promo-codes/{it}', { active: false }, 'off'),
    write('deletePromoCode', '/v1/promo-codes/{it}'),
    write('createPromoCode', '/v1/promo-codes', ({ code }) => ({
      code,
      kind: 'fixed',
      value: 300,
    })),
  ],
};

const webhookEndpoint: Scenario = {
  name: 'webhook endpoint',
  async open(shop) {
    // A tenant has a few at the most.
    await shop.sql('truncate webhook_endpoints cascade');
    const body = { url: 'https://erp.example.com/k' };
    return { it: (await create(shop, '/v1/webhook-endpoints', shop.users.admin, body)).id };
  },
  state: rowOf('webhook_endpoints', ['secret', 'previous_secret']),
  writes: [
    byAdmin('updateWebhookEndpoint', '/v1/webhook-endpoints/{it}', { enabled: false }),
    byAdmin('updateWebhookEndpoint', '/v1/webhook-endpoints/{it}', { description: 'ERP' }, 'text'),
    byAdmin('rotateWebhookSecret', '/v1/webhook-endpoints/{it}/rotate-secret'),
    byAdmin('deleteWebhookEndpoint', '/v1/webhook-endpoints/{it}'),
  ],
};

const apiKey: Scenario = {
  name: 'API key',
  async open(shop) {
    const body = { name: 'Scanner', roles: ['staff'] };
    const { apiKey } = await create(shop, '/v1/api-keys', shop.users.admin, body);
    return { it: apiKey.id };
  },
  state: rowOf('api_keys', ['secret_hash']),
  writes: [byAdmin('revokeApiKey', '/v1/api-keys/{it}')],
};

const customerRecord: Scenario = {
  name: 'customer',
  async open(shop) {
    const code = unique('C');
    const body = { code, firstName: 'Amina', lastName: 'Otieno' };
    const { id } = await create(shop, '/v1/customers', shop.users.staff, body);
    return { it: id, code, address: `${code.toLowerCase()}@example.com` };
  },
  state: rowOf('customers'),
  writes: [
    write('updateCustomer', '/v1/customers/{it}', { firstName: 'Zuri' }),
    write('updateCustomer', '/v1/customers/{it}', ({ address }) => ({ email: address }), 'e-mail'),
  ],
};

const invitation: Scenario = {
  name: 'invitation',
  async open(shop) {
    const invited = `${unique('I').toLowerCase()}@example.com`;
    const body = { email: invited, role: 'staff' };
    return { it: (await create(shop, '/v1/invitations', shop.users.admin, body)).id, invited };
  },
  state: (shop, { invited }) =>
    shop.sql(
      'select role, used_at is not null as used, revoked_at is not null as revoked from account_tokens where email = $1',
      [invited],
    ),
  writes: [
    byAdmin('inviteUser', '/v1/invitations', ({ invited }) => ({ email: invited, role: 'admin' })),
    byAdmin('revokeInvitation', '/v1/invitations/{it}'),
  ],
};

const template = '/v1/notification-templates/order-placed/email/en';
const notificationTemplate: Scenario = {
  name: 'notification template',
  async open(shop) {
    await shop.sql('delete from notification_templates');
    return {};
  },
  state: (shop) => shop.sql('select to_jsonb(t) as row from notification_templates t'),
  writes: [
    byAdmin('saveNotificationTemplate', template, { subject: 'Thank you', text: '{{ number }}' }),
    byAdmin('saveNotificationTemplate', template, { subject: 'Hi', text: '{{ shop }}' }, 'other'),
    byAdmin('deleteNotificationTemplate', template),
  ],
};

const addresses: Scenario = {
  name: 'address book',
  async open(shop) {
    const { user } = await person(shop);
    const add = async (city: string) =>
      (
        await shop.request('POST', '/v1/me/addresses', {
          as: user,
          body: { name: 'Amina', line1: '12 Ngong Road', city, country: 'KE' },
        })
      ).data.id;
    return { user: user.id, first: await add('Nairobi'), second: await add('Kisumu') };
  },
  async state(shop, things) {
    return (await shop.request('GET', '/v1/me/addresses', { as: as(things) })).data.items;
  },
  writes: [
    own('createCustomerAddress', '/v1/me/addresses', {
      ...{ name: 'Amina', line1: '1 Moi Avenue', city: 'Mombasa', country: 'KE', isDefault: true },
    }),
    own('updateCustomerAddress', '/v1/me/addresses/{second}', { isDefault: true }),
    own('updateCustomerAddress', '/v1/me/addresses/{first}', { city: 'Nakuru' }, 'city'),
    own('deleteCustomerAddress', '/v1/me/addresses/{first}'),
    own('deleteCustomerAddress', '/v1/me/addresses/{second}', undefined, 'second'),
  ],
};

const account: Scenario = {
  name: 'account',
  async open(shop) {
    const { user, email } = await person(shop);
    const { data } = await shop.request('POST', '/v1/auth/login', { body: { email, password } });
    const { data: sessions } = await shop.request('GET', '/v1/me/sessions', { as: user });
    const other = sessions.items.find(({ current }: { current: boolean }) => !current);
    return {
      ...{ user: user.id, customer: user.customerId ?? '', email, refresh: data.refreshToken },
      ...{ session: other?.id ?? user.id },
      reset: await link(shop, 'password_reset', user, email),
      verification: await link(shop, 'email_verification', user, email),
    };
  },
  async state(shop, things) {
    const rows = await shop.sql(
      `select role, active, email, first_name, phone, email_verified_at is not null as verified,
         (select count(distinct family_id)::int from refresh_tokens r where r.user_id = users.id
            and revoked_at is null and used_at is null) as sessions,
         (select count(*)::int from account_tokens a where a.user_id = users.id
            and used_at is null and revoked_at is null) as links
       from users where id = $1`,
      [things.user],
    );
    const { email } = things;
    const logins: Record<string, number> = {};
    for (const word of [password, 'three quiet lanterns', 'four quiet lanterns'])
      logins[word] = (
        await shop.request('POST', '/v1/auth/login', { body: { email, password: word } })
      ).statusCode;
    return { rows, logins };
  },
  writes: [
    own('updateMe', '/v1/me', { firstName: 'Zuri' }),
    own('changePassword', '/v1/me/password', {
      ...{ currentPassword: password, newPassword: 'three quiet lanterns' },
    }),
    own('endSession', '/v1/me/sessions/{session}'),
    own('deleteMyAccount', '/v1/me/deletion', { password }),
    own('logout', '/v1/auth/logout'),
    byAdmin('updateUser', '/v1/users/{user}', { active: false }),
    byAdmin('updateUser', '/v1/users/{user}', { role: 'staff' }, 'role'),
    byNobody('login', '/v1/auth/login', ({ email }) => ({ email, password })),
    byNobody('refreshToken', '/v1/auth/refresh', ({ refresh }) => ({ refreshToken: refresh })),
    byNobody('confirmPasswordReset', '/v1/auth/password-reset/confirm', ({ reset }) => ({
      ...{ token: reset, password: 'four quiet lanterns' },
    })),
    byNobody('verifyEmail', '/v1/auth/email-verification/confirm', ({ verification }) => ({
      ...{ token: verification, password },
    })),
  ],
};

export const otherScenarios: Scenario[] = [
  ...[cart, catalogue, addresses, account, shippingMethod, promoCode],
  ...[webhookEndpoint, apiKey, customerRecord, invitation, notificationTemplate],
];
