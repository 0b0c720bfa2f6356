// What must hold in the database whatever happened: each check counts what breaks it.
import type pg from 'pg';

export interface Check {
  name: string;
  /** How many break it; 0 is good. */
  broken: number;
}

const checks: Array<{ name: string; sql: string }> = [
  {
    name: 'ledger equals the stock counters',
    sql: `select count(*) from stock_levels s
      left join (select tenant_id, product_id, sum(on_hand_delta) on_hand, sum(reserved_delta) reserved
        from stock_movements group by 1, 2) m using (tenant_id, product_id)
      where s.tenant_id = $1 and (s.on_hand, s.reserved) is distinct from (coalesce(m.on_hand, 0), coalesce(m.reserved, 0))`,
  },
  {
    name: 'no stock below zero or below what is reserved',
    sql: `select count(*) from stock_levels where tenant_id = $1 and (reserved < 0 or on_hand < reserved)`,
  },
  {
    name: 'reservations equal the open orders',
    sql: `select count(*) from stock_levels s
      left join (select l.tenant_id, l.product_id, sum(l.quantity) quantity from order_lines l
        join orders o on o.tenant_id = l.tenant_id and o.id = l.order_id and o.status in ('pending', 'confirmed')
        group by 1, 2) open using (tenant_id, product_id)
      where s.tenant_id = $1 and s.reserved <> coalesce(open.quantity, 0)`,
  },
  {
    name: 'lines add up to the order’s total',
    sql: `select count(*) from orders o where o.tenant_id = $1 and o.total - o.shipping_total <> (
      select coalesce(sum(total), 0) from order_lines l where l.tenant_id = o.tenant_id and l.order_id = o.id)`,
  },
  {
    name: 'one notification per event and channel',
    sql: `select count(*) from (
      select e.id from order_events e
      left join notifications n on n.tenant_id = e.tenant_id and n.event_id = e.id and n.audience = 'customer'
      where e.tenant_id = $1 and e.type in ('order.placed', 'order.confirmed', 'order.cancelled')
      group by e.id having count(*) filter (where n.channel = 'email') <> 1
        or count(*) filter (where n.channel = 'sms') <> 1) broken`,
  },
  {
    name: 'no notification accepted twice',
    sql: `select count(*) from (select notification_id from notification_attempts
      where tenant_id = $1 and outcome = 'accepted' group by 1 having count(*) > 1) twice`,
  },
  {
    name: 'none left unsent',
    sql: `select count(*) from notifications where tenant_id = $1 and status in ('queued', 'failed', 'unknown')`,
  },
];

/** @param client a connection that sees the tenant's rows */
export async function runChecks(client: pg.Client | pg.Pool, tenantId: string): Promise<Check[]> {
  const results: Check[] = [];
  for (const { name, sql } of checks) {
    const { rows } = await client.query<{ count: string }>(sql, [tenantId]);
    results.push({ name, broken: Number(rows[0]?.count) });
  }
  return results;
}
