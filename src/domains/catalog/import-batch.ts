// Imports a batch of rows in one transaction, or tries what importing them would do.
import type { Ctx } from '../../context.js';
import type { ImportError } from '../../contract/generated/catalog.js';
import { violates } from '../../db/constraints.js';
import { TryAgain } from '../../db/transaction.js';
import { emit } from '../../events/emit.js';
import { newId } from '../../lib/ids.js';
import { insertStockLevels, selectStock, setOnHand, setTracked } from '../inventory/index.js';
import type { CategoryPaths } from './category-paths.js';
import type { Fault, ImportedRow } from './import-cells.js';
import { queuePictures, type RowPictures } from './import-pictures.js';
import type { ParsedRow } from './import-rows.js';
import {
  type FileProduct,
  insertProducts,
  lockBySku,
  selectBySku,
  updateProducts,
} from './product-files.sql.js';
import { selectTakenProductSlugs } from './products.sql.js';
import { slugCandidates } from './save-product.js';
import { chooseSlug } from './slugs.js';

export interface Outcome {
  created: number;
  updated: number;
  unchanged: number;
  errors: ImportError[];
  warnings: ImportError[];
}

type Row = Omit<ImportedRow, 'images'> & { row: number };

/** A product that a row describes: new, or with changed values if `isChanged`. */
interface Planned {
  row: Row;
  product: FileProduct;
  isNew: boolean;
  isChanged: boolean;
}

/** @param rows each SKU at most once */
export async function importBatch(
  ctx: Ctx,
  importId: string,
  rows: ParsedRow[],
  paths: CategoryPaths,
): Promise<Outcome> {
  const { read, pictures, outcome } = sortOut(rows);
  const known = await lockBySku(
    ctx,
    read.map(({ sku }) => sku),
  );
  const planned = await plan(ctx, read, known, outcome, (names) => paths.resolve(ctx, names));
  const fresh = planned.filter(({ isNew }) => isNew);
  const changed = planned.filter(({ isNew, isChanged }) => !isNew && isChanged);
  await insertProducts(ctx, productsOf(fresh)).catch(tryAgainIfTaken);
  await updateProducts(ctx, productsOf(changed)).catch(tryAgainIfTaken);
  await insertStockLevels(ctx, idsOf(fresh));
  const retracked = await setTracked(ctx, trackingOf(ctx, planned));
  const stock = await setOnHand(ctx, levelsOf(planned), 'Import', null);
  await emit(ctx, { type: 'product.created', productIds: idsOf(fresh) });
  await emit(ctx, { type: 'product.updated', productIds: idsOf(changed) });
  await queuePictures(ctx, importId, pictures, idsBySku(planned));
  const stockChanged = [...new Set([...stock.changed, ...retracked])];
  await emit(ctx, {
    type: 'stock.changed',
    productIds: stockChanged,
    kind: 'import',
    orderId: null,
  });
  return count(outcome, planned, new Set(stockChanged), new Set(stock.refused));
}

/**
 * Finds out what `importBatch` would do, and changes nothing.
 *
 * @param added SKUs that earlier rows of the dry run would add; those of this batch are added to it
 */
export async function tryBatch(
  ctx: Ctx,
  rows: ParsedRow[],
  paths: CategoryPaths,
  added: Set<string>,
): Promise<Outcome> {
  const { read, outcome } = sortOut(rows);
  const again = read.filter(({ sku }) => added.has(sku));
  const others = read.filter(({ sku }) => !added.has(sku));
  const known = await selectBySku(
    ctx,
    others.map(({ sku }) => sku),
  );
  const planned = await plan(ctx, others, known, outcome, (names) => paths.find(ctx, names));
  for (const { row, isNew } of planned) if (isNew) added.add(row.sku);
  const levels = levelsOf(planned);
  const stock = await selectStock(
    ctx,
    levels.map(({ productId }) => productId),
  );
  const levelOf = new Map(stock.map((one) => [one.productId, one]));
  const is = (test: (wanted: number, now: { onHand: number; reserved: number }) => boolean) =>
    new Set(
      levels.flatMap(({ productId, onHand }) => {
        const now = levelOf.get(productId);
        return now && test(onHand, now) ? [productId] : [];
      }),
    );
  const refused = is((wanted, { reserved }) => wanted < reserved);
  const changed = is((wanted, { onHand }) => wanted !== onHand);
  const counted = count(outcome, planned, changed, refused);
  return { ...counted, updated: counted.updated + again.length };
}

function sortOut(rows: ParsedRow[]): {
  read: Row[];
  pictures: RowPictures[];
  outcome: Outcome;
} {
  const outcome: Outcome = { created: 0, updated: 0, unchanged: 0, errors: [], warnings: [] };
  const read: Row[] = [];
  const pictures: RowPictures[] = [];
  for (const { row, result } of rows) {
    if ('error' in result) outcome.errors.push({ row, ...result.error });
    else if ('skipped' in result) {
      outcome.unchanged += 1;
      outcome.warnings.push({ row, ...result.skipped });
    } else if ('pictures' in result) {
      outcome.unchanged += 1;
      pictures.push({ row, ...result.pictures });
      outcome.warnings.push(...result.warnings.map((one) => ({ row, ...one })));
    } else {
      const { images: urls, ...product } = result.product;
      read.push({ ...product, row });
      if (urls) pictures.push({ row, sku: product.sku, urls });
      outcome.warnings.push(...result.warnings.map((one) => ({ row, ...one })));
    }
  }
  return { read, pictures, outcome };
}

async function plan(
  ctx: Ctx,
  rows: Row[],
  known: FileProduct[],
  { errors, warnings }: Outcome,
  categoryOf: (names: string[]) => Promise<string | null | undefined>,
): Promise<Planned[]> {
  const bySku = new Map(known.map((one) => [one.sku, one]));
  const slugs = await freeSlugs(ctx, rows, bySku);
  const planned: Planned[] = [];
  for (const row of [...rows].sort((a, b) => (a.sku < b.sku ? -1 : 1))) {
    const before = bySku.get(row.sku);
    const missing = before ? undefined : missingOf(row);
    if (missing) {
      errors.push({ row: row.row, ...missing });
      continue;
    }
    const slug = slugs.choose(row, before);
    if (slug.warning) warnings.push({ row: row.row, ...slug.warning });
    const product: FileProduct = {
      id: before?.id ?? newId(),
      sku: row.sku,
      name: row.name ?? (before as FileProduct).name,
      slug: slug.slug,
      description: row.description ?? before?.description ?? '',
      categoryId: before?.categoryId ?? null,
      price: row.price ?? (before as FileProduct).price,
      salePrice: row.salePrice === undefined ? (before?.salePrice ?? null) : row.salePrice,
      status: row.status ?? before?.status ?? 'active',
    };
    let isElsewhere = false;
    if (row.categoryPath) {
      const categoryId = await categoryOf(row.categoryPath);
      isElsewhere = categoryId !== product.categoryId;
      product.categoryId = categoryId ?? null;
    }
    const isChanged = !before || isElsewhere || differs(before, product);
    planned.push({ row, product, isNew: !before, isChanged });
  }
  return planned;
}

function missingOf({ name, price }: Row): Fault | undefined {
  const columns = [
    ...(name === undefined ? ['name'] : []),
    ...(price === undefined ? ['price'] : []),
  ];
  if (columns.length === 0) return undefined;
  return {
    column: columns[0] as string,
    detail: `No product has this SKU yet, and a new one needs a ${columns.join(' and a ')}.`,
  };
}

const differs = (a: FileProduct, b: FileProduct): boolean =>
  (Object.keys(b) as Array<keyof FileProduct>).some((key) => a[key] !== b[key]);

/** Chooses slugs that neither the catalogue nor an earlier row of the batch uses. */
async function freeSlugs(ctx: Ctx, rows: Row[], bySku: Map<string, FileProduct>) {
  const candidatesOf = ({ slug, name, sku }: Row): string[] => [
    ...(slug === undefined ? [] : [slug]),
    ...(name === undefined ? [] : slugCandidates(name, sku)),
  ];
  const asked = rows.flatMap((row) => {
    const before = bySku.get(row.sku);
    if (!before) return candidatesOf(row);
    return row.slug === undefined || row.slug === before.slug ? [] : [row.slug];
  });
  const taken = await selectTakenProductSlugs(ctx, asked);
  return {
    choose(row: Row, before: FileProduct | undefined): { slug: string; warning?: Fault } {
      const kept = before?.slug;
      const wanted = row.slug;
      if (kept !== undefined && (wanted === undefined || wanted === kept)) return { slug: kept };
      const slug =
        kept === undefined
          ? chooseSlug(candidatesOf(row), taken)
          : taken.has(wanted as string)
            ? kept
            : (wanted as string);
      taken.add(slug);
      if (wanted === undefined || slug === wanted) return { slug };
      return {
        slug,
        warning: {
          column: 'slug',
          detail: `Another product has the slug ${wanted}; this one has ${slug}.`,
        },
      };
    },
  };
}

const idsBySku = (planned: Planned[]) =>
  new Map(planned.map(({ product }) => [product.sku, product.id]));

const productsOf = (planned: Planned[]) => planned.map(({ product }) => product);
const idsOf = (planned: Planned[]) => planned.map(({ product }) => product.id);

const levelsOf = (planned: Planned[]) =>
  planned.flatMap(({ row, product }) =>
    row.stock === undefined ? [] : [{ productId: product.id, onHand: row.stock }],
  );

/** New products without a stock follow the tenant's setting. */
function trackingOf({ tenant }: Ctx, planned: Planned[]) {
  const byDefault = tenant.settings.importsTrackStock ?? true;
  return planned.flatMap(({ row, product, isNew }) => {
    const isTracked =
      row.trackStock ?? (isNew && row.stock === undefined && !byDefault ? false : undefined);
    return isTracked === undefined ? [] : [{ productId: product.id, isTracked }];
  });
}

function count(
  outcome: Outcome,
  planned: Planned[],
  stockChanged: Set<string>,
  stockRefused: Set<string>,
): Outcome {
  const counted = { ...outcome };
  for (const { row, product, isNew, isChanged } of planned) {
    if (stockRefused.has(product.id))
      counted.errors.push({
        row: row.row,
        column: 'stock',
        detail: 'Orders have reserved more. The stock was left as it is.',
      });
    else if (isNew) counted.created += 1;
    else if (isChanged || stockChanged.has(product.id)) counted.updated += 1;
    else counted.unchanged += 1;
  }
  counted.errors.sort(byRow);
  counted.warnings.sort(byRow);
  return counted;
}

const byRow = (a: ImportError, b: ImportError) => (a.row ?? 0) - (b.row ?? 0);

/** Another transaction added a product with the SKU or the slug. */
function tryAgainIfTaken(error: unknown): never {
  const isTaken = violates(error, 'products_slug_key') || violates(error, 'products_sku_key');
  throw isTaken ? new TryAgain() : error;
}
