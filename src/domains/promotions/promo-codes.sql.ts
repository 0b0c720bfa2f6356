// The only SQL on promo codes.
import type { Ctx } from '../../context.js';
import type { PromoCode } from '../../contract/generated/promotions.js';
import { fetchPage, type Page, type PageRequest, sql } from '../../db/pages.js';
import { money } from '../../lib/money.js';

const columns = `id, code, kind, value, max_discount as "maxDiscount", min_subtotal as "minSubtotal",
  starts_at as "startsAt", ends_at as "endsAt", usage_limit as "usageLimit",
  usage_limit_per_customer as "usageLimitPerCustomer", used_count as "usedCount",
  category_ids as "categoryIds", active, version, created_at as "createdAt", updated_at as "updatedAt"`;

export type PromoRow = Omit<PromoCode, 'maxDiscount' | 'minSubtotal'> & {
  /** Minor units, like the minimum. */
  maxDiscount: number | null;
  minSubtotal: number | null;
};

export function toPromoCode({ tenant }: Ctx, row: PromoRow): PromoCode {
  const amount = (value: number | null) => (value === null ? null : money(value, tenant.currency));
  return { ...row, maxDiscount: amount(row.maxDiscount), minSubtotal: amount(row.minSubtotal) };
}

export type PromoValues = Omit<
  PromoRow,
  'id' | 'usedCount' | 'version' | 'createdAt' | 'updatedAt'
>;

const inOrder = (values: PromoValues) => [
  ...[values.code, values.kind, values.value, values.maxDiscount, values.minSubtotal],
  ...[values.startsAt, values.endsAt, values.usageLimit, values.usageLimitPerCustomer],
  ...[values.categoryIds, values.active],
];

export async function insertPromoCode(
  { db, tenant }: Ctx,
  id: string,
  values: PromoValues,
): Promise<PromoRow> {
  const rows = await db.query<PromoRow>(
    `insert into promo_codes (tenant_id, id, code, kind, value, max_discount, min_subtotal, starts_at,
       ends_at, usage_limit, usage_limit_per_customer, category_ids, active)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning ${columns}`,
    [tenant.id, id, ...inOrder(values)],
  );
  return rows[0] as PromoRow;
}

export async function updatePromoRow(
  { db, tenant }: Ctx,
  id: string,
  values: PromoValues,
): Promise<PromoRow> {
  const rows = await db.query<PromoRow>(
    `update promo_codes set code = $3, kind = $4, value = $5, max_discount = $6, min_subtotal = $7,
       starts_at = $8, ends_at = $9, usage_limit = $10, usage_limit_per_customer = $11,
       category_ids = $12, active = $13, version = version + 1, updated_at = now()
     where tenant_id = $1 and id = $2 returning ${columns}`,
    [tenant.id, id, ...inOrder(values)],
  );
  return rows[0] as PromoRow;
}

export async function selectPromoCode(
  { db, tenant }: Ctx,
  id: string,
): Promise<PromoRow | undefined> {
  const rows = await db.query<PromoRow>(
    `select ${columns} from promo_codes where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
  return rows[0];
}

export async function lockPromoCode(
  { db, tenant }: Ctx,
  id: string,
): Promise<PromoRow | undefined> {
  const rows = await db.query<PromoRow>(
    `select ${columns} from promo_codes where tenant_id = $1 and id = $2 for no key update`,
    [tenant.id, id],
  );
  return rows[0];
}

/** With where it stands in its period, by the database's clock. */
export type TimedPromo = PromoRow & { period: 'before' | 'within' | 'after' };

export async function selectPromoByCode(
  { db, tenant }: Ctx,
  code: string,
): Promise<TimedPromo | undefined> {
  const rows = await db.query<TimedPromo>(
    `select ${columns}, case when starts_at > now() then 'before' when ends_at <= now() then 'after'
       else 'within' end as period
     from promo_codes where tenant_id = $1 and code_key = lower($2)`,
    [tenant.id, code],
  );
  return rows[0];
}

/** Deletes one that no order ever used. */
export async function deleteUnusedPromo({ db, tenant }: Ctx, id: string): Promise<boolean> {
  const rows = await db.query<object>(
    `delete from promo_codes p where tenant_id = $1 and id = $2 and not exists (
       select from promo_redemptions r where r.tenant_id = p.tenant_id and r.promo_code_id = p.id)
     returning id`,
    [tenant.id, id],
  );
  return rows.length > 0;
}

export async function selectPromoPage(
  { db, tenant }: Ctx,
  active: boolean | undefined,
  request: PageRequest,
): Promise<Page<PromoRow>> {
  const query = sql
    .queryBuilder()
    .from('promo_codes')
    .where('tenant_id', tenant.id)
    .select(sql.raw(columns));
  if (active !== undefined) query.where('active', active);
  return fetchPage<PromoRow>(db, query, { id: 'id', descending: true }, request);
}
