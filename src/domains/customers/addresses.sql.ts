// The only SQL on customers' addresses.
import type { Ctx } from '../../context.js';
import type { CustomerAddress } from '../../contract/generated/customers.js';
import { fetchPage, type Page, type PageRequest, sql } from '../../db/pages.js';

const columns = `id, name, line1, line2, city, region, postal_code as "postalCode", country, phone,
  is_default as "isDefault", created_at as "createdAt", updated_at as "updatedAt"`;

export type AddressValues = Omit<CustomerAddress, 'id' | 'createdAt' | 'updatedAt'>;

const inOrder = (values: AddressValues) => [
  ...[values.name, values.line1, values.line2, values.city, values.region],
  ...[values.postalCode, values.country, values.phone, values.isDefault],
];

export async function countAddresses({ db, tenant }: Ctx, customerId: string): Promise<number> {
  const rows = await db.query<{ count: number }>(
    'select count(*) as count from customer_addresses where tenant_id = $1 and customer_id = $2',
    [tenant.id, customerId],
  );
  return rows[0]?.count ?? 0;
}

export async function clearDefault({ db, tenant }: Ctx, customerId: string): Promise<void> {
  await db.query(
    `update customer_addresses set is_default = false
     where tenant_id = $1 and customer_id = $2 and is_default`,
    [tenant.id, customerId],
  );
}

/** Where there is none: the newest. */
export async function ensureDefault({ db, tenant }: Ctx, customerId: string): Promise<void> {
  await db.query(
    `update customer_addresses set is_default = true
     where tenant_id = $1 and customer_id = $2
       and id = (select id from customer_addresses where tenant_id = $1 and customer_id = $2
         order by id desc limit 1)
       and not exists (select from customer_addresses where tenant_id = $1 and customer_id = $2 and is_default)`,
    [tenant.id, customerId],
  );
}

export async function insertAddress(
  { db, tenant }: Ctx,
  customerId: string,
  id: string,
  values: AddressValues,
): Promise<CustomerAddress> {
  const rows = await db.query<CustomerAddress>(
    `insert into customer_addresses (tenant_id, customer_id, id, name, line1, line2, city, region,
       postal_code, country, phone, is_default)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning ${columns}`,
    [tenant.id, customerId, id, ...inOrder(values)],
  );
  return rows[0] as CustomerAddress;
}

export async function selectAddress(
  { db, tenant }: Ctx,
  customerId: string,
  id: string,
): Promise<CustomerAddress | undefined> {
  const rows = await db.query<CustomerAddress>(
    `select ${columns} from customer_addresses where tenant_id = $1 and customer_id = $2 and id = $3`,
    [tenant.id, customerId, id],
  );
  return rows[0];
}

export async function updateAddressRow(
  { db, tenant }: Ctx,
  customerId: string,
  id: string,
  values: AddressValues,
): Promise<CustomerAddress> {
  const rows = await db.query<CustomerAddress>(
    `update customer_addresses set name = $4, line1 = $5, line2 = $6, city = $7, region = $8,
       postal_code = $9, country = $10, phone = $11, is_default = $12, updated_at = now()
     where tenant_id = $1 and customer_id = $2 and id = $3 returning ${columns}`,
    [tenant.id, customerId, id, ...inOrder(values)],
  );
  return rows[0] as CustomerAddress;
}

export async function deleteAddressRow(
  { db, tenant }: Ctx,
  customerId: string,
  id: string,
): Promise<void> {
  await db.query(
    'delete from customer_addresses where tenant_id = $1 and customer_id = $2 and id = $3',
    [tenant.id, customerId, id],
  );
}

export function selectAddressPage(
  { db, tenant }: Ctx,
  customerId: string,
  request: PageRequest,
): Promise<Page<CustomerAddress>> {
  const query = sql
    .queryBuilder()
    .from('customer_addresses')
    .where({ tenant_id: tenant.id, customer_id: customerId })
    .select(sql.raw(columns));
  // Defaults first: 1 sorts before 0 when descending.
  const key = {
    column: 'is_default::int::bigint',
    type: 'bigint' as const,
    id: 'id',
    descending: true,
  };
  return fetchPage<CustomerAddress>(db, query, key, request);
}
