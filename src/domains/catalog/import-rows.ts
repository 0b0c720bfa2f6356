// Reads the rows of an import's file.
import type { ImportSeparator } from '../../contract/generated/catalog.js';
import { type CsvFault, type CsvRecord, readRecords, separatorOf } from '../../lib/csv-records.js';
import { decoded, type TextEncoding } from '../../lib/text-encoding.js';
import { type ReadOptions, type RowResult, readPictures, readRow } from './import-cells.js';
import { FileError, type Heading, readHeading } from './import-columns.js';
import { ShopifyRows } from './shopify-rows.js';

export interface ParsedRow {
  /** Counted as spreadsheets do; the heading is row 1. */
  row: number;
  result: RowResult;
}

export interface FileOptions extends ReadOptions {
  encoding: TextEncoding;
  /** Detected from the first line by default. */
  separator?: ImportSeparator | undefined;
}

export interface OpenedFile {
  heading: Heading;
  separator: ImportSeparator;
  rows: AsyncGenerator<ParsedRow>;
}

const signs: Record<ImportSeparator, string> = { comma: ',', semicolon: ';', tab: '\t' };

/**
 * Reads the heading of a file; the rows are read on demand.
 *
 * @param chunks the file's bytes
 * @throws FileError if the heading cannot be used
 */
export async function openFile(
  chunks: AsyncIterable<Buffer>,
  options: FileOptions,
): Promise<OpenedFile> {
  const text = decoded(chunks, options.encoding);
  const { start, given } = await readStart(text);
  const sign = options.separator ? signs[options.separator] : (given ?? separatorOf(start));
  const separator = (Object.keys(signs) as ImportSeparator[]).find((one) => signs[one] === sign);
  const firstLine = given === undefined ? 1 : 2;
  const records = readRecords(startingWith(start, text), sign, firstLine);
  let row = firstLine - 1;
  for (let next = await records.next(); !next.done; next = await records.next()) {
    row += 1;
    if (!('cells' in next.value)) throw new FileError(null, sentenceOf(next.value));
    if (isEmpty(next.value.cells)) continue;
    const heading = readHeading(withoutEmptyEnd(next.value.cells), separator as string);
    const rows = readRows(records, row, heading, options);
    return { heading, separator: separator as ImportSeparator, rows };
  }
  throw new FileError(null, 'The file is empty.');
}

/** Characters in which the first line must end. */
const maxStart = 100_000;

/**
 * Reads pieces up to the end of the first line with text. Excel writes the separator before it, as `sep=;`.
 *
 * @throws FileError if the line is too long
 */
async function readStart(
  text: AsyncIterator<string>,
): Promise<{ start: string; given: string | undefined }> {
  let start = '';
  while (!/[\r\n]/.test(start.trimStart())) {
    if (start.length > maxStart)
      throw new FileError(null, 'The first line has more than 100,000 characters.');
    const next = await text.next();
    if (next.done) break;
    start += next.value;
  }
  const given = /^sep=([,;\t])(?:\r\n|\n|\r|$)/i.exec(start);
  return { start: start.slice(given?.[0].length ?? 0), given: given?.[1] };
}

async function* startingWith(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
}

async function* readRows(
  records: AsyncIterable<CsvRecord | CsvFault>,
  before: number,
  heading: Heading,
  options: ReadOptions,
): AsyncGenerator<ParsedRow> {
  let row = before;
  const shopify = new ShopifyRows(heading);
  for await (const record of records) {
    row += 1;
    if (!('cells' in record))
      yield { row, result: { error: { column: null, detail: sentenceOf(record) } } };
    // Spreadsheets leave empty rows. They are skipped, but they count as rows.
    else if (!isEmpty(record.cells)) {
      const cells = shopify.complete(record.cells);
      const result = Array.isArray(cells)
        ? readRow(heading, cells, options)
        : readPictures(cells.sku, cells.picture);
      yield { row, result };
    }
  }
}

const isEmpty = (cells: string[]) => cells.every((cell) => cell.trim() === '');

const sentenceOf = ({ line, character, detail }: CsvFault) =>
  `${detail} (line ${line}, character ${character}).`;

const withoutEmptyEnd = (cells: string[]): string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
