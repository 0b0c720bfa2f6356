// The SQL that walks over all orders with what is kept of each for speed.
import type { Ctx } from '../../context.js';
import type { OrderStatus } from '../../contract/generated/orders.js';
import { firstId } from '../../integrity/checks.js';
import { paymentObject } from './order-row.sql.js';
import type { PaymentSums } from './payment-status.js';

export async function countOrders({ db, tenant }: Ctx): Promise<number> {
  const rows = await db.query<{ count: number }>(
    'select count(*) as count from orders where tenant_id = $1',
    [tenant.id],
  );
  return rows[0]?.count ?? 0;
}

/** Minor units. */
export interface OrderSums {
  subtotal: number;
  discountTotal: number;
}

export interface CheckedOrder extends OrderSums {
  id: string;
  customerId: string;
  status: OrderStatus;
  promoCodeId: string | null;
  shippingTotal: number;
  total: number;
  payments: PaymentSums;
  /** What the lines come to. */
  ofLines: OrderSums;
  /** The lines that stock was reserved for. */
  lines: Array<{ productId: string; quantity: number }>;
}

const checked = `id, customer_id as "customerId", status, promo_code_id as "promoCodeId", subtotal,
  discount_total as "discountTotal", shipping_total as "shippingTotal", total,
  ${paymentObject} as payments,
  (select json_build_object('subtotal', coalesce(sum(quantity * unit_price), 0),
      'discountTotal', coalesce(sum(discount), 0))
    from order_lines l where l.tenant_id = orders.tenant_id and l.order_id = orders.id) as "ofLines",
  (select coalesce(json_agg(json_build_object('productId', product_id, 'quantity', quantity)), '[]')
    from order_lines l where l.tenant_id = orders.tenant_id and l.order_id = orders.id
      and l.track_stock) as lines`;

export const selectCheckedOrders = (
  { db, tenant }: Ctx,
  after: string | null,
  limit: number,
): Promise<CheckedOrder[]> =>
  db.query(`select ${checked} from orders where tenant_id = $1 and id > $2 order by id limit $3`, [
    tenant.id,
    after ?? firstId,
    limit,
  ]);

/** Two statements: what is read must have been seen after the lock was there. */
export async function lockCheckedOrder(
  { db, tenant }: Ctx,
  id: string,
): Promise<CheckedOrder | undefined> {
  const values = [tenant.id, id];
  await db.query('select 1 from orders where tenant_id = $1 and id = $2 for no key update', values);
  const rows = await db.query<CheckedOrder>(
    `select ${checked} from orders where tenant_id = $1 and id = $2`,
    values,
  );
  return rows[0];
}

export async function writeTotals(
  { db, tenant }: Ctx,
  id: string,
  { subtotal, discountTotal }: OrderSums,
): Promise<void> {
  await db.query(
    `update orders set subtotal = $3, discount_total = $4, total = $3::bigint - $4::bigint + shipping_total,
       version = version + 1, updated_at = now()
     where tenant_id = $1 and id = $2`,
    [tenant.id, id, subtotal, discountTotal],
  );
}
