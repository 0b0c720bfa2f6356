// The plans of the statements that a shop really runs, those inside functions too: by PostgreSQL's
// own auto_explain, which tells them to the connection that ran the statement.
import type { Shop } from './shop.js';

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

export interface Scan {
  node: string;
  table: string;
  index: string | undefined;
  /** Rows that were looked at. */
  rows: number;
}

/** @returns a function that answers the scans of all statements that `work` ran */
export async function watchPlans(
  shop: Shop,
): Promise<(work: () => Promise<unknown>) => Promise<Scan[]>> {
  const database = new URL(shop.url).pathname.slice(1);
  const settings = {
    session_preload_libraries: 'auto_explain',
    client_min_messages: 'log',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_timing': 'off',
    'auto_explain.log_format': 'json',
  };
  for (const [name, value] of Object.entries(settings))
    await shop.sql(`alter database ${database} set ${name} = '${value}'`);
  let scans: Scan[] = [];
  shop.deps.pool.on('connect', (client) =>
    client.on('notice', ({ message = '' }) => {
      if (message.includes('plan:'))
        collect(JSON.parse(message.slice(message.indexOf('{'))).Plan, scans);
    }),
  );
  // Connections that are open know nothing of it.
  const idle = await Promise.all(
    Array.from({ length: shop.deps.pool.totalCount }, () => shop.deps.pool.connect()),
  );
  for (const client of idle) client.release(true);
  return async (work) => {
    scans = [];
    await work();
    return scans;
  };
}

function collect(node: PlanNode, scans: Scan[]): void {
  const table = node['Relation Name'];
  if (table !== undefined) {
    const rows = node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0);
    scans.push({
      node: node['Node Type'],
      table,
      index: node['Index Name'],
      rows: Math.round(rows * node['Actual Loops']),
    });
  }
  for (const child of node.Plans ?? []) collect(child, scans);
}
