// The SQL that compares the uses of promo codes with their redemptions, and mends either.
import type { Ctx } from '../../context.js';
import { firstId } from '../../integrity/checks.js';

export interface PromoUses {
  id: string;
  used: number;
  /** Redemptions that were not released. */
  redemptions: number;
}

const uses = `id, used_count as used, (select count(*) from promo_redemptions r
  where r.tenant_id = p.tenant_id and r.promo_code_id = p.id and r.released_at is null) as redemptions`;

export async function countPromoCodes({ db, tenant }: Ctx): Promise<number> {
  const rows = await db.query<{ count: number }>(
    'select count(*) as count from promo_codes where tenant_id = $1',
    [tenant.id],
  );
  return rows[0]?.count ?? 0;
}

export const selectPromoUses = (
  { db, tenant }: Ctx,
  after: string | null,
  limit: number,
): Promise<PromoUses[]> =>
  db.query(
    `select ${uses} from promo_codes p where tenant_id = $1 and id > $2 order by id limit $3`,
    [tenant.id, after ?? firstId, limit],
  );

/** Two statements: what is counted must have been seen after the lock was there. */
export async function lockPromoUses(
  { db, tenant }: Ctx,
  id: string,
): Promise<PromoUses | undefined> {
  const values = [tenant.id, id];
  await db.query(
    'select 1 from promo_codes where tenant_id = $1 and id = $2 for no key update',
    values,
  );
  const rows = await db.query<PromoUses>(
    `select ${uses} from promo_codes p where tenant_id = $1 and id = $2`,
    values,
  );
  return rows[0];
}

export async function writeUses({ db, tenant }: Ctx, id: string, used: number): Promise<void> {
  await db.query(
    'update promo_codes set used_count = $3, updated_at = now() where tenant_id = $1 and id = $2',
    [tenant.id, id, used],
  );
}

export interface HeldRedemption {
  orderId: string;
  promoCodeId: string;
  /** Minor units. */
  amount: number;
}

/** Those that were not released. */
export const selectRedemptionsOf = (
  { db, tenant }: Ctx,
  orderIds: string[],
): Promise<HeldRedemption[]> =>
  db.query(
    `select order_id as "orderId", promo_code_id as "promoCodeId", amount from promo_redemptions
     where tenant_id = $1 and order_id = any($2::uuid[]) and released_at is null`,
    [tenant.id, orderIds],
  );

/** Without a word to the counter. */
export async function releaseRedemption(
  { db, tenant }: Ctx,
  { orderId, promoCodeId }: HeldRedemption,
): Promise<void> {
  await db.query(
    `update promo_redemptions set released_at = now()
     where tenant_id = $1 and order_id = $2 and promo_code_id = $3 and released_at is null`,
    [tenant.id, orderId, promoCodeId],
  );
}

/** Without a word to the counter; one that was released is taken back. */
export async function restoreRedemption(
  { db, tenant }: Ctx,
  { orderId, promoCodeId, amount, customerId }: HeldRedemption & { customerId: string },
): Promise<void> {
  await db.query(
    `insert into promo_redemptions (tenant_id, promo_code_id, order_id, customer_id, amount)
     values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, promo_code_id, order_id)
       do update set released_at = null, amount = excluded.amount`,
    [tenant.id, promoCodeId, orderId, customerId, amount],
  );
}
