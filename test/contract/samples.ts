// One good request for every operation of the contract. An operation without one does not compile.
import { formatSecretWord, hashSecret, newSecret } from '../../src/auth/secret-words.js';
import type { OperationId } from '../../src/contract/types.js';
import { newId } from '../../src/lib/ids.js';
import { addPicture, drawPicture, pictureUpload } from '../helpers/pictures.js';
import {
  addProduct,
  addUser,
  callbackToken,
  type Request,
  type Shop,
  type User,
} from '../helpers/shop.js';

export interface Sample {
  /** Left out for operations without a token. */
  as?: User;
  url: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** Another request with the same key; left out where no body can differ. */
  otherBody?: unknown;
}

export type Prepare = (shop: Shop) => Promise<Sample> | Sample;

const order = async (shop: Shop, as: User = shop.users.customer) => {
  const product = await addProduct(shop);
  const { data } = await shop.request('POST', '/v1/orders', {
    as,
    body: { items: [{ productId: product.id, quantity: 1 }] },
  });
  return data as { id: string };
};

const category = async (shop: Shop) => {
  const { data } = await shop.request('POST', '/v1/categories', {
    as: shop.users.staff,
    body: { name: `Category ${Math.random()}` },
  });
  return data as { id: string };
};

const customer = async (shop: Shop) => {
  const body = { code: `K-${Math.random()}`.slice(0, 20), firstName: 'Amina', lastName: 'Otieno' };
  const { data } = await shop.request('POST', '/v1/customers', { as: shop.users.staff, body });
  return data as { id: string };
};

/** Uploads a file and returns the id of its import. */
async function addImport(shop: Shop): Promise<string> {
  const { data } = await shop.request('POST', '/v1/products/import', {
    as: shop.users.staff,
    ...csvUpload('sku,name,price,category_path\nA1,Lamp,10.50,Home/Lighting\n'),
  });
  return data.id;
}

const address = { name: 'Amina Otieno', line1: '12 Ngong Road', city: 'Nairobi', country: 'KE' };

const draft = async (shop: Shop) => {
  const product = await addProduct(shop);
  const { data } = await shop.request('POST', '/v1/orders/checkout-items', {
    as: shop.users.customer,
    body: { items: [{ productId: product.id, quantity: 1 }] },
  });
  return data as { id: string; lines: Array<{ id: string }> };
};

/** An order that has come as far as the last of these operations. */
const advanced = async (shop: Shop, ...steps: string[]) => {
  const { id } = await order(shop);
  for (const step of steps)
    await shop.request('POST', `/v1/orders/${id}/${step}`, { as: shop.users.staff });
  return id;
};

const inCart = async (shop: Shop) => {
  const product = await addProduct(shop);
  await shop.request('POST', '/v1/cart/items', {
    as: shop.users.customer,
    body: { productId: product.id, quantity: 1 },
  });
  return product;
};

const onWishlist = async (shop: Shop) => {
  const product = await addProduct(shop);
  await shop.request('POST', '/v1/wishlist/items', {
    as: shop.users.customer,
    body: { productId: product.id },
  });
  return product;
};

export const promo = async (shop: Shop, extra: object = {}) => {
  const body = {
    code: `P${Math.random()}`.slice(0, 20),
    kind: 'percentage',
    value: 1000,
    ...extra,
  };
  const { data } = await shop.request('POST', '/v1/promo-codes', { as: shop.users.staff, body });
  return data as { id: string; code: string };
};

export const shippingMethod = async (shop: Shop, extra: object = {}) => {
  const body = { name: 'Standard', price: { amount: 495, currency: 'GBP' }, ...extra };
  const { data } = await shop.request('POST', '/v1/shipping-methods', {
    as: shop.users.admin,
    body,
  });
  return data as { id: string };
};

const customerAddress = async (shop: Shop) => {
  const { data } = await shop.request('POST', '/v1/me/addresses', {
    as: shop.users.customer,
    body: address,
  });
  return data as { id: string };
};

const payment = async (shop: Shop, amount?: number) => {
  const { id } = await order(shop);
  const { data } = await shop.request('POST', `/v1/orders/${id}/payments`, {
    as: shop.users.customer,
    body: {
      method: 'card',
      provider: 'test',
      ...(amount && { amount: { amount, currency: 'GBP' } }),
    },
  });
  return data as { id: string };
};

/** A message that has failed, about a new order. */
const failedMessage = async (shop: Shop) => {
  const { id } = await order(shop);
  await shop.sql(`update notifications set status = 'failed' where order_id = $1`, [id]);
  const { data } = await shop.request('GET', `/v1/notifications?orderId=${id}`, {
    as: shop.users.staff,
  });
  return data.items[0] as { id: string };
};

const templateUrl = '/v1/notification-templates/order-placed/email/en';

export const webhookEndpoint = async (shop: Shop, extra: object = {}) => {
  const { data } = await shop.request('POST', '/v1/webhook-endpoints', {
    as: shop.users.admin,
    body: { url: 'https://erp.example.com/kontor', ...extra },
  });
  return data as { id: string; secret: string };
};

const webhookDelivery = async (shop: Shop) => {
  const { id } = await webhookEndpoint(shop, { events: ['order.placed'] });
  await order(shop);
  const { data } = await shop.request('GET', `/v1/webhook-endpoints/${id}/deliveries`, {
    as: shop.users.admin,
  });
  return data.items[0] as { id: string };
};

/** A token of a link that works, for the customer or for somebody who is invited. */
export async function link(
  shop: Shop,
  purpose: 'password_reset' | 'email_verification' | 'invitation',
  user: User = shop.users.customer,
  email = 'customer@example.com',
): Promise<string> {
  const [id, secret] = [newId(), newSecret()];
  const isInvitation = purpose === 'invitation';
  await shop.sql(
    `insert into account_tokens (tenant_id, id, purpose, user_id, email, role, secret_hash, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, now() + interval '5 minutes')`,
    [
      ...[user.tenant.id, id, purpose, isInvitation ? null : user.id],
      ...[isInvitation ? 'kofi@example.com' : email, isInvitation ? 'staff' : null],
      hashSecret(secret),
    ],
  );
  return formatSecretWord({ tenantId: user.tenant.id, id, secret });
}

let newcomers = 0;

/** A customer who may be taken away. */
const newcomer = (shop: Shop): Promise<User> => {
  newcomers += 1;
  return addUser(shop.ctx, 'customer', `newcomer${newcomers}@example.com`);
};

const identity = {
  issuer: 'https://id.example.com/realms/shop',
  firstName: 'Wanjiru',
  lastName: 'Kamau',
  roles: ['customer'],
};

export const apiKey = async (shop: Shop, roles: string[] = ['staff'], extra: object = {}) => {
  const { data } = await shop.request('POST', '/v1/api-keys', {
    as: shop.users.admin,
    body: { name: 'Scanner', roles, ...extra },
  });
  return data as { apiKey: { id: string }; key: string };
};

export const csvUpload = (
  text: string,
): Pick<Request, 'body' | 'headers'> & { body: string; headers: Record<string, string> } => {
  const boundary = 'kontor-test-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="products.csv"\r\ncontent-type: text/csv\r\n\r\n`;
  return {
    body: `${head}${text}\r\n--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
};

export const samples: Record<OperationId, Prepare> = {
  registerUser: () => ({
    url: '/v1/auth/register',
    body: {
      email: 'new@example.com',
      password: 'Sunny-morning-7',
      firstName: 'Wanjiru',
      lastName: 'Kamau',
    },
  }),
  requestPasswordReset: () => ({
    url: '/v1/auth/password-reset',
    body: { email: 'customer@example.com' },
  }),
  confirmPasswordReset: async (shop) => {
    const user = await newcomer(shop);
    const [{ email = '' } = {}] = await shop.sql<{ email: string }>(
      'select email from users where id = $1',
      [user.id],
    );
    const token = await link(shop, 'password_reset', user, email);
    return {
      url: '/v1/auth/password-reset/confirm',
      body: { token, password: 'three quiet lanterns' },
    };
  },
  requestEmailVerification: () => ({
    url: '/v1/auth/email-verification',
    body: { email: 'customer@example.com' },
  }),
  verifyEmail: async (shop) => ({
    url: '/v1/auth/email-verification/confirm',
    body: { token: await link(shop, 'email_verification'), password: 'Kontor-test-1' },
  }),
  acceptInvitation: async (shop) => ({
    url: '/v1/auth/invitations/accept',
    body: {
      token: await link(shop, 'invitation'),
      ...{ password: 'three quiet lanterns', firstName: 'Kofi', lastName: 'Mensah' },
    },
  }),
  inviteUser: ({ users }) => ({
    as: users.admin,
    url: '/v1/invitations',
    body: { email: 'zuri@example.com', role: 'staff' },
    otherBody: { email: 'zuri@example.com', role: 'admin' },
  }),
  listInvitations: async (shop) => {
    await link(shop, 'invitation');
    return { as: shop.users.admin, url: '/v1/invitations' };
  },
  revokeInvitation: async (shop) => {
    const { data } = await shop.request('POST', '/v1/invitations', {
      as: shop.users.admin,
      body: { email: 'zuri@example.com', role: 'staff' },
    });
    return { as: shop.users.admin, url: `/v1/invitations/${data.id}` };
  },
  changePassword: async (shop) => ({
    as: await newcomer(shop),
    url: '/v1/me/password',
    body: { currentPassword: 'Kontor-test-1', newPassword: 'three quiet lanterns' },
    otherBody: { currentPassword: 'Kontor-test-1', newPassword: 'four quiet lanterns' },
  }),
  listSessions: ({ users }) => ({ as: users.customer, url: '/v1/me/sessions' }),
  endSession: async (shop) => {
    await shop.request('POST', '/v1/auth/login', {
      body: { email: 'customer@example.com', password: 'Kontor-test-1' },
    });
    const { data } = await shop.request('GET', '/v1/me/sessions', { as: shop.users.customer });
    const other = data.items.find(({ current }: { current: boolean }) => !current);
    return { as: shop.users.customer, url: `/v1/me/sessions/${other.id}` };
  },
  deleteMyAccount: async (shop) => ({
    as: await newcomer(shop),
    url: '/v1/me/deletion',
    body: { password: 'Kontor-test-1' },
  }),
  login: () => ({
    url: '/v1/auth/login',
    body: { email: 'customer@example.com', password: 'Kontor-test-1' },
  }),
  refreshToken: async (shop) => {
    const { data } = await shop.request('POST', '/v1/auth/login', {
      body: { email: 'customer@example.com', password: 'Kontor-test-1' },
    });
    return { url: '/v1/auth/refresh', body: { refreshToken: data.refreshToken } };
  },
  logout: async (shop) => ({ as: await newcomer(shop), url: '/v1/auth/logout' }),
  getMe: ({ users }) => ({ as: users.customer, url: '/v1/me' }),
  updateMe: ({ users }) => ({
    as: users.customer,
    url: '/v1/me',
    body: { firstName: 'Cleo' },
    otherBody: { firstName: 'Clea' },
  }),
  listUsers: ({ users }) => ({ as: users.admin, url: '/v1/users' }),
  getUser: ({ users }) => ({ as: users.admin, url: `/v1/users/${users.customer.id}` }),
  updateUser: ({ users }) => ({
    as: users.admin,
    url: `/v1/users/${users.customer2.id}`,
    body: { role: 'customer' },
    otherBody: { active: true },
  }),
  syncUser: ({ users }) => ({
    as: users.service,
    url: '/v1/users/sync',
    body: { ...identity, subject: 'a', email: 'a@example.com' },
    otherBody: { ...identity, subject: 'b', email: 'b@example.com' },
  }),
  listApiKeys: ({ users }) => ({ as: users.admin, url: '/v1/api-keys' }),
  createApiKey: ({ users }) => ({
    as: users.admin,
    url: '/v1/api-keys',
    body: { name: 'Scanner', roles: ['staff'] },
    otherBody: { name: 'Gateway', roles: ['service'] },
  }),
  revokeApiKey: async (shop) => ({
    as: shop.users.admin,
    url: `/v1/api-keys/${(await apiKey(shop)).apiKey.id}`,
  }),
  listTenants: ({ users }) => ({ as: users.platform, url: '/v1/tenants' }),
  createTenant: ({ users }) => ({
    as: users.platform,
    url: '/v1/tenants',
    body: { slug: 'third', name: 'Third Shop', currency: 'KES' },
    otherBody: { slug: 'fourth', name: 'Fourth Shop', currency: 'KES' },
  }),
  updateTenant: ({ users, otherCtx }) => ({
    as: users.platform,
    url: `/v1/tenants/${otherCtx.tenant.id}`,
    body: { name: 'Another name' },
    otherBody: { settings: { senderName: 'Another name' } },
  }),
  getJwks: () => ({ url: '/.well-known/jwks.json' }),

  listCustomers: ({ users }) => ({ as: users.staff, url: '/v1/customers' }),
  createCustomer: ({ users }) => ({
    as: users.staff,
    url: '/v1/customers',
    body: { code: 'C-1042', firstName: 'Amina', lastName: 'Otieno' },
    otherBody: { code: 'C-1043', firstName: 'Amina', lastName: 'Otieno' },
  }),
  getCustomer: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/customers/${(await customer(shop)).id}`,
  }),
  updateCustomer: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/customers/${(await customer(shop)).id}`,
    body: { phone: '+254711082302' },
    otherBody: { phone: '+254711082303' },
  }),

  listCategories: () => ({ url: '/v1/categories' }),
  createCategory: ({ users }) => ({
    as: users.staff,
    url: '/v1/categories',
    body: { name: 'Lighting' },
    otherBody: { name: 'Lamps' },
  }),
  getCategoryTree: () => ({ url: '/v1/categories/tree' }),
  getCategory: async (shop) => ({ url: `/v1/categories/${(await category(shop)).id}` }),
  updateCategory: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/categories/${(await category(shop)).id}`,
    body: { name: 'Chairs' },
    otherBody: { name: 'Tables' },
  }),
  deleteCategory: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/categories/${(await category(shop)).id}`,
  }),
  getCategoryAveragePrice: async (shop) => ({
    url: `/v1/categories/${(await category(shop)).id}/average-price`,
  }),
  listProducts: () => ({ url: '/v1/products' }),
  createProduct: ({ users }) => ({
    as: users.staff,
    url: '/v1/products',
    body: { sku: 'MUG-1', name: 'Blue mug', price: { amount: 795, currency: 'GBP' } },
    otherBody: { sku: 'MUG-2', name: 'Blue mug', price: { amount: 795, currency: 'GBP' } },
  }),
  importProducts: ({ users }) => ({
    as: users.staff,
    url: '/v1/products/import',
    ...csvUpload('sku,name,price,category_path\nA1,Lamp,10.50,Home/Lighting\n'),
    otherBody: csvUpload('sku,name,price,category_path\nA2,Lamp,10.50,Home/Lighting\n').body,
  }),
  exportProducts: ({ users }) => ({ as: users.staff, url: '/v1/products/export' }),
  getProduct: async (shop) => ({ url: `/v1/products/${(await addProduct(shop)).id}` }),
  updateProduct: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/products/${(await addProduct(shop)).id}`,
    body: { name: 'Red mug' },
    otherBody: { name: 'Green mug' },
  }),
  deleteProduct: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/products/${(await addProduct(shop)).id}`,
  }),
  uploadProductImage: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/products/${(await addProduct(shop)).id}/images`,
    ...pictureUpload(await drawPicture({ colour: 'red' })),
    otherBody: pictureUpload(await drawPicture({ colour: 'blue' })).body,
  }),
  deleteProductImage: async (shop) => {
    const { productId, id } = await addPicture(shop);
    return { as: shop.users.staff, url: `/v1/products/${productId}/images/${id}` };
  },
  getImage: async (shop) => ({ url: `/v1/images/${(await addPicture(shop)).id}` }),
  listImports: ({ users }) => ({ as: users.staff, url: '/v1/imports' }),
  getImport: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/imports/${await addImport(shop)}`,
  }),
  exportImportErrors: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/imports/${await addImport(shop)}/errors`,
  }),

  adjustStock: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/products/${(await addProduct(shop)).id}/stock-adjustments`,
    body: { delta: 5, reason: 'Delivery' },
    otherBody: { delta: 6, reason: 'Delivery' },
  }),
  listStockMovements: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/products/${(await addProduct(shop)).id}/stock-movements`,
  }),

  listOrders: ({ users }) => ({ as: users.customer, url: '/v1/orders' }),
  createOrder: async (shop) => {
    const product = await addProduct(shop);
    return {
      as: shop.users.customer,
      url: '/v1/orders',
      body: { items: [{ sku: product.sku, quantity: 2 }] },
      otherBody: { items: [{ sku: product.sku, quantity: 3 }] },
    };
  },
  getOrder: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/orders/${(await order(shop)).id}`,
  }),
  confirmOrder: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/orders/${(await order(shop)).id}/confirm`,
  }),
  cancelOrder: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/orders/${(await order(shop)).id}/cancel`,
    body: { reason: 'Ordered twice' },
    otherBody: { reason: 'Too dear' },
  }),
  listOrderEvents: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/orders/${(await order(shop)).id}/events`,
  }),

  streamOrderEvents: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/orders/${(await order(shop)).id}/events/stream?follow=false`,
  }),
  listOrderNotifications: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/orders/${(await order(shop)).id}/notifications`,
  }),

  listCustomerAddresses: ({ users }) => ({ as: users.customer, url: '/v1/me/addresses' }),
  createCustomerAddress: ({ users }) => ({
    as: users.customer,
    url: '/v1/me/addresses',
    body: address,
    otherBody: { ...address, city: 'Mombasa' },
  }),
  updateCustomerAddress: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/me/addresses/${(await customerAddress(shop)).id}`,
    body: { city: 'Kisumu' },
    otherBody: { city: 'Mombasa' },
  }),
  deleteCustomerAddress: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/me/addresses/${(await customerAddress(shop)).id}`,
  }),

  listPromoCodes: ({ users }) => ({ as: users.staff, url: '/v1/promo-codes' }),
  createPromoCode: ({ users }) => ({
    as: users.staff,
    url: '/v1/promo-codes',
    body: { code: 'SPRING10', kind: 'percentage', value: 1000 },
    otherBody: { code: 'SUMMER10', kind: 'percentage', value: 1000 },
  }),
  validatePromoCode: async (shop) => {
    const items = [{ sku: (await addProduct(shop)).sku, quantity: 1 }];
    const { code } = await promo(shop);
    return {
      as: shop.users.customer,
      url: '/v1/promo-codes/validate',
      body: { code, items },
      otherBody: { code: 'NOTHING', items },
    };
  },
  getPromoCode: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/promo-codes/${(await promo(shop)).id}`,
  }),
  updatePromoCode: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/promo-codes/${(await promo(shop)).id}`,
    body: { active: false },
    otherBody: { value: 500 },
  }),
  deletePromoCode: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/promo-codes/${(await promo(shop)).id}`,
  }),

  listShippingMethods: () => ({ url: '/v1/shipping-methods' }),
  createShippingMethod: ({ users }) => ({
    as: users.admin,
    url: '/v1/shipping-methods',
    body: { name: 'Standard', price: { amount: 495, currency: 'GBP' } },
    otherBody: { name: 'Express', price: { amount: 995, currency: 'GBP' } },
  }),
  updateShippingMethod: async (shop) => ({
    as: shop.users.admin,
    url: `/v1/shipping-methods/${(await shippingMethod(shop, { active: false })).id}`,
    body: { name: 'Slow' },
    otherBody: { name: 'Fast' },
  }),
  deleteShippingMethod: async (shop) => ({
    as: shop.users.admin,
    url: `/v1/shipping-methods/${(await shippingMethod(shop)).id}`,
  }),

  getCart: ({ users }) => ({ as: users.customer, url: '/v1/cart' }),
  clearCart: ({ users }) => ({ as: users.customer, url: '/v1/cart' }),
  addCartItem: async (shop) => {
    const { id: productId } = await addProduct(shop);
    return {
      as: shop.users.customer,
      url: '/v1/cart/items',
      body: { productId, quantity: 2 },
      otherBody: { productId, quantity: 3 },
    };
  },
  updateCartItem: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/cart/items/${(await inCart(shop)).id}`,
    body: { quantity: 4 },
    otherBody: { quantity: 5 },
  }),
  removeCartItem: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/cart/items/${(await inCart(shop)).id}`,
  }),
  checkoutCart: async (shop) => {
    await inCart(shop);
    return {
      as: shop.users.customer,
      url: '/v1/cart/checkout',
      body: { note: 'a' },
      otherBody: { note: 'b' },
    };
  },
  getWishlist: ({ users }) => ({ as: users.customer, url: '/v1/wishlist' }),
  addWishlistItem: async (shop) => ({
    as: shop.users.customer,
    url: '/v1/wishlist/items',
    body: { productId: (await addProduct(shop)).id },
    otherBody: { productId: (await addProduct(shop)).id },
  }),
  removeWishlistItem: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/wishlist/items/${(await onWishlist(shop)).id}`,
  }),
  moveWishlistItemToCart: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/wishlist/items/${(await onWishlist(shop)).id}/move-to-cart`,
  }),

  checkoutItems: async (shop) => {
    const { sku } = await addProduct(shop);
    return {
      as: shop.users.customer,
      url: '/v1/orders/checkout-items',
      body: { items: [{ sku, quantity: 2 }] },
      otherBody: { items: [{ sku, quantity: 3 }] },
    };
  },
  previewOrder: async (shop) => {
    const { sku } = await addProduct(shop);
    return {
      as: shop.users.customer,
      url: '/v1/orders/preview',
      body: { items: [{ sku, quantity: 2 }] },
      otherBody: { items: [{ sku, quantity: 3 }] },
    };
  },
  addLineItem: async (shop) => {
    const { sku } = await addProduct(shop);
    return {
      as: shop.users.customer,
      url: `/v1/orders/${(await draft(shop)).id}/lines`,
      body: { sku, quantity: 2 },
      otherBody: { sku, quantity: 3 },
    };
  },
  changeOrderQuantity: async (shop) => {
    const { id, lines } = await draft(shop);
    return {
      as: shop.users.customer,
      url: `/v1/orders/${id}/lines/${lines[0]?.id}`,
      body: { quantity: 2 },
      otherBody: { quantity: 3 },
    };
  },
  removeLineItem: async (shop) => {
    const { id, lines } = await draft(shop);
    return { as: shop.users.customer, url: `/v1/orders/${id}/lines/${lines[0]?.id}` };
  },
  addCoupon: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/orders/${(await draft(shop)).id}/promo-code`,
    body: { code: (await promo(shop)).code },
    otherBody: { code: (await promo(shop)).code },
  }),
  removeCoupon: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/orders/${(await draft(shop)).id}/promo-code`,
  }),
  changeDestination: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/orders/${(await draft(shop)).id}/destination`,
    body: { address },
    otherBody: { address: { ...address, city: 'Mombasa' } },
  }),
  listShippingOptions: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/orders/${(await draft(shop)).id}/shipping-options`,
  }),
  selectShippingOption: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/orders/${(await draft(shop)).id}/shipping-option`,
    body: { shippingMethodId: (await shippingMethod(shop)).id },
    otherBody: { shippingMethodId: (await shippingMethod(shop)).id },
  }),
  placeOrder: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/orders/${(await draft(shop)).id}/place`,
  }),
  markAsShipped: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/orders/${await advanced(shop, 'confirm')}/ship`,
    body: { carrier: 'Royal Mail' },
    otherBody: { carrier: 'DHL' },
  }),
  addShippingTrackingReference: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/orders/${await advanced(shop, 'confirm', 'ship')}/tracking`,
    body: { trackingReference: 'A1' },
    otherBody: { trackingReference: 'A2' },
  }),
  markAsDelivered: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/orders/${await advanced(shop, 'confirm', 'ship')}/deliver`,
  }),
  markAsCompleted: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/orders/${await advanced(shop, 'confirm', 'ship', 'deliver')}/complete`,
  }),
  trackOrder: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/orders/${await advanced(shop)}/tracking`,
  }),

  listOrderPayments: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/orders/${await advanced(shop)}/payments`,
  }),
  createPayment: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/orders/${await advanced(shop)}/payments`,
    body: { method: 'card', provider: 'test', amount: { amount: 300, currency: 'GBP' } },
    otherBody: { method: 'card', provider: 'test', amount: { amount: 200, currency: 'GBP' } },
  }),
  capturePayment: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/payments/${(await payment(shop)).id}/capture`,
    body: { amount: { amount: 300, currency: 'GBP' } },
    otherBody: { amount: { amount: 200, currency: 'GBP' } },
  }),
  refundPayment: async (shop) => {
    const { id } = await payment(shop);
    await shop.request('POST', `/v1/payments/${id}/capture`, { as: shop.users.staff });
    return {
      as: shop.users.staff,
      url: `/v1/payments/${id}/refund`,
      body: { amount: { amount: 300, currency: 'GBP' } },
      otherBody: { amount: { amount: 200, currency: 'GBP' } },
    };
  },
  listPayments: async (shop) => {
    await payment(shop);
    return { as: shop.users.staff, url: '/v1/payments?status=authorized' };
  },
  cancelPayment: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/payments/${(await payment(shop)).id}/cancel`,
  }),
  resolvePayment: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/payments/${(await payment(shop, 308)).id}/resolve`,
    body: { outcome: 'succeeded' },
    otherBody: { outcome: 'failed' },
  }),

  listNotifications: async (shop) => {
    await order(shop);
    return { as: shop.users.staff, url: '/v1/notifications?status=queued' };
  },
  retryNotification: async (shop) => ({
    as: shop.users.staff,
    url: `/v1/notifications/${(await failedMessage(shop)).id}/retry`,
  }),
  listNotificationTemplates: ({ users }) => ({
    as: users.staff,
    url: '/v1/notification-templates',
  }),
  saveNotificationTemplate: ({ users }) => ({
    as: users.admin,
    url: templateUrl,
    body: { subject: 'Thank you', text: 'Hello {{ firstName }}' },
    otherBody: { text: 'Good day {{ firstName }}' },
  }),
  deleteNotificationTemplate: async (shop) => {
    await shop.request('PUT', templateUrl, { as: shop.users.admin, body: { text: 'Hello' } });
    return { as: shop.users.admin, url: templateUrl };
  },
  previewNotification: ({ users }) => ({
    as: users.staff,
    url: '/v1/notification-templates/preview',
    body: { template: 'order-shipped', channel: 'email', locale: 'sw' },
    otherBody: { template: 'order-shipped', channel: 'sms' },
  }),
  receiveSmsDeliveryReport: () => ({
    url: `/v1/callbacks/africas-talking/${callbackToken}`,
    body: 'id=ATXid_1&status=Success&phoneNumber=%2B254711082300&networkCode=63902',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }),
  listWebhookEndpoints: async (shop) => {
    await webhookEndpoint(shop);
    return { as: shop.users.admin, url: '/v1/webhook-endpoints' };
  },
  createWebhookEndpoint: ({ users }) => ({
    as: users.admin,
    url: '/v1/webhook-endpoints',
    body: { url: 'https://erp.example.com/kontor', events: ['order.placed'] },
    otherBody: { url: 'https://crm.example.com/kontor' },
  }),
  getWebhookEndpoint: async (shop) => ({
    as: shop.users.admin,
    url: `/v1/webhook-endpoints/${(await webhookEndpoint(shop)).id}`,
  }),
  updateWebhookEndpoint: async (shop) => ({
    as: shop.users.admin,
    url: `/v1/webhook-endpoints/${(await webhookEndpoint(shop)).id}`,
    body: { enabled: false },
    otherBody: { description: 'The new ERP' },
  }),
  deleteWebhookEndpoint: async (shop) => ({
    as: shop.users.admin,
    url: `/v1/webhook-endpoints/${(await webhookEndpoint(shop)).id}`,
  }),
  rotateWebhookSecret: async (shop) => ({
    as: shop.users.admin,
    url: `/v1/webhook-endpoints/${(await webhookEndpoint(shop)).id}/rotate-secret`,
    body: { overlapSeconds: 60 },
    otherBody: { overlapSeconds: 0 },
  }),
  listWebhookDeliveries: async (shop) => ({
    as: shop.users.admin,
    url: `/v1/webhook-endpoints/${(await webhookEndpoint(shop)).id}/deliveries`,
  }),
  redeliverWebhook: async (shop) => ({
    as: shop.users.admin,
    url: `/v1/webhook-deliveries/${(await webhookDelivery(shop)).id}/redeliver`,
  }),

  listAuditEntries: ({ users }) => ({
    as: users.admin,
    url: '/v1/audit-log?operation=updateProduct',
  }),
  getHealth: () => ({ url: '/health' }),
  getDatabaseHealth: () => ({ url: '/health/db' }),
  getWorkerHealth: async (shop) => {
    await shop.sql(
      `insert into worker_heartbeats (process_id, worker_ids) values (gen_random_uuid(), '{}')`,
    );
    return { url: '/health/worker' };
  },
  getCacheHealth: () => ({ url: '/health/cache' }),
  getLiveness: () => ({ url: '/health/live' }),
  getReadiness: () => ({ url: '/health/ready' }),
};
