// `npm run demo`, against a running Kontor: imports the demo's catalogue, replays real invoices as
// orders, waits for the messages and checks that everything adds up. Exits with 1 if not. With
// --check it only checks.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Presets, SingleBar } from 'cli-progress';
import { demoFile, demoPassword } from '../../seeds/demo.js';
import type { Ctx } from '../context.js';
import { systemContext } from '../db/tenancy.js';
import type { Deps } from '../deps.js';
import { formatMoney } from '../lib/money.js';
import { type Check, runChecks } from './demo/checks.js';
import { Client } from './demo/client.js';
import { type Invoice, readInvoices } from './demo/invoices.js';
import { CommandError, runCommand, withDeps } from './run-command.js';

const parallel = 8;
const say = (text: string) => process.stdout.write(`${text}\n`);

const differs = () => new CommandError('\nSomething differs.');

await runCommand(async (config, url) => {
  if (process.argv.includes('--check')) return withDeps(config, url, check);
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
  await withDeps(config, url, async (deps) => {
    const tenant = await demoTenant(deps);
    const sent = await waitForMessages(tenant, placed.ids);
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
    const sound = await addsUp(tenant);
    const orders =
      placed.ids.length === replay.invoices.length && placed.lines === replay.orderLines;
    if (!same || !orders || imported.failed > 0 || !sound) throw differs();
  });
});

async function check(deps: Deps): Promise<void> {
  if (!(await addsUp(await demoTenant(deps)))) throw differs();
}

/** Returns a context of the demo tenant. Row-level security hides its rows from the tables' owner. */
async function demoTenant(deps: Deps): Promise<Ctx> {
  const tenant = await deps.tenants.bySlug('demo').catch(() => {
    throw new CommandError('This database has no tenant `demo`. Run `npm run seed` first.');
  });
  return systemContext(deps, tenant, 'demo');
}

async function addsUp({ db, tenant }: Ctx): Promise<boolean> {
  const checks = await runChecks((text, values) => db.query(text, values), tenant.id);
  const problemOf = ({ examined, broken }: Check) =>
    examined === 0 ? 'there is nothing to check' : broken > 0 ? `${broken} broken` : undefined;
  for (const check of checks) {
    const problem = problemOf(check);
    say(`  ${problem === undefined ? '✓' : '✗'} ${check.name}: ${problem ?? check.examined}`);
  }
  return checks.every((check) => problemOf(check) === undefined);
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
async function waitForMessages({ db, tenant }: Ctx, orderIds: string[]): Promise<number> {
  const count = async () =>
    (
      await db.query<{ sent: number; open: number }>(
        `select count(*) filter (where status in ('sent', 'delivered'))::int as sent,
           count(*) filter (where status = 'queued')::int as open
         from notifications where tenant_id = $1 and order_id = any($2)`,
        [tenant.id, orderIds],
      )
    )[0] as { sent: number; open: number };
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
