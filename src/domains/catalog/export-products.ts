// Writes the catalogue as a CSV file that an import accepts.

import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Ctx } from '../../context.js';
import { neutralise } from '../../lib/csv.js';
import { formatDecimal } from '../../lib/money.js';
import { selectAllNodes } from './categories.sql.js';
import { escapeName } from './import-categories.js';
import { selectForExport } from './product-files.sql.js';

const pageSize = 1000;

/**
 * Writes the active products as CSV, with prices in major units.
 *
 * @param byteOrderMark begin the file with a byte order mark
 * @returns the text of the file, made while it is read
 */
export async function exportProducts(ctx: Ctx, byteOrderMark = false): Promise<Readable> {
  const paths = await categoryPaths(ctx);
  const columns =
    'sku name price category_path stock description sale_price slug track_stock'.split(' ');
  const { currency } = ctx.tenant;
  async function* rows() {
    for (let after = ''; ; ) {
      const page = await selectForExport(ctx, after, pageSize);
      for (const product of page) {
        yield [
          neutralise(product.sku),
          neutralise(product.name),
          formatDecimal(product.price, currency),
          neutralise((product.categoryId && paths.get(product.categoryId)) ?? ''),
          String(product.onHand),
          neutralise(product.description),
          product.salePrice === null ? '' : formatDecimal(product.salePrice, currency),
          product.slug,
          String(product.trackStock),
        ];
      }
      const last = page.at(-1);
      if (!last || page.length < pageSize) return;
      after = last.sku;
    }
  }
  const source = Readable.from(rows());
  // Readers with another separator or line end must see these cells as one too.
  const csv = stringify({ header: true, columns, bom: byteOrderMark, quoted_match: /[;\t\r]/ });
  source.on('error', (error) => csv.destroy(error));
  return source.pipe(csv);
}

async function categoryPaths(ctx: Ctx): Promise<Map<string, string>> {
  const nodes = new Map((await selectAllNodes(ctx)).map((node) => [node.id, node]));
  const paths = new Map<string, string>();
  const pathOf = (id: string): string => {
    const known = paths.get(id);
    if (known !== undefined) return known;
    const node = nodes.get(id);
    if (!node) return '';
    const name = escapeName(node.name);
    const path = node.parentId === null ? name : `${pathOf(node.parentId)}/${name}`;
    paths.set(id, path);
    return path;
  };
  for (const id of nodes.keys()) pathOf(id);
  return paths;
}
