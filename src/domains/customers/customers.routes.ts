// The REST door of customers.
import type { RoutesOf } from '../../contract/types.js';
import { created, ok } from '../../http/answers.js';
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
} satisfies RoutesOf<'customers'>;
