// The only SQL on redemptions, and on the counter that they add up to.
import type { Ctx } from '../../context.js';

/**
 * Counts a use, guarded by everything that may have changed since the code was assessed. The row
 * stays locked until the transaction ends, so that uses of one code come one after the other.
 *
 * @returns the limit per customer; undefined where the guard refused
 */
export async function countUse(
  { db, tenant }: Ctx,
  promoCodeId: string,
): Promise<{ perCustomer: number | null } | undefined> {
  const rows = await db.query<{ perCustomer: number | null }>(
    `update promo_codes set used_count = used_count + 1
     where tenant_id = $1 and id = $2 and active
       and (starts_at is null or starts_at <= now()) and (ends_at is null or ends_at > now())
       and (usage_limit is null or used_count < usage_limit)
     returning usage_limit_per_customer as "perCustomer"`,
    [tenant.id, promoCodeId],
  );
  return rows[0];
}

export async function countCustomerUses(
  { db, tenant }: Ctx,
  promoCodeId: string,
  customerId: string,
): Promise<number> {
  const rows = await db.query<{ count: number }>(
    `select count(*) as count from promo_redemptions
     where tenant_id = $1 and promo_code_id = $2 and customer_id = $3 and released_at is null`,
    [tenant.id, promoCodeId, customerId],
  );
  return rows[0]?.count ?? 0;
}

export async function insertRedemption(
  { db, tenant }: Ctx,
  redemption: { promoCodeId: string; orderId: string; customerId: string; amount: number },
): Promise<void> {
  await db.query(
    `insert into promo_redemptions (tenant_id, promo_code_id, order_id, customer_id, amount)
     values ($1, $2, $3, $4, $5)`,
    [
      tenant.id,
      redemption.promoCodeId,
      redemption.orderId,
      redemption.customerId,
      redemption.amount,
    ],
  );
}

/** Gives an order's use back; a second call finds nothing to give back. */
export async function releaseUses({ db, tenant }: Ctx, orderId: string): Promise<void> {
  await db.query(
    `with released as (
       update promo_redemptions set released_at = now()
       where tenant_id = $1 and order_id = $2 and released_at is null returning promo_code_id
     )
     update promo_codes set used_count = used_count - 1
     where tenant_id = $1 and id in (select promo_code_id from released)`,
    [tenant.id, orderId],
  );
}
