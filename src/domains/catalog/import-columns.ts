// Finds the columns of an import in the headings of a file. Knows the names that exports of WooCommerce,
// Shopify, Magento and PrestaShop use; docs/imports.md lists them.
import type { ImportColumn, ImportError } from '../../contract/generated/catalog.js';

/** Names of each column in order of preference, in lower case and without spaces and signs. */
const namesOf = {
  sku: ['sku', 'variantsku', 'reference'],
  name: ['name', 'title', 'productname'],
  // Customers pay the price with tax.
  price: [
    'price',
    'regularprice',
    'variantprice',
    'pricetaxincl',
    'pricetaxincluded',
    'pricetaxexcl',
    'pricetaxexcluded',
  ],
  sale_price: ['saleprice', 'specialprice'],
  /** The price before a sale; the column `price` holds the sale price then. */
  compare_at_price: ['compareatprice', 'variantcompareatprice'],
  category_path: ['categorypath', 'categories', 'categoriesxyz', 'productcategory', 'category'],
  stock: ['stock', 'variantinventoryqty', 'qty', 'quantity'],
  track_stock: ['trackstock', 'managestock'],
  description: ['description', 'bodyhtml'],
  slug: ['slug', 'handle', 'urlkey', 'urlrewritten', 'friendlyurl'],
  status: ['status', 'published', 'productonline', 'active01', 'active'],
  images: ['images', 'imageurlsxyz', 'imageurls', 'imagesrc', 'image', 'baseimage'],
  type: ['type', 'producttype'],
  store_view: ['storeviewcode'],
  option_1: ['option1value'],
  option_2: ['option2value'],
  option_3: ['option3value'],
} as const;

export type ColumnName = keyof typeof namesOf;

export interface Heading {
  /** Position of each column that the file has. */
  at: ReadonlyMap<ColumnName, number>;
  /** How many cells the heading has. */
  length: number;
  report: ImportColumn[];
}

/** Means that nothing of the file can be imported. */
export class FileError extends Error {
  readonly error: ImportError;
  constructor(column: string | null, detail: string) {
    super(detail);
    this.error = { row: column === null ? null : 1, column, detail };
  }
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

/**
 * Finds the columns of the headings.
 *
 * @throws FileError if the column `sku` is missing or two headings are the same column
 */
export function readHeading(cells: string[], separator: string): Heading {
  if (cells.some((cell) => cell.includes('\0'))) throw new FileError(null, 'The file is not text.');
  const names = cells.map(plain);
  const at = new Map<ColumnName, number>();
  for (const [column, known] of Object.entries(namesOf) as Array<[ColumnName, readonly string[]]>) {
    const name = known.find((one) => names.includes(one));
    if (name === undefined) continue;
    if (names.indexOf(name) !== names.lastIndexOf(name))
      throw new FileError(column, `The column ${column} is there twice.`);
    at.set(column, names.indexOf(name));
  }
  if (!at.has('sku')) throw missingColumns(at, cells, separator);
  const columns = new Map([...at].map(([column, position]) => [position, column]));
  return {
    at,
    length: cells.length,
    report: cells.slice(0, 1000).map((cell, position) => ({
      heading: cell.trim().slice(0, 200),
      column: columns.get(position) ?? null,
    })),
  };
}

function missingColumns(at: Heading['at'], cells: string[], separator: string): FileError {
  const others = (['name', 'price'] as const).filter((column) => !at.has(column));
  const also =
    others.length === 0 ? '' : ` New products also need the columns ${others.join(' and ')}.`;
  const seen = cells.map((cell) => cell.trim().slice(0, 30)).slice(0, 8);
  return new FileError(
    'sku',
    `The column sku is missing.${also} The first row was read with ${separator} between cells: ${seen.join(' | ')}.`,
  );
}
