// The SQL that compares the counters of stock with their ledger, and makes them follow from it.
import type { Ctx } from '../../context.js';
import type { StockRow } from './stock-levels.sql.js';

/** What the ledger of a product comes to. */
export interface LedgerSums {
  onHand: number;
  reserved: number;
}

/** @returns those whose counters are not what their ledger comes to, or are missing */
export async function selectMiscounted(
  { db, tenant }: Ctx,
  productIds: string[],
): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select p.id from unnest($2::uuid[]) as p (id)
     left join stock_levels s on s.tenant_id = $1 and s.product_id = p.id
     left join lateral (
       select coalesce(sum(m.on_hand_delta), 0) as on_hand, coalesce(sum(m.reserved_delta), 0) as reserved
       from stock_movements m where m.tenant_id = $1 and m.product_id = p.id
     ) ledger on true
     where (s.on_hand, s.reserved) is distinct from (ledger.on_hand, ledger.reserved)`,
    [tenant.id, productIds],
  );
  return rows.map(({ id }) => id);
}

export async function sumLedger({ db, tenant }: Ctx, productId: string): Promise<LedgerSums> {
  const rows = await db.query<LedgerSums>(
    `select coalesce(sum(on_hand_delta), 0) as "onHand", coalesce(sum(reserved_delta), 0) as reserved
     from stock_movements where tenant_id = $1 and product_id = $2`,
    [tenant.id, productId],
  );
  return rows[0] as LedgerSums;
}

/** The counters may be missing altogether. */
export async function writeCounters(
  { db, tenant }: Ctx,
  { productId, onHand, reserved }: StockRow,
): Promise<void> {
  await db.query(
    `insert into stock_levels (tenant_id, product_id, on_hand, reserved) values ($1, $2, $3, $4)
     on conflict (tenant_id, product_id) do update set on_hand = excluded.on_hand, reserved = excluded.reserved`,
    [tenant.id, productId, onHand, reserved],
  );
}

export interface OrderMovements extends LedgerSums {
  orderId: string;
  productId: string;
}

/** What the ledger says that orders have done, by order and product. */
export function sumOrderMovements(
  { db, tenant }: Ctx,
  orderIds: string[],
): Promise<OrderMovements[]> {
  return db.query<OrderMovements>(
    `select order_id as "orderId", product_id as "productId", sum(on_hand_delta)::int as "onHand",
       sum(reserved_delta)::int as reserved
     from stock_movements where tenant_id = $1 and order_id = any($2::uuid[])
     group by order_id, product_id`,
    [tenant.id, orderIds],
  );
}

export async function insertCorrection(
  { db, tenant }: Ctx,
  movement: Omit<OrderMovements, 'orderId'> & {
    id: string;
    kind: string;
    reason: string;
    /** Null for a movement without an order. */
    orderId: string | null;
  },
): Promise<void> {
  const { id, productId, kind, onHand, reserved, reason, orderId } = movement;
  await db.query(
    `insert into stock_movements
       (tenant_id, id, product_id, kind, on_hand_delta, reserved_delta, reason, order_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tenant.id, id, productId, kind, onHand, reserved, reason, orderId],
  );
}
