// Reads of customers.
import type { Ctx } from '../../context.js';
import type { Customer } from '../../contract/generated/customers.js';
import type { Page, PageRequest } from '../../db/pages.js';
import { readOnce } from '../../db/transaction.js';
import { notFound } from '../../errors.js';
import {
  selectCustomer,
  selectCustomerOfUser,
  selectCustomerPage,
  selectCustomers,
  selectCustomersOfUsers,
} from './customers.sql.js';

export type CustomerSort = 'createdAt' | 'lastName' | 'code';

const sortColumns: Record<CustomerSort, { column?: string; type?: 'text' }> = {
  createdAt: {},
  lastName: { column: 'last_name', type: 'text' },
  code: { column: 'code', type: 'text' },
};

/** @throws AppError `not_found` */
export async function getCustomer(ctx: Ctx, id: string): Promise<Customer> {
  const customer = await selectCustomer(ctx, id);
  if (!customer) throw notFound('customer');
  return customer;
}

/** In a transaction as they were when it first asked. */
export const findCustomer = (ctx: Ctx, id: string): Promise<Customer | undefined> =>
  readOnce(ctx, `customer ${id}`, () => selectCustomer(ctx, id));
export const findCustomers = selectCustomers;
export const findCustomerOfUser = selectCustomerOfUser;
export const findCustomersOfUsers = selectCustomersOfUsers;

export async function listCustomers(
  ctx: Ctx,
  filter: { q?: string; sort: CustomerSort | `-${CustomerSort}` },
  page: PageRequest,
): Promise<Page<Customer>> {
  const name = filter.sort.replace(/^-/, '') as CustomerSort;
  const key = { ...sortColumns[name], id: 'id', descending: filter.sort.startsWith('-') };
  return selectCustomerPage(ctx, filter.q, key, page);
}
