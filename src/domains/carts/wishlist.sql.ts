// The only SQL on wishlists.
import type { Ctx } from '../../context.js';

export interface WishRow {
  productId: string;
  addedAt: string;
}

export async function selectWishlist({ db, tenant }: Ctx, customerId: string): Promise<WishRow[]> {
  return db.query<WishRow>(
    `select product_id as "productId", added_at as "addedAt" from wishlist_items
     where tenant_id = $1 and customer_id = $2 order by added_at desc, product_id`,
    [tenant.id, customerId],
  );
}

export async function insertWish(
  { db, tenant }: Ctx,
  customerId: string,
  productId: string,
): Promise<void> {
  await db.query(
    `insert into wishlist_items (tenant_id, customer_id, product_id) values ($1, $2, $3)
     on conflict (tenant_id, customer_id, product_id) do nothing`,
    [tenant.id, customerId, productId],
  );
}

export async function deleteWish(
  { db, tenant }: Ctx,
  customerId: string,
  productId: string,
): Promise<boolean> {
  const rows = await db.query<object>(
    `delete from wishlist_items where tenant_id = $1 and customer_id = $2 and product_id = $3 returning product_id`,
    [tenant.id, customerId, productId],
  );
  return rows.length > 0;
}
