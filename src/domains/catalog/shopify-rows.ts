// Completes the rows of Shopify's files. The rows of a product have one handle; only the first of them has
// the title. The others are its variants, or more pictures.
import type { ColumnName, Heading } from './import-columns.js';

/** Columns of a variant that the first row of its product holds. */
const shared: ColumnName[] = ['name', 'category_path', 'description', 'status', 'type'];

export class ShopifyRows {
  readonly #at: Heading['at'];
  #first: string[] = [];

  constructor({ at }: Heading) {
    this.#at = at;
  }

  /**
   * Completes the cells of a variant with those of its product. For a row without a variant, returns the SKU
   * of the product's first row and the cell with a picture.
   */
  complete(cells: string[]): string[] | { sku: string; picture: string } {
    if (!this.#at.has('option_1') || !this.#at.has('slug')) return cells;
    const handle = this.#cell(cells, 'slug');
    if (handle === '' || this.#cell(cells, 'name') !== '') {
      this.#first = cells;
      return cells;
    }
    if (handle !== this.#cell(this.#first, 'slug')) return cells;
    if (this.#cell(cells, 'sku') === '')
      return { sku: this.#cell(this.#first, 'sku'), picture: this.#cell(cells, 'images') };
    const completed = [...cells];
    for (const column of shared) {
      const at = this.#at.get(column);
      if (at !== undefined && this.#cell(cells, column) === '')
        completed[at] = this.#first[at] as string;
    }
    // The handle is the address of the first variant.
    completed[this.#at.get('slug') as number] = '';
    return completed;
  }

  #cell(cells: string[], column: ColumnName): string {
    return (cells[this.#at.get(column) ?? -1] ?? '').trim();
  }
}
