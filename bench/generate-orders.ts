// Orders in any number, written by PostgreSQL itself.
import type { Shop } from '../test/helpers/shop.js';
import type { World } from './world.js';

/** One customer for each hundred orders, at least twenty; a line each, mostly completed. */
export async function generateOrders(
  { sql }: Pick<Shop, 'sql'>,
  tenantId: string,
  { products, orders }: { products: number; orders: number },
): Promise<void> {
  const customers = Math.max(20, Math.ceil(orders / 100));
  const id = (kind: string, n: string) =>
    `('0190000${kind}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
  // Without the checks of foreign keys, which are known to hold; so the two need not wait for each other.
  const unchecked = (statements: string) =>
    sql(`begin; set local session_replication_role = replica; ${statements}; commit`);
  const orderRows = unchecked(`
    insert into customers (tenant_id, id, code, first_name, last_name, email)
      select '${tenantId}', ${id('2', 'n')}, 'C' || lpad(n::text, 9, '0'), 'Given ' || n, 'Family ' || n,
        'c' || n || '@example.com' from generate_series(1, ${customers}) n;
    insert into orders (tenant_id, id, number, customer_id, status, currency, subtotal, total, notify_email,
        notify_sms, placed_at)
      select '${tenantId}', ${id('3', 'n')}, 'B' || lpad(n::text, 9, '0'), ${id('2', `1 + n % ${customers}`)},
        case when n % 20 = 0 then 'pending' else 'completed' end, 'GBP', 1000, 1000, true, true, now()
      from generate_series(1, ${orders}) n`);
  const lineRows = unchecked(`
    insert into order_lines (tenant_id, order_id, id, position, product_id, sku, name, quantity, unit_price,
        discount, total)
      select '${tenantId}', ${id('3', 'n')}, ${id('4', 'n')}, 1, ${id('0', `1 + n % ${products}`)},
        'GEN-' || lpad((1 + n % ${products})::text, 7, '0'), 'Generated', 1, 1000, 0, 1000
      from generate_series(1, ${orders}) n`);
  await Promise.all([orderRows, lineRows]);
}

const some = { products: 1_000, orders: 1_000 };

/** A thousand in the shop of the benchmarks, where there are none yet. */
export async function ensureOrders({ sql, tenantId }: Pick<World, 'sql' | 'tenantId'>) {
  const [known] = await sql('select 1 from customers where tenant_id = $1 and code = $2', [
    ...[tenantId, 'C000000001'],
  ]);
  if (!known) await generateOrders({ sql }, tenantId, some);
}
