// `npm run demo`, against a running Kontor: imports the demo's catalogue, replays real invoices as
// orders, waits for the messages and checks that everything adds up. Exits with 1 if not. With
// --check it only checks.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Presets, SingleBar } from 'cli-progress';
import pg from 'pg';
import { demoFile, demoPassword } from '../../seeds/demo.js';
import { formatMoney } from '../lib/money.js';
import { runChecks } from './demo/checks.js';
import { Client } from './demo/client.js';
import { type Invoice, readInvoices } from './demo/invoices.js';
import { CommandError, runCommand } from './run-command.js';

const parallel = 8;
const say = (text: string) => process.stdout.write(`${text}\n`);

await runCommand(async (config, url) => {
  if (process.argv.includes('--check')) return check(url);
  const recorded = join(config.KONTOR_DATA_DIR, 'api-url');
  const base =
    process.env.KONTOR_URL ??
    (existsSync(recorded) ? readFileSync(recorded, 'utf8') : `http://127.0.0.1:${config.PORT}`);
  const replay = readInvoices(demoFile('online-retail.csv'), demoFile('products.csv'));
  const client = new Client(base);
  await client.logIn('staff@example.com', demoPassword);
  say(`Replaying ${replay.invoices.length} invoices of a UK gift wholesaler at ${base}\n`);

  const imported = await importCatalogue(client);
  const customers = await addCustomers(client, replay.invoices);
  const placed = await replayInvoices(client, replay.invoices, customers);
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    const tenantId = await demoTenant(pool);
    const sent = await waitForMessages(pool, tenantId, placed.ids);
    const gbp = (amount: bigint | number) =>
      formatMoney({ amount: Number(amount), currency: 'GBP' });
    const same = placed.total === replay.total;
    say(`
  Products imported     ${imported.rowsDone} (${imported.created} new, ${imported.updated} known, ${imported.failed} refused)
  Orders placed         ${placed.ids.length}, all confirmed; ${placed.replayed} of them in an earlier run
  Order lines           ${placed.lines}, from ${replay.lines} lines of the file; ${replay.skippedLines} lines are of postage and
                        charges, which the catalogue leaves out, and ${replay.skippedInvoices} invoice has no others
  Grand total           ${gbp(placed.total)} by Kontor
                        ${gbp(replay.total)} from the CSV files ${same ? '— equal' : '— DIFFERENT'}
                        (${gbp(replay.invoiced)} was invoiced in 2010, at the prices of each invoice)
  Notifications sent    ${sent}
`);
    const sound = await addsUp(pool, tenantId);
    const orders =
      placed.ids.length === replay.invoices.length && placed.lines === replay.orderLines;
    if (!same || !orders || imported.failed > 0 || !sound) throw differs();
  } finally {
    await pool.end();
  }
});

const differs = () => new CommandError('\nSomething differs.');

async function check(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    if (!(await addsUp(pool, await demoTenant(pool)))) throw differs();
  } finally {
    await pool.end();
  }
}

async function demoTenant(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(`select id from tenants where slug = 'demo'`);
  return rows[0]?.id as string;
}

async function addsUp(pool: pg.Pool, tenantId: string): Promise<boolean> {
  const checks = await runChecks(pool, tenantId);
  for (const { name, broken } of checks)
    say(`  ${broken === 0 ? '✓' : '✗'} ${name}${broken === 0 ? '' : `: ${broken} broken`}`);
  return checks.every(({ broken }) => broken === 0);
}

/** Runs `work` on every item, a few at a time, with a bar that shows how far it is. */
async function withBar<Item>(
  name: string,
  items: Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const bar = progressBar(name, items.length);
  const queue = items.values();
  const lane = async () => {
    for (const item of queue) {
      await work(item);
      bar.increment();
    }
  };
  try {
    await Promise.all(Array.from({ length: parallel }, lane));
  } finally {
    bar.stop();
  }
}

function progressBar(name: string, total: number): SingleBar {
  const format = `  ${name.padEnd(10)} {bar} {value}/{total} {duration_formatted}`;
  const bar = new SingleBar(
    { format, noTTYOutput: true, notTTYSchedule: 5000 },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return bar;
}

async function importCatalogue(client: Client) {
  const form = new FormData();
  form.append(
    'file',
    new Blob([readFileSync(demoFile('products.csv'))], { type: 'text/csv' }),
    'products.csv',
  );
  let state = await client.expect(202, 'POST', '/v1/products/import', { body: form });
  const bar = progressBar('Catalogue', 1);
  while (!['completed', 'failed'].includes(state.status)) {
    await sleep(200);
    state = await client.expect(200, 'GET', `/v1/imports/${state.id}`);
    if (state.rowsTotal !== null) bar.setTotal(state.rowsTotal);
    bar.update(state.rowsDone);
  }
  bar.stop();
  if (state.status === 'failed')
    throw new CommandError(`The import failed: ${JSON.stringify(state.errors)}`);
  return state;
}

/** @returns ids of the customers by their code; those of an earlier run are found again */
async function addCustomers(client: Client, invoices: Invoice[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const codes = [...new Map(invoices.map((invoice) => [invoice.customer, invoice.country]))];
  await withBar('Customers', codes, async ([code, country]) => {
    const { status, data } = await client.send('POST', '/v1/customers', {
      body: {
        code,
        firstName: 'Customer',
        lastName: `${code}, ${country}`,
        email: `customer-${code}@example.com`,
        // 07700 900000 to 900999 is set aside for drama by Ofcom and never rings.
        phone: `+447700900${code.slice(-3)}`,
      },
    });
    if (status === 201) return void ids.set(code, data.id);
    const found = await client.expect(200, 'GET', `/v1/customers?q=${code}&limit=100`);
    const known = found.items.find((customer: { code: string }) => customer.code === code);
    if (!known) throw new CommandError(`Customer ${code} cannot be added: ${JSON.stringify(data)}`);
    ids.set(code, known.id);
  });
  return ids;
}

async function replayInvoices(client: Client, invoices: Invoice[], customers: Map<string, string>) {
  const ids: string[] = [];
  let total = 0n;
  let lines = 0;
  const started = new Date(Date.now() - 1000).toISOString();
  let replayed = 0;
  await withBar('Orders', invoices, async (invoice) => {
    const order = await client.expect(201, 'POST', '/v1/orders', {
      key: `demo-order-${invoice.number}`,
      body: {
        customerId: customers.get(invoice.customer),
        items: [...invoice.items].map(([sku, quantity]) => ({ sku, quantity })),
        metadata: { invoice: invoice.number },
      },
    });
    await client.expect(200, 'POST', `/v1/orders/${order.id}/confirm`, {
      key: `demo-confirm-${invoice.number}`,
    });
    ids.push(order.id);
    total += BigInt(order.total.amount);
    lines += order.lines.length;
    if (order.createdAt < started) replayed += 1;
  });
  return { ids, lines, total, replayed };
}

/** @returns how many messages were taken by their providers */
async function waitForMessages(
  pool: pg.Pool,
  tenantId: string,
  orderIds: string[],
): Promise<number> {
  const count = async () =>
    (
      await pool.query<{ sent: number; open: number }>(
        `select count(*) filter (where status in ('sent', 'delivered'))::int as sent,
           count(*) filter (where status = 'queued')::int as open
         from notifications where tenant_id = $1 and order_id = any($2)`,
        [tenantId, orderIds],
      )
    ).rows[0] as { sent: number; open: number };
  let { sent, open } = await count();
  const bar = progressBar('Messages', sent + open);
  for (const end = Date.now() + 120_000; open > 0 && Date.now() < end; ) {
    await sleep(300);
    ({ sent, open } = await count());
    bar.update(sent);
  }
  bar.update(sent);
  bar.stop();
  return sent;
}
