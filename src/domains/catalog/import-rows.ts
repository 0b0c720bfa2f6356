// Reads an import's file: text in pieces to rows, each row to a product or to what is wrong with it.

import { type ImportError, Sku, Text } from '../../contract/generated/catalog.js';
import { Name, Price } from '../../contract/generated/common.js';
import { denature } from '../../lib/csv.js';
import { type CsvFault, type CsvRecord, readRecords, separatorOf } from '../../lib/csv-records.js';
import { decoded, type TextEncoding } from '../../lib/text-encoding.js';
import { maxCategoryDepth } from './catalog.errors.js';
import { parsePrice } from './import-prices.js';

const required = ['sku', 'name', 'price', 'category_path'];
const optional = ['stock', 'description', 'sale_price'];

export interface ProductRow {
  sku: string;
  name: string;
  /** Minor units. */
  price: number;
  /** Names from the top down; empty for no category. */
  categoryPath: string[];
  stock?: number;
  description?: string;
  /** Null where the cell is empty: no sale. */
  salePrice?: number | null;
}

export interface ParsedRow {
  /** As a spreadsheet counts them; the heading is 1. */
  row: number;
  result: { product: ProductRow } | { error: Omit<ImportError, 'row'> };
}

/** The whole file is at fault; nothing of it can be imported. */
export class FileError extends Error {
  readonly error: ImportError;
  constructor(column: string | null, detail: string) {
    super(detail);
    this.error = { row: column === null ? null : 1, column, detail };
  }
}

/**
 * @param chunks the file's bytes
 * @param encoding of the text
 * @param currency of the prices
 * @throws FileError when the heading is not one that import takes
 */
export async function* parseRows(
  chunks: AsyncIterable<Buffer>,
  encoding: TextEncoding,
  currency: string,
): AsyncGenerator<ParsedRow> {
  let heading: string[] | undefined;
  let row = 0;
  for await (const record of recordsOf(decoded(chunks, encoding))) {
    row += 1;
    if ('cells' in record) {
      // Spreadsheets leave empty rows. They are skipped, but they count as rows.
      if (record.cells.every((cell) => cell.trim() === '')) continue;
      if (heading) yield { row, result: toProduct(heading, record.cells, currency) };
      else heading = checkHeading(withoutEmptyEnd(record.cells));
      continue;
    }
    const { line, character, detail } = record;
    const where = `${detail} (line ${line}, character ${character}).`;
    if (!heading) throw new FileError(null, where);
    yield { row, result: { error: { column: null, detail: where } } };
  }
  if (!heading) throw new FileError(null, 'The file is empty.');
}

/** Detects the separator from the first line. */
async function* recordsOf(text: AsyncIterator<string>): AsyncGenerator<CsvRecord | CsvFault> {
  let start = '';
  while (!/[\r\n]/.test(start)) {
    const next = await text.next();
    if (next.done) break;
    start += next.value;
  }
  const all = async function* () {
    yield start;
    for (let next = await text.next(); !next.done; next = await text.next()) yield next.value;
  };
  yield* readRecords(all(), separatorOf(start));
}

const withoutEmptyEnd = (cells: string[]): string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);

/** Decoders write U+FFFD for invalid bytes. */
const isNoText = (cell: string) => cell.includes('\0') || cell.includes('\uFFFD');

function checkHeading(cells: string[]): string[] {
  if (cells.some(isNoText)) throw new FileError(null, 'The file is not text.');
  const heading = cells.map((cell) => cell.trim().toLowerCase());
  for (const name of required) {
    if (!heading.includes(name)) throw new FileError(name, `The column ${name} is missing.`);
  }
  for (const [at, name] of heading.entries()) {
    if (![...required, ...optional].includes(name)) {
      throw new FileError(name.slice(0, 64), 'The column is not one that import knows.');
    }
    if (heading.indexOf(name) !== at) throw new FileError(name, 'The column is there twice.');
  }
  return heading;
}

/** A check of text against a schema of the contract, made once. */
function checkOf(schema: { pattern?: string; minLength?: number; maxLength?: number }) {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  const pattern = schema.pattern === undefined ? undefined : new RegExp(schema.pattern, 'u');
  return (text: string) =>
    text.length >= minLength && text.length <= maxLength && (pattern?.test(text) ?? true);
}

const isSku = checkOf(Sku);
const isName = checkOf(Name);
const isText = checkOf(Text);

function toProduct(heading: string[], cells: string[], currency: string): ParsedRow['result'] {
  const wrong = (column: string | null, detail: string) => ({ error: { column, detail } });
  const isOver = cells.slice(heading.length).some((cell) => cell.trim() !== '');
  if (cells.length < heading.length || isOver) {
    return wrong(null, `The row has ${cells.length} cells, the heading ${heading.length}.`);
  }
  if (cells.some(isNoText)) {
    return wrong(null, 'The row is not text.');
  }
  const cell = (name: string) => {
    const at = heading.indexOf(name);
    return at === -1 ? undefined : denature((cells[at] as string).trim());
  };
  const amount = (text: string) => {
    const value = parsePrice(text, currency);
    return value !== undefined && value <= (Price.properties.amount.maximum ?? 0)
      ? value
      : undefined;
  };

  const sku = cell('sku') as string;
  if (!isSku(sku))
    return wrong('sku', 'A SKU has 1 to 64 characters, no comma and no quotation mark.');
  const name = cell('name') as string;
  if (!isName(name)) return wrong('name', 'A name is one line of 1 to 200 characters.');
  const price = amount(cell('price') as string);
  if (price === undefined)
    return wrong(
      'price',
      `A price is a number such as 10.50 or 10,50, with no more decimals than ${currency} has. After a point or comma with three digits it is not known whether they are decimals or thousands.`,
    );
  const categoryPath = splitPath(cell('category_path') as string);
  if (categoryPath.length > maxCategoryDepth || !categoryPath.every(isName)) {
    return wrong(
      'category_path',
      `A path is up to ${maxCategoryDepth} names of up to 200 characters with / between them.`,
    );
  }
  const product: ProductRow = { sku, name, price, categoryPath };

  const stock = cell('stock');
  if (stock) {
    if (!/^\d{1,9}$/.test(stock))
      return wrong('stock', 'Stock is a whole number from 0 to 999,999,999.');
    product.stock = Number(stock);
  }
  const description = cell('description');
  if (description !== undefined) {
    if (!isText(description))
      return wrong('description', 'A description has up to 10,000 characters.');
    product.description = description;
  }
  const salePrice = cell('sale_price');
  if (salePrice !== undefined) {
    const value = salePrice === '' ? null : amount(salePrice);
    if (value === undefined)
      return wrong('sale_price', 'A sale price is a number such as 10.50, or empty.');
    product.salePrice = value;
  }
  return { product };
}

/** `Home/Lighting` as two names; a slash or a backslash in a name has a backslash before it. */
function splitPath(path: string): string[] {
  if (path === '') return [];
  const names: string[] = [];
  let name = '';
  for (let at = 0; at < path.length; at += 1) {
    if (path[at] === '/') {
      names.push(name);
      name = '';
    } else {
      if (path[at] === '\\' && at + 1 < path.length) at += 1;
      name += path[at];
    }
  }
  names.push(name);
  return names.map((one) => one.trim());
}

/** The reverse of what import reads, of one name. */
export const escapeName = (name: string): string => name.replaceAll(/[\\/]/g, '\\$&');
