// Reads the demo's invoices and works out, without the program under test, what they must come to.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export interface Invoice {
  number: string;
  customer: string;
  country: string;
  /** Quantities by SKU; those of a repeated product are summed. */
  items: Map<string, number>;
}

export interface Replay {
  invoices: Invoice[];
  /** Invoices of nothing but such lines. */
  skippedInvoices: number;
  /** Lines that the orders must have: those of a repeated product are one. */
  orderLines: number;
  /** Lines of the file whose product the catalogue leaves out, such as postage. */
  skippedLines: number;
  lines: number;
  /** In minor units: quantities times the prices of the catalogue file. */
  total: bigint;
  /** In minor units: what was invoiced in 2010, at the prices of each invoice. */
  invoiced: bigint;
}

/** `2.95` as 295: digits only, no floats. */
const pence = (text: string): bigint => {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(2, '0').slice(0, 2));
};

const rows = (file: string) =>
  parse(readFileSync(file), { columns: true, bom: true }) as Array<Record<string, string>>;

export function readInvoices(invoiceFile: string, catalogueFile: string): Replay {
  const prices = new Map(
    rows(catalogueFile).map((row) => [row.sku as string, pence(row.price as string)]),
  );
  const invoices = new Map<string, Invoice>();
  const numbers = new Set<string>();
  const replay: Replay = {
    invoices: [],
    skippedInvoices: 0,
    orderLines: 0,
    skippedLines: 0,
    lines: 0,
    total: 0n,
    invoiced: 0n,
  };
  for (const row of rows(invoiceFile)) {
    const sku = row.StockCode as string;
    numbers.add(row.InvoiceNo as string);
    const price = prices.get(sku);
    if (price === undefined) {
      replay.skippedLines += 1;
      continue;
    }
    const number = row.InvoiceNo as string;
    const invoice = invoices.get(number) ?? {
      number,
      customer: row.CustomerID as string,
      country: row.Country as string,
      items: new Map<string, number>(),
    };
    invoices.set(number, invoice);
    const quantity = Number(row.Quantity);
    invoice.items.set(sku, (invoice.items.get(sku) ?? 0) + quantity);
    replay.lines += 1;
    replay.total += BigInt(quantity) * price;
    replay.invoiced += BigInt(quantity) * pence(row.UnitPrice as string);
  }
  replay.invoices = [...invoices.values()];
  replay.skippedInvoices = numbers.size - invoices.size;
  replay.orderLines = replay.invoices.reduce((sum, invoice) => sum + invoice.items.size, 0);
  return replay;
}
