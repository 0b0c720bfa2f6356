// The REST door of customers.
import type { RoutesOf } from '../../contract/types.js';
import { created, noContent, ok } from '../../http/answers.js';
import { createAddress, deleteAddress, listAddresses, updateAddress } from './addresses.js';
import { getCustomer, listCustomers } from './customers.js';
import { createCustomer, updateCustomer } from './save-customer.js';

export const customerRoutes = {
  listCustomers: async (ctx, { query }) => ok(await listCustomers(ctx, query, query)),

  createCustomer: async (ctx, { body }) => {
    const customer = await createCustomer(ctx, body);
    return created(customer, `/v1/customers/${customer.id}`);
  },

  getCustomer: async (ctx, { params }) => ok(await getCustomer(ctx, params.customerId)),

  updateCustomer: async (ctx, { params, body, isCurrent }) =>
    ok(await updateCustomer(ctx, params.customerId, body, isCurrent)),

  listCustomerAddresses: async (ctx, { query }) => ok(await listAddresses(ctx, query)),

  createCustomerAddress: async (ctx, { body }) => created(await createAddress(ctx, body)),

  updateCustomerAddress: async (ctx, { params, body }) =>
    ok(await updateAddress(ctx, params.addressId, body)),

  deleteCustomerAddress: async (ctx, { params }) => {
    await deleteAddress(ctx, params.addressId);
    return noContent();
  },
} satisfies RoutesOf<'customers'>;
