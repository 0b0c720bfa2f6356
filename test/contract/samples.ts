// One good request for every operation of the contract. An operation without one does not compile.
import type { OperationId } from '../../src/contract/types.js';
import { addProduct, type Request, type Shop, type User } from '../helpers/shop.js';

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
  logout: ({ users }) => ({ as: users.customer, url: '/v1/auth/logout' }),
  getMe: ({ users }) => ({ as: users.customer, url: '/v1/me' }),
  updateMe: ({ users }) => ({
    as: users.customer,
    url: '/v1/me',
    body: { firstName: 'Cleo' },
    otherBody: { firstName: 'Clea' },
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
  getImport: async (shop) => {
    const { data } = await shop.request('POST', '/v1/products/import', {
      as: shop.users.staff,
      ...csvUpload('sku,name,price,category_path\nA1,Lamp,10.50,Home/Lighting\n'),
    });
    return { as: shop.users.staff, url: `/v1/imports/${data.id}` };
  },

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

  listOrderNotifications: async (shop) => ({
    as: shop.users.customer,
    url: `/v1/orders/${(await order(shop)).id}/notifications`,
  }),

  getLiveness: () => ({ url: '/health/live' }),
  getReadiness: () => ({ url: '/health/ready' }),
};
