// The only SQL on carts.
import type { Ctx } from '../../context.js';

export interface CartRow {
  productId: string;
  quantity: number;
}

export async function selectCart({ db, tenant }: Ctx, customerId: string): Promise<CartRow[]> {
  return db.query<CartRow>(
    `select product_id as "productId", quantity from cart_items
     where tenant_id = $1 and customer_id = $2 order by added_at, product_id`,
    [tenant.id, customerId],
  );
}

export async function putCartItem(
  { db, tenant }: Ctx,
  customerId: string,
  { productId, quantity }: CartRow,
): Promise<void> {
  await db.query(
    `insert into cart_items (tenant_id, customer_id, product_id, quantity) values ($1, $2, $3, $4)
     on conflict (tenant_id, customer_id, product_id) do update set quantity = excluded.quantity`,
    [tenant.id, customerId, productId, quantity],
  );
}

export async function deleteCartItem(
  { db, tenant }: Ctx,
  customerId: string,
  productId: string,
): Promise<boolean> {
  const rows = await db.query<object>(
    `delete from cart_items where tenant_id = $1 and customer_id = $2 and product_id = $3 returning product_id`,
    [tenant.id, customerId, productId],
  );
  return rows.length > 0;
}

export async function deleteCart({ db, tenant }: Ctx, customerId: string): Promise<void> {
  await db.query('delete from cart_items where tenant_id = $1 and customer_id = $2', [
    tenant.id,
    customerId,
  ]);
}
