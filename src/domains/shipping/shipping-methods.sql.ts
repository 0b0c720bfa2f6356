// The only SQL on shipping methods.
import type { Ctx } from '../../context.js';
import type { ShippingMethod } from '../../contract/generated/shipping.js';
import { fetchPage, type Page, type PageRequest, sql } from '../../db/pages.js';
import { money } from '../../lib/money.js';

const columns = `id, name, price, countries, min_subtotal as "minSubtotal", max_subtotal as "maxSubtotal",
  min_days as "minDays", max_days as "maxDays", position, active,
  created_at as "createdAt", updated_at as "updatedAt"`;

export type MethodRow = Omit<ShippingMethod, 'price' | 'minSubtotal' | 'maxSubtotal'> & {
  /** Minor units, like the limits. */
  price: number;
  minSubtotal: number | null;
  maxSubtotal: number | null;
};

export function toMethod({ tenant }: Ctx, row: MethodRow): ShippingMethod {
  const amount = (value: number | null) => (value === null ? null : money(value, tenant.currency));
  return {
    ...row,
    price: money(row.price, tenant.currency),
    minSubtotal: amount(row.minSubtotal),
    maxSubtotal: amount(row.maxSubtotal),
  };
}

export type MethodValues = Omit<MethodRow, 'id' | 'createdAt' | 'updatedAt'>;

const inOrder = (values: MethodValues) => [
  ...[values.name, values.price, values.countries, values.minSubtotal, values.maxSubtotal],
  ...[values.minDays, values.maxDays, values.position, values.active],
];

export async function insertMethod(
  { db, tenant }: Ctx,
  id: string,
  values: MethodValues,
): Promise<MethodRow> {
  const rows = await db.query<MethodRow>(
    `insert into shipping_methods (tenant_id, id, name, price, countries, min_subtotal, max_subtotal,
       min_days, max_days, position, active)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning ${columns}`,
    [tenant.id, id, ...inOrder(values)],
  );
  return rows[0] as MethodRow;
}

export async function lockMethod({ db, tenant }: Ctx, id: string): Promise<MethodRow | undefined> {
  const rows = await db.query<MethodRow>(
    `select ${columns} from shipping_methods where tenant_id = $1 and id = $2 for no key update`,
    [tenant.id, id],
  );
  return rows[0];
}

export async function updateMethodRow(
  { db, tenant }: Ctx,
  id: string,
  values: MethodValues,
): Promise<MethodRow> {
  const rows = await db.query<MethodRow>(
    `update shipping_methods set name = $3, price = $4, countries = $5, min_subtotal = $6,
       max_subtotal = $7, min_days = $8, max_days = $9, position = $10, active = $11, updated_at = now()
     where tenant_id = $1 and id = $2 returning ${columns}`,
    [tenant.id, id, ...inOrder(values)],
  );
  return rows[0] as MethodRow;
}

export async function deleteMethodRow({ db, tenant }: Ctx, id: string): Promise<boolean> {
  const rows = await db.query<object>(
    'delete from shipping_methods where tenant_id = $1 and id = $2 returning id',
    [tenant.id, id],
  );
  return rows.length > 0;
}

/** Those that are offered at all, in the shop's order. */
export async function selectActiveMethods({ db, tenant }: Ctx): Promise<MethodRow[]> {
  return db.query<MethodRow>(
    `select ${columns} from shipping_methods where tenant_id = $1 and active order by position, id limit 100`,
    [tenant.id],
  );
}

export async function selectMethodPage(
  { db, tenant }: Ctx,
  onlyActive: boolean,
  request: PageRequest,
): Promise<Page<MethodRow>> {
  const query = sql
    .queryBuilder()
    .from('shipping_methods')
    .where('tenant_id', tenant.id)
    .select(sql.raw(columns));
  if (onlyActive) query.where('active', true);
  const key = { column: 'position::bigint', type: 'bigint' as const, id: 'id', descending: false };
  return fetchPage<MethodRow>(db, query, key, request);
}
