// Many who want the same: one product, or one promo code, against a thousand different products.
import { type Load, load, type Row, warmUp } from './harness.js';
import { anyTwo, fillStock, orderOf, ownApp, placing, planAnew, signUp } from './shop.js';
import type { World } from './world.js';

const clients = 200;

export async function contention(world: World): Promise<Row[]> {
  await fillStock(world);
  await world.sql(
    `insert into promo_codes (tenant_id, id, code, kind, value) values ($1, gen_random_uuid(), 'BUSY', 'fixed', 10)`,
    [world.tenantId],
  );
  const api = await world.start('api');
  const headers = await signUp(api.base);
  const buying = (next: NonNullable<Load['next']>, duration: number) =>
    load({
      ...{ url: `${api.base}/v1/orders`, method: 'POST' as const, headers },
      ...{ connections: clients, duration, next },
    });
  const kinds = [
    { name: 'of 1,000 different products', products: () => anyTwo().slice(0, 1), more: {} },
    { name: 'of one hot product', products: () => [1], more: {} },
    {
      name: 'of 1,000 products with one promo code',
      ...{ products: () => anyTwo().slice(0, 1), more: { promoCode: 'BUSY' } },
    },
  ];
  await buying(() => orderOf(anyTwo().slice(0, 1)), 2 * warmUp);
  await planAnew(world);
  const own = await ownApp(world);
  const rows: Row[] = [];
  for (const { name, products, more } of kinds) {
    const counts = await own.countsOf(placing(headers, products(), more));
    const next = () => orderOf(products(), more);
    const before = await conflicts(world);
    const { rate, total, p50, p99 } = await buying(next, 8);
    const after = await conflicts(world);
    const spread = rows[0]?.subject;
    rows.push({
      benchmark: `${clients} clients buy ${name}`,
      unit: 'orders/s',
      subject: rate,
      ...(spread !== undefined && { reference: spread, ratio: rate / spread }),
      ...{ p50, p99, ...counts },
      note: `${after.deadlocks - before.deadlocks} deadlocks, ${after.rollbacks - before.rollbacks} tried again, of ${total}`,
    });
  }
  await own.close();
  await api.stop();
  const [sums] = await world.sql<{ reserved: number; lines: number; used: number; uses: number }>(
    `select (select sum(reserved) from stock_levels where tenant_id = $1)::int as reserved,
       (select sum(l.quantity) from order_lines l join orders o using (tenant_id) where o.id = l.order_id
         and o.tenant_id = $1 and o.status = 'pending' and o.id::text not like '01900003-%')::int as lines,
       (select used_count from promo_codes where tenant_id = $1 and code = 'BUSY') as used,
       (select count(*) from promo_redemptions where tenant_id = $1)::int as uses`,
    [world.tenantId],
  );
  if (!sums || sums.reserved !== sums.lines || sums.used !== sums.uses)
    throw new Error(`What was sold is not what was counted: ${JSON.stringify(sums)}`);
  return rows;
}

async function conflicts({ sql }: World): Promise<{ deadlocks: number; rollbacks: number }> {
  // Each backend reports when it is idle, at the latest after a second.
  await new Promise((done) => setTimeout(done, 1_500));
  const [row] = await sql<{ deadlocks: number; rollbacks: number }>(
    `select deadlocks::int, xact_rollback::int as rollbacks from pg_stat_database where datname = current_database()`,
  );
  return row as { deadlocks: number; rollbacks: number };
}
