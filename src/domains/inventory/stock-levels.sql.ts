// The only SQL on stock_levels, with the ledger row of each change in the same statement.
// Rows are always locked in the order of product ids, so that two orders that name the same
// products in different order wait for each other instead of for ever. The ids stand in each part
// as an array too: by that the planner finds the rows by their key, however old its statistics.
import type { Ctx } from '../../context.js';
import { newId } from '../../lib/ids.js';

/** The available quantity of products that do not track their stock. */
const unlimited = 2147483647;

const availableOf = (level: string) =>
  `case when ${level}.tracked then ${level}.on_hand - ${level}.reserved else ${unlimited} end`;

/**
 * What a product's select says to have its stock along. Looked up for each row that is answered,
 * where a join might read the stock of all products up to the page.
 */
export const stockColumns = `(select json_build_object('onHand', own.on_hand, 'reserved', own.reserved,
    'available', ${availableOf('own')}) from stock_levels own
  where own.tenant_id = products.tenant_id and own.product_id = products.id) as stock`;
/** Whether orders need and reserve the stock of a product; looked up like \`stockColumns\`. */
export const trackedColumn = `(select own.tracked from stock_levels own
  where own.tenant_id = products.tenant_id and own.product_id = products.id) as "trackStock"`;
/** What a select joins to compute with the stock of many products. */
export const stockJoin = `join stock_levels stock
  on stock.tenant_id = products.tenant_id and stock.product_id = products.id`;
export const stockAvailable = availableOf('stock');
export const isTracked = `stock.tracked`;
/** Whether none is left; needs no join. */
export const isSoldOut = `exists (select from stock_levels gone
  where gone.tenant_id = products.tenant_id and gone.product_id = products.id and gone.sold_out and gone.tracked)`;

export interface Quantity {
  productId: string;
  quantity: number;
}

export interface Change {
  kind: 'reservation' | 'release' | 'shipment';
  orderId: string;
  actorId: string | null;
}

/** What each kind of change does to the two counters, as multiples of the quantity. */
const effects = {
  reservation: { onHand: 0, reserved: 1, guard: 's.on_hand - s.reserved >= w.quantity' },
  release: { onHand: 0, reserved: -1, guard: 's.reserved >= w.quantity' },
  shipment: { onHand: -1, reserved: -1, guard: 's.reserved >= w.quantity' },
} as const;

/**
 * Changes the stock of all products of an order in one guarded statement. A reservation leaves products
 * that do not track their stock unchanged.
 *
 * @param quantities one entry a product
 * @returns the changed products, and those that do not track their stock; the others had too little
 */
export async function changeStock(
  { db, tenant }: Ctx,
  quantities: Quantity[],
  change: Change,
): Promise<{ changed: string[]; untracked: string[] }> {
  const effect = effects[change.kind];
  const rows = await db.query<{ productId: string; isChanged: boolean }>(
    `with wanted as (
       select * from unnest($2::uuid[], $3::int[], $4::uuid[]) as w (product_id, quantity, movement_id)
     ), locked as materialized (
       select s.product_id, s.tracked or $5 <> 'reservation' as counts
       from stock_levels s join wanted w using (product_id)
       where s.tenant_id = $1 and s.product_id = any($2::uuid[]) order by s.product_id for no key update of s
     ), changed as (
       update stock_levels s set
         on_hand = s.on_hand + ${effect.onHand} * w.quantity,
         reserved = s.reserved + ${effect.reserved} * w.quantity
       from wanted w join locked using (product_id)
       where s.tenant_id = $1 and s.product_id = any($2::uuid[]) and s.product_id = w.product_id
         and locked.counts and ${effect.guard}
       returning w.*
     ), written as (
       insert into stock_movements
         (tenant_id, id, product_id, kind, on_hand_delta, reserved_delta, order_id, actor_id)
       select $1, movement_id, product_id, $5, ${effect.onHand} * quantity, ${effect.reserved} * quantity, $6, $7
       from changed
     )
     select product_id as "productId", true as "isChanged" from changed
     union all select product_id, false from locked where not counts`,
    [
      tenant.id,
      quantities.map((one) => one.productId),
      quantities.map((one) => one.quantity),
      quantities.map(() => newId()),
      ...[change.kind, change.orderId, change.actorId],
    ],
  );
  const ids = (wanted: boolean) =>
    rows.filter(({ isChanged }) => isChanged === wanted).map(({ productId }) => productId);
  return { changed: ids(true), untracked: ids(false) };
}

/**
 * Sets which products track their stock. Their counters stay as they are.
 *
 * @returns ids of the products that this changed
 */
export async function setTracked(
  { db, tenant }: Ctx,
  products: Array<{ productId: string; isTracked: boolean }>,
): Promise<string[]> {
  if (products.length === 0) return [];
  const rows = await db.query<{ productId: string }>(
    `with wanted as (
       select * from unnest($2::uuid[], $3::boolean[]) as w (product_id, tracked)
     ), locked as materialized (
       select s.product_id, w.tracked from stock_levels s join wanted w using (product_id)
       where s.tenant_id = $1 and s.product_id = any($2::uuid[]) order by s.product_id for no key update of s
     )
     update stock_levels s set tracked = l.tracked from locked l
     where s.tenant_id = $1 and s.product_id = any($2::uuid[]) and s.product_id = l.product_id
       and s.tracked <> l.tracked
     returning s.product_id as "productId"`,
    [tenant.id, products.map(({ productId }) => productId), products.map((one) => one.isTracked)],
  );
  return rows.map(({ productId }) => productId);
}

export interface StockRow {
  productId: string;
  onHand: number;
  reserved: number;
}

export async function selectStock({ db, tenant }: Ctx, productIds: string[]): Promise<StockRow[]> {
  return db.query<StockRow>(
    `select product_id as "productId", on_hand as "onHand", reserved
     from stock_levels where tenant_id = $1 and product_id = any($2::uuid[])`,
    [tenant.id, productIds],
  );
}

export async function lockStock(
  { db, tenant }: Ctx,
  productId: string,
): Promise<StockRow | undefined> {
  const rows = await db.query<StockRow>(
    `select product_id as "productId", on_hand as "onHand", reserved
     from stock_levels where tenant_id = $1 and product_id = $2 for no key update`,
    [tenant.id, productId],
  );
  return rows[0];
}

export async function insertStockLevels({ db, tenant }: Ctx, productIds: string[]): Promise<void> {
  await db.query(`insert into stock_levels (tenant_id, product_id) select $1, unnest($2::uuid[])`, [
    tenant.id,
    productIds,
  ]);
}

export interface Adjustment {
  id: string;
  productId: string;
  delta: number;
  reason: string;
  actorId: string | null;
}

/** @returns when it was written; undefined where the guard or the product's absence stopped it */
export async function adjustOnHand(
  { db, tenant }: Ctx,
  change: Adjustment,
): Promise<string | undefined> {
  const rows = await db.query<{ createdAt: string }>(
    `with changed as (
       update stock_levels set on_hand = on_hand + $3
       where tenant_id = $1 and product_id = $2
         and on_hand::bigint + $3 between reserved and 2147483647
       returning product_id
     )
     insert into stock_movements (tenant_id, id, product_id, kind, on_hand_delta, reserved_delta, reason, actor_id)
     select $1, $4, product_id, 'adjustment', $3, 0, $5, $6 from changed
     returning created_at as "createdAt"`,
    [tenant.id, change.productId, change.delta, change.id, change.reason, change.actorId],
  );
  return rows[0]?.createdAt;
}

/**
 * Sets what is on hand, as an import does.
 *
 * @returns ids of the products whose reservations the new number would not cover, which are left as
 *   they were, and of those that were changed
 */
export async function setOnHand(
  { db, tenant }: Ctx,
  levels: Array<{ productId: string; onHand: number }>,
  reason: string,
  actorId: string | null,
): Promise<{ refused: string[]; changed: string[] }> {
  const rows = await db.query<{ productId: string; refused: boolean }>(
    `with wanted as (
       select * from unnest($2::uuid[], $3::int[], $4::uuid[]) as w (product_id, on_hand, movement_id)
     ), locked as materialized (
       select s.product_id, s.on_hand, s.reserved from stock_levels s join wanted w using (product_id)
       where s.tenant_id = $1 and s.product_id = any($2::uuid[]) order by s.product_id for no key update of s
     ), changed as (
       update stock_levels s set on_hand = w.on_hand
       from wanted w join locked l using (product_id)
       where s.tenant_id = $1 and s.product_id = any($2::uuid[]) and s.product_id = w.product_id
         and w.on_hand >= l.reserved and w.on_hand <> l.on_hand
       returning s.product_id, w.movement_id, w.on_hand - l.on_hand as delta
     ), written as (
       insert into stock_movements
         (tenant_id, id, product_id, kind, on_hand_delta, reserved_delta, reason, actor_id)
       select $1, movement_id, product_id, 'import', delta, 0, $5, $6 from changed
     )
     select product_id as "productId", true as refused from wanted w join locked l using (product_id)
     where w.on_hand < l.reserved
     union all select product_id, false from changed`,
    [
      tenant.id,
      levels.map((level) => level.productId),
      levels.map((level) => level.onHand),
      levels.map(() => newId()),
      ...[reason, actorId],
    ],
  );
  const ids = (wanted: boolean) =>
    rows.filter(({ refused }) => refused === wanted).map(({ productId }) => productId);
  return { refused: ids(true), changed: ids(false) };
}
