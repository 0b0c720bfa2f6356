// Reads the cells of one row of an import. Pure.
import {
  type ImportError,
  type ProductStatus,
  Sku,
  Text,
} from '../../contract/generated/catalog.js';
import { Name } from '../../contract/generated/common.js';
import { denature } from '../../lib/csv.js';
import { isMisleading, isVisible } from '../../lib/misleading-text.js';
import { slugify } from '../../lib/slug.js';
import { trimAscii } from '../../lib/trim-ascii.js';
import { maxCategoryDepth } from './catalog.errors.js';
import { type CategorySigns, splitPath, warnOfSigns } from './import-categories.js';
import type { ColumnName, Heading } from './import-columns.js';
import { splitImages } from './import-images.js';
import { parsePrice } from './import-prices.js';

/** What a row says about a product. Undefined members change nothing. */
export interface ImportedRow {
  sku: string;
  name?: string;
  /** Minor units. */
  price?: number;
  /** Minor units; null ends the sale. */
  salePrice?: number | null;
  /** Names from the top down; empty for no category. */
  categoryPath?: string[];
  stock?: number;
  trackStock?: boolean;
  description?: string;
  slug?: string;
  status?: ProductStatus;
  /** Addresses of pictures, in their order. */
  images?: string[];
}

export type Fault = Omit<ImportError, 'row'>;

export type RowResult =
  | { product: ImportedRow; warnings: Fault[] }
  | { error: Fault }
  /** More pictures of a product that an earlier row describes. */
  | { pictures: { sku: string; urls: string[] }; warnings: Fault[] }
  /** Changes nothing; the reason is a warning. */
  | { skipped: Fault };

export interface ReadOptions {
  currency: string;
  /** Some bytes of the file are invalid. */
  isDamaged?: boolean;
  /** Let an empty cell remove what a product has. */
  clearEmpty: boolean;
  categories: CategorySigns;
}

/** Stops reading a row. */
class CellError extends Error {
  readonly fault: Fault;
  constructor(column: string | null, detail: string) {
    super(detail);
    this.fault = { column, detail };
  }
}

/** Makes a check of text against a schema of the contract, whose lengths count code points. */
function checkOf(schema: { pattern?: string; minLength?: number; maxLength?: number }) {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  const pattern = schema.pattern === undefined ? undefined : new RegExp(schema.pattern, 'u');
  return (text: string) => {
    const length = text.length > maxLength ? [...text].length : text.length;
    return length >= minLength && length <= maxLength && (pattern?.test(text) ?? true);
  };
}

const isSku = checkOf(Sku);
const isName = checkOf(Name);
const isText = checkOf(Text);

const active = ['active', '1', 'true', 'yes', 'enabled', 'published'];
/** A draft of WooCommerce is -1, a disabled product of Magento 2. */
const archived = ['archived', '0', '-1', '2', 'false', 'no', 'disabled', 'draft'];

const statuses = new Map<string, ProductStatus>();
for (const word of active) statuses.set(word, 'active');
for (const word of archived) statuses.set(word, 'archived');

/** Types of rows whose prices and stock are in other rows. */
const parents = new Set(['variable', 'grouped', 'configurable', 'bundle']);

/** Reads one row; every error names the column and says what to write. */
export function readRow(heading: Heading, cells: string[], options: ReadOptions): RowResult {
  try {
    return readCells(heading, cells, options);
  } catch (error) {
    if (error instanceof CellError) return { error: error.fault };
    throw error;
  }
}

function readCells(heading: Heading, cells: string[], options: ReadOptions): RowResult {
  if (cells.length < heading.length || cells.slice(heading.length).some((one) => one.trim() !== ''))
    throw new CellError(
      null,
      `The row has ${cells.length} cells, the heading ${heading.length}. Put cells that hold the separator in quotation marks.`,
    );
  if (cells.some((cell) => cell.includes('\0'))) throw new CellError(null, 'The row is not text.');
  // The decoder writes U+FFFD for an invalid byte.
  if (options.isDamaged && cells.some((cell) => cell.includes('\uFFFD')))
    throw new CellError(null, 'The row holds bytes that are not UTF-8. Save the file as UTF-8.');
  /** Undefined if the file does not have the column. */
  const cell = (column: ColumnName): string | undefined => {
    const at = heading.at.get(column);
    return at === undefined ? undefined : denature(trimAscii(cells[at] as string));
  };
  const left = leftOut(cell);
  if (left) return { skipped: left };

  const sku = cell('sku') as string;
  if (!isSku(sku))
    throw new CellError('sku', 'A SKU has 1 to 64 characters, no comma and no quotation mark.');
  const product: ImportedRow = { sku };
  const warnings: Fault[] = [];
  if (/^\d+(?:[.,]\d+)?E\+\d+$/i.test(sku))
    warnings.push({
      column: 'sku',
      detail:
        'A spreadsheet may have shortened this SKU. Format its column as text before you save the file.',
    });

  const name = [cell('name'), optionsOf(cell)].filter(Boolean).join(' – ');
  if (cell('name')) {
    if (!isName(name) || isMisleading(name) || !isVisible(name))
      throw new CellError('name', 'A name is one line of 1 to 200 visible characters.');
    product.name = name;
  }
  readPrices(product, cell, options);
  readCategory(product, warnings, cell('category_path'), options);
  readStock(product, warnings, cell('stock'), cell('track_stock'));
  // Descriptions keep their spaces.
  const descriptionAt = heading.at.get('description');
  const description =
    descriptionAt === undefined ? undefined : denature(cells[descriptionAt] as string);
  if (description !== undefined && (description !== '' || options.clearEmpty)) {
    if (!isText(description))
      throw new CellError('description', 'A description has up to 10,000 characters.');
    if (isMisleading(description))
      throw new CellError(
        'description',
        'Remove line separators and characters that change the direction of text.',
      );
    product.description = description;
  }
  const slug = cell('slug');
  if (slug) product.slug = slugify(slug);
  const status = cell('status');
  if (status) {
    const known = statuses.get(status.toLowerCase());
    if (!known) throw new CellError('status', 'The status is active or archived.');
    product.status = known;
  }
  const images = cell('images');
  if (images) product.images = readImages(images, warnings);
  return { product, warnings };
}

/** Reads a row that only adds pictures to a product of an earlier row. */
export function readPictures(sku: string, cell: string): RowResult {
  const warnings: Fault[] = [];
  return { pictures: { sku, urls: readImages(cell, warnings) }, warnings };
}

function readImages(cell: string, warnings: Fault[]): string[] {
  const { urls, warning } = splitImages(cell);
  if (warning !== undefined) warnings.push({ column: 'images', detail: warning });
  return urls;
}

type Cell = (column: ColumnName) => string | undefined;

function leftOut(cell: Cell): Fault | undefined {
  const type = cell('type')?.toLowerCase();
  if (type && parents.has(type))
    return {
      column: 'type',
      detail: `A row of the type "${type}" has no price and stock of its own. It was left out; its variants are products.`,
    };
  const view = cell('store_view');
  if (view)
    return {
      column: 'store_view',
      detail: `The row is a translation for "${view}". It was left out.`,
    };
  return undefined;
}

/** Returns `Red / M` for a variant of Shopify. */
function optionsOf(cell: Cell): string {
  const values = [cell('option_1'), cell('option_2'), cell('option_3')].filter(
    (value) => value && value !== 'Default Title',
  );
  return values.join(' / ');
}

function readPrices(product: ImportedRow, cell: Cell, { currency, clearEmpty }: ReadOptions): void {
  const amount = (column: ColumnName): number | undefined => {
    const text = cell(column);
    if (!text) return undefined;
    const value = parsePrice(text, currency);
    if (typeof value === 'string') throw new CellError(column, value);
    return value;
  };
  const price = amount('price');
  const before = amount('compare_at_price');
  if (price !== undefined) product.price = price;
  // With this column, `price` is the price that customers pay. If no higher price is given, the sale ends.
  if (price !== undefined && cell('compare_at_price') !== undefined) {
    const isSale = before !== undefined && before > price;
    if (isSale) product.price = before;
    product.salePrice = isSale ? price : null;
  }
  const salePrice = amount('sale_price');
  if (salePrice !== undefined) product.salePrice = salePrice;
  if (clearEmpty && cell('sale_price') === '') product.salePrice = null;
}

function readCategory(
  product: ImportedRow,
  warnings: Fault[],
  text: string | undefined,
  { clearEmpty, categories }: ReadOptions,
): void {
  if (text === undefined || (text === '' && !clearEmpty)) return;
  const path = splitPath(text, categories);
  const isGood = (name: string) => isName(name) && isVisible(name) && !isMisleading(name);
  if (path.length > maxCategoryDepth || !path.every(isGood))
    throw new CellError(
      'category_path',
      `A path is up to ${maxCategoryDepth} names of up to 200 characters with ${categories.path ?? '/'} between them.`,
    );
  product.categoryPath = path;
  const warning = warnOfSigns(path, categories);
  if (warning) warnings.push({ column: 'category_path', detail: warning });
}

function readStock(
  product: ImportedRow,
  warnings: Fault[],
  stock: string | undefined,
  tracked: string | undefined,
): void {
  if (tracked) {
    const known = statuses.get(tracked.toLowerCase());
    if (!known) throw new CellError('track_stock', 'Write true or false.');
    product.trackStock = known === 'active';
  }
  if (!stock) return;
  const match = /^(-?)(\d{1,9})(?:[.,]0*)?$/.exec(stock);
  if (!match) throw new CellError('stock', 'Stock is a whole number from 0 to 999,999,999.');
  const isNegative = match[1] === '-' && Number(match[2]) > 0;
  product.stock = isNegative ? 0 : Number(match[2]);
  if (isNegative)
    warnings.push({
      column: 'stock',
      detail: `Stock cannot be negative; ${stock} was imported as 0.`,
    });
}
