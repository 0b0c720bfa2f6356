// What must hold in the database whatever happened: each check counts what breaks it.

/** Runs a statement with access to the tenant's rows. */
type Query = <Row>(text: string, values: unknown[]) => Promise<Row[]>;

export interface Check {
  name: string;
  /** Number of examined rows. A check without rows proves nothing. */
  examined: number;
  /** How many break it; 0 is good. */
  broken: number;
}

/** Each statement selects a boolean `breaks` for every row that it looks at. */
const checks: Array<{ name: string; sql: string }> = [
  {
    name: 'ledger equals the stock counters',
    sql: `select (s.on_hand, s.reserved) is distinct from (coalesce(m.on_hand, 0), coalesce(m.reserved, 0)) as breaks
      from stock_levels s
      left join (select tenant_id, product_id, sum(on_hand_delta) on_hand, sum(reserved_delta) reserved
        from stock_movements group by 1, 2) m using (tenant_id, product_id)
      where s.tenant_id = $1`,
  },
  {
    name: 'no stock below zero or below what is reserved',
    sql: `select reserved < 0 or on_hand < reserved as breaks from stock_levels where tenant_id = $1`,
  },
  {
    name: 'reservations equal the open orders',
    sql: `select s.reserved <> coalesce(open.quantity, 0) as breaks from stock_levels s
      left join (select l.tenant_id, l.product_id, sum(l.quantity) quantity from order_lines l
        join orders o on o.tenant_id = l.tenant_id and o.id = l.order_id and o.status in ('pending', 'confirmed')
        where l.track_stock
        group by 1, 2) open using (tenant_id, product_id)
      where s.tenant_id = $1`,
  },
  {
    name: 'lines add up to the order’s total',
    sql: `select o.total - o.shipping_total <> (
        select coalesce(sum(total), 0) from order_lines l where l.tenant_id = o.tenant_id and l.order_id = o.id
      ) as breaks from orders o where o.tenant_id = $1`,
  },
  {
    name: 'one notification per event and channel',
    sql: `select count(*) filter (where n.channel = 'email') <> 1
        or count(*) filter (where n.channel = 'sms') <> 1 as breaks
      from order_events e
      left join notifications n on n.tenant_id = e.tenant_id and n.event_id = e.id and n.audience = 'customer'
      where e.tenant_id = $1 and e.type in ('order.placed', 'order.confirmed', 'order.cancelled')
      group by e.id`,
  },
  {
    name: 'no notification accepted twice',
    sql: `select count(*) > 1 as breaks from notification_attempts
      where tenant_id = $1 and outcome = 'accepted' group by notification_id`,
  },
  {
    name: 'none left unsent',
    sql: `select status in ('queued', 'failed', 'unknown') as breaks from notifications where tenant_id = $1`,
  },
];

export async function runChecks(query: Query, tenantId: string): Promise<Check[]> {
  const results: Check[] = [];
  for (const { name, sql } of checks) {
    const rows = await query<{ examined: number; broken: number }>(
      `select count(*)::int as examined, count(*) filter (where breaks)::int as broken from (${sql}) rows`,
      [tenantId],
    );
    results.push({ name, ...(rows[0] as { examined: number; broken: number }) });
  }
  return results;
}
