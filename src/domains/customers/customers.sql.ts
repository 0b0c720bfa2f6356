// The only SQL on customers.

import type { Ctx } from '../../context.js';
import type { Customer } from '../../contract/generated/customers.js';
import { fetchPage, type Page, type PageRequest, type SortKey, sql } from '../../db/pages.js';

const columns = `id, code, first_name as "firstName", last_name as "lastName", email, phone,
  notify_email as "notifyEmail", notify_sms as "notifySms", locale, version,
  created_at as "createdAt", updated_at as "updatedAt"`;

type Row = Omit<Customer, 'notifications'> & { notifyEmail: boolean; notifySms: boolean };

const toCustomer = ({ notifyEmail, notifySms, ...row }: Row): Customer => ({
  ...row,
  notifications: { email: notifyEmail, sms: notifySms },
});

export interface NewCustomer {
  id: string;
  code: string;
  userId: string | null;
  firstName: string;
  lastName: string;
  email: string | null;
  phone: string | null;
  notifications: { email: boolean; sms: boolean };
  locale: string | null;
}

export async function insertCustomer(
  { db, tenant }: Ctx,
  customer: NewCustomer,
): Promise<Customer> {
  const rows = await db.query<Row>(
    `insert into customers
       (tenant_id, id, code, user_id, first_name, last_name, email, phone, notify_email, notify_sms, locale)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning ${columns}`,
    [
      ...[tenant.id, customer.id, customer.code, customer.userId, customer.firstName],
      ...[customer.lastName, customer.email, customer.phone],
      ...[customer.notifications.email, customer.notifications.sms, customer.locale],
    ],
  );
  return toCustomer(rows[0] as Row);
}

export async function selectCustomer(
  { db, tenant }: Ctx,
  id: string,
): Promise<Customer | undefined> {
  const rows = await db.query<Row>(
    `select ${columns} from customers where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
  return rows[0] && toCustomer(rows[0]);
}

export async function selectCustomerOfUser(
  { db, tenant }: Ctx,
  userId: string,
): Promise<Customer | undefined> {
  const rows = await db.query<Row>(
    `select ${columns} from customers where tenant_id = $1 and user_id = $2`,
    [tenant.id, userId],
  );
  return rows[0] && toCustomer(rows[0]);
}

/** @returns by id */
export async function selectCustomers(
  { db, tenant }: Ctx,
  ids: string[],
): Promise<Map<string, Customer>> {
  const rows = await db.query<Row>(
    `select ${columns} from customers where tenant_id = $1 and id = any($2)`,
    [tenant.id, ids],
  );
  return new Map(rows.map((row) => [row.id, toCustomer(row)]));
}

/** @returns by user id */
export async function selectCustomersOfUsers(
  { db, tenant }: Ctx,
  userIds: string[],
): Promise<Map<string, Customer>> {
  const rows = await db.query<Row & { userId: string }>(
    `select ${columns}, user_id as "userId" from customers
     where tenant_id = $1 and user_id = any($2)`,
    [tenant.id, userIds],
  );
  return new Map(rows.map(({ userId, ...row }) => [userId, toCustomer(row)]));
}

export interface CustomerChanges {
  code?: string;
  firstName?: string;
  lastName?: string;
  email?: string | null;
  phone?: string | null;
  notifications?: { email: boolean; sms: boolean };
  locale?: string | null;
}

/** Only while it still has the version, where one is given. */
export async function updateCustomerRow(
  { db, tenant }: Ctx,
  id: string,
  changes: CustomerChanges,
): Promise<Customer | undefined> {
  const rows = await db.query<Row>(
    `update customers set
       code = coalesce($3, code),
       first_name = coalesce($4, first_name),
       last_name = coalesce($5, last_name),
       email = case when $6 then $7 else email end,
       phone = case when $8 then $9 else phone end,
       notify_email = coalesce($10, notify_email),
       notify_sms = coalesce($11, notify_sms),
       locale = case when $12 then $13 else locale end,
       version = version + 1,
       updated_at = now()
     where tenant_id = $1 and id = $2 returning ${columns}`,
    [
      ...[tenant.id, id, changes.code, changes.firstName, changes.lastName],
      ...[changes.email !== undefined, changes.email, changes.phone !== undefined, changes.phone],
      ...[changes.notifications?.email, changes.notifications?.sms],
      ...[changes.locale !== undefined, changes.locale],
    ],
  );
  return rows[0] && toCustomer(rows[0]);
}

export async function lockCustomerVersion(
  { db, tenant }: Ctx,
  id: string,
): Promise<number | undefined> {
  const rows = await db.query<{ version: number }>(
    `select version from customers where tenant_id = $1 and id = $2 for no key update`,
    [tenant.id, id],
  );
  return rows[0]?.version;
}

/**
 * Changes of what a customer has one of (the default address, the cart) wait for each other. Orders
 * can still be placed: they refer to the row, and that does not conflict with this lock.
 */
export async function lockCustomer({ db, tenant }: Ctx, id: string): Promise<void> {
  await db.query('select 1 from customers where tenant_id = $1 and id = $2 for no key update', [
    tenant.id,
    id,
  ]);
}

export async function selectCustomerPage(
  { db, tenant }: Ctx,
  search: string | undefined,
  key: SortKey,
  request: PageRequest,
): Promise<Page<Customer>> {
  const query = sql
    .queryBuilder()
    .from('customers')
    .where('tenant_id', tenant.id)
    .select(sql.raw(columns));
  if (search !== undefined) {
    const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
    query.whereRaw(
      `(first_name || ' ' || last_name ilike ? or code ilike ? or email ilike ? or phone ilike ?)`,
      [pattern, pattern, pattern, pattern],
    );
  }
  const page = await fetchPage<Row>(db, query, key, request);
  return { ...page, items: page.items.map(toCustomer) };
}
